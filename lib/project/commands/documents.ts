import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { type Breach, breach, breachesOf } from '../../regulation/decision.ts';
import { checklistOf } from '../checklist.ts';
import { type Context, command } from '../command.ts';
import { seesDocument } from '../part.ts';
import { rolesOn, SYSTEM } from '../permissions.ts';
import type { Project } from '../project.ts';
import { sameContent } from '../same-content.ts';
import { fileName, identifier, list, text } from '../schema.ts';
import { isMultipart, MAX_PARTS, planParts } from '../upload-parts.ts';

/** 2 GiB (API.md, "Documents"). */
export const MAX_DOCUMENT_BYTES = 2 * 1024 ** 3;

const byId = later(() => z.strictObject({ documentId: identifier() }));

const sha256 = later(() => z.string().check(z.regex(/^[0-9a-f]{64}$/, '须为 64 位小写十六进制 SHA-256')));

/** One SHA-256 a part, of the parts as `planParts` cuts them. */
export function partsBreach({
  sizeBytes,
  partSha256,
}: {
  sizeBytes: number;
  partSha256?: string[] | undefined;
}) {
  if (partSha256 === undefined) return false;
  const { partSizeBytes, sizes } = planParts(sizeBytes);
  const due = isMultipart(sizeBytes) ? sizes.length : 0;
  if (partSha256.length === due) return false;
  const message = due
    ? `须按每段 ${partSizeBytes} 字节给出 ${due} 个 SHA-256`
    : '64 MiB 及以下的文件一次上传,不分段';
  return breach('partsMismatch', null, message, 'partSha256');
}

/** A participating unit's own documents exist for it, and no others. */
function knows(project: Project, documentId: string, context: Context): Breach[] {
  const document = project.documents[documentId];
  if (document && seesDocument(project, document, context)) return [];
  return [breach('noSuchDocument', null, '没有这份材料', 'documentId')];
}

function mayUpload(project: Project, name: string, { actor, today, rules }: Context): Breach | false {
  const checklist = checklistOf(rules);
  const material = checklist.find((item) => item.material === name);
  if (!material) {
    const names = checklist.map((item) => item.material).join('、');
    return breach('unknownMaterial', null, `没有这种材料,可用:${names}`, 'material');
  }
  const held = actor === SYSTEM ? [] : rolesOn(actor, project, today);
  if (held.some((role) => material.uploaders.includes(role))) return false;
  return breach('notAllowed', material.article, `「${material.label}」不由您这一方上传`, 'material');
}

export const registerDocument = command({
  input: later(() =>
    z.strictObject({
      material: z.string().check(z.maxLength(50)),
      fileName: fileName(),
      contentType: z.string().check(z.regex(/^[\w.+-]+\/[\w.+-]+$/, '类型格式不正确'), z.maxLength(127)),
      sizeBytes: z.int().check(z.gte(1, '文件不能为空'), z.lte(MAX_DOCUMENT_BYTES, '单个文件不能超过 2 GiB')),
      sha256: sha256(),
      /** Of each part of a file over 64 MiB, where the sender knows them: then each part is bound to its own. */
      partSha256: z.optional(list(sha256(), MAX_PARTS)),
    }),
  ),
  check: (project, input, context) =>
    breachesOf(mayUpload(project, input.material, context), partsBreach(input)),
  events: (project, { partSha256: _, ...input }, { newId }) => {
    const documentId = newId();
    const key = `projects/${project.projectId}/documents/${documentId}`;
    return [{ type: 'documentRegistered', data: { documentId, key, ...input } }];
  },
});

/** `stored: false`: the bytes were not sent, since the project has them already. */
export const completeUpload = command({
  input: later(() => z.strictObject({ documentId: identifier(), stored: z._default(z.boolean(), true) })),
  check: (project, { documentId, stored }, context) => {
    const document = project.documents[documentId];
    return breachesOf(
      knows(project, documentId, context),
      document?.status === 'pending' &&
        !stored &&
        !sameContent(project, document) &&
        breach('notUploaded', null, '文件内容还没有上传,请先完成上传', 'documentId'),
    );
  },
  // Said twice, or after the check has already run: nothing more to record.
  events: (project, { documentId, stored }) => {
    const document = project.documents[documentId];
    if (document?.status !== 'pending') return [];
    const same = stored ? undefined : sameContent(project, document);
    if (same) return [{ type: 'documentLinked', data: { documentId, sameAs: same.documentId } }];
    return [{ type: 'documentUploaded', data: { documentId } }];
  },
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

/** The scanner did not answer. Said once, however often it is tried again meanwhile. */
export const reportScanFailure = command({
  input: byId,
  check: () => [],
  events: (project, { documentId }) =>
    undecided(project, documentId) && project.documents[documentId]?.scan !== 'failed'
      ? [{ type: 'documentScanFailed', data: { documentId } }]
      : [],
});

export const acceptDocument = command({
  input: later(() =>
    z.strictObject({
      documentId: identifier(),
      scan: z.enum(['clean', 'notScanned']),
      versionId: z.optional(text(1024)),
    }),
  ),
  check: (project, { documentId }, context) => knows(project, documentId, context),
  events: (project, { documentId, scan, versionId }) => {
    const document = project.documents[documentId];
    if (!document || !undecided(project, documentId)) return [];
    const same = sameContent(project, document);
    if (same) return [{ type: 'documentLinked', data: { documentId, sameAs: same.documentId } }];
    const version = versionId === undefined ? {} : { versionId };
    return [{ type: 'documentAccepted', data: { documentId, scan, ...version } }];
  },
});

export const refuseDocument = command({
  input: later(() => z.strictObject({ documentId: identifier(), refusal: text(500) })),
  check: (project, { documentId }, context) => knows(project, documentId, context),
  events: (project, input) =>
    undecided(project, input.documentId) ? [{ type: 'documentRefused', data: input }] : [],
});

/** A registration whose bytes never came is taken back; one that came meanwhile stays, and one that is gone is gone. */
export const expireUpload = command({
  input: byId,
  check: () => [],
  events: (project, { documentId }) =>
    project.documents[documentId]?.status === 'pending'
      ? [{ type: 'uploadExpired', data: { documentId } }]
      : [],
});

const bundle = later(() =>
  z.strictObject({
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    files: z.int(),
    sizeBytes: z.int(),
    ready: z.boolean(),
  }),
);

/** Fetched when it is there, asked for when it has yet to be made: either is on record, which is the purpose. */
export const downloadArchive = command({
  input: bundle,
  check: (_, { files }) => breachesOf(files === 0 && breach('noDocuments', null, '项目还没有可用的材料')),
  events: (_, { ready, ...data }) => [{ type: ready ? 'archiveDownloaded' : 'archiveRequested', data }],
});

/** 第二十三条: the papers for the upper system, which the unit takes there itself. */
export const downloadAcceptancePackage = command({
  input: bundle,
  check: (_, { files }) =>
    breachesOf(
      files === 0 && breach('noDocuments', 23, '还没有可用的验收材料,请先上传验收意见、验收报告等材料'),
    ),
  events: (_, { ready, ...data }) => [
    { type: ready ? 'acceptancePackageDownloaded' : 'acceptancePackageRequested', data },
  ],
});
