import { setTimeout as sleep } from 'node:timers/promises';
import type { Reconciled } from '#messages/operations.messages.js';
import { canonical } from '#record/hash.js';
import { hashAt, openStreamsNow, type OpenStream } from '#record/open-streams.js';
import type { RecordContext } from '#record/record-context.js';
import type { Ask, Asked } from './ask-workflow.js';

export interface Found {
  readonly stream: OpenStream['stream'];
  readonly found: Reconciled['found'];
  /** The sequence that the workflow has. */
  readonly knows: number;
  readonly last: number;
}

/** Questions under way at once: more would only queue up at the worker. */
const AT_ONCE = 20;
/** An act or an instant may be on its way to the workflow: what differs is asked again this often, after this long. */
const LOOKS = 3;
const PAUSE_MS = 1_500;

/** What a moment can mend: in the first seconds a query finds a workflow whose first task has not been done. Nobody has to wait for the others twice. */
const MAY_PASS: readonly Found['found'][] = ['behind', 'other_state', 'missing', 'terminated', 'blocked'];

/** The same of a workflow that follows no stream: what a moment has not mended. */
export async function settledOf(ask: () => Promise<Asked>): Promise<Asked['is']> {
  for (let look = 1; ; look++) {
    const { is } = await ask();
    if (look === LOOKS || !MAY_PASS.some((what) => what === is)) return is;
    await sleep(PAUSE_MS);
  }
}

/** Which workflows of these open streams are not where the record is. One that the relay has yet to tell may be behind. */
export async function compare(record: RecordContext, ask: Ask, streams: readonly OpenStream[]): Promise<readonly Found[]> {
  const settled: Found[] = [];
  let rows = streams;
  for (let look = 1; ; look++) {
    const { found, isAnswered } = await lookAt(record, ask, rows);
    // A worker that has a herd to begin answers some first: the others once more. Without a worker nobody waits twice.
    const moving = found.filter(({ found: what }) => MAY_PASS.includes(what) || (what === 'silent' && isAnswered && look === 1));
    settled.push(...found.filter((each) => !moving.includes(each)));
    if (moving.length === 0 || look === LOOKS) return [...settled, ...moving].sort((a, b) => (a.stream < b.stream ? -1 : 1));
    await sleep(PAUSE_MS);
    rows = await openStreamsNow(record, moving.map(({ stream }) => stream));
  }
}

/** `isAnswered`: a worker runs, for it answered for one of them. */
async function lookAt(record: RecordContext, ask: Ask, rows: readonly OpenStream[]): Promise<{ found: readonly Found[]; isAnswered: boolean }> {
  const found: Found[] = [];
  let isAnswered = false;
  const waiting = [...rows];
  const asker = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const asked = await ask(row.stream);
      isAnswered ||= asked.is === 'running';
      const what = await judge(record, row, asked);
      if (what) found.push({ stream: row.stream, found: what, knows: asked.is === 'running' ? (asked.state?.sequence ?? 0) : 0, last: row.sequence });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
  return { found, isAnswered };
}

async function judge(record: RecordContext, row: OpenStream, asked: Asked): Promise<Found['found'] | undefined> {
  if (asked.is !== 'running') return row.isToBeTold && (asked.is === 'missing' || asked.is === 'terminated') ? undefined : asked.is;
  const { state } = asked;
  if (state === null) return undefined;
  if (state.sequence === row.sequence) return canonical(state) === canonical(row.state) ? undefined : 'other_state';
  if (state.sequence > row.sequence || state.hash !== (await hashAt(record, row.stream, state.sequence))) return 'other_state';
  return row.isToBeTold ? undefined : 'behind';
}
