import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { listen } from './ports.ts';

export interface Mail {
  id: string;
  /** When the mailbox took it, wall clock; the sender's own date is in `date`. */
  receivedAt: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  date: string | null;
  messageId: string;
  headers: Record<string, string>;
}

export interface Mailbox {
  smtpUrl: string;
  /** Oldest first, as they came; only those to one address where `to` is given. */
  list(to?: string): Mail[];
  find(id: string): Mail | undefined;
  close(): Promise<void>;
}

const MAX_BYTES = 20 * 1024 * 1024;
const SCHEMA = `CREATE TABLE IF NOT EXISTS mails (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, mail TEXT NOT NULL)`;

/** A real SMTP server that delivers to nobody: the mail can be read at /local/mail. */
export async function openMailbox(state: DatabaseSync): Promise<Mailbox> {
  state.exec(SCHEMA);
  const insert = state.prepare('INSERT INTO mails (id, mail) VALUES (?, ?)');
  const all = state.prepare('SELECT mail FROM mails ORDER BY sequence');
  const one = state.prepare('SELECT mail FROM mails WHERE id = ?');

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: MAX_BYTES,
    disableReverseLookup: true,
    logger: false,
    // A sender with a pool keeps its connection open; stopping does not wait for it.
    closeTimeout: 200,
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      // Accepted only once it is on disk: after "250" the sender forgets it.
      readMail(stream, recipients).then((mail) => {
        insert.run(mail.id, JSON.stringify(mail));
        callback();
      }, callback);
    },
  });
  // A client that breaks off is its own trouble.
  server.on('error', () => undefined);
  const port = await listen(server.server, 0, '127.0.0.1');

  const list = (to?: string) => {
    const mails = all.all().map((row) => toMail(row.mail));
    return to === undefined ? mails : mails.filter((mail) => mail.to.includes(to));
  };
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    list,
    find(id) {
      const row = one.get(id);
      return row === undefined ? undefined : toMail(row.mail);
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const toMail = (json: unknown): Mail => JSON.parse(String(json));

async function readMail(stream: Parameters<typeof simpleParser>[0], recipients: string[]): Promise<Mail> {
  const parsed = await simpleParser(stream);
  return {
    id: randomUUID(),
    receivedAt: new Date().toISOString(),
    from: addresses(parsed.from)[0] ?? '',
    to: recipients.length > 0 ? recipients : addresses(parsed.to),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    date: parsed.date?.toISOString() ?? null,
    messageId: parsed.messageId ?? '',
    headers: Object.fromEntries(
      parsed.headerLines.map(({ key, line }) => [key, unfold(line.slice(key.length + 1))]),
    ),
  };
}

/** A header line may be broken before a space. */
const unfold = (value: string) => value.replace(/\r?\n(?=\s)/g, '').trim();

function addresses(field: AddressObject | AddressObject[] | undefined): string[] {
  const list = field === undefined ? [] : Array.isArray(field) ? field : [field];
  return list.flatMap(({ value }) => value.flatMap(({ address }) => address ?? []));
}
