import { describe, expect, it } from '@jest/globals';
import { AssignmentStory, CAST } from '#testing/assignment-story.js';
import { SYSTEM, type Actor } from '../access/actor.js';
import { instant } from '../calendar/instant.js';
import { parseDay } from '../calendar/day.js';
import type { AssignmentId } from '../shared/ids.js';
import { isRefused } from '../shared/refusal.js';
import type { EventIn } from '../shared/stream.js';
import type { ChangeSetCommandBody, Proposal } from './change-set.commands.js';
import { decideChangeSet, type ChangeSetFacts } from './change-set.decide.js';
import type { ChangeSetEvents } from './change-set.events.js';
import { evolveChangeSet } from './change-set.evolve.js';
import { notProposed, type ChangeSetState } from './change-set.state.js';
import { inverseOf, planRows, type Candidate, type PlannedRow } from './rows.js';
import { asAgreed } from '#testing/answer-contract.js';

const A = 'asg/2024/t07-o1/11' as AssignmentId;
const B = 'asg/2024/t07-o1/44' as AssignmentId;
const third: Actor = { kind: 'user', userId: 'co3', unit: 'bureau', roles: ['coordinator'] };
const row = (assignment: AssignmentId): PlannedRow =>
  ({ assignment, expectedSequence: 1, change: { kind: 'calendar', version: 'b' }, stood: { calendar: 'a', settings: 1 }, dates: [], dropped: [], added: [], light: { was: 'green', is: 'green' }, caseWithdrawn: null, told: [] });
const facts = (more: Partial<ChangeSetFacts> = {}): ChangeSetFacts => ({ preview: { rows: [row(A), row(B)], hash: 'h1' }, open: [A, B], settingsVersion: 1, isVersionTaken: false, ...more });
const DEADLINE: Proposal = { kind: 'deadline', where: { tasks: ['t07'] }, duty: 'plan', dueOn: parseDay('2024-07-31') };
const propose = (proposal: Proposal = DEADLINE): ChangeSetCommandBody => ({ type: 'ProposeChange', cycle: 'cycle/2024', proposal, reason: 'x' });
const APPLY: ChangeSetCommandBody = { type: 'ApplyChange', previewHash: 'h1' };
const AGAIN: ChangeSetCommandBody = { type: 'PreviewAgain' };
const drop = (assignment: AssignmentId): ChangeSetCommandBody => ({ type: 'DropRow', assignment, reason: 'x' });
const settle = (applied: AssignmentId[], stale: AssignmentId[] = []): ChangeSetCommandBody => ({ type: 'SettleRows', applied, stale: stale.map((assignment) => ({ assignment, code: 'SEQUENCE_CHANGED' })) });

/** A change set in small: each step with who sends it and what the record would know. */
class Story {
  state: ChangeSetState = notProposed('change-set/x');
  send(body: ChangeSetCommandBody, actor: Actor = CAST.coordinator, known: ChangeSetFacts = facts()): string {
    const decision = asAgreed(body, decideChangeSet(this.state, { ...body, commandId: 'c', at: instant(1), actor }, known));
    if (isRefused(decision)) return decision.refusal.code;
    for (const event of decision.events) {
      this.state = evolveChangeSet(this.state, { ...event, stream: this.state.id, sequence: this.state.sequence + 1, at: instant(1), actor, round: 1, previousHash: this.state.hash, hash: `h${this.state.sequence + 1}` } as EventIn<ChangeSetEvents>);
    }
    return this.state.status;
  }
  static proposed(proposal?: Proposal): Story {
    const story = new Story();
    story.send(propose(proposal));
    return story;
  }
}

describe('a change set', () => {
  it('proposed → applying → done, each row counted', () => {
    const story = Story.proposed();
    expect(story.state).toMatchObject({ status: 'proposed', pending: 2, sequence: 1, hash: 'h1' });
    expect(story.send(APPLY, CAST.second)).toBe('applying');
    expect(story.send(settle([A]), SYSTEM)).toBe('applying');
    expect(story.send(settle([A, B]), SYSTEM, facts({ open: [B] }))).toBe('done');
    expect(story.state).toMatchObject({ applied: 2, pending: 0, stale: 0, dropped: 0 });
  });

  it('is applied by a second person, who previewed neither the first nor the second time', () => {
    const story = Story.proposed();
    expect(story.send(APPLY, CAST.coordinator)).toBe('SECOND_PERSON_NEEDED');
    expect(story.send(APPLY, { ...CAST.second, actingFor: 'co1' })).toBe('SECOND_PERSON_NEEDED');
    story.send(AGAIN, CAST.second);
    expect(story.send(APPLY, CAST.second)).toBe('SECOND_PERSON_NEEDED');
    expect(story.send(APPLY, CAST.coordinator)).toBe('SECOND_PERSON_NEEDED');
    expect(story.send(APPLY, third)).toBe('applying');
  });

  it('a batch needs a second person only where its verb does', () => {
    const batch = (verb: 'SuspendAssignment' | 'RevokeAssignment') => Story.proposed({ kind: 'batch', where: { units: ['44'] }, verb });
    expect(batch('SuspendAssignment').send(APPLY)).toBe('applying');
    expect(batch('RevokeAssignment').send(APPLY)).toBe('SECOND_PERSON_NEEDED');
  });

  it('is applied as it was seen: another preview, other settings, a calendar version that is taken', () => {
    expect(Story.proposed().send({ type: 'ApplyChange', previewHash: 'h0' }, CAST.second)).toBe('PREVIEW_CHANGED');
    const settings = Story.proposed({ kind: 'settings', settings: { reviewLimitWd: 8 } });
    expect(settings.state).toMatchObject({ settingsVersion: 2 });
    expect(settings.send(APPLY, CAST.second, facts({ settingsVersion: 2 }))).toBe('PREVIEW_CHANGED');
    settings.send(AGAIN, CAST.coordinator, facts({ settingsVersion: 2 }));
    expect(settings.state).toMatchObject({ settingsVersion: 3 });
    expect(settings.send(APPLY, CAST.second, facts({ settingsVersion: 2 }))).toBe('applying');
    const calendar: Proposal = { kind: 'calendar', calendar: { version: 'b', years: {}, special: {} } };
    expect(new Story().send(propose(calendar), CAST.coordinator, facts({ isVersionTaken: true }))).toBe('VERSION_TAKEN');
    expect(Story.proposed(calendar).send(APPLY, CAST.second, facts({ isVersionTaken: true }))).toBe('VERSION_TAKEN');
  });

  it('holds stale rows until they are previewed again or dropped by name', () => {
    const story = Story.proposed();
    story.send(APPLY, CAST.second);
    expect(story.send(settle([A], [B]), SYSTEM)).toBe('held');
    expect(story.send(APPLY, CAST.second)).toBe('WRONG_STATE');
    expect(story.send(AGAIN, CAST.coordinator, facts({ open: [B], preview: { rows: [row(B)], hash: 'h2' } }))).toBe('proposed');
    expect(story.send(APPLY, CAST.second)).toBe('PREVIEW_CHANGED');
    expect(story.send({ type: 'ApplyChange', previewHash: 'h2' }, CAST.second)).toBe('applying');
    expect(story.send(settle([], [B]), SYSTEM, facts({ open: [B] }))).toBe('held');
    expect(story.send(drop(A), CAST.coordinator, facts({ open: [B] }))).toBe('NOT_FOUND');
    expect(story.send(drop(B), CAST.coordinator, facts({ open: [B] }))).toBe('done');
    expect(story.state).toMatchObject({ applied: 1, dropped: 1, stale: 0, pending: 0 });
  });

  it('a row that is not affected any more goes with the second preview; where none is left it is done', () => {
    const story = Story.proposed();
    expect(story.send(AGAIN, CAST.coordinator, facts({ preview: { rows: [row(B)], hash: 'h2' } }))).toBe('proposed');
    expect(story.state).toMatchObject({ pending: 1, dropped: 1 });
    expect(story.send(drop(B), CAST.coordinator, facts({ open: [B] }))).toBe('done');
  });

  it('a page settled twice says nothing new', () => {
    const story = Story.proposed();
    story.send(APPLY, CAST.second);
    expect(story.send(settle([A]), SYSTEM, facts({ open: [B] }))).toBe('NOTHING_TO_CHANGE');
  });

  it('knows who may, and from where', () => {
    const story = Story.proposed();
    for (const body of [propose(), APPLY, AGAIN, drop(A)]) expect(story.send(body, CAST.director)).toBe('WRONG_ROLE');
    for (const body of [propose(), APPLY, AGAIN, drop(A)]) expect(story.send(body, SYSTEM)).toBe('WRONG_ROLE');
    expect(story.send(settle([A]), CAST.coordinator)).toBe('WRONG_ROLE');
    expect(story.send(settle([A]), SYSTEM)).toBe('WRONG_STATE');
    expect(story.send(propose())).toBe('WRONG_STATE');
    for (const body of [APPLY, AGAIN, drop(A)]) expect(new Story().send(body)).toBe('NOT_FOUND');
    story.send(APPLY, CAST.second);
    for (const body of [AGAIN, drop(A)]) expect(story.send(body)).toBe('WRONG_STATE');
  });

  it('a cycle that was not launched, a change that is not possible', () => {
    expect(new Story().send(propose(), CAST.coordinator, facts({ settingsVersion: null }))).toBe('NOT_FOUND');
    const preview = { refusal: { code: 'DATE_TOO_NEAR' as const, facts: {} } };
    expect(new Story().send(propose(), CAST.coordinator, facts({ preview }))).toBe('DATE_TOO_NEAR');
    expect(Story.proposed().send(AGAIN, CAST.coordinator, facts({ preview }))).toBe('DATE_TOO_NEAR');
  });
});

describe('the rows of a change set', () => {
  const candidate = (story: AssignmentStory, change: Candidate['change']): Candidate => ({ state: story.issued, change, facts: story.facts });
  const rowsOf = (...candidates: Candidate[]) => planRows('change-set/x', candidates, CAST.coordinator);
  const deadline = (dueOn: string): Candidate['change'] => ({ kind: 'deadline', duty: 'plan', dueOn: parseDay(dueOn) });

  it('what is not affected is no row; without any there is no change', () => {
    const open = new AssignmentStory().acknowledge();
    const approved = new AssignmentStory().acknowledge().submit().decideReview('approve');
    expect(rowsOf(candidate(open, deadline('2024-07-31')), candidate(approved, deadline('2024-07-31')))).toHaveLength(1);
    expect(rowsOf(candidate(approved, deadline('2024-07-31')))).toMatchObject({ refusal: { code: 'NOTHING_TO_CHANGE' } });
  });

  it('a date that is too near for one stops the whole change and names it', () => {
    expect(rowsOf(candidate(new AssignmentStory(), deadline('2024-04-01')))).toMatchObject({ refusal: { code: 'DATE_TOO_NEAR', facts: { assignment: B } } });
  });

  it('of a verb: what may be sent now', () => {
    const suspended = new AssignmentStory();
    suspended.does('coordinator', { type: 'SuspendAssignment', reason: 'x' });
    const verb = { kind: 'verb', verb: 'SuspendAssignment' } as const;
    expect(rowsOf(candidate(new AssignmentStory(), verb), candidate(suspended, verb))).toHaveLength(1);
  });

  it('an assignment that is new is a row of its own, and needs no other', () => {
    const rows = planRows('change-set/x', [], CAST.coordinator, [A]);
    expect(rows).toMatchObject([{ assignment: A, expectedSequence: 0, change: { kind: 'issue' } }]);
    expect(inverseOf({ change: { kind: 'issue' }, stood: { calendar: '', settings: 0 }, dates: [] })).toBeNull();
  });

  it('each has its inverse; a revocation has none', () => {
    const stood = { calendar: 'a', settings: 1 };
    const dates = [{ duty: 'plan', was: parseDay('2024-06-30'), is: parseDay('2024-07-31') }];
    const inverse = (change: Candidate['change']) => inverseOf({ change, stood, dates });
    expect(inverse(deadline('2024-07-31'))).toEqual(deadline('2024-06-30'));
    expect(inverseOf({ change: deadline('2024-07-31'), stood, dates: [] })).toBeNull();
    expect(inverse({ kind: 'calendar', version: 'b' })).toEqual({ kind: 'calendar', version: 'a' });
    expect(inverse({ kind: 'settings', version: 2 })).toEqual({ kind: 'settings', version: 1 });
    expect(inverse({ kind: 'verb', verb: 'SuspendAssignment' })).toEqual({ kind: 'verb', verb: 'ResumeAssignment' });
    expect(inverse({ kind: 'verb', verb: 'ResumeAssignment' })).toEqual({ kind: 'verb', verb: 'SuspendAssignment' });
    expect(inverse({ kind: 'verb', verb: 'RevokeAssignment' })).toBeNull();
  });
});
