import { describe, expect, it } from '@jest/globals';
import { at, parseDay } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { settingsOf } from '../cycle/cycle-settings.js';
import type { UserActor } from './verb.js';
import type { PersonCommandBody, PersonVerb } from './assignment.commands.js';
import { decide } from './assignment.decide.js';
import { evolve } from './assignment.evolve.js';
import type { AssignmentEvent } from './assignment.events.js';
import { initialState, STATUSES, type AssignmentState, type AssignmentStatus } from './assignment.state.js';
import { asAgreed } from '#testing/answer-contract.js';

const ID = 'asg/2024/t02-o1/44' as const;
const NOON = at(parseDay('2024-04-10'), 12);
const HASH = 'a'.repeat(64);
const facts = (now: Instant) => ({
  at: now,
  calendar: CALENDAR_2024_2026,
  settings: settingsOf(2024),
  person: { userId: 'c2', unit: '44', roles: ['clerk' as const], enabled: true },
  recipients: ['dept-z'],
  draft: { version: 1, textHash: HASH, sections: [{ id: 'goals', isEmpty: false, hash: HASH }], lastEditedBy: ['c'] },
  department: 'dept-c',
});
const who = (userId: string, unit: string, ...roles: UserActor['roles'][number][]): UserActor => ({ kind: 'user', userId, unit, roles });
const clerk = who('c', '44', 'clerk', 'liaison');
const leader = who('l', '44', 'leader');
const lead = who('r1', 'dept-a', 'reviewer');
const supporting = who('r2', 'dept-b', 'reviewer');
const director = who('d1', 'dept-a', 'director');
const coordinator = who('co1', 'bureau', 'coordinator');

const fold = (state: AssignmentState, command: Parameters<typeof decide>[1]): AssignmentState => {
  const decision = decide(state, command, facts(command.at));
  if ('refusal' in decision) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
  return decision.events.reduce<AssignmentState>(
    (current, event) => evolve(current, { ...event, stream: ID, sequence: current.sequence + 1, at: command.at, actor: command.actor, round: 1, previousHash: current.hash, hash: `h${current.sequence + 1}` } as unknown as AssignmentEvent),
    state,
  );
};
const does = (state: AssignmentState, actor: UserActor, body: PersonCommandBody): AssignmentState => fold(state, { ...body, actor, at: NOON, commandId: 'x' });

/** A state of each status, reached by acts. */
const assigned = fold(initialState(ID), {
  type: 'IssueAssignment', cycle: 'cycle/2024', task: 't02', obligation: 't02-o1', unit: '44', mandatory: true, planNeeded: true, leadDepartment: 'dept-a', supportingDepartments: ['dept-b'],
  catalogueHash: 'c', planDueOn: null, milestones: [], actor: { kind: 'system' }, at: at(parseDay('2024-03-29'), 9), commandId: 'x',
});
const acknowledged = does(assigned, clerk, { type: 'AcknowledgeAssignment' });
const drafted = does(acknowledged, clerk, { type: 'DraftPlan', draftVersion: 1, answers: [] });
const signedOff = does(drafted, leader, { type: 'SignOffPlan', textHash: HASH, opinion: '' });
const inReview = does(signedOff, clerk, { type: 'SubmitPlan', textHash: HASH });
const claimed = does(does(inReview, lead, { type: 'ClaimReview', department: 'dept-a' }), supporting, { type: 'ClaimReview', department: 'dept-b' });
const approve = (department: string): PersonCommandBody => ({ type: 'DecideReview', department, decision: 'approve', opinion: '', items: [] });
const oneApproved = does(claimed, lead, approve('dept-a'));
const approved = does(oneApproved, supporting, approve('dept-b'));
const returned = does(oneApproved, supporting, { type: 'DecideReview', department: 'dept-b', decision: 'return', opinion: '', items: [{ section: 'goals', text: '改' }] });
const reported = does(approved, clerk, { type: 'SubmitProgress', period: '2024-Q2', percent: 20, milestonesReached: [], text: '' });
const declared = does(approved, leader, { type: 'DeclareCompletion', text: '完成' });
const closed = does(declared, lead, { type: 'CloseOut', reason: '属实' });
const STATES: Record<Exclude<AssignmentStatus, 'not_issued'>, AssignmentState> = {
  assigned, acknowledged, drafted, signed_off: signedOff, in_review: inReview, returned, approved: reported, completion_declared: declared, closed,
};

const BODIES: { readonly [V in PersonVerb]: readonly [UserActor, PersonCommandBody] } = {
  AcknowledgeAssignment: [clerk, { type: 'AcknowledgeAssignment' }],
  DraftPlan: [clerk, { type: 'DraftPlan', draftVersion: 1, answers: [] }],
  WithdrawDraft: [clerk, { type: 'WithdrawDraft', reason: 'x' }],
  SignOffPlan: [leader, { type: 'SignOffPlan', textHash: HASH, opinion: '' }],
  DeclineSignOff: [leader, { type: 'DeclineSignOff', reason: 'x' }],
  SubmitPlan: [clerk, { type: 'SubmitPlan', textHash: HASH }],
  RecallPlan: [clerk, { type: 'RecallPlan', reason: 'x' }],
  ClaimReview: [lead, { type: 'ClaimReview', department: 'dept-a' }],
  ReleaseReview: [lead, { type: 'ReleaseReview', department: 'dept-a' }],
  DecideReview: [lead, approve('dept-a')],
  ApproveInBatch: [lead, { type: 'ApproveInBatch', textHash: HASH, opinion: '' }],
  Reassign: [clerk, { type: 'Reassign', to: 'c2', reason: 'x' }],
  Delegate: [clerk, { type: 'Delegate', to: 'c2', reason: 'x' }],
  Copy: [clerk, { type: 'Copy', to: ['dept-z'] }],
  Comment: [clerk, { type: 'Comment', audience: 'all', about: null, text: 'x', mentions: [] }],
  TakeBackDecision: [lead, { type: 'TakeBackDecision', department: 'dept-a', reason: 'x' }],
  AddReviewer: [director, { type: 'AddReviewer', department: 'dept-c', reason: 'x' }],
  RemoveReviewer: [director, { type: 'RemoveReviewer', department: 'dept-b', reason: 'x' }],
  ReturnPlan: [lead, { type: 'ReturnPlan', dropped: [], reason: 'x' }],
  CloseReviewRound: [director, { type: 'CloseReviewRound', reason: 'x' }],
  RejectPlan: [director, { type: 'RejectPlan', reason: 'x' }],
  ReopenPlan: [director, { type: 'ReopenPlan', reason: 'x' }],
  SubmitProgress: [clerk, { type: 'SubmitProgress', percent: 30, milestonesReached: [], text: '' }],
  SubmitContribution: [supporting, { type: 'SubmitContribution', text: 'x' }],
  AcceptProgress: [lead, { type: 'AcceptProgress', period: '2024-Q2' }],
  ReturnProgress: [lead, { type: 'ReturnProgress', period: '2024-Q2', reason: 'x' }],
  DeclareCompletion: [leader, { type: 'DeclareCompletion', text: '' }],
  CloseOut: [lead, { type: 'CloseOut', reason: 'x' }],
  ReturnCompletion: [lead, { type: 'ReturnCompletion', reason: 'x' }],
  SuspendAssignment: [coordinator, { type: 'SuspendAssignment', reason: 'x' }],
  ResumeAssignment: [coordinator, { type: 'ResumeAssignment', reason: 'x' }],
  RevokeAssignment: [coordinator, { type: 'RevokeAssignment', reason: 'x' }],
  RequestExemption: [leader, { type: 'RequestExemption', ground: 'not_concerned', reason: 'x', evidence: [] }],
  DecideExemption: [director, { type: 'DecideExemption', decision: 'granted', reason: 'x' }],
  OptIn: [leader, { type: 'OptIn' }],
  OptOut: [leader, { type: 'OptOut', reason: 'x' }],
  RequestExtension: [leader, { type: 'RequestExtension', duty: 'completion', dueOn: parseDay('2025-01-20'), reason: 'x' }],
  DecideExtension: [director, { type: 'DecideExtension', duty: 'completion', decision: 'whole', parts: [], reason: 'x' }],
  OpenSupervision: [who('d', 'dept-a', 'director'), { type: 'OpenSupervision', level: 'blue', criteria: 'x', reason: '' }],
  RaiseSupervision: [who('bl', 'bureau', 'bureau_leader'), { type: 'RaiseSupervision', level: 'red', reason: 'x' }],
  ReplySupervision: [leader, { type: 'ReplySupervision', case: 'x', promisedOn: parseDay('2024-04-20'), text: 'x' }],
  CheckReply: [lead, { type: 'CheckReply', case: 'x', accepted: true, reason: '' }],
  CloseSupervision: [who('bl', 'bureau', 'bureau_leader'), { type: 'CloseSupervision', case: 'x', reason: 'x' }],
  GiveInstruction: [who('bl', 'bureau', 'bureau_leader'), { type: 'GiveInstruction', addressee: '44', dueOn: parseDay('2024-04-20'), text: 'x' }],
  NudgeAssignment: [who('co', 'bureau', 'coordinator'), { type: 'NudgeAssignment', text: 'x' }],
  LodgeAppeal: [leader, { type: 'LodgeAppeal', case: 'x', reason: 'x' }],
  DecideAppeal: [who('co', 'bureau', 'coordinator'), { type: 'DecideAppeal', case: 'x', outcome: 'upheld', reason: 'x' }],
};
/** From every state but closed: the state stays, or the rule itself refuses. */
const inEveryOpen = (code?: string): Partial<Record<AssignmentStatus, string>> =>
  Object.fromEntries(STATUSES.filter((status) => status !== 'not_issued' && status !== 'closed').map((status) => [status, code ?? status]));

/** Taken in every open state, which stays. */
const IN_PLACE: Partial<Record<AssignmentStatus, string>> = Object.fromEntries(STATUSES.slice(1, -1).map((status) => [status, status]));
/** Verbs that leave the state what it is, or are refused alike, in each of the states they may come from. */
const OPEN = ['assigned', 'acknowledged', 'drafted', 'signed_off', 'in_review', 'returned', 'approved', 'completion_declared'] as const;
const UNIT_HELD = ['assigned', 'acknowledged', 'drafted', 'signed_off', 'returned', 'approved'] as const;
const EXEMPTABLE = ['assigned', 'acknowledged', 'returned', 'approved'] as const;
const same = (statuses: readonly AssignmentStatus[], code?: string): Partial<Record<AssignmentStatus, string>> => Object.fromEntries(statuses.map((status) => [status, code ?? status]));

/** Section 4 of the feature document, copied by hand: verb, states it may come from, state after (or the code that the rule itself answers). */
const TABLE: { readonly [V in PersonVerb]: Partial<Record<AssignmentStatus, string>> } = {
  AcknowledgeAssignment: { assigned: 'acknowledged' },
  DraftPlan: { acknowledged: 'drafted', returned: 'ANSWERS_MISSING' },
  WithdrawDraft: { drafted: 'acknowledged', signed_off: 'acknowledged' },
  SignOffPlan: { drafted: 'signed_off' },
  DeclineSignOff: { drafted: 'acknowledged' },
  SubmitPlan: { signed_off: 'in_review' },
  RecallPlan: { in_review: 'acknowledged' },
  ClaimReview: { in_review: 'in_review' },
  ReleaseReview: { in_review: 'NOT_CLAIMED_BY_YOU' },
  DecideReview: { in_review: 'NOT_CLAIMED_BY_YOU' },
  ApproveInBatch: { in_review: 'BATCH_NOT_ALLOWED' },
  Reassign: IN_PLACE,
  Delegate: IN_PLACE,
  Copy: IN_PLACE,
  Comment: IN_PLACE,
  TakeBackDecision: { in_review: 'NOT_YOUR_DECISION' },
  AddReviewer: { in_review: 'in_review' },
  RemoveReviewer: { in_review: 'in_review' },
  ReturnPlan: { in_review: 'NOTHING_TO_SETTLE' },
  CloseReviewRound: { in_review: 'LEAD_MUST_DECIDE' },
  RejectPlan: { in_review: 'MANDATORY_NOT_REJECTED' },
  ReopenPlan: { approved: 'returned' },
  SubmitProgress: { approved: 'approved' },
  // Of a measure of the bureau alone: see its own spec.
  SubmitContribution: same([...OPEN, 'closed'], 'WRONG_ROLE'),
  AcceptProgress: { approved: 'approved' },
  ReturnProgress: { approved: 'approved' },
  DeclareCompletion: { approved: 'completion_declared' },
  CloseOut: { completion_declared: 'closed' },
  ReturnCompletion: { completion_declared: 'approved' },
  SuspendAssignment: same(OPEN),
  ResumeAssignment: same(OPEN, 'NOT_SUSPENDED'),
  RevokeAssignment: same(OPEN),
  RequestExemption: same(EXEMPTABLE),
  DecideExemption: same(EXEMPTABLE, 'NO_REQUEST'),
  OptIn: {},
  OptOut: same(OPEN, 'MANDATORY'),
  RequestExtension: same(UNIT_HELD),
  DecideExtension: same(UNIT_HELD, 'NO_REQUEST'),
  OpenSupervision: inEveryOpen(),
  RaiseSupervision: inEveryOpen('NO_OPEN_CASE'),
  ReplySupervision: inEveryOpen('NO_OPEN_CASE'),
  CheckReply: inEveryOpen('NO_OPEN_CASE'),
  CloseSupervision: inEveryOpen('NO_OPEN_CASE'),
  GiveInstruction: inEveryOpen(),
  NudgeAssignment: inEveryOpen(),
  LodgeAppeal: inEveryOpen('NO_OPEN_CASE'),
  DecideAppeal: inEveryOpen('NO_APPEAL'),
};

const outcomeOf = (state: AssignmentState, actor: UserActor, body: PersonCommandBody): string => {
  const decision = asAgreed(body, decide(state, { ...body, actor, at: NOON, commandId: 'x' }, facts(NOON)));
  return 'refusal' in decision ? decision.refusal.code : fold(state, { ...body, actor, at: NOON, commandId: 'x' }).status;
};

describe('every state × command cell', () => {
  const cells = (Object.keys(BODIES) as PersonVerb[]).flatMap((verb) => (Object.keys(STATES) as (keyof typeof STATES)[]).map((status) => ({ verb, status })));
  it.each(cells)('$verb in $status', ({ verb, status }) => {
    const [actor, body] = BODIES[verb];
    expect(outcomeOf(STATES[status], actor, body)).toBe(TABLE[verb][status] ?? (status === 'closed' ? 'CLOSED' : 'WRONG_STATE'));
  });

  it.each(cells)('$verb in $status is not for another province, another department or an administrator', ({ verb, status }) => {
    const [actor, body] = BODIES[verb];
    for (const stranger of [{ ...actor, unit: '11' }, { ...actor, unit: 'dept-z' }, who('s', 'bureau', 'system_admin'), { ...actor, roles: ['audit_admin' as const] }]) {
      expect(outcomeOf(STATES[status], stranger, body)).toBe('WRONG_ROLE');
    }
  });

  it('reaches every status', () => {
    expect(Object.entries(STATES).map(([name, state]) => [name, state.status])).toEqual(STATUSES.slice(1).map((status) => [status, status]));
  });
});

describe('who did one thing may not do the other', () => {
  it('who drafted may not sign off', () => {
    expect(outcomeOf(drafted, who('c', '44', 'leader'), BODIES.SignOffPlan[1])).toBe('DRAFTER_MAY_NOT_SIGN_OFF');
  });
  it('who drafted or signed off may not review', () => {
    expect(outcomeOf(inReview, who('c', 'dept-a', 'reviewer'), BODIES.ClaimReview[1])).toBe('DRAFTED_OR_SIGNED_OFF');
    expect(outcomeOf(inReview, who('l', 'dept-a', 'reviewer'), BODIES.ClaimReview[1])).toBe('DRAFTED_OR_SIGNED_OFF');
  });
  it('a department decides once, and only who claimed does', () => {
    expect(outcomeOf(claimed, who('r9', 'dept-a', 'reviewer'), approve('dept-a'))).toBe('NOT_CLAIMED_BY_YOU');
    expect(outcomeOf(oneApproved, lead, approve('dept-a'))).toBe('ALREADY_DECIDED');
    expect(outcomeOf(claimed, lead, approve('dept-b'))).toBe('NOT_A_REVIEWER');
  });
  it('a plan is recalled before the first decision only; a claim does not block', () => {
    expect(outcomeOf(claimed, clerk, BODIES.RecallPlan[1])).toBe('acknowledged');
    expect(outcomeOf(oneApproved, clerk, BODIES.RecallPlan[1])).toBe('ALREADY_DECIDED_ROUND');
  });
});

describe('joint review: all must approve', () => {
  const decideBoth = (first: 'approve' | 'return', second: 'approve' | 'return', order: readonly [string, string]): string => {
    const decisions = { 'dept-a': first, 'dept-b': second } as Record<string, 'approve' | 'return'>;
    return order.reduce<AssignmentState>(
      (state, department) =>
        does(state, department === 'dept-a' ? lead : supporting, { type: 'DecideReview', department, decision: decisions[department]!, opinion: '', items: decisions[department] === 'return' ? [{ section: 'goals', text: '改' }] : [] }),
      claimed,
    ).status;
  };
  it.each([['dept-a', 'dept-b'], ['dept-b', 'dept-a']] as const)('in order %s, %s', (...order) => {
    expect([decideBoth('approve', 'approve', order), decideBoth('approve', 'return', order), decideBoth('return', 'approve', order), decideBoth('return', 'return', order)]).toEqual(['approved', 'returned', 'returned', 'returned']);
  });
  it('one letter holds the items of all departments', () => {
    const both = does(does(claimed, lead, { type: 'DecideReview', department: 'dept-a', decision: 'return', opinion: '', items: [{ section: 'goals', text: '甲' }] }), supporting, { type: 'DecideReview', department: 'dept-b', decision: 'return', opinion: '', items: [{ section: 'goals', text: '乙' }] });
    expect(both.status === 'returned' && both.letter?.items.map((item) => item.department)).toEqual(['dept-a', 'dept-b']);
  });
});

describe('an old version seen', () => {
  it('is refused with both sequences', () => {
    const decision = decide(acknowledged, { type: 'DraftPlan', draftVersion: 1, answers: [], expectedSequence: 1, actor: clerk, at: NOON, commandId: 'x' }, facts(NOON));
    expect(decision).toEqual({ refusal: { code: 'SEQUENCE_CHANGED', facts: { expected: 1, actual: 2 } } });
  });
});
