import * as z from 'zod/mini';
import { type Breach, breach, breachesOf } from '../../regulation/decision.ts';
import { type Context, command } from '../command.ts';
import { isMaterial, type Material, materialNames, materials } from '../materials.ts';
import { seesDocument } from '../part.ts';
import { rolesOn, SYSTEM } from '../permissions.ts';
import type { Project } from '../project.ts';
import { identifier, text } from '../schema.ts';

/** 2 GiB (API.md, "Documents"). */
export const MAX_DOCUMENT_BYTES = 2 * 1024 ** 3;

const byId = z.strictObject({ documentId: identifier });

/** A participating unit's own documents exist for it, and no others. */
function knows(project: Project, documentId: string, context: Context): Breach[] {
  const document = project.documents[documentId];
  if (document && seesDocument(project, document, context)) return [];
  return [breach('noSuchDocument', null, '没有这份材料', 'documentId')];
}

function mayUpload(project: Project, name: string, { actor, today }: Context): Breach | false {
  if (!isMaterial(name)) {
    return breach('unknownMaterial', null, `没有这种材料,可用:${materialNames.join('、')}`, 'material');
  }
  const material: Material = materials[name];
  const held = actor === SYSTEM ? [] : rolesOn(actor, project, today);
  if (held.some((role) => material.uploaders.includes(role))) return false;
  return breach('notAllowed', material.article, `「${material.label}」不由您这一方上传`, 'material');
}

export const registerDocument = command({
  input: z.strictObject({
    material: z.string().check(z.maxLength(50)),
    fileName: text(200),
    contentType: z.string().check(z.regex(/^[\w.+-]+\/[\w.+-]+$/, '类型格式不正确'), z.maxLength(127)),
    sizeBytes: z.int().check(z.gte(1, '文件不能为空'), z.lte(MAX_DOCUMENT_BYTES, '单个文件不能超过 2 GiB')),
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, '须为 64 位小写十六进制 SHA-256')),
  }),
  check: (project, input, context) => breachesOf(mayUpload(project, input.material, context)),
  events: (project, input, { newId }) => {
    const documentId = newId();
    const key = `projects/${project.projectId}/documents/${documentId}`;
    return [{ type: 'documentRegistered', data: { documentId, key, ...input } }];
  },
});

export const completeUpload = command({
  input: byId,
  check: (project, { documentId }, context) => knows(project, documentId, context),
  // Said twice, or after the check has already run: nothing more to record.
  events: (project, { documentId }) =>
    project.documents[documentId]?.status === 'pending'
      ? [{ type: 'documentUploaded', data: { documentId } }]
      : [],
});

export const downloadDocument = command({
  input: byId,
  check: (project, { documentId }, context) => {
    const unknown = knows(project, documentId, context);
    return breachesOf(
      unknown,
      unknown.length === 0 &&
        project.documents[documentId]?.status !== 'available' &&
        breach('documentNotAvailable', null, '材料尚未通过校验,不能下载', 'documentId'),
    );
  },
  events: (_, data) => [{ type: 'documentDownloaded', data }],
});

const undecided = (project: Project, documentId: string) => {
  const status = project.documents[documentId]?.status;
  return status === 'pending' || status === 'checking';
};

export const acceptDocument = command({
  input: z.strictObject({ documentId: identifier, scan: z.enum(['clean', 'notScanned']) }),
  check: (project, { documentId }, context) => knows(project, documentId, context),
  events: (project, input) =>
    undecided(project, input.documentId) ? [{ type: 'documentAccepted', data: input }] : [],
});

export const refuseDocument = command({
  input: z.strictObject({ documentId: identifier, refusal: text(500) }),
  check: (project, { documentId }, context) => knows(project, documentId, context),
  events: (project, input) =>
    undecided(project, input.documentId) ? [{ type: 'documentRefused', data: input }] : [],
});
