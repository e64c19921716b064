import { appendFileSync } from 'node:fs';
import type { UserActor } from '#domain/assignment/verb.js';

/** What came back; status 0: nothing. */
export interface Answer {
  readonly at: number;
  readonly status: number;
  readonly body: unknown;
}
/** `ok`: taken. `fail`: clearly not. `info`: nobody knows yet. */
export type Verdict = 'ok' | 'fail' | 'info';

/** Something that somebody meant once, under one key, however often it was sent. */
export interface Deed {
  readonly key: string;
  readonly stream: string;
  readonly by: UserActor;
  readonly body: { readonly type: string };
  readonly invokedAt: number;
  readonly answers: Answer[];
  /** To the same key, sent again long after it was answered. */
  readonly repeats: Answer[];
}

export const verdictOf = ({ status }: Answer): Verdict => (status === 200 ? 'ok' : status >= 400 && status < 500 && status !== 429 ? 'fail' : 'info');
/** What the last answer says; before any came: `info`. */
export const outcomeOf = ({ answers }: Deed): Verdict => {
  const last = answers.at(-1);
  return last ? verdictOf(last) : 'info';
};

/** Everything that was sent and answered, in order: kept outside the system, a line each, and in memory for the checks. */
export class Journal {
  readonly deeds: Deed[] = [];

  constructor(
    private readonly file: string,
    private readonly now: () => number = Date.now,
  ) {}

  invoke(deed: Pick<Deed, 'key' | 'stream' | 'by' | 'body'>): Deed {
    const whole: Deed = { ...deed, invokedAt: this.now(), answers: [], repeats: [] };
    this.deeds.push(whole);
    this.write({ kind: 'invoke', key: deed.key, stream: deed.stream, by: deed.by.userId, body: deed.body });
    return whole;
  }

  answered(deed: Deed, status: number, body: unknown): Answer {
    const answer = { at: this.now(), status, body };
    deed.answers.push(answer);
    this.write({ kind: verdictOf(answer), key: deed.key, status, body });
    return answer;
  }

  repeated(deed: Deed, status: number, body: unknown): void {
    deed.repeats.push({ at: this.now(), status, body });
    this.write({ kind: 'repeated', key: deed.key, status, body });
  }

  note(line: object): void {
    this.write(line);
  }

  private write(line: object): void {
    appendFileSync(this.file, `${JSON.stringify({ at: this.now(), ...line })}\n`);
  }
}
