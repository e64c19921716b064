import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ApiError, NoAnswerError } from './client.js';
import type { Receipt } from './generated/types.gen.js';
import { createHeldActs, type HeldAct } from './held-acts.js';

const receipt = { sequence: 7, at: '2024-04-01T00:00:00Z', hash: 'h' } as Receipt;
const ACT = { assignment: 'asg/1', label: '通过', commandId: 'c-1', body: { type: 'RecallPlan', reason: 'x' } } as const;
const settle = async (): Promise<void> => void (await jest.advanceTimersByTimeAsync(0));

describe('a held act', () => {
  const sent: [string, boolean][] = [];
  const done: string[] = [];
  let answer: () => Promise<Receipt>;
  const acts = () => createHeldActs({ post: (act: HeldAct, keepalive) => { sent.push([act.commandId, keepalive]); return answer(); }, onReceipt: ({ commandId }) => void done.push(commandId), onRefused: () => undefined });
  beforeEach(() => {
    jest.useFakeTimers();
    sent.length = 0;
    done.length = 0;
    answer = () => Promise.resolve(receipt);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('is sent after ten seconds, not before', async () => {
    const held = acts();
    held.hold(ACT);
    await jest.advanceTimersByTimeAsync(9_999);
    expect([sent, held.state.get()[0]?.state]).toEqual([[], 'waiting']);
    await jest.advanceTimersByTimeAsync(1);
    expect([sent, done, held.state.get()]).toEqual([[['c-1', false]], ['c-1'], []]);
  });

  test('called back, it is never sent', async () => {
    const held = acts();
    held.hold(ACT);
    held.drop('c-1');
    await jest.advanceTimersByTimeAsync(20_000);
    expect([sent, held.state.get()]).toEqual([[], []]);
  });

  test('goes at once, once only, when the page is left or the next one comes', async () => {
    const held = acts();
    held.hold(ACT);
    await held.leave();
    await held.leave();
    expect(sent).toEqual([['c-1', true]]);
    held.hold({ ...ACT, commandId: 'c-2' });
    held.hold({ ...ACT, commandId: 'c-3' });
    await settle();
    expect(sent.slice(1)).toEqual([['c-2', false]]);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(sent.map(([id]) => id)).toEqual(['c-1', 'c-2', 'c-3']);
  });

  test('without an answer it is sent again under the same id; refused, it says so', async () => {
    const held = acts();
    held.hold(ACT);
    answer = () => Promise.reject(new NoAnswerError('gone'));
    held.send('c-1');
    await settle();
    expect(held.state.get()[0]?.state).toBe('unconfirmed');
    answer = () => Promise.reject(new ApiError(409, { code: 'ALREADY_DECIDED', message: { zh: '', en: '' }, facts: {}, requestId: '' }));
    held.send('c-1');
    await settle();
    expect([sent.map(([id]) => id), held.state.get()[0]?.state]).toEqual([['c-1', 'c-1'], 'refused']);
  });
});
