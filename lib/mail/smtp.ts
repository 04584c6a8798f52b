import { createTransport, type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import { mailServer } from './server.ts';

/** A mail as it goes out: one recipient, a Message-ID that stays the same however often it is tried. */
export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
}

let transport: Transporter | undefined;

async function smtp(): Promise<Transporter> {
  if (transport) return transport;
  const url = await mailServer();
  const perSecond = Number(process.env.MAIL_PER_SECOND ?? 0);
  // What the URL itself says (…?socketTimeout=5000) comes first.
  const options: SMTPPool.Options = {
    url,
    pool: true,
    maxConnections: 2,
    // Once more over a fresh line where an idle one was closed; a server that hangs up on everybody is the queue's business.
    maxRequeues: 1,
    ...(perSecond > 0 ? { rateDelta: 1000, rateLimit: perSecond } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // A password never goes over a line that is not encrypted.
    requireTLS: new URL(url).username !== '',
  };
  transport = createTransport(options);
  return transport;
}

/**
 * What a server's refusal means: for good (5xx), so trying again would only annoy it, or for now (4xx, no answer, a cut line).
 * `words` are the server's own, for the administrator.
 */
export function refusal(error: unknown): { permanent: boolean; words: string } {
  const { responseCode, response, code, command, message } = error as Error & {
    responseCode?: number;
    response?: string;
    code?: string;
    command?: string;
  };
  // Only what was said of the recipient or of the mail is meant for it; a refused password, sender or line is ours to mend.
  const ofThisMail = command === 'RCPT TO' || command === 'DATA';
  const refused = ofThisMail && responseCode !== undefined && responseCode >= 500;
  // An address that is none was never given to a server.
  const noAddress = code === 'EENVELOPE' && command === 'API' && !message.startsWith('Invalid sender');
  const permanent = refused || noAddress;
  return { permanent, words: (response ?? message).slice(0, 500) };
}

/** Hands one mail to the SMTP server, as `MAIL_FROM`; throws when the server did not take it. */
export async function send(mail: Mail): Promise<void> {
  const server = await smtp();
  try {
    await server.sendMail({
      from: process.env.MAIL_FROM,
      ...mail,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    // The next mail asks for the server anew: its address or password may have been changed.
    if (/^(EAUTH|ECONNECTION|EDNS|ESOCKET)$/.test((error as { code?: string }).code ?? ''))
      transport = undefined;
    throw error;
  }
}
