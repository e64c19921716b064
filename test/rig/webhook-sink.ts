import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { chance, type Chance } from '#testing/moves.js';

/** The channel's name, as contacts name it. */
export const HOOK = 'rig-hook';
const KEY = { keyId: 'rig-1', secret: 'a secret of the rig, 32 letters or more' };

/** `refused`: 503, not taken. `cut`: taken, and the connection ends without an answer. `late`: taken, and the answer takes its time. */
export type Fate = 'taken' | 'late' | 'cut' | 'refused';
/** One message as it came in, by its `Idempotency-Key`. */
export interface Post {
  readonly at: number;
  readonly key: string;
  readonly body: string;
  /** By the README's words, and not by the code that signs. */
  readonly isSigned: boolean;
  readonly fate: Fate;
}

/** A partner's program outside the system. Told to, it fails sometimes. */
export interface WebhookSink {
  /** What the worker's `CHANNELS` says of it. */
  readonly channels: string;
  readonly posts: readonly Post[];
  /** By this seed some fail from now on. */
  failSometimes(seed: number): void;
  /** The next ones fare like this. */
  failNext(...fates: readonly Fate[]): void;
  onPost: (post: Post) => void;
  close(): Promise<void>;
}

/** Of a hundred messages so many; a third attempt at one is always taken, so that a run comes to rest. */
const PERCENT: Readonly<Record<Exclude<Fate, 'taken'>, number>> = { refused: 10, cut: 8, late: 12 };
const ATTEMPTS_THAT_FAIL = 2;
const LATE_MS = 1_500;

export async function startWebhookSink(): Promise<WebhookSink> {
  const posts: Post[] = [];
  const next: Fate[] = [];
  let choose: Chance | undefined;
  const fateOf = (key: string): Fate => next.shift() ?? (choose && posts.filter((post) => post.key === key).length < ATTEMPTS_THAT_FAIL ? fateBy(choose(100)) : 'taken');
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const key = String(request.headers['idempotency-key'] ?? '');
    const isSigned = signs(request, body);
    const post: Post = { at: Date.now(), key, body, isSigned, fate: isSigned ? fateOf(key) : 'refused' };
    posts.push(post);
    sink.onPost(post);
    if (post.fate === 'late') await sleep(LATE_MS);
    if (post.fate === 'cut') response.destroy();
    else response.writeHead(isSigned ? (post.fate === 'refused' ? 503 : 204) : 401).end();
  };
  // Who was killed while sending has sent nothing.
  const server = createServer((request, response) => void take(request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/liandong`;
  const sink: WebhookSink = {
    channels: JSON.stringify({ allowedHosts: ['127.0.0.1'], channels: { [HOOK]: { kind: 'webhook', url, ...KEY } } }),
    posts,
    failSometimes: (seed) => void (choose = chance(seed)),
    failNext: (...fates) => void next.push(...fates),
    onPost: () => undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return sink;
}

function fateBy(number: number): Fate {
  let below = 0;
  for (const fate of ['refused', 'cut', 'late'] as const) if (number < (below += PERCENT[fate])) return fate;
  return 'taken';
}

function signs({ headers }: IncomingMessage, body: string): boolean {
  const expected = Buffer.from(`v1=${createHmac('sha256', KEY.secret).update(`${String(headers['x-liandong-timestamp'])}.${body}`).digest('hex')}`);
  const given = Buffer.from(String(headers['x-liandong-signature']));
  return headers['x-liandong-key-id'] === KEY.keyId && given.length === expected.length && timingSafeEqual(given, expected);
}
