import { randomUUID } from 'node:crypto';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { eventually } from '#testing/eventually.js';
import { PASSWORD } from './system.js';

/** How soon acts are taken again after an outage. */
const BACK_MS = 10_000;

/** Status 0: nothing came back. `at`: the API that was asked. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly at?: string;
  readonly body: T;
}
export interface ReceiptView {
  readonly commandId: string;
  readonly stream: string;
  readonly status: string;
  readonly sequence: number;
  readonly hash: string;
  readonly events: readonly string[];
}
/** An act that somebody meant once, however often it was sent. */
export interface Act {
  readonly commandId: string;
  readonly by: Person;
  readonly stream: AssignmentId;
  readonly body: PersonCommandBody;
  readonly answers: Answer[];
}

/** Somebody with a session; the cookie outlives every process. */
export class Person {
  private constructor(
    private readonly next: () => string,
    private readonly cookie: string,
  ) {}

  /** `next`: the API that is asked, or, where there are several, the one that is asked next. */
  static async signedIn(next: string | (() => string), account: string): Promise<Person> {
    const door = typeof next === 'string' ? () => next : next;
    const response = await fetch(`${door()}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account, password: PASSWORD }) });
    if (response.status !== 200) throw new Error(`${account} cannot sign in: ${response.status} ${await response.text()}`);
    return new Person(door, (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  }

  async ask<T = unknown>(method: string, path: string, body?: object, headers: Record<string, string> = {}, at = this.next()): Promise<Answer<T>> {
    try {
      const response = await fetch(`${at}/api/v1${path}`, {
        method,
        headers: { cookie: this.cookie, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, at, body: (await response.json()) as T };
    } catch (error) {
      return { status: 0, at, body: String((error as { cause?: unknown }).cause ?? error) as T };
    }
  }

  async upload(path: string, name: string, content: string): Promise<{ status: number }> {
    const response = await fetch(`${this.next()}/api/v1${path}`, { method: 'POST', headers: { cookie: this.cookie, 'content-type': 'application/octet-stream', 'file-name': encodeURIComponent(name) }, body: content });
    return { status: response.status };
  }

  /** The same until it is taken; what comes meanwhile must say "not now". */
  async untilTaken<T>(what: string, ask: () => Promise<Answer<T>>): Promise<T> {
    let answer: Answer<T> | undefined;
    await eventually(
      what,
      async () => {
        answer = await ask();
        if (answer.status !== 0 && answer.status !== 503 && answer.status !== 200) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return answer.status === 200;
      },
      BACK_MS,
    ).catch((error: Error) => {
      throw new Error(`${error.message}; the last answer: ${answer?.status} ${JSON.stringify(answer?.body)}`);
    });
    return (answer as Answer<T>).body;
  }
}

export const pathOf = (stream: string, rest = ''): string => `/assignments/${encodeURIComponent(stream)}${rest}`;

/** Everything that was sent, in order, kept outside the system. */
export class Journal {
  readonly acts: Act[] = [];

  meant(by: Person, stream: AssignmentId, body: PersonCommandBody): Act {
    const act: Act = { commandId: randomUUID(), by, stream, body, answers: [] };
    this.acts.push(act);
    return act;
  }
}

/** `at`: this API, where there are several. */
export async function send({ by, stream, body, commandId, answers }: Act, at?: string): Promise<Answer<ReceiptView>> {
  const answer = await by.ask<ReceiptView>('POST', pathOf(stream, '/commands'), body, { 'idempotency-key': commandId }, at);
  answers.push(answer);
  return answer;
}

export const sendUntilTaken = (act: Act): Promise<ReceiptView> => act.by.untilTaken(`${act.body.type} ${act.commandId}`, () => send(act));
