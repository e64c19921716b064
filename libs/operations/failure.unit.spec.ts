import { describe, expect, it } from '@jest/globals';
import { failureOf } from './failure.js';

const CANARY = '金丝雀-4711';

describe('what a log says of an error', () => {
  it('is its kind, its code and the places, and no word of it or of what it came from', () => {
    const inner = Object.assign(new RangeError(`${CANARY}\n    at ${CANARY}`), { code: '23505', detail: `Key (name)=(${CANARY}) already exists.` });
    const said = failureOf(Object.assign(new TypeError(`duplicate: ${CANARY}`, { cause: inner }), { code: `${CANARY}!` }));
    expect(said).toEqual({ error: 'TypeError', at: expect.any(Array), cause: { error: 'RangeError', code: '23505', at: expect.any(Array) } });
    for (const each of [said, said.cause]) expect(each?.at?.[0]).toContain('failure.unit.spec');
    expect(JSON.stringify(said)).not.toContain(CANARY);
  });

  it('takes no line for a place where the words were changed afterwards', () => {
    const changed = new Error(`first\n    at ${CANARY}`);
    // From here on it says what it said.
    expect(changed.stack).toContain('first');
    changed.message = 'second';
    expect(failureOf(changed)).toEqual({ error: 'Error', at: [] });
  });

  it('ends where a chain of causes goes round, and says of what is no error its type alone', () => {
    const round = new Error('x');
    round.cause = new AggregateError([round], 'y');
    expect(JSON.stringify(failureOf(round)).match(/"error"/g)).toHaveLength(4);
    expect([failureOf(CANARY), failureOf(undefined)]).toEqual([{ error: 'string' }, { error: 'undefined' }]);
  });
});
