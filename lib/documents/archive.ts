import { createHash } from 'node:crypto';
import type { ChecklistItem } from '../project/checklist.ts';
import { stepLabels } from '../project/materials.ts';
import type { Project, ProjectDocument } from '../project/project.ts';
import { nameInZip } from './file-name.ts';
import type { Bundle, documentBytes } from './zip-object.ts';

/** 项目资料包: every available document under `备案号/阶段/材料/文件名`, with a list and the checksums. */
export interface Archive extends Bundle {
  entries: { name: string; document: ProjectDocument }[];
}

/** `unitId`: the part of a participating unit; undefined for who sees the whole project. */
export function archiveOf(
  project: Project,
  unitId: string | undefined,
  checklist: readonly ChecklistItem[],
): Archive {
  const documents = Object.values(project.documents)
    .filter((d) => d.status === 'available' && (unitId === undefined || d.uploaded.unitId === unitId))
    .toSorted((a, b) => compare(a.uploaded.at, b.uploaded.at) || compare(a.documentId, b.documentId));
  const taken = new Set<string>();
  const entries = documents.map((document) => ({
    name: nameOf(project, document, checklist, taken),
    document,
  }));
  const digest = createHash('sha256')
    .update(JSON.stringify(entries.map(({ name, document }) => [name, document.sha256])))
    .digest('hex');
  return {
    key: `projects/${project.projectId}/archives/${digest}.zip`,
    digest,
    entries,
    files: entries.length,
    sizeBytes: documents.reduce((sum, d) => sum + d.sizeBytes, 0),
  };
}

/** Two of one name get a number; `A.pdf` and `a.pdf` are one name where many people unpack it. */
function nameOf(
  project: Project,
  { material, fileName }: ProjectDocument,
  checklist: readonly ChecklistItem[],
  taken: Set<string>,
): string {
  const item = checklist.find((each) => each.material === material);
  const folder = [project.filingNumber, item ? stepLabels[item.step] : '其他', item?.label ?? material];
  const path = [...folder, fileName].map(nameInZip).join('/');
  const dot = path.lastIndexOf('.');
  let name = path;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${path.slice(0, dot)} (${n})${path.slice(dot)}`;
  taken.add(name.toLowerCase());
  return name;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Store → zip → store, as a stream: memory does not grow with the archive. Each file's SHA-256 is held against the record. */
export async function makeArchive(project: Project, archive: Archive): Promise<void> {
  // What only names an archive loads neither the zip's code nor the store's.
  const { documentBytes, storeZip } = await import('./zip-object.ts');
  await storeZip(archive.key, filesOf(project, archive, documentBytes));
}

async function* filesOf(project: Project, { entries }: Archive, bytesOf: typeof documentBytes) {
  const root = nameInZip(project.filingNumber);
  for (const { name, document } of entries) {
    const lastModified = new Date(document.uploaded.at);
    yield { name, lastModified, size: document.sizeBytes, input: bytesOf(document) };
  }
  const sums = entries.map(({ name, document }) => `${document.sha256}  ${name.slice(root.length + 1)}\n`);
  const lastModified = new Date(project.updatedAt);
  yield { name: `${root}/清单.json`, lastModified, input: JSON.stringify(listOf(project, entries), null, 2) };
  // For `sha256sum -c SHA256SUMS`, in the folder itself.
  yield { name: `${root}/SHA256SUMS`, lastModified, input: sums.join('') };
}

const listOf = (
  { filingNumber, fields, unitName, stage, version }: Project,
  entries: Archive['entries'],
) => ({
  filingNumber,
  project: fields.name,
  unit: unitName,
  stage,
  version,
  files: entries.map(({ name, document: d }) => ({
    path: name,
    material: d.material,
    sizeBytes: d.sizeBytes,
    sha256: d.sha256,
    scan: d.scan,
    uploadedBy: d.uploaded.name,
    uploadedAt: d.uploaded.at,
  })),
});
