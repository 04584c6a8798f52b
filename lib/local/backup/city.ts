import { createHash } from 'node:crypto';
import type { ProjectDocument } from '../../project/project.ts';
import { loadProject } from '../../store/projects.ts';
import { allProjectIds, verifyHistory } from '../../store/verify-history.ts';
import { Refusal } from '../refusal.ts';
import type { CityDigest } from './manifest.ts';

/**
 * Recomputes every project's chain, and holds every available document against the objects. The first that does not hold is
 * a refusal: such a copy must not pass for a whole one.
 */
export async function digestCity(
  hasObject: (document: ProjectDocument) => boolean | Promise<boolean>,
): Promise<CityDigest> {
  const heads: string[] = [];
  let events = 0;
  let documents = 0;
  for await (const projectId of allProjectIds()) {
    const finding = await verifyHistory(projectId);
    if (!finding?.verification.ok) throw brokenChain(projectId);
    heads.push(`${projectId} ${finding.head}`);
    events += finding.events;
    for (const document of await availableDocuments(projectId)) {
      if (!(await hasObject(document))) throw missingObject(document);
      documents += 1;
    }
  }
  const headsSha256 = createHash('sha256').update(heads.sort().join('\n')).digest('hex');
  return { projects: heads.length, events, documents, headsSha256 };
}

async function availableDocuments(projectId: string): Promise<ProjectDocument[]> {
  const { documents = {} } = (await loadProject(projectId))?.project ?? {};
  return Object.values(documents).filter(({ status }) => status === 'available');
}

const brokenChain = (projectId: string) =>
  new Refusal(
    `项目 ${projectId} 的历史链断开。请运行 npm run verify-history -- ${projectId}。`,
    `The history chain of project ${projectId} is broken: run npm run verify-history -- ${projectId}.`,
  );

const missingObject = ({ documentId, key }: ProjectDocument) =>
  new Refusal(
    `材料 ${documentId} 的文件缺失或不符 (${key})。`,
    `The file of document ${documentId} is missing or another one (${key}).`,
  );
