import { createTransport, type Transporter } from 'nodemailer';
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
  transport ??= createTransport(await mailServer(), {
    pool: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  } as never);
  return transport;
}

/**
 * What a server's refusal means: for good (5xx), so trying again would only annoy it, or for now (4xx, no answer, a cut line).
 * `words` are the server's own, for the administrator.
 */
export function refusal(error: unknown): { permanent: boolean; words: string } {
  const { responseCode, response, code, message } = error as Error & {
    responseCode?: number;
    response?: string;
    code?: string;
  };
  // A refused password or sender is ours to mend: the mail itself is right, so it waits.
  const ours = code === 'EAUTH' || code === 'ECONNECTION';
  const permanent = !ours && responseCode !== undefined && responseCode >= 500;
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
    // The next mail asks for the server anew: its password may have been changed.
    transport = undefined;
    throw error;
  }
}
