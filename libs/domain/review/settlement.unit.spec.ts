import { describe, expect, it } from '@jest/globals';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { contradictionsOf } from './contradictions.js';
import type { Demand, ReturnItem } from './review.events.js';
import { approves, CLERK, director, returns, reviewer, somebody, Walk } from '#testing/walk.js';

const item = (id: string, department: string, wants: Demand['wants'], subject = 'target', section = 'goals'): ReturnItem => ({ id, department, section, demand: { subject, wants } });
const demands = (wants: Demand['wants'], subject = 'target', section = 'goals') => ({ items: [{ section, text: '请改', demand: { subject, wants } }] });
const settles = (dropped: readonly string[], more: object = {}): PersonCommandBody => ({ type: 'ReturnPlan', dropped, reason: '以牵头部门意见为准', ...more });

/** Lead approves, the two others ask for opposite things: the round is to be settled. */
const opposed = (b: Demand['wants'] = 'add', c: Demand['wants'] = 'remove'): Walk =>
  new Walk().submits().claims('dept-a', 'dept-b', 'dept-c').does(reviewer('dept-b'), returns('dept-b', demands(b))).does(reviewer('dept-a'), approves('dept-a')).does(reviewer('dept-c'), returns('dept-c', demands(c)));

describe('opposite demands (L7)', () => {
  const rows: readonly [string, readonly ReturnItem[], readonly string[][]][] = [
    ['add and remove', [item('1', 'b', 'add'), item('2', 'c', 'remove')], [['1', '2']]],
    ['unequal values', [item('1', 'b', { value: 30 }), item('2', 'c', { value: 40 })], [['1', '2']]],
    ['a value for what another removes', [item('1', 'b', { value: 30 }), item('2', 'c', 'remove')], [['1', '2']]],
    ['three, of which two agree', [item('1', 'a', { value: 30 }), item('2', 'b', { value: 30 }), item('3', 'c', { value: 40 })], [['1', '2', '3']]],
    ['two subjects', [item('1', 'b', 'add'), item('2', 'c', 'remove'), item('3', 'b', { value: 1 }, 'other'), item('4', 'c', { value: 2 }, 'other')], [['1', '2'], ['3', '4']]],
    ['equal values: none', [item('1', 'b', { value: 30 }), item('2', 'c', { value: 30 })], []],
    ['add and a value: none', [item('1', 'b', 'add'), item('2', 'c', { value: 30 })], []],
    ['the same demand twice: none', [item('1', 'b', 'remove'), item('2', 'c', 'remove')], []],
    ['different sections: none', [item('1', 'b', 'add'), item('2', 'c', 'remove', 'target', 'measures')], []],
    ['different subjects: none', [item('1', 'b', 'add'), item('2', 'c', 'remove', 'other')], []],
    ['one department with itself: none', [item('1', 'b', 'add'), item('2', 'b', 'remove')], []],
    ['in words only: none', [{ id: '1', department: 'b', section: 'goals' }, item('2', 'c', 'remove')], []],
  ];
  it.each(rows)('%s', (_name, items, expected) => {
    expect(contradictionsOf(items).map((each) => each.items)).toEqual(expected);
  });
});

describe('a round with opposite demands', () => {
  it('waits for the lead, 3 working days, and says who is waited for', () => {
    const walk = opposed();
    expect(walk.last('SettlementOpened')?.data).toMatchObject({ dueOn: '2024-04-03', contradictions: [{ section: 'goals', subject: 'target', items: ['r1-dept-b-1', 'r1-dept-c-1'] }] });
    expect(walk.state.status).toBe('in_review');
    expect(walk.reminders.filter(({ duty }) => duty === 'settlement').map(({ rule, addressees }) => [rule, ...addressees])).toEqual([
      ['wd-3', 'lead:reviewer'], ['last', 'lead:reviewer'], ['wd+1', 'lead:director', 'unit:liaison'], ['wd+3', 'bureau:coordinator'], ['wd+5', 'bureau:bureau_leader'],
    ]);
    expect(walk.reminders.some(({ duty }) => duty.startsWith('review:'))).toBe(false);
  });

  it('goes back at once where the demands agree', () => {
    expect(opposed({ value: 30 }, { value: 30 }).state.status).toBe('returned');
  });

  it('is closed to everything else', () => {
    const walk = opposed();
    expect(walk.act(reviewer('dept-b'), { type: 'TakeBackDecision', department: 'dept-b', reason: 'x' })).toBe('SETTLEMENT_OPEN');
    expect(walk.act(reviewer('dept-a'), { type: 'AddReviewer', department: 'dept-d', reason: 'x' })).toBe('SETTLEMENT_OPEN');
    expect(walk.to('2024-05-30').act(director('dept-a'), { type: 'CloseReviewRound', reason: 'x' })).toBe('SETTLEMENT_OPEN');
    expect(walk.act(CLERK, { type: 'RecallPlan', reason: 'x' })).toBe('ALREADY_DECIDED_ROUND');
  });

  it('is closed to a department that has not decided, where two thirds count', () => {
    const walk = new Walk({ settings: { quorum: 'share' }, supporting: ['dept-b', 'dept-c', 'dept-d'] }).submits().claims('dept-b', 'dept-c', 'dept-d');
    walk.does(reviewer('dept-b'), returns('dept-b', demands('add'))).does(reviewer('dept-c'), returns('dept-c', demands('remove')));
    expect(walk.review.settlement).not.toBeNull();
    expect(walk.act(reviewer('dept-d'), approves('dept-d'))).toBe('SETTLEMENT_OPEN');
  });

  it('ends with one letter of what the lead keeps, with its reason', () => {
    const walk = opposed().to('2024-04-02');
    expect(walk.act(reviewer('dept-a'), settles(['r1-dept-c-1'], { revisionDueOn: '2024-07-15' }))).toBe('PlanReturned');
    const returned = walk.last('PlanReturned');
    expect(returned?.data).toMatchObject({ dropped: ['r1-dept-c-1'], nextRound: 2, revisionDueOn: '2024-07-15', returnTo: 'clerk' });
    expect(returned?.data.items.map(({ id }) => id)).toEqual(['r1-dept-b-1']);
    expect(returned?.texts).toEqual({ reason: '以牵头部门意见为准' });
    expect(walk.events.filter(({ type }) => type === 'PlanReturned')).toHaveLength(1);
    expect(walk.issued.letter?.items.map(({ id }) => id)).toEqual(['r1-dept-b-1']);
  });

  it('is settled by the lead alone, and only so far as demands oppose', () => {
    const walk = opposed();
    expect(walk.act(reviewer('dept-b'), settles(['r1-dept-c-1']))).toBe('WRONG_ROLE');
    expect(walk.act(reviewer('dept-a'), settles(['r1-dept-z-9']))).toBe('UNKNOWN_ITEM');
    expect(walk.act(reviewer('dept-a'), settles([]))).toBe('STILL_CONTRADICTORY');
    expect(walk.act(reviewer('dept-a'), settles(['r1-dept-b-1', 'r1-dept-c-1']))).toBe('ITEMS_REQUIRED');
    expect(walk.act(reviewer('dept-a'), settles(['r1-dept-c-1'], { revisionDueOn: '2024-05-01' }))).toBe('REVISION_DATE_EARLY');
    expect(walk.act(reviewer('dept-a'), settles(['r1-dept-c-1'], { returnTo: 'province' }))).toBe('NO_PROVINCE');
    expect(walk.act({ ...reviewer('dept-a'), userId: 'clerk' }, settles(['r1-dept-c-1']))).toBe('DRAFTED_OR_SIGNED_OFF');
  });

  it('has nothing to settle where nothing opposes', () => {
    const walk = new Walk().submits();
    expect(walk.act(reviewer('dept-a'), settles([]))).toBe('NOTHING_TO_SETTLE');
  });

  it('tells when the lead lets its days pass, once', () => {
    const walk = opposed();
    expect(walk.passNext()).toBe('ReviewLimitPassed');
    expect(walk.last('ReviewLimitPassed')?.data).toMatchObject({ duty: 'settlement', waitingFor: ['dept-a'], dueOn: '2024-04-03' });
    expect(walk.issued.overdue).toEqual(['settlement']);
    expect(walk.passNext()).toBe('ReviewLimitPassed');
    expect(walk.last('ReviewLimitPassed')?.data).toMatchObject({ waitingFor: ['dept-a'], dueOn: '2024-04-15' });
    walk.does(reviewer('dept-a'), settles(['r1-dept-c-1']));
    expect(walk.issued.overdue).toEqual(['review']);
    expect(walk.submits().issued.overdue).toEqual([]);
  });
});

describe('a settlement while the assignment rests', () => {
  it('gets its days anew when it is resumed', () => {
    const coordinator = somebody('co', 'bureau', 'coordinator');
    const walk = opposed().does(coordinator, { type: 'SuspendAssignment', reason: '机构调整' });
    expect(walk.reminders).toEqual([]);
    walk.to('2024-05-06').does(coordinator, { type: 'ResumeAssignment', reason: '完成' });
    expect(walk.review.settlement?.dueOn && walk.review.settlement.dueOn > '2024-05-06').toBe(true);
    expect(walk.review.instants.find(({ rule }) => rule === 'settlement_limit')?.at).toBeGreaterThan(walk.now);
  });
});

describe('to whom a plan goes back (L9)', () => {
  const back = (more: object = {}, other: object = more): Walk =>
    new Walk().submits().claims('dept-a', 'dept-b', 'dept-c').does(reviewer('dept-a'), approves('dept-a')).does(reviewer('dept-b'), returns('dept-b', more)).does(reviewer('dept-c'), returns('dept-c', other));

  it('to the clerk where nothing else is said, or departments differ', () => {
    expect(back().state.status).toBe('returned');
    expect(back({ returnTo: 'leader' }, {}).issued.letter?.returnTo).toBe('clerk');
  });

  it('to the leader: the same text is signed again, with an opinion that answers', () => {
    const walk = back({ returnTo: 'leader' });
    expect(walk.state).toMatchObject({ status: 'drafted', round: 2, plan: { version: 1, levels: 0, signers: [] } });
    const signs = (opinion: string): PersonCommandBody => ({ type: 'SignOffPlan', textHash: walk.textHash, opinion });
    const leader = { ...CLERK, userId: 'leader', roles: ['leader' as const] };
    expect(walk.act(leader, signs(' '))).toBe('REASON_REQUIRED');
    expect(walk.act(leader, signs('数据属实，维持原文'))).toBe('PlanSignedOff');
    walk.does(CLERK, { type: 'SubmitPlan', textHash: walk.textHash });
    expect(walk.review.slots.filter(({ stands }) => stands).map(({ department }) => department)).toEqual(['dept-a']);
  });

  it('the leader may decline: then the clerk answers the letter', () => {
    const walk = back({ returnTo: 'leader' }).does({ ...CLERK, userId: 'leader', roles: ['leader'] }, { type: 'DeclineSignOff', reason: '应当修改' });
    expect(walk.state.status).toBe('returned');
    expect(walk.act(CLERK, { ...walk.draftBody(), answers: [] })).toBe('ANSWERS_MISSING');
    expect(walk.submits().state.status).toBe('in_review');
  });

  it('to the clerk where nobody signs off', () => {
    const walk = new Walk({ settings: { signOffLevels: 0 }, supporting: [] }).submits().claims('dept-a').does(reviewer('dept-a'), returns('dept-a', { returnTo: 'leader' }));
    expect(walk.state.status).toBe('returned');
  });

  it('to a province only where there is one, and a date only by the lead', () => {
    const walk = new Walk().submits().claims('dept-a', 'dept-b');
    expect(walk.act(reviewer('dept-a'), returns('dept-a', { returnTo: 'province' }))).toBe('NO_PROVINCE');
    expect(walk.act(reviewer('dept-b'), returns('dept-b', { revisionDueOn: '2024-08-01' }))).toBe('LEAD_ONLY');
    expect(walk.act(reviewer('dept-a'), returns('dept-a', { revisionDueOn: '2024-06-29' }))).toBe('REVISION_DATE_EARLY');
    expect(walk.act(reviewer('dept-a'), { ...approves('dept-a'), revisionDueOn: '2024-08-01' } as PersonCommandBody)).toBe('ITEMS_REQUIRED');
  });

  it('gives the lead’s later date, else the later of plan deadline and 10 working days', () => {
    const by = (revisionDueOn?: string, day = '2024-04-02'): string => {
      const walk = new Walk({ supporting: [] }).submits().claims('dept-a').to(day);
      return walk.does(reviewer('dept-a'), returns('dept-a', revisionDueOn ? { revisionDueOn } : {})).issued.letter?.revisionDueOn ?? '';
    };
    expect([by(), by('2024-08-01'), by('2024-06-30'), by(undefined, '2024-06-28')]).toEqual(['2024-06-30', '2024-08-01', '2024-06-30', '2024-07-12']);
  });

  it('the director hears of the third return, once', () => {
    const walk = new Walk({ supporting: [] });
    const told = [1, 2, 3, 4].map(() => {
      walk.submits().claims('dept-a').does(reviewer('dept-a'), returns('dept-a'));
      return walk.reminders.filter(({ rule }) => rule === 'third_return').flatMap(({ addressees }) => addressees);
    });
    expect(told).toEqual([[], [], ['lead:director'], []]);
  });
});
