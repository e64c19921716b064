import { describe, expect, it } from '@jest/globals';
import { AssignmentStory, CAST } from '#testing/assignment-story.js';
import { SYSTEM, type Actor } from '../access/actor.js';
import { at, parseDay } from '../calendar/day.js';
import { instant } from '../calendar/instant.js';
import type { AssignmentId } from '../shared/ids.js';
import type { Refusal } from '../shared/refusal.js';
import type { EventIn } from '../shared/stream.js';
import type { ChangeSetCommandBody } from './change-set.commands.js';
import { decideChangeSet, type ChangeSetFacts } from './change-set.decide.js';
import type { ChangeSetEvents } from './change-set.events.js';
import { evolveChangeSet } from './change-set.evolve.js';
import { notProposed, type ChangeSetState } from './change-set.state.js';
import { previewRow } from './preview.js';
import { inverseOf, planRows, type Candidate } from './rows.js';

const ID = 'change-set/x' as const;
const A = 'asg/2024/t07-o1/11' as AssignmentId;
const candidate = (story: AssignmentStory, change: Candidate['change']): Candidate => ({ state: story.issued, change, facts: story.facts });
const deadline = (dueOn: string, duty = 'plan') => ({ kind: 'deadline' as const, duty, dueOn: parseDay(dueOn) });

describe('a row says what stood before and what follows', () => {
  it('of an assignment that is not there yet: nothing stood', () => {
    expect(planRows(ID, [], CAST.coordinator, [A])).toEqual([
      { assignment: A, expectedSequence: 0, change: { kind: 'issue' }, stood: { calendar: '', settings: 0 }, dates: [], dropped: [], added: [], light: { was: 'grey', is: 'green' }, caseWithdrawn: null, told: [] },
    ]);
  });
  it('of a verb: the sequence at which it may be sent, and no date', () => {
    const story = new AssignmentStory();
    const change = { kind: 'verb', verb: 'SuspendAssignment' } as const;
    expect(planRows(ID, [candidate(story, change)], CAST.coordinator)).toEqual([
      {
        assignment: story.state.id, expectedSequence: story.state.sequence, change, stood: { calendar: story.issued.calendarVersion, settings: story.issued.settingsVersion },
        dates: [], dropped: [], added: [], light: { was: 'grey', is: 'grey' }, caseWithdrawn: null, told: [],
      },
    ]);
  });
  it('of a date: with which calendar and settings it was reckoned', () => {
    const story = new AssignmentStory().acknowledge();
    expect(planRows(ID, [candidate(story, deadline('2024-07-31'))], CAST.coordinator)).toMatchObject([{ stood: { calendar: story.issued.calendarVersion, settings: story.issued.settingsVersion }, told: [] }]);
    expect(planRows(ID, [], CAST.coordinator)).toEqual({ refusal: { code: 'NOTHING_TO_CHANGE', facts: { changeSet: ID } } });
  });
  it('is taken back by the date of its own duty, whatever moved with it', () => {
    const dates = [{ duty: 'revision', was: parseDay('2024-07-01'), is: parseDay('2024-07-31') }, { duty: 'plan', was: parseDay('2024-06-30'), is: parseDay('2024-07-31') }];
    expect(inverseOf({ change: deadline('2024-07-31'), stood: { calendar: 'a', settings: 1 }, dates })).toEqual(deadline('2024-06-30'));
  });
});

describe('who was told the old date', () => {
  it('of the duty that moves and no other; only by what went out', () => {
    const story = new AssignmentStory({ issue: { milestones: [{ id: 'm1', dueOn: parseDay('2024-06-28') }] } }).acknowledge().to('2024-06-20', 10);
    const told = (dueOn: string, duty: string) => { const row = previewRow(story.issued, ID, deadline(dueOn, duty), story.facts); return 'told' in row ? row.told : row; };
    expect([told('2024-07-31', 'plan'), told('2024-07-31', 'milestone:m1'), told('2025-01-15', 'completion')]).toEqual([['plan'], ['milestone:m1'], []]);
    story.to('2024-06-21', 9);
    const row = previewRow(story.issued, ID, deadline('2024-07-31'), story.facts);
    expect('dropped' in row && row.dropped[0]).toEqual({ duty: 'plan', rule: 'T-3', dueAt: at(parseDay('2024-06-27'), 9) });
  });
});

const facts = (more: Partial<ChangeSetFacts> = {}): ChangeSetFacts => ({ preview: { rows: [], hash: 'h1' }, open: [A], settingsVersion: 4, isVersionTaken: false, ...more });
const PROPOSE: ChangeSetCommandBody = { type: 'ProposeChange', cycle: 'cycle/2024', proposal: { kind: 'deadline', where: { tasks: ['t07'] }, duty: 'plan', dueOn: parseDay('2024-07-31') }, reason: '国庆调整' };
const SETTINGS: ChangeSetCommandBody = { ...PROPOSE, proposal: { kind: 'settings', settings: { blueOnWd: 4 } } };
const take = (state: ChangeSetState, body: ChangeSetCommandBody, actor: Actor = CAST.coordinator, known = facts()): Refusal | readonly { type: string; data: object }[] => {
  const decision = decideChangeSet(state, { ...body, commandId: 'c', at: instant(1), actor }, known);
  return 'refusal' in decision ? decision.refusal : decision.events;
};
const after = (state: ChangeSetState, body: ChangeSetCommandBody, actor: Actor = CAST.coordinator, known = facts()): ChangeSetState => {
  const events = take(state, body, actor, known);
  if (!Array.isArray(events)) throw new Error(JSON.stringify(events));
  return events.reduce<ChangeSetState>((before, event) => evolveChangeSet(before, { ...event, stream: ID, sequence: before.sequence + 1, at: instant(1), actor, round: 1, previousHash: '', hash: 'h' } as EventIn<ChangeSetEvents>), state);
};
const none = notProposed(ID);
const AGAIN: ChangeSetCommandBody = { type: 'PreviewAgain' };
const APPLY: ChangeSetCommandBody = { type: 'ApplyChange', previewHash: 'h1' };
const settle = (applied: AssignmentId[], stale: AssignmentId[] = []): ChangeSetCommandBody => ({ type: 'SettleRows', applied, stale: stale.map((assignment) => ({ assignment, code: 'SEQUENCE_CHANGED' })) });

describe('a refused change set says why', () => {
  const proposed = after(none, PROPOSE, CAST.coordinator, facts({ preview: { rows: [], hash: 'h1' } }));
  const applying = after({ ...proposed, pending: 2 } as ChangeSetState, APPLY, CAST.second);
  it.each<[string, ChangeSetState, ChangeSetCommandBody, Actor, Partial<ChangeSetFacts>, Refusal]>([
    ['not a coordinator', none, PROPOSE, CAST.director, {}, { code: 'WRONG_ROLE', facts: { verb: 'ProposeChange', roles: ['coordinator'] } }],
    ['a page, by a person', applying, settle([A]), CAST.coordinator, {}, { code: 'WRONG_ROLE', facts: { verb: 'SettleRows' } }],
    ['no cycle', none, PROPOSE, CAST.coordinator, { settingsVersion: null }, { code: 'NOT_FOUND', facts: { cycle: 'cycle/2024' } }],
    ['not proposed', none, APPLY, CAST.coordinator, {}, { code: 'NOT_FOUND', facts: { changeSet: ID } }],
    ['proposed twice', proposed, PROPOSE, CAST.coordinator, {}, { code: 'WRONG_STATE', facts: { verb: 'ProposeChange', status: 'proposed', from: ['not_proposed'] } }],
    ['applied twice', applying, APPLY, CAST.coordinator, {}, { code: 'WRONG_STATE', facts: { verb: 'ApplyChange', status: 'applying', from: ['proposed'] } }],
    ['previewed while it is applied', applying, AGAIN, CAST.coordinator, {}, { code: 'WRONG_STATE', facts: { verb: 'PreviewAgain', status: 'applying', from: ['held', 'proposed'] } }],
    ['dropped while it is applied', applying, { type: 'DropRow', assignment: A, reason: '已办' }, CAST.coordinator, {}, { code: 'WRONG_STATE', facts: { verb: 'DropRow', status: 'applying', from: ['held', 'proposed'] } }],
    ['a row that is not open', proposed, { type: 'DropRow', assignment: A, reason: '已办' }, CAST.coordinator, { open: [] }, { code: 'NOT_FOUND', facts: { assignment: A } }],
    ['a page before it is applied', proposed, settle([A]), SYSTEM, {}, { code: 'WRONG_STATE', facts: { verb: 'SettleRows', status: 'proposed', from: ['applying'] } }],
    ['a page of rows that do not wait', applying, settle([], [A]), SYSTEM, { open: [] }, { code: 'NOTHING_TO_CHANGE', facts: { changeSet: ID } }],
    ['another preview than was seen', proposed, { type: 'ApplyChange', previewHash: 'h0' }, CAST.second, {}, { code: 'PREVIEW_CHANGED', facts: { previewHash: 'h1' } }],
  ])('%s', (_, state, body, actor, more, refusal) => expect(take(state, body, actor, facts(more))).toEqual(refusal));

  it('settings get the next version with each preview until they are applied; nothing else has one', () => {
    expect(take(none, PROPOSE)).toMatchObject([{ data: { previewHash: 'h1' } }]);
    const data = (state: ChangeSetState, body: ChangeSetCommandBody, known = facts()) => { const events = take(state, body, CAST.coordinator, known); return Array.isArray(events) ? events[0]?.data : events; };
    expect(data(none, PROPOSE)).not.toHaveProperty('settingsVersion');
    expect(data(proposed, AGAIN)).not.toHaveProperty('settingsVersion');
    const settings = { ...after(none, SETTINGS), pending: 1 } as ChangeSetState;
    expect(settings).toMatchObject({ settingsVersion: 5 });
    expect(data(settings, AGAIN, facts({ settingsVersion: 6 }))).toMatchObject({ settingsVersion: 7 });
    const applied = after(after(settings, APPLY, CAST.second), settle([], [A]), SYSTEM);
    expect(applied).toMatchObject({ status: 'held', stale: 1 });
    expect(data(applied, AGAIN, facts({ settingsVersion: 5 }))).not.toHaveProperty('settingsVersion');
  });
});
