import { createHmac, timingSafeEqual } from 'node:crypto';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** What the peer does with what comes next; `cut`: it takes it and ends the connection without an answer. */
export type PeerMode = 'take' | 'refuse' | 'busy' | 'cut';
export interface Taken {
  /** By which the peer knows a repeat; empty where the channel tells none. */
  readonly id: string;
  readonly words: string;
}
export interface Peer {
  readonly port: number;
  readonly taken: Taken[];
  become(mode: PeerMode): Promise<void>;
  close(): Promise<void>;
}

export interface SmtpPeer extends Peer {
  /** As `become`; what a mail server has against every mail: it greets with 554, or refuses the sender. */
  refuseAll(by: 'no_service' | 'no_sender'): Promise<void>;
  readonly mails: { readonly id: string; readonly to: string; readonly headers: readonly string[]; readonly subject: string; readonly text: string; readonly html: string; readonly key: string; readonly isEncrypted: boolean }[];
}
/** A mail server with TLS and a password, as a process. */
export async function smtpPeer(options: { key: string; cert: string; secure: boolean; user: string; password: string }): Promise<SmtpPeer> {
  const child = fork(fileURLToPath(new URL('./smtp-peer.mjs', import.meta.url)), [JSON.stringify(options)], { execArgv: [] });
  const mails: SmtpPeer['mails'] = [];
  const taken: Taken[] = [];
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  child.on('message', (told: { taken?: SmtpPeer['mails'][number] }) => {
    if (!told.taken) return;
    mails.push(told.taken);
    taken.push({ id: told.taken.id, words: `${told.taken.subject}\n${told.taken.text}` });
    child.send({ heard: true });
  });
  const become = async (mode: string): Promise<void> => {
    const told = new Promise<void>((resolve) => child.on('message', function heard(answer: { mode?: string }) {
      if (answer.mode !== mode) return;
      child.off('message', heard);
      resolve();
    }));
    child.send({ mode });
    await told;
  };
  return {
    port, mails, taken, become,
    refuseAll: become,
    close: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

export interface Seen {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
/** How a receiver of HTTP checks and answers; `check` is undefined where it is signed as it should be. */
export interface Receiver {
  check(seen: Seen): string | undefined;
  read(seen: Seen): Taken;
  /** Of `take`, `refuse`, `busy`. */
  answer(mode: Exclude<PeerMode, 'cut'>): { readonly status: number; readonly body: string };
}
export interface HttpPeer extends Peer {
  readonly seen: Seen[];
}
/** An HTTP receiver that takes what is signed by the right key alone. */
export async function httpPeer({ check, read, answer }: Receiver): Promise<HttpPeer> {
  let mode: PeerMode = 'take';
  const taken: Taken[] = [];
  const all: Seen[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const seen = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') };
    all.push(seen);
    const wrong = check(seen);
    if (mode === 'take' || mode === 'cut') if (wrong === undefined) taken.push(read(seen));
    if (mode === 'cut') return void request.socket.destroy();
    const { status, body } = wrong === undefined ? answer(mode) : { ...answer('refuse'), body: answer('refuse').body.replace('no', wrong) };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port, taken, seen: all,
    become: (next) => {
      mode = next;
      return Promise.resolve();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The receiver's own reckoning of a signature, by the words of the README and not by our code. */
export const hmacOf = (key: string, text: string, encoding: 'hex' | 'base64'): string => createHmac('sha256', key).update(text).digest(encoding);
export const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
