import type { Message } from '../../lib/store/event-bus.ts';
import type { MailRecord } from '../../lib/store/mail-ledger.ts';

/** The message that a mail was made from, once more: the next round may claim what the earlier ones left unsent. */
export const againMessage = ({ message, round }: MailRecord, more: object = {}): Message => ({
  ...message,
  detail: { ...message.detail, round: round + 1, ...more },
});
