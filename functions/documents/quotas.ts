import * as z from 'zod/mini';
import { later } from '../../lib/later.ts';
import { Problem } from '../../lib/problem.ts';
import type { Project } from '../../lib/project/project.ts';
import { readUploadUsage, takeUpload } from '../../lib/store/upload-usage.ts';

const GIB = 1024 ** 3;

/**
 * How much may be uploaded: `UPLOAD_QUOTAS`, JSON, set by the stage (cdk/config.ts) or the operator. A generous number is
 * enough: it keeps a script that ran away, or a stolen session, from filling the store.
 */
const quotas = later(() =>
  z.object({
    userGibPerDay: z._default(z.number().check(z.positive()), 50),
    userFilesPerDay: z._default(z.int().check(z.positive()), 1000),
    projectGib: z._default(z.number().check(z.positive()), 200),
    projectFiles: z._default(z.int().check(z.positive()), 3000),
  }),
);

/** Refuses a registration beyond a quota (429); otherwise what to write with it, so that the next one is counted on it. */
export async function withinQuotas(project: Project, userId: string, sizeBytes: number, today: string) {
  const limits = quotas().parse(JSON.parse(process.env.UPLOAD_QUOTAS || '{}'));
  const kept = keptOf(project);
  if (kept.files >= limits.projectFiles || kept.bytes + sizeBytes > limits.projectGib * GIB) {
    const most = `${limits.projectGib} GiB、${limits.projectFiles} 个文件`;
    throw new Problem(429, 'projectQuota', `本项目的材料已达上限(${most}),请联系系统管理员`);
  }
  const usage = await readUploadUsage(userId, today);
  if (usage.files >= limits.userFilesPerDay || usage.bytes + sizeBytes > limits.userGibPerDay * GIB) {
    const most = `${limits.userGibPerDay} GiB、${limits.userFilesPerDay} 个文件`;
    throw new Problem(429, 'userQuota', `您今天登记的上传已达上限(${most}),请明天再传或联系系统管理员`);
  }
  return takeUpload(userId, usage, sizeBytes);
}

/** What a project keeps: shared bytes once, refused ones not at all. */
function keptOf(project: Project) {
  const documents = Object.values(project.documents).filter(({ status }) => status !== 'refused');
  const sizes = new Map(documents.map(({ key, sizeBytes }) => [key, sizeBytes]));
  return { files: documents.length, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0) };
}
