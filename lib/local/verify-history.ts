import { allProjectIds, type Finding, verifyHistory } from '../store/verify-history.ts';
import { Refusal } from './refusal.ts';
import { openToolStore, runTool } from './tool-store.ts';

/**
 * `npm run verify-history -- <project|all>`: recomputes hash chains from the store itself, past the API. Names the first
 * broken link and exits 1. The store is the one of `AWS_ENDPOINT_URL_DYNAMODB`, else of `DATA_DIR`, whether its host runs
 * or not.
 */
const USAGE = ['用法: npm run verify-history -- <项目标识|all>', 'Usage: … -- <project id|all>'] as const;

function lineOf({ projectId, filingNumber, events, verification }: Finding): string {
  const project = `${filingNumber} ${projectId}`;
  return verification.ok
    ? `通过  ${project}  共 ${events} 条`
    : `断开  ${project}  第 ${verification.brokenAt} 条与前文不符 (brokenAt=${verification.brokenAt})`;
}

async function* wanted(which: string): AsyncGenerator<string> {
  if (which === 'all') yield* allProjectIds();
  else yield which;
}

/** True when every chain holds. */
async function verifyAll(which: string): Promise<boolean> {
  let sound = true;
  for await (const projectId of wanted(which)) {
    const finding = await verifyHistory(projectId);
    if (!finding) throw new Refusal(`没有项目 ${projectId}。`, `There is no project ${projectId}.`);
    console.log(lineOf(finding));
    sound &&= finding.verification.ok;
  }
  return sound;
}

async function main(which: string | undefined): Promise<number> {
  if (!which) throw new Refusal(...USAGE);
  const store = await openToolStore();
  try {
    return (await verifyAll(which)) ? 0 : 1;
  } finally {
    await store.close();
  }
}

await runTool(() => main(process.argv[2]));
