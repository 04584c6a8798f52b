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
