import { createTransport, type Transporter } from 'nodemailer';

/** A mail as it goes out: one recipient, a Message-ID that stays the same however often it is tried. */
export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
}

let transport: Transporter | undefined;

/** `SMTP_URL` (smtp:// or smtps://, with user and password where the server asks for them) and `MAIL_FROM`. */
function smtp(): Transporter {
  const url = process.env.SMTP_URL;
  if (!url) throw new Error('SMTP_URL is not set: the mail function does not know its server');
  transport ??= createTransport(url, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  } as never);
  return transport;
}

/** Hands one mail to the SMTP server; throws when the server did not take it. */
export async function send(mail: Mail): Promise<void> {
  await smtp().sendMail({
    from: process.env.MAIL_FROM,
    ...mail,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
}
