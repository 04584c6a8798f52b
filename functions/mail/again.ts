import type { Message } from '../../lib/store/event-bus.ts';
import type { MailRecord } from '../../lib/store/mail-ledger.ts';

/** The message that a mail was made from, once more and for its recipient only: a later round may claim what is unsent. */
export const againMessage = ({ message, round, to }: MailRecord, more: object = {}): Message => ({
  ...message,
  detail: { ...message.detail, round: round + 1, only: to, ...more },
});
