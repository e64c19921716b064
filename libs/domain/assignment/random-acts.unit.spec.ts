import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { addDays, at, dayOf, parseDay } from '../calendar/day.js';
import { instant, type Instant } from '../calendar/instant.js';
import { settingsOf } from '../cycle/cycle-settings.js';
import { nextDue } from '../deadline/next-due.js';
import { SYSTEM } from '../access/actor.js';
import type { Quorum } from '../review/quorum.js';
import { isRefused, type RefusalCode } from '../shared/refusal.js';
import type { AssignmentCommandBody, PersonCommandBody } from './assignment.commands.js';
import { decide } from './assignment.decide.js';
import type { AccessCommandBodies } from '../access/access.commands.js';
import type { DeadlineCommandBodies } from '../deadline/deadline.commands.js';
import type { CollaborationCommandBodies } from './collaboration.commands.js';
import type { LifeCommandBodies } from './life.commands.js';
import { evolve } from './assignment.evolve.js';
import type { AssignmentEvent } from './assignment.events.js';
import { initialState, type AssignmentState } from './assignment.state.js';
import type { UserActor } from './verb.js';

const ID = 'asg/2024/t07-o1/44' as const;
const HOUR = 3_600_000;
const SECTIONS = ['goals', 'schedule'];
const DEPARTMENTS = ['dept-a', 'dept-b', 'dept-c'];
const person = (userId: string, unit: string, ...roles: UserActor['roles'][number][]): UserActor => ({ kind: 'user', userId, unit, roles });
/** Right people, a leader who drafts, a reviewer of no department concerned, another province. */
const PEOPLE = [
  person('clerk', '44', 'clerk', 'liaison'), person('leader', '44', 'leader'), person('both', '44', 'clerk', 'liaison', 'leader'),
  ...DEPARTMENTS.map((unit) => person(`r-${unit}`, unit, 'reviewer')), person('second', 'dept-a', 'reviewer', 'director'), person('director', 'dept-a', 'director'), person('top', 'bureau', 'bureau_leader', 'coordinator'), person('r-dept-d', 'dept-d', 'reviewer'), person('stranger', '11', 'clerk', 'leader', 'liaison'),
];

interface World {
  state: AssignmentState;
  now: Instant;
  readonly events: AssignmentEvent[];
  readonly refusals: Set<RefusalCode>;
  readonly quorum: Quorum;
}

const factsAt = (now: Instant, drafter: string, quorum: Quorum) => ({
  at: now, calendar: CALENDAR_2024_2026, settings: { ...settingsOf(2024), quorum }, department: 'dept-d',
  draft: { version: 1, textHash: `text-${drafter}`, sections: SECTIONS.map((id) => ({ id, isEmpty: false, hash: `${id}-${drafter}` })), lastEditedBy: [drafter] },
});

/** The record in small: decide, number, fold. Answers whether it happened. */
const send = (world: World, actor: UserActor | typeof SYSTEM, body: AssignmentCommandBody): boolean => {
  const decision = decide(world.state, { ...body, actor, at: world.now, commandId: `c${world.events.length}` }, factsAt(world.now, actor.kind === 'user' ? actor.userId : 'system', world.quorum));
  if (isRefused(decision)) {
    world.refusals.add(decision.refusal.code);
    return false;
  }
  for (const given of decision.events) {
    const { state } = world;
    const event = { ...given, stream: ID, sequence: state.sequence + 1, at: world.now, actor, round: 1, previousHash: state.hash, hash: `h${state.sequence + 1}` } as unknown as AssignmentEvent;
    world.state = evolve(state, event);
    world.events.push(event);
  }
  return true;
};

interface Kind {
  readonly quorum: Quorum;
  readonly mandatory: boolean;
}
const KIND: fc.Arbitrary<Kind> = fc.record({ quorum: fc.constantFrom<Quorum>('all', 'any', 'share', 'sequential'), mandatory: fc.boolean() });

const issuedWorld = ({ quorum, mandatory }: Kind): World => {
  const world: World = { state: initialState(ID), now: at(parseDay('2024-03-29'), 9), events: [], refusals: new Set(), quorum };
  send(world, SYSTEM, {
    type: 'IssueAssignment', cycle: 'cycle/2024', task: 't07', obligation: 't07-o1', unit: '44', mandatory, planNeeded: true, leadDepartment: 'dept-a', supportingDepartments: DEPARTMENTS.slice(1),
    catalogueHash: 'c', planDueOn: parseDay('2024-06-30'), milestones: [{ id: 'm1', dueOn: parseDay('2024-09-30') }, { id: 'm2', dueOn: parseDay('2024-12-31') }],
  });
  return world;
};

/** The ordinary way of a plan; requests, hand-overs and supervision have walks of their own. */
type WalkedVerb = Exclude<PersonCommandBody['type'], keyof LifeCommandBodies | keyof DeadlineCommandBodies | keyof AccessCommandBodies | keyof CollaborationCommandBodies | 'ApproveInBatch'>;
type Step =
  | { readonly kind: 'act'; readonly who: number; readonly department: string; readonly returns: boolean; readonly reaches: boolean; readonly wrongText: boolean; readonly verb: WalkedVerb }
  | { readonly kind: 'sensible'; readonly returns: boolean }
  | { readonly kind: 'supervise'; readonly returns: boolean; readonly reaches: boolean }
  | { readonly kind: 'hours'; readonly hours: number }
  | { readonly kind: 'due' }
  | { readonly kind: 'early' };

const VERBS: readonly WalkedVerb[] = [
  'AcknowledgeAssignment', 'DraftPlan', 'WithdrawDraft', 'SignOffPlan', 'DeclineSignOff', 'SubmitPlan', 'RecallPlan', 'ClaimReview', 'ReleaseReview', 'DecideReview', 'TakeBackDecision', 'AddReviewer', 'RemoveReviewer', 'ReturnPlan', 'CloseReviewRound', 'RejectPlan', 'ReopenPlan', 'SubmitProgress', 'AcceptProgress', 'ReturnProgress', 'DeclareCompletion', 'CloseOut', 'ReturnCompletion',
  'OpenSupervision', 'RaiseSupervision', 'ReplySupervision', 'CheckReply', 'CloseSupervision', 'GiveInstruction', 'NudgeAssignment', 'LodgeAppeal', 'DecideAppeal',
];
const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('act' as const), who: fc.nat(PEOPLE.length - 1), verb: fc.constantFrom(...VERBS), department: fc.constantFrom(...DEPARTMENTS), returns: fc.boolean(), reaches: fc.boolean(), wrongText: fc.boolean() }) },
  { weight: 16, arbitrary: fc.record({ kind: fc.constant('sensible' as const), returns: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('supervise' as const), returns: fc.boolean(), reaches: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hours' as const), hours: fc.integer({ min: 0, max: 400 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'due' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'early' as const }) },
);

const reportOf = (state: AssignmentState): string => (state.status === 'not_issued' ? undefined : state.reports.find(({ status }) => status === 'submitted')?.period) ?? '2024-Q2';

const bodyOf = ({ state, now }: Pick<World, 'state' | 'now'>, verb: WalkedVerb, { department, returns, reaches, wrongText }: { department: string; returns: boolean; reaches: boolean; wrongText: boolean }): PersonCommandBody => {
  const openCase = state.status === 'not_issued' ? null : state.openCase;
  const later = addDays(dayOf(now), 5);
  const textHash = wrongText ? 'another text' : 'plan' in state && state.plan ? state.plan.textHash : 'none';
  const letter = state.status === 'not_issued' ? null : state.letter;
  switch (verb) {
    case 'DraftPlan':
      return { type: verb, draftVersion: 1, answers: (letter?.items ?? []).map(({ id }) => ({ item: id, kind: returns ? ('kept' as const) : ('changed' as const), reason: '因为' })) };
    case 'SignOffPlan':
      return { type: verb, textHash, opinion: '' };
    case 'SubmitPlan':
      return { type: verb, textHash };
    case 'ClaimReview':
    case 'ReleaseReview':
      return { type: verb, department };
    case 'DecideReview': {
      const demand = { subject: 'm', wants: reaches ? ('add' as const) : ('remove' as const) };
      if (returns) return { type: verb, department, decision: 'return', opinion: '', items: [{ section: 'goals', text: '请改', demand }], returnTo: wrongText ? 'leader' : 'clerk' };
      return reaches || wrongText
        ? { type: verb, department, decision: 'approve', opinion: '', items: [] }
        : { type: verb, department, decision: 'approve_with_conditions', opinion: '', items: [], conditions: [{ text: '补充', dueOn: parseDay('2024-11-30') }] };
    }
    case 'TakeBackDecision':
      return { type: verb, department, reason: '理由' };
    case 'AddReviewer':
    case 'RemoveReviewer':
      return { type: verb, department: reaches ? 'dept-d' : department, reason: '理由' };
    case 'ReturnPlan':
      return { type: verb, dropped: state.status === 'in_review' && !wrongText ? (state.settlement?.contradictions ?? []).flatMap(({ items }) => items.slice(1)) : [], reason: '理由' };
    case 'SubmitProgress':
      return { type: verb, percent: reaches ? 100 : 40, milestonesReached: reaches ? ['m1', 'm2'] : ['m1'], text: '进展', evidence: [{ kind: 'link', url: 'https://example.test/' }] };
    case 'AcceptProgress':
    case 'ReturnProgress':
      return { type: verb, period: reportOf(state), reason: '理由' };
    case 'CloseOut':
      return { type: verb, seen: ['m1', 'm2'].map((milestone) => ({ milestone, evidence: state.status === 'not_issued' ? [] : state.evidence.slice(0, 1) })), reason: '属实' };
    case 'ReplySupervision':
      return { type: verb, case: openCase?.id ?? 'none', promisedOn: reaches ? later : parseDay('2024-01-01'), text: '说明' };
    case 'CheckReply':
      return { type: verb, case: openCase?.id ?? 'none', accepted: returns, reason: '理由' };
    case 'RaiseSupervision':
      return { type: verb, level: returns ? 'red' : 'orange', reason: '理由' };
    case 'OpenSupervision':
      return { type: verb, level: returns ? 'blue' : 'orange', criteria: '标准', reason: '理由' };
    case 'CloseSupervision':
    case 'LodgeAppeal':
      return { type: verb, case: openCase?.id ?? 'none', reason: '理由' };
    case 'DecideAppeal':
      return { type: verb, case: openCase?.id ?? 'none', outcome: returns ? 'upheld' : 'erratum', reason: '理由' };
    case 'NudgeAssignment':
      return { type: verb, text: '请办理' };
    case 'GiveInstruction':
      return { type: verb, addressee: '44', dueOn: later, text: '请落实' };
    case 'DeclareCompletion':
      return { type: verb, text: '完成' };
    case 'AcknowledgeAssignment':
      return { type: verb };
    default:
      return { type: verb, reason: '理由' };
  }
};

/** What somebody who wants to get on would do next; random acts alone hardly ever reach an approval. */
const sensible = (world: World, returns: boolean): void => {
  const { state } = world;
  const [clerk, leader, both] = PEOPLE as [UserActor, UserActor, UserActor];
  const director = PEOPLE.find((each) => each.roles.includes('director')) as UserActor;
  const does = (actor: UserActor, verb: WalkedVerb, department = '', reaches = true): boolean => send(world, actor, bodyOf(world, verb, { department, returns, reaches, wrongText: false }));
  switch (state.status) {
    case 'assigned':
      return void does(clerk, 'AcknowledgeAssignment');
    case 'acknowledged':
    case 'returned':
      return void does(returns ? both : clerk, 'DraftPlan');
    case 'drafted':
      return void does(returns ? both : leader, 'SignOffPlan');
    case 'signed_off':
      return void does(clerk, 'SubmitPlan');
    case 'in_review': {
      if (state.settlement) return void does(PEOPLE[3] as UserActor, 'ReturnPlan');
      if (returns && state.overdue.includes('review')) {
        world.now = instant(world.now + 240 * HOUR);
        if (does(director, 'CloseReviewRound')) return;
      }
      if (returns && state.sequence % 7 === 0 && does(director, 'RejectPlan')) return;
      const regretted = returns && state.sequence % 3 === 0 ? state.slots.find((each) => each.decidedBy.length > 0 && !each.stands) : undefined;
      const decider = PEOPLE.find((each) => each.userId === regretted?.decidedBy[0]);
      if (regretted && decider && does(decider, 'TakeBackDecision', regretted.department)) return;
      const slot = state.slots.find((each) => each.decision === null);
      const reviewer = PEOPLE.find((each) => (slot?.claimedBy ? each.userId === slot.claimedBy : each.unit === slot?.department));
      return void (reviewer && does(reviewer, slot?.claimedBy ? 'DecideReview' : 'ClaimReview', slot?.department, slot?.department !== 'dept-b'));
    }
    case 'approved':
      if (returns && state.sequence % 5 === 0) return void does(director, 'ReopenPlan');
      if (state.reports.some(({ status }) => status === 'submitted')) return void does(PEOPLE[3] as UserActor, returns ? 'ReturnProgress' : 'AcceptProgress');
      return void (state.percent < 100 ? does(clerk, 'SubmitProgress') : does(leader, 'DeclareCompletion'));
    case 'not_issued':
    case 'closed':
      return;
    case 'completion_declared':
      return void does(PEOPLE[3] as UserActor, returns ? 'ReturnCompletion' : 'CloseOut');
  }
};

/** What the two sides of a supervision case would do next. */
const supervise = (world: World, returns: boolean, reaches: boolean): void => {
  const { state } = world;
  if (state.status === 'not_issued' || state.status === 'closed') return;
  const by = (userId: string): UserActor => PEOPLE.find((each) => each.userId === userId) as UserActor;
  const does = (actor: UserActor, verb: WalkedVerb): boolean => send(world, actor, bodyOf(world, verb, { department: '', returns, reaches, wrongText: false }));
  const open = state.openCase;
  if (!open) return void does(by('second'), 'OpenSupervision');
  if (open.appeal === 'lodged') return void does(by('top'), 'DecideAppeal');
  if (open.reply?.state === 'waiting') return void does(open.issuer === null ? by('r-dept-a') : by(open.issuer), 'CheckReply');
  if (open.level === 'red') return void (open.issuedAt === null ? does(by('top'), 'RaiseSupervision') : does(returns ? by('leader') : by('top'), returns ? 'LodgeAppeal' : 'CloseSupervision'));
  does(by('leader'), 'ReplySupervision');
};

const take = (world: World, step: Step): void => {
  if (step.kind === 'act') {
    const actor = PEOPLE[step.who] as UserActor;
    const department = !step.wrongText && DEPARTMENTS.includes(actor.unit) ? actor.unit : step.department;
    send(world, actor, bodyOf(world, step.verb, { ...step, department }));
  }
  else if (step.kind === 'sensible') sensible(world, step.returns);
  else if (step.kind === 'supervise') supervise(world, step.returns, step.reaches);
  else if (step.kind === 'hours') world.now = instant(world.now + step.hours * HOUR);
  else passNext(world, step.kind === 'early');
};

/** Lets the next instant come, or says so a minute too soon. */
const passNext = (world: World, early: boolean): void => {
  const due = nextDue(world.state);
  if (!due) return;
  const body = { type: 'PassInstant', rule: due.rule, occurrence: due.occurrence } as const;
  if (early && world.now < due.at) {
    expect(send(world, SYSTEM, body)).toBe(false);
    return;
  }
  world.now = instant(Math.max(world.now, due.at));
  expect(send(world, SYSTEM, body)).toBe(true);
  const next = nextDue(world.state);
  // Two instants may fall on the same midnight: then the other one is next, and never this one again.
  if (next) expect([next.at > due.at, next.at === due.at && `${next.rule}/${next.occurrence}` !== `${due.rule}/${due.occurrence}`]).toContain(true);
  expect(send(world, SYSTEM, body)).toBe(false);
};

const count = (events: readonly AssignmentEvent[], ...types: AssignmentEvent['type'][]): number => events.filter((event) => types.includes(event.type)).length;

/** Splits at each submission: what happens to one text of a plan. */
const rounds = (events: readonly AssignmentEvent[]): AssignmentEvent[][] =>
  events.reduce<AssignmentEvent[][]>((all, event) => (event.type === 'PlanSubmitted' ? [...all, [event]] : [...all.slice(0, -1), [...(all.at(-1) ?? []), event]]), [[]]);

const check = ({ events, state }: World): void => {
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
  expect(count(events, 'PlanApproved')).toBeLessThanOrEqual(1 + count(events, 'PlanReopened'));
  expect(count(events, 'ClosedOut', 'PlanRejected')).toBeLessThanOrEqual(1);
  expect(events.findIndex((event) => event.type === 'ClosedOut' || event.type === 'PlanRejected') + 1 || events.length).toBe(events.length);
  for (const round of rounds(events)) {
    expect(count(round, 'PlanApproved', 'PlanReturned', 'PlanRecalled', 'PlanRejected')).toBeLessThanOrEqual(1);
    expect(count(round, 'SettlementOpened')).toBeLessThanOrEqual(1);
    const decided = round.flatMap((event) => (event.type === 'ReviewDecided' || event.type === 'DecisionTakenBack' ? [`${event.type} ${event.data.department}`] : []));
    // A department decides again only after it has taken its decision back.
    for (const department of [...DEPARTMENTS, 'dept-d']) {
      const own = decided.filter((each) => each.endsWith(department));
      expect(own).toEqual(own.map((_, index) => `${index % 2 === 0 ? 'ReviewDecided' : 'DecisionTakenBack'} ${department}`));
    }
  }
  const occurrences = events.flatMap((event) => (event.type === 'SupervisionOpened' ? [event.data.caseId] : []));
  expect(occurrences).toEqual([...new Set(occurrences)]);
  if (state.status !== 'not_issued' && state.status !== 'closed') {
    const armed = state.instants.map(({ rule, occurrence }) => `${rule}/${occurrence}`);
    expect(armed).toEqual([...new Set(armed)]);
  }
};

describe('random acts on an assignment', () => {
  it('never decide twice, leave no gap, never break the fold, and time always moves on', () => {
    const reached = new Set<AssignmentEvent['type']>();
    const refused = new Set<RefusalCode>();
    fc.assert(
      fc.property(KIND, fc.array(STEP, { minLength: 25, maxLength: 100 }), (kind, steps) => {
        const world = issuedWorld(kind);
        for (const step of steps) take(world, step);
        check(world);
        // Whatever is still armed is handled in finite time when nobody acts any more.
        for (let turn = 0; nextDue(world.state); turn++) {
          expect(turn).toBeLessThan(40);
          passNext(world, false);
        }
        check(world);
        world.events.forEach((event) => reached.add(event.type));
        world.refusals.forEach((code) => refused.add(code));
      }),
      { numRuns: 1000, seed: 20240630 },
    );
    // The property says something only if the walks go everywhere.
    expect([...reached].sort()).toEqual([
      'AppealDecided', 'AppealLodged', 'AssignmentAcknowledged', 'AssignmentIssued', 'AssignmentNudged', 'ClosedOut', 'CompletionDeclared', 'CompletionReturned', 'DeadlinePassed', 'DecisionTakenBack', 'DraftWithdrawn', 'InstructionGiven', 'PlanApproved', 'PlanDrafted', 'PlanRecalled', 'PlanRejected', 'PlanReopened', 'PlanReturned', 'PlanSignedOff', 'PlanSubmitted',
      'ProgressAccepted', 'ProgressLimitPassed', 'ProgressReturned', 'ProgressSubmitted', 'ReplyChecked', 'ReportDatePassed', 'ReportRedoPassed', 'ReportShut', 'ReviewClaimed', 'ReviewDecided', 'ReviewLimitPassed', 'ReviewReleased', 'ReviewRoundClosed', 'ReviewerAdded', 'ReviewerRemoved', 'SettlementOpened', 'SignOffDeclined', 'SupervisionClosed', 'SupervisionOpened', 'SupervisionRaised', 'SupervisionReplied',
    ]);
    expect([...refused]).toEqual(expect.arrayContaining(['WRONG_STATE', 'WRONG_ROLE', 'NOTHING_DUE', 'TOO_EARLY', 'DRAFTER_MAY_NOT_SIGN_OFF', 'ALREADY_CLAIMED', 'NOT_CLAIMED_BY_YOU']));
  });

  it('goes on from random seeds', () => {
    fc.assert(
      fc.property(KIND, fc.array(STEP, { maxLength: 60 }), (kind, steps) => {
        const world = issuedWorld(kind);
        for (const step of steps) take(world, step);
        check(world);
      }),
      { numRuns: 150 },
    );
  });
});
