import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { itemText } from './model.ts';

export interface Received {
  to: string;
  /** The items of a digest, or the subject. */
  what: string;
  messageId: string;
  /** Offered, and refused for good. */
  refused?: boolean;
}

/** How the server is today: it answers, says 451 to every mail, or hangs up on everybody. */
export type Condition = 'up' | 'refusing' | 'hanging up';

/** What happens to one mail, once; to the one that is refused for good until somebody sends it again. */
const TROUBLES = { later: 20, cut: 10, cutAfterData: 6, refused: 4 } as const;
export type Trouble = keyof typeof TROUBLES | 'silence';

/** Longer than any pause of this process, which plays the server, too. */
const SILENCE_MS = 10_000;

/** A real SMTP server on loopback that has bad days. */
export class Sink {
  condition: Condition = 'up';
  /** The next mail gets no answer at all. */
  silent = false;
  /** Mails that the server did not take, or not say it took, by how. */
  readonly troubles = new Map<string, number>();
  readonly #server: SMTPServer;
  readonly #seed: string;
  readonly #troubled = new Set<string>();
  /** Taken, and the line cut before the answer: the same mail comes again, as it must. */
  readonly #unanswered = new Map<string, string>();
  readonly #sockets = new Map<number, Socket>();
  #mails: Received[] = [];

  constructor(seed: string) {
    this.#seed = seed;
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 200,
      onMailFrom: (_address, _session, callback) => {
        if (this.condition === 'up') return callback();
        this.#count('refusing');
        callback(Object.assign(new Error('down for maintenance'), { responseCode: 451 }));
      },
      onData: (stream, session, callback) =>
        void this.#data(stream, session).then((code) => {
          if (code === 250) callback();
          else if (code > 0) callback(Object.assign(new Error('not now'), { responseCode: code }));
        }, callback),
    });
    this.#server.on('error', () => undefined);
    this.#server.server.on('connection', (socket) => {
      if (this.condition === 'hanging up') {
        this.#count('hanging up');
        socket.destroy();
        return;
      }
      const { remotePort = 0 } = socket;
      this.#sockets.set(remotePort, socket);
      socket.once('close', () => this.#sockets.delete(remotePort));
    });
  }

  /** Its address; who waits for an answer waits for so long. */
  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server.server, 'listening');
    const { port } = this.#server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}?socketTimeout=${SILENCE_MS}`;
  }

  close(): Promise<void> {
    for (const socket of this.#sockets.values()) socket.destroy();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  /** What came since the last look. */
  take(): Received[] {
    const taken = this.#mails;
    this.#mails = [];
    return taken;
  }

  /** The answer to one mail; 0 is none. */
  async #data(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<number> {
    const { messageId = '', subject = '', text = '' } = await simpleParser(stream, PLAIN);
    const to = session.envelope.rcptTo.map(({ address }) => address).join();
    const mail = { to, what: itemsOf(text) || subject, messageId };
    const trouble = this.#trouble(mail);
    if (trouble === 'silence') return 0;
    if (trouble === 'later') return 452;
    if (trouble === 'cut') return this.#cut(session);
    const again = this.#unanswered.get(messageId) === mail.what;
    this.#unanswered.delete(messageId);
    if (!again) this.#mails.push(trouble === 'refused' ? { ...mail, refused: true } : mail);
    if (trouble === 'refused') return 554;
    if (trouble !== 'cutAfterData') return 250;
    this.#unanswered.set(messageId, mail.what);
    return this.#cut(session);
  }

  #cut({ remotePort }: SMTPServerSession): 0 {
    this.#sockets.get(remotePort)?.destroy();
    return 0;
  }

  /** The mail itself decides, so that a seed repeats it. */
  #trouble({ to, what, messageId }: Received): Trouble | undefined {
    if (this.#troubled.has(messageId)) return undefined;
    let dice = createHash('sha256').update(`${this.#seed} ${to} ${what}`).digest().readUInt16BE() % 1000;
    const drawn = Object.entries(TROUBLES).find(([, weight]) => {
      dice -= weight;
      return dice < 0;
    });
    const trouble = this.silent ? 'silence' : (drawn?.[0] as Trouble | undefined);
    this.silent = false;
    if (!trouble) return undefined;
    this.#troubled.add(messageId);
    this.#count(trouble);
    return trouble;
  }

  #count(trouble: string): void {
    this.troubles.set(trouble, (this.troubles.get(trouble) ?? 0) + 1);
  }
}

const PLAIN = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true };
const ITEM = /【([^】]+)】(.+)\n项目:(.+)\(备案号 .*\n依据第\d+条,最后期限 (\d{4}-\d\d-\d\d)/g;
const itemsOf = (text: string) =>
  [...text.replaceAll('\r', '').matchAll(ITEM)]
    .map(([, label = '', title = '', project = '', due = '']) => itemText(project, title, label, due))
    .sort()
    .join('\n');
