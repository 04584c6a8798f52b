import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../lib/problem.ts';
import type { Person } from '../lib/project/people.ts';
import { CommitConflict } from '../lib/store/conflict.ts';
import type { Opening } from '../lib/store/requests.ts';
import type { Answer } from './http.ts';

/*
 * What every function that answers a person shares. Apart from the commands, which most of what is only read or administered has no
 * need of.
 */

/** Others may win the race for a version this often before the caller is told to come again. */
const ATTEMPTS = 12;

/** The person of the token, as the directory knows them. */
export function knownPerson({ person }: Opening): Person {
  if (person?.disabledOn) throw new Problem(403, 'personDisabled', '您的账号已停用,如有疑问请联系系统管理员');
  if (person) return person;
  throw new Problem(403, 'unknownPerson', '您已登录,但系统里没有您的人员信息,请联系系统管理员');
}

/** The first answer again, if this key was used before for the same request. */
export function repeated({ answer }: Opening, fingerprint: string): Answer | undefined {
  if (!answer) return undefined;
  if (answer.fingerprint === fingerprint) {
    const { status, body } = answer;
    const { version } = body as { version?: number };
    return { status, body, ...(version === undefined ? {} : { headers: etag(version) }) };
  }
  throw new Problem(422, 'idempotencyKeyReused', '这个 Idempotency-Key 已用于另一个请求');
}

export const etag = (version: number) => ({ etag: `"${version}"` });

/** Tries again while others win the race; each attempt loads and decides anew. */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let n = 1; n <= ATTEMPTS; n++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof CommitConflict)) throw error;
      await delay(Math.random() * 10 * n);
    }
  }
  throw new Problem(503, 'busy', '同一项目上的操作太多,请稍后再试');
}
