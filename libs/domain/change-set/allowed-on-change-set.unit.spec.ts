import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../access/actor.js';
import { instant } from '../calendar/instant.js';
import type { Proposal } from './change-set.commands.js';
import { allowedOnChangeSet } from './allowed-on-change-set.js';
import type { ProposedChange } from './change-set.state.js';

const person = (userId: string, role: 'coordinator' | 'bureau_leader' = 'coordinator') => ({ kind: 'user', userId, unit: 'bureau', roles: [role] }) as unknown as Actor;
const DEADLINE = { kind: 'deadline', where: {}, duty: 'plan', dueOn: '2024-08-30' } as unknown as Proposal;
const REVOKE = { kind: 'batch', where: {}, verb: 'RevokeAssignment' } as unknown as Proposal;
const changeSet = (more: Partial<ProposedChange> = {}): ProposedChange =>
  ({
    id: 'change-set/1', sequence: 1, hash: 'h', status: 'proposed', cycle: 'cycle/2024', proposal: DEADLINE, settingsVersion: null, proposedBy: person('a'), previewedBy: person('a'), appliedBy: null,
    previewHash: 'p', pending: 3, applied: 0, stale: 0, dropped: 0, ...more,
  }) as ProposedChange;
const codes = (state: ProposedChange, actor: Actor) => allowedOnChangeSet(state, actor, instant(0)).map(({ type, refusal }) => `${type} ${refusal?.code ?? 'allowed'}`);

describe('what may be done with a change set', () => {
  it('is proposed: the second person applies, the first does not', () => {
    expect(codes(changeSet(), person('a'))[0]).toBe('ApplyChange SECOND_PERSON_NEEDED');
    expect(codes(changeSet(), person('b'))).toEqual(['ApplyChange allowed', 'PreviewAgain allowed', 'DropRow allowed', 'UndoChange WRONG_STATE']);
  });

  it('is proposed with settings of its own version: the same', () => {
    expect(codes(changeSet({ settingsVersion: 2 }), person('b'))[0]).toBe('ApplyChange allowed');
  });

  it('is held: previewed again or dropped, not applied', () => {
    expect(codes(changeSet({ status: 'held', pending: 0, applied: 2, stale: 1 }), person('b'))).toEqual(['ApplyChange WRONG_STATE', 'PreviewAgain allowed', 'DropRow allowed', 'UndoChange WRONG_STATE']);
  });

  it('is done: undone, unless nothing was applied or it was a revocation', () => {
    const done = { status: 'done', pending: 0, applied: 3 } as const;
    expect(codes(changeSet(done), person('a'))).toEqual(['ApplyChange WRONG_STATE', 'PreviewAgain WRONG_STATE', 'DropRow WRONG_STATE', 'UndoChange allowed']);
    expect(codes(changeSet({ ...done, applied: 0, dropped: 3 }), person('a'))[3]).toBe('UndoChange NOTHING_TO_CHANGE');
    expect(codes(changeSet({ ...done, proposal: REVOKE }), person('a'))[3]).toBe('UndoChange NOTHING_TO_CHANGE');
  });

  it('is nobody’s but a coordinator’s', () => {
    expect(codes(changeSet(), person('c', 'bureau_leader'))).toEqual(['ApplyChange WRONG_ROLE', 'PreviewAgain WRONG_ROLE', 'DropRow WRONG_ROLE', 'UndoChange WRONG_ROLE']);
  });
});
