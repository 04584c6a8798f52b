import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { itemText } from './model.ts';

export interface Received {
  to: string;
  /** The items of a digest, or the subject. */
  what: string;
  messageId: string;
}

/** A real SMTP server on loopback that has bad days: down on purpose, and now and then it refuses a mail or hangs up. */
export class Sink {
  up = true;
  /** Refused or cut since anybody asked. */
  troubles = 0;
  readonly #server: SMTPServer;
  readonly #seed: string;
  readonly #troubled = new Set<string>();
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
        if (this.up) return callback();
        this.troubles += 1;
        callback(Object.assign(new Error('down for maintenance'), { responseCode: 451 }));
      },
      onData: (stream, session, callback) => {
        simpleParser(stream, {
          skipHtmlToText: true,
          skipTextToHtml: true,
          skipImageLinks: true,
          skipTextLinks: true,
        }).then(({ messageId = '', subject = '', text = '' }) => {
          const trouble = this.#trouble(messageId);
          if (trouble === 'refuse')
            return callback(Object.assign(new Error('try again later'), { responseCode: 452 }));
          // Cut before the answer: nothing was taken.
          if (trouble === 'cut') return void this.#sockets.get(session.remotePort)?.destroy();
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          this.#mails.push({ to, what: itemsOf(text) || subject, messageId });
          callback();
        }, callback);
      },
    });
    this.#server.on('error', () => undefined);
    this.#server.server.on('connection', (socket) => {
      const { remotePort = 0 } = socket;
      this.#sockets.set(remotePort, socket);
      socket.once('close', () => this.#sockets.delete(remotePort));
    });
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(resolve));
  }

  /** What came since the last look. */
  take(): Received[] {
    const taken = this.#mails;
    this.#mails = [];
    return taken;
  }

  /** About one mail in forty is refused once, one in eighty hung up on once; the mail itself decides, so a seed repeats it. */
  #trouble(messageId: string): 'refuse' | 'cut' | undefined {
    if (this.#troubled.has(messageId)) return undefined;
    const dice = createHash('sha256').update(`${this.#seed} ${messageId}`).digest()[0] ?? 255;
    if (dice >= 9) return undefined;
    this.#troubled.add(messageId);
    this.troubles += 1;
    return dice < 6 ? 'refuse' : 'cut';
  }
}

const ITEM = /【([^】]+)】(.+)\n项目:(.+)\(备案号 .*\n依据第\d+条,最后期限 (\d{4}-\d\d-\d\d)/g;
const itemsOf = (text: string) =>
  [...text.replaceAll('\r', '').matchAll(ITEM)]
    .map(([, label = '', title = '', project = '', due = '']) => itemText(project, title, label, due))
    .sort()
    .join('\n');
