/** A mail of ours that came back, and why, in the words of the server that returned it. */
export interface Bounce {
  mailId: string;
  words: string;
}

/** Ours begin with the mail's number (`lib/store/mail-ledger.ts`); a report may name others beside them. */
const MESSAGE_ID = /<([0-9a-f]{32})@/g;
/** 延迟, 已转发: a report that the mail is still on its way, or has arrived. */
const NO_FAILURE = /^Action: *(delayed|delivered|relayed|expanded)/im;

/**
 * What a returned mail says (RFC 3464, and those who keep only half of it): every one of ours that it names, with the server's
 * words where it gives any. None where it reports no failure.
 */
export function readBounce(text: string): Bounce[] {
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ');
  if (NO_FAILURE.test(unfolded) && !/^Action: *failed/im.test(unfolded)) return [];
  const [, words = '收件方退回,未说明原因'] =
    /^Diagnostic-Code: *(?:smtp; *)?(.+)$/im.exec(unfolded) ??
    /^(Status: *[45]\.\d+\.\d+)/im.exec(unfolded) ??
    [];
  const mailIds = new Set([...unfolded.matchAll(MESSAGE_ID)].map(([, mailId = '']) => mailId));
  return [...mailIds].map((mailId) => ({ mailId, words: words.trim().slice(0, 500) }));
}
