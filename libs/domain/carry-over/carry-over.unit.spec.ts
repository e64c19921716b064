import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../access/actor.js';
import { decide } from '../assignment/assignment.decide.js';
import type { AssignmentCommandBody } from '../assignment/assignment.commands.js';
import type { AssignmentEvent } from '../assignment/assignment.events.js';
import { evolve } from '../assignment/assignment.evolve.js';
import { initialState, type AssignmentState, type IssuedState } from '../assignment/assignment.state.js';
import { at, parseDay } from '../calendar/day.js';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { CATALOGUE_2024 } from '../catalogue/catalogue-2024.js';
import { pairTasks } from '../catalogue/diff/diff-catalogues.js';
import { draftOfVersion } from '../catalogue/diff/draft-of-version.js';
import { decideCycle, type CycleFacts } from '../cycle/cycle.decide.js';
import { settingsOf } from '../cycle/cycle-settings.js';
import type { LaunchedCycle } from '../cycle/cycle.state.js';
import { scoreFacts } from '../score/score.js';
import type { AssignmentId } from '../shared/ids.js';
import { carryOverPreview, itemsGoing, type CarryTarget } from './carry-over-preview.js';
import { planCarryOver } from './carry-over.js';

const COORDINATOR: Actor = { kind: 'user', userId: 'co', unit: 'bureau', roles: ['coordinator'] };
const NOW = at(parseDay('2025-04-02'), 10);
const TODAY = parseDay('2025-04-02');
const day = parseDay;
const facts = { at: NOW, calendar: CALENDAR_2024_2026, settings: settingsOf(2025), draft: null };

const send = (state: AssignmentState, body: AssignmentCommandBody, when = NOW): { state: AssignmentState; types: string[]; texts: unknown } | { code: string } => {
  const command = { ...body, commandId: 'c', at: when, actor: COORDINATOR };
  const decision = decide(state, command, { ...facts, at: when });
  if ('refusal' in decision) return decision.refusal;
  const after = decision.events.reduce<AssignmentState>((current, event) => evolve(current, { ...event, stream: state.id, sequence: current.sequence + 1, at: when, actor: COORDINATOR, round: 1, previousHash: '', hash: 'h' } as unknown as AssignmentEvent), state);
  return { state: after, types: decision.events.map(({ type }) => type), texts: decision.events.at(-1)?.texts };
};
const issued = (year: number, obligation = 't08-o1', unit = '44', more: object = {}): IssuedState => {
  const milestones = [{ id: `${obligation}-m1`, dueOn: day(`${year}-06-30`) }, { id: `${obligation}-m2`, dueOn: day(`${year}-12-31`) }];
  const made = send(initialState(`asg/${year}/${obligation}/${unit}`), {
    type: 'IssueAssignment', cycle: `cycle/${year}`, task: obligation.slice(0, 3), obligation, unit, mandatory: true, planNeeded: true, leadDepartment: 'dept-a', supportingDepartments: [], catalogueHash: 'c', planDueOn: null, milestones,
  }, at(day(`${year}-03-29`), 9));
  if (!('state' in made) || made.state.status === 'not_issued') throw new Error('not issued');
  return { ...made.state, ...more } as IssuedState;
};
const OLD = issued(2024, 't08-o1', '44', { status: 'approved', plan: null, milestonesReached: ['t08-o1-m1'], milestones: [...issued(2024).milestones, { id: 'c1-dept-a-1', dueOn: '2025-05-31', kind: 'condition' }] });
const NEXT = issued(2025);
const asked = { cycle: 'cycle/2025', from: OLD.id, to: NEXT.id };
const sides = { from: OLD, to: NEXT, fromStatus: 'closing' };
const plan = (more: object = {}, what: object = {}) => planCarryOver({ ...sides, ...more }, { ...asked, ...what }, facts);
const ITEMS = [
  { milestone: 't08-o1-m2', as: '2024-t08-o1-m2', dueOn: '2025-12-31' },
  { milestone: 'c1-dept-a-1', as: '2024-c1-dept-a-1', dueOn: '2025-05-31', kind: 'condition' },
];

describe('a carry-over (X3)', () => {
  it('takes what is not reached; a day that has not come stays, another is the completion’s or the one that is given', () => {
    expect(plan()).toEqual({ items: ITEMS });
    expect(plan({}, { dueOn: day('2025-09-30') })).toMatchObject({ items: [{ dueOn: '2025-09-30' }, { dueOn: '2025-05-31' }] });
    expect(plan({ to: { ...NEXT, completionDueOn: day('2025-04-01') } })).toMatchObject({ refusal: { code: 'DATE_TOO_NEAR', facts: { is: '2025-04-01' } } });
    expect(plan({}, { dueOn: day('2025-04-08') })).toMatchObject({ refusal: { code: 'DATE_TOO_NEAR', facts: { earliest: '2025-04-10' } } });
    expect(plan({ from: { ...OLD, milestonesReached: OLD.milestones.map(({ id }) => id) } })).toEqual({ items: [] });
  });

  it('is refused where one side is not there, is another unit’s or year’s, has ended, or its year is not closing', () => {
    const declared = { ...NEXT, status: 'completion_declared', plan: null };
    for (const [more, what, code] of [
      [{ from: null }, {}, 'NOT_FOUND'], [{ to: null }, {}, 'NOT_FOUND'],
      [{ to: { ...NEXT, unit: '11' } }, {}, 'CARRY_TARGET'], [{ from: NEXT, to: OLD }, { cycle: 'cycle/2024' }, 'CARRY_TARGET'], [{}, { cycle: 'cycle/2026' }, 'CARRY_TARGET'], [{ to: { ...OLD, id: 'asg/2024/t09-o1/44' } }, { cycle: 'cycle/2024' }, 'CARRY_TARGET'],
      [{ fromStatus: 'launched' }, {}, 'CYCLE_NOT_CLOSING'], [{ fromStatus: 'archived' }, {}, 'CYCLE_NOT_CLOSING'], [{ fromStatus: null }, {}, 'CYCLE_NOT_CLOSING'],
      [{ from: { ...OLD, status: 'closed', outcome: 'carried_over' } }, {}, 'CLOSED'], [{ to: { ...NEXT, status: 'closed', outcome: 'revoked' } }, {}, 'CLOSED'],
      [{ from: { ...declared, cycle: 'cycle/2024' } }, {}, 'WRONG_STATE'], [{ to: declared }, {}, 'WRONG_STATE'],
    ] as const) expect([code, plan(more, what)]).toMatchObject([code, { refusal: { code } }]);
  });

  it('ends the old one and links both; the new one waits for the items and reaches them like its own', () => {
    const left = send({ ...OLD, openCase: null }, { type: 'CarryOver', to: NEXT.id, items: ITEMS as never, reason: '跨年' });
    expect(left).toMatchObject({ types: ['AssignmentCarriedOver'], texts: { reason: '跨年' }, state: { status: 'closed', outcome: 'carried_over', carriedTo: NEXT.id, instants: [] } });
    const items = ITEMS as never;
    const taken = send(NEXT, { type: 'TakeOver', from: OLD.id, items, texts: { '2024-t08-o1-m2': '年底前完成入库' } });
    expect(taken).toMatchObject({ types: ['ItemsTakenOver'], texts: { 'milestone:2024-t08-o1-m2': '年底前完成入库' } });
    const state = 'state' in taken && (taken.state as IssuedState);
    expect(state && state.milestones.slice(2)).toEqual([
      { id: '2024-t08-o1-m2', dueOn: '2025-12-31', from: { assignment: OLD.id, milestone: 't08-o1-m2' } },
      { id: '2024-c1-dept-a-1', dueOn: '2025-05-31', kind: 'condition', from: { assignment: OLD.id, milestone: 'c1-dept-a-1' } },
    ]);
    expect(state && state.instants.filter(({ rule }) => rule === 'milestone_due').map(({ about }) => about)).toContain('2024-c1-dept-a-1');
    for (const body of [{ type: 'CarryOver', to: NEXT.id, items, reason: 'x' }, { type: 'TakeOver', from: OLD.id, items, texts: {} }] as const) {
      expect('state' in left && send(left.state, body)).toMatchObject({ code: 'CLOSED' });
      expect(send(initialState('asg/2026/t08-o1/44'), body)).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('a supervision case ends with what it is about; the score keeps what was owed and not done', () => {
    const supervised = { ...OLD, openCase: { id: 's1', duty: 'milestone:t08-o1-m2', level: 'blue', inForce: 'blue', replyDueOn: '2025-04-20', reply: null } } as unknown as IssuedState;
    const left = send(supervised, { type: 'CarryOver', to: NEXT.id, items: [], reason: '跨年' });
    expect(left).toMatchObject({ types: ['SupervisionClosed', 'AssignmentCarriedOver'] });
    const never = send(issued(2024), { type: 'CarryOver', to: NEXT.id, items: [], reason: '跨年' });
    expect('state' in never && scoreFacts([never.state as IssuedState], NOW)).toMatchObject({ due: 3, done: 0 });
    expect('state' in left && scoreFacts([left.state as IssuedState], NOW)).toMatchObject({ due: 3, done: 2 });
  });

  it('is an act of the new cycle, by a coordinator, while that one is launched', () => {
    const cycle = { id: 'cycle/2025', sequence: 1, hash: '', status: 'launched', year: 2025 } as unknown as LaunchedCycle;
    const of = (more: Partial<CycleFacts>): CycleFacts => ({ calendar: CALENDAR_2024_2026, catalogue: null, units: { provinces: [], cities: [] }, issued: [], open: { count: 0, first: [] }, sides, ...more });
    const act = (state: LaunchedCycle, more: Partial<CycleFacts> = {}, actor: Actor = COORDINATOR) => decideCycle(state, { type: 'CarryOver', from: OLD.id, to: NEXT.id, reason: '跨年', commandId: 'c', at: NOW, actor }, of(more));
    expect(act(cycle)).toEqual({ events: [{ type: 'CarriedOver', data: { from: OLD.id, to: NEXT.id, items: ITEMS }, texts: { reason: '跨年' } }] });
    expect(act({ ...cycle, status: 'closing' })).toMatchObject({ refusal: { code: 'WRONG_STATE' } });
    expect(act(cycle, { sides: { ...sides, fromStatus: 'launched' } })).toMatchObject({ refusal: { code: 'CYCLE_NOT_CLOSING' } });
    expect(act(cycle, { calendar: null })).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect(act(cycle, {}, { ...COORDINATOR, roles: ['bureau_leader'] } as Actor)).toMatchObject({ refusal: { code: 'WRONG_ROLE' } });
  });
});

describe('the preview of a carry-over', () => {
  const after = { ...CATALOGUE_2024, tasks: CATALOGUE_2024.tasks.filter(({ number }) => number !== 13).map((task) => (task.number === 7 ? { ...task, bureauSummary: '另行部署。', obligations: task.obligations.map((each) => ({ ...each, summary: '另行部署。' })) } : task)) };
  const catalogues = { before: CATALOGUE_2024, after, pairs: pairTasks(draftOfVersion(CATALOGUE_2024), draftOfVersion(after)) };
  const target = (obligation: string, more: Partial<CarryTarget> = {}): CarryTarget => ({ id: `asg/2025/${obligation}/44` as AssignmentId, unit: '44', task: obligation.slice(0, 3), obligation, status: 'assigned', ...more });
  const targets = [target('t08-o1'), target('t08-o2'), target('t07-o1'), target('t09-o1', { unit: '11' }), target('t10-o1', { status: 'closed' }), target('t08-b')];
  const rows = (old: readonly IssuedState[]) => carryOverPreview(old, targets, catalogues).map(({ from, outlook, to, candidates }) => [from.obligation, outlook, to, candidates.length, itemsGoing(from, to === null ? undefined : { completionDueOn: day('2025-12-31') }, TODAY).map(({ as, dueOn }) => `${as} ${dueOn}`)]);
  const reached = (state: IssuedState) => ({ ...state, milestonesReached: state.milestones.map(({ id }) => id) }) as IssuedState;

  it('names for each open one where it goes, and asks where that is not sure', () => {
    expect(rows([OLD])).toEqual([['t08-o1', 'ready', 'asg/2025/t08-o1/44', 3, ['2024-t08-o1-m2 2025-12-31', '2024-c1-dept-a-1 2025-05-31']]]);
    expect(rows([reached(issued(2024, 't08-o2'))])).toEqual([['t08-o2', 'ready', 'asg/2025/t08-o2/44', 3, []]]);
    const asks = ['t13-o1', 't07-o1', 't09-o1', 't10-o1'].map((obligation) => reached(issued(2024, obligation)));
    expect(rows(asks).map(([obligation, outlook, to, candidates]) => `${obligation} ${outlook} ${to} ${candidates}`)).toEqual(['t13-o1 task_dropped null 5', 't07-o1 task_unsure null 1', 't09-o1 not_issued null 0', 't10-o1 target_closed null 1']);
    const other = { ...issued(2024, 't08-o1'), obligation: 't08-o9' } as IssuedState;
    expect(rows([other])).toMatchObject([['t08-o9', 'several', null, 3, ['t08-o9-m1 2024-06-30', 't08-o9-m2 2024-12-31'].map(() => expect.any(String))]]);
  });
  it('what has ended is named while something is open, what the bureau holds waits, what was carried over is gone', () => {
    expect(rows([{ ...OLD, status: 'closed', outcome: 'exempted' } as IssuedState, { ...OLD, status: 'completion_declared' } as IssuedState]).map(([, outlook]) => outlook)).toEqual(['ended', 'bureau_holds']);
    expect(rows([{ ...OLD, status: 'closed', outcome: 'carried_over' } as IssuedState, reached({ ...OLD, status: 'closed', outcome: 'closed_out' } as IssuedState)])).toEqual([]);
  });
});
