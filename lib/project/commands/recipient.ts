import { type Actor, SYSTEM } from '../permissions.ts';
import type { Recipient } from '../records.ts';

/** Which of the three bodies a person receives for (第十七、二十七条). */
export function recipientOf(actor: Actor): Recipient | undefined {
  if (actor === SYSTEM) return undefined;
  if (actor.roles.includes('finance')) return 'finance';
  if (actor.roles.includes('audit')) return 'audit';
  return actor.roles.includes('reviewer') || actor.roles.includes('bureauHead') ? 'bureau' : undefined;
}
