import { describe, expect, it } from '@jest/globals';
import { initialState } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import type { Asked } from './ask-workflow.js';
import { compare } from './compare.js';

type RecordContext = Parameters<typeof compare>[0];
type OpenStream = Parameters<typeof compare>[2][number];

const openStream = (stream: AssignmentId): OpenStream => ({ stream, sequence: 0, hash: '', state: initialState(stream), isToBeTold: false });
const [A, B, C] = ['asg/2024/t07-o1/11', 'asg/2024/t07-o1/12', 'asg/2024/t07-o1/13'] as const;
/** A record that has these streams, whichever are asked for. */
const record = { pool: { query: (_sql: string, [streams]: [AssignmentId[]]) => Promise.resolve({ rows: streams.map(openStream) }) } } as unknown as RecordContext;

/** What each workflow says, time after time; the last goes on. */
const compared = async (says: Readonly<Record<AssignmentId, readonly Asked['is'][]>>): Promise<{ found: string[]; asked: Record<string, number> }> => {
  const asked: Record<string, number> = {};
  const ask = (stream: OpenStream['stream']): Promise<Asked> => {
    const times = asked[stream] ?? 0;
    asked[stream] = times + 1;
    const own = says[stream as AssignmentId];
    const is = own?.[times] ?? own?.at(-1) ?? 'missing';
    return Promise.resolve(is === 'running' ? { is, state: initialState(stream as AssignmentId) } : { is });
  };
  const found = await compare(record, ask, (Object.keys(says) as AssignmentId[]).map(openStream));
  return { found: found.map(({ stream, found: what }) => `${stream} ${what}`), asked };
};

describe('a workflow that does not answer', () => {
  it('is asked once more where others answered: it may only have begun', async () => {
    expect(await compared({ [A]: ['running'], [B]: ['silent', 'running'], [C]: ['silent'] })).toEqual({ found: [`${C} silent`], asked: { [A]: 1, [B]: 2, [C]: 2 } });
  });

  it('is named at once where no worker runs, though the server tells of one that has ended', async () => {
    expect(await compared({ [A]: ['silent'], [B]: ['silent'] })).toEqual({ found: [`${A} silent`, `${B} silent`], asked: { [A]: 1, [B]: 1 } });
    expect(await compared({ [A]: ['silent'], [B]: ['completed'] })).toEqual({ found: [`${A} silent`, `${B} completed`], asked: { [A]: 1, [B]: 1 } });
  });
});
