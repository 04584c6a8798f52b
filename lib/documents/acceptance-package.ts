import { createHash } from 'node:crypto';
import type { ChecklistItem } from '../project/checklist.ts';
import type { Project, ProjectDocument } from '../project/project.ts';
import { nameInZip } from './file-name.ts';
import type { Bundle, documentBytes, ZipFile } from './zip-object.ts';

/**
 * 验收备案材料包 (第二十三条): the acceptance papers as one zip, to be taken to 潍坊市政务信息化项目管理系统 by the unit itself.
 * Each file has its SHA-256 and its SM3, the national standard.
 */
export interface AcceptancePackage extends Bundle {
  entries: { path: string; label: string; document: ProjectDocument }[];
}

export interface PackagedFile {
  path: string;
  material: string;
  /** What the checklist calls the material. */
  label: string;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  sm3: string;
}

/** The papers of acceptance and of its filing, in the order of the checklist in force; what the unit got back is no part of it. */
const isPaper = ({ material, step }: ChecklistItem): boolean =>
  (step === 'acceptance' || step === 'acceptanceFiling') && material !== 'weifangReceipt';

export function acceptancePackageOf(
  project: Project,
  checklist: readonly ChecklistItem[],
): AcceptancePackage {
  const entries = checklist
    .filter(isPaper)
    .map(({ material, label }) => ({ label, documents: documentsOf(project, material) }))
    .filter(({ documents }) => documents.length > 0)
    .flatMap(({ label, documents }, i) =>
      documents.map((document, j) => ({ path: pathOf(label, i, document, j), label, document })),
    );
  const digest = createHash('sha256')
    .update(
      JSON.stringify([project.fields.name, entries.map(({ path, document }) => [path, document.sha256])]),
    )
    .digest('hex');
  return {
    key: `projects/${project.projectId}/packages/${digest}.zip`,
    digest,
    entries,
    files: entries.length,
    sizeBytes: entries.reduce((sum, { document }) => sum + document.sizeBytes, 0),
  };
}

const documentsOf = ({ documents }: Project, material: string) =>
  Object.values(documents)
    .filter((d) => d.material === material && d.status === 'available')
    .sort((a, b) => (a.uploaded.at < b.uploaded.at ? -1 : 1));

/** Numbered, so that two files of one name stay two. */
const pathOf = (label: string, i: number, { fileName }: ProjectDocument, j: number) =>
  [`${String(i + 1).padStart(2, '0')}-${label}`, `${j + 1}-${fileName}`].map(nameInZip).join('/');

/** `cover` makes the cover sheet from what went by; it comes last, since it states the hashes. */
export async function makeAcceptancePackage(
  project: Project,
  { key, entries }: AcceptancePackage,
  cover: (files: readonly PackagedFile[]) => Promise<Uint8Array>,
): Promise<void> {
  // What only names a package loads neither the zip's code nor the store's.
  const { documentBytes, storeZip } = await import('./zip-object.ts');
  await storeZip(key, filesOf(project, entries, documentBytes, cover));
}

async function* filesOf(
  project: Project,
  entries: AcceptancePackage['entries'],
  bytesOf: typeof documentBytes,
  cover: (files: readonly PackagedFile[]) => Promise<Uint8Array>,
): AsyncGenerator<ZipFile> {
  const packaged: PackagedFile[] = [];
  for (const { path, label, document } of entries) {
    const { fileName, sizeBytes, sha256, material } = document;
    const tell = (sm3: string) =>
      void packaged.push({ path, material, label, fileName, sizeBytes, sha256, sm3 });
    yield {
      name: path,
      lastModified: new Date(document.uploaded.at),
      size: sizeBytes,
      input: bytesOf(document, { algorithm: 'sm3', tell }),
    };
  }
  const lastModified = new Date(project.updatedAt);
  yield { name: '清单.json', lastModified, input: JSON.stringify(manifestOf(project, packaged), null, 2) };
  yield { name: 'SHA256SUMS', lastModified, input: sums(packaged, 'sha256') };
  yield { name: 'SM3SUMS', lastModified, input: sums(packaged, 'sm3') };
  yield { name: '封面.pdf', lastModified, input: new Uint8Array(await cover(packaged)) };
}

/** As `sha256sum -c` and `openssl dgst -sm3` lists have it. */
const sums = (files: readonly PackagedFile[], hash: 'sha256' | 'sm3') =>
  files.map((file) => `${file[hash]}  ${file.path}\n`).join('');

const manifestOf = (
  { filingNumber, fields, unitName, acceptanceResult }: Project,
  files: readonly PackagedFile[],
) => ({
  filingNumber,
  project: fields.name,
  unit: unitName,
  acceptedAt: acceptanceResult?.cosigned?.at,
  basis: '诸城市政务信息化项目建设管理办法 第二十三条',
  files,
});
