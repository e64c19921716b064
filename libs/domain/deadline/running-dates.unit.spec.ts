import { describe, expect, it } from '@jest/globals';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { initialState, type AssignmentState, type IssuedState } from '../assignment/assignment.state.js';
import { addDays, at, endOf, parseDay } from '../calendar/day.js';
import { instant } from '../calendar/instant.js';
import { DomainScene } from '#testing/domain-scene.js';
import { datedSince, extendableDate, runningDates, setDates } from './duty-date.js';
import { extensionEffects } from './extension-effects.js';
import { unlessHeld } from './held-escalation.js';
import { dueAtOf, dueOnOf, heldSince, holderOf, runsSince } from './holder.js';
import { nextDue } from './next-due.js';

const day = parseDay;
const MILESTONES = [{ id: 'm1', dueOn: '2024-05-31' }, { id: 'm2', dueOn: '2024-10-31' }];
const scene = () => new DomainScene({ milestones: MILESTONES }).acknowledged();
const reviewed = () => scene().at('2024-04-30').submitted();
const approved = () => scene().submitted().approved('2024-05-06');
const declared = () => new DomainScene().acknowledged().submitted().approved('2024-05-06').does('leader', { type: 'DeclareCompletion', text: '办结' });
const settlement = { contradictions: [], dueOn: day('2024-05-10') } as unknown as NonNullable<Extract<AssignmentState, { status: 'in_review' }>['settlement']>;
const open: PersonCommandBody = { type: 'OpenSupervision', level: 'blue', criteria: '进度', reason: '' };
const instruct: PersonCommandBody = { type: 'GiveInstruction', addressee: '44', dueOn: day('2024-05-20'), text: '请研究' };
const pending = (decideBy: string) => ({ by: ['l'], requestedAt: at(day('2024-05-01'), 9), decideBy: day(decideBy), isLimitPassed: false, needs: ['director' as const], consents: [] });
const extension = (duty: string, inTime = true) => ({ ...pending('2024-05-09'), duty, asked: day('2024-07-15'), inTime });

describe('who must act next, and by when', () => {
  it.each<[string, () => AssignmentState, string | null, string | null]>([
    ['not issued', () => initialState('asg/2024/t07-o1/44'), null, null],
    ['issued', () => new DomainScene().state, 'unit', '2024-04-03'],
    ['acknowledged', () => scene().state, 'unit', '2024-06-30'],
    ['in review', () => reviewed().state, 'bureau', '2024-05-16'],
    ['in review, with opposite demands', () => ({ ...reviewed().state, settlement }) as AssignmentState, 'bureau', '2024-05-10'],
    ['returned', () => scene().submitted().returned('2024-05-06').state, 'unit', '2024-06-30'],
    ['carried out: the next milestone', () => approved().state, 'unit', '2024-05-31'],
    ['carried out: the next report, all milestones reached', () => ({ ...approved().state, milestonesReached: ['m1', 'm2'] }), 'unit', '2024-06-07'],
    ['carried out: the completion, nothing else owed', () => ({ ...approved().state, milestones: [], reports: [] }), 'unit', '2024-12-31'],
    ['declared complete', () => declared().state, 'bureau', null],
    ['closed', () => declared().does('reviewer', { type: 'CloseOut', reason: '属实' }).state, null, null],
    ['suspended', () => scene().does('coordinator', { type: 'SuspendAssignment', reason: '改革' }).state, null, null],
  ])('%s', (_, given, holder, dueOn) => {
    const state = given();
    expect([holderOf(state), dueOnOf(state), dueAtOf(state)]).toEqual([holder, dueOn, dueOn && endOf(day(dueOn))]);
  });

  it('the present clock runs since the last change of hands; a suspension in between is nobody’s', () => {
    const { state, now: submittedAt } = reviewed();
    expect([runsSince(state), heldSince(state)]).toEqual([submittedAt, submittedAt]);
    const paused = reviewed().at('2024-05-06').does('coordinator', { type: 'SuspendAssignment', reason: '改革' }).at('2024-05-08').does('coordinator', { type: 'ResumeAssignment', reason: '恢复' });
    expect([runsSince(paused.state), heldSince(paused.state)]).toEqual([paused.now, submittedAt]);
    expect(heldSince(new DomainScene().state)).toBe(at(day('2024-03-29'), 9));
    expect([runsSince({ ...state, holders: [] }), heldSince({ ...state, holders: [] })]).toEqual([state.issuedAt, state.issuedAt]);
  });

  it('the earliest instant comes first, of two at once the one listed first; none where nothing is waited for', () => {
    const { state } = scene();
    const due = (rule: 'plan_due' | 'plan_blue' | 'milestone_due', ms: number) => ({ rule, at: instant(ms), occurrence: '1' });
    const instants = [due('plan_blue', 2), due('milestone_due', 1), due('plan_due', 1)];
    expect(nextDue({ ...state, instants })?.rule).toBe('milestone_due');
    expect(nextDue({ ...state, instants, status: 'closed' } as AssignmentState)).toBeUndefined();
    expect(nextDue({ ...state, instants, suspended: { since: state.issuedAt } })).toBeUndefined();
    expect(nextDue(initialState('asg/2024/t07-o1/44'))).toBeUndefined();
  });
});

/** A state in which every kind of date runs that can run at once. */
const busy = (): IssuedState => {
  const begun = reviewed().does('coordinator', open).does('bureauLeader', instruct).does('bureauLeader', { ...instruct, dueOn: day('2024-05-21') } as PersonCommandBody).state;
  const report = { dueOn: day('2024-07-05'), isJudged: false, since: null };
  return {
    ...begun, settlement, letter: { id: 'x', version: 1, revisionDueOn: day('2024-06-30'), items: [] } as unknown as NonNullable<IssuedState['letter']>,
    reports: [{ ...report, period: '2024-Q2', status: 'submitted', until: day('2024-07-12') }, { ...report, period: '2024-Q3', status: 'submitted', until: day('2024-10-12') }, { ...report, period: '2024-Q4', status: 'submitted', until: null }],
    openCase: begun.openCase && { ...begun.openCase, reply: { promisedOn: day('2024-05-15'), state: 'accepted' } },
    exemption: { ...pending('2024-05-08'), ground: 'not_concerned', from: 'unit' }, extensions: [extension('milestone:m1'), extension('completion')],
  } as IssuedState;
};

describe('dates that run (Y6)', () => {
  it('while it waits for its acknowledgement, is planned, is carried out', () => {
    const shown = (state: IssuedState) => runningDates(state).map(({ duty, holder }) => `${duty} ${holder}`);
    expect(shown(new DomainScene().state)).toEqual(['acknowledgement unit', 'plan unit', 'completion unit']);
    expect(shown(new DomainScene({ planNeeded: false }).state)).toEqual(['acknowledgement unit', 'completion unit']);
    expect(shown(scene().state)).toEqual(['plan unit', 'milestone:m1 unit', 'milestone:m2 unit', 'completion unit']);
    expect(shown({ ...approved().state, milestonesReached: ['m1'] })).toEqual(['milestone:m2 unit', 'report:2024-Q2 unit', 'report:2024-Q3 unit', 'report:2024-Q4 unit', 'report:m1 unit', 'report:m2 unit', 'completion unit']);
    expect(shown(declared().state)).toEqual(['completion unit']);
  });

  it('of a round, of reports that are checked, of cases and requests', () => {
    const [first, second] = busy().instructions.map(({ id }) => id);
    expect(runningDates(busy()).map(({ duty, dueOn, holder }) => `${duty} ${dueOn} ${holder}`)).toEqual([
      'plan 2024-06-30 unit', 'revision 2024-06-30 unit', 'review 2024-05-16 bureau', 'settlement 2024-05-10 bureau', 'milestone:m1 2024-05-31 unit', 'milestone:m2 2024-10-31 unit',
      'progress:2024-Q2 2024-07-12 bureau', 'progress:2024-Q3 2024-10-12 bureau', 'completion 2024-12-31 unit', `case ${busy().openCase?.replyDueOn} unit`, 'promise 2024-05-15 unit',
      `instruction:${first} 2024-05-20 unit`, `instruction:${second} 2024-05-21 unit`, 'exemption 2024-05-08 bureau', 'extension:milestone:m1 2024-05-09 bureau', 'extension:completion 2024-05-09 bureau',
    ]);
  });

  const states: readonly [string, () => IssuedState][] = [['before the acknowledgement', () => new DomainScene().state], ['of everything at once', busy], ['while it is carried out', () => approved().state]];
  it.each(states.flatMap(([name, given]) => runningDates(given()).map(({ duty }) => ({ name, duty, given }))))('one that moves is the only one: #%#', ({ duty, given }) => {
    const state = given();
    const moved = runningDates(state).map((date) => (date.duty === duty ? { ...date, dueOn: addDays(date.dueOn, 3) } : date));
    const found = runningDates(state).find((date) => date.duty === duty);
    if (!found) throw new Error(duty);
    expect(runningDates(setDates(state, [{ duty, was: found.dueOn, is: addDays(found.dueOn, 3) }], state.issuedAt))).toEqual(moved);
  });

  it('one that is not there moves nothing', () => {
    const { state } = scene();
    for (const duty of ['revision', 'review', 'settlement', 'case', 'promise', 'exemption', 'extension:plan', 'report:2024-Q9', 'something', 'milestone:m9']) {
      expect({ ...setDates(state, [{ duty, was: day('2024-06-30'), is: day('2024-07-31') }], state.issuedAt), redated: {} }).toEqual(state);
    }
  });

  it('who was told the old date is told the new one; limits behind a case or a request are seen there', () => {
    const told = (duty: string) => Object.keys(setDates(busy(), [{ duty, was: day('2024-05-01'), is: day('2024-05-20') }], busy().issuedAt).redated);
    expect(['plan', 'review', 'milestone:m1', 'progress:2024-Q2', 'completion'].map(told)).toEqual([['plan'], ['review'], ['milestone:m1'], ['progress:2024-Q2'], ['completion']]);
    expect(['case', 'promise', 'instruction:x', 'settlement', 'exemption', 'extension:plan'].flatMap(told)).toEqual([]);
  });

  it('what is not past any more is not overdue any more', () => {
    const state = { ...scene().state, overdue: ['plan', 'milestone:m1'] };
    const overdue = (ms: number) => setDates(state, [{ duty: 'plan', was: day('2024-06-30'), is: day('2024-07-15') }], instant(endOf(day('2024-07-15')) + ms)).overdue;
    expect([overdue(-1), overdue(0)]).toEqual([['milestone:m1'], ['plan', 'milestone:m1']]);
  });

  it('a ladder begins with the duty, or with its new date', () => {
    const { state } = scene();
    const redated = { plan: { was: day('2024-06-30'), is: day('2024-07-31'), at: instant(100) } };
    expect([datedSince(state, 'plan', instant(50)), datedSince({ ...state, redated }, 'plan', instant(50)), datedSince({ ...state, redated }, 'plan', instant(150)), datedSince({ ...state, redated }, 'completion', instant(50))]).toEqual([50, 100, 150, 50]);
  });
});

describe('dates that an extension can move (T9)', () => {
  it('the unit’s own, while it holds the assignment', () => {
    const { state } = approved();
    const with2 = { ...state, openCase: busy().openCase, instructions: busy().instructions };
    expect(['milestone:m1', 'completion', 'report:2024-Q3'].map((duty) => extendableDate(with2, duty))).toEqual(['2024-05-31', '2024-12-31', '2024-10-12']);
    expect(['acknowledgement', 'case', 'promise', `instruction:${busy().instructions[0]?.id}`, 'milestone:m9', 'plan'].map((duty) => extendableDate(with2, duty))).toEqual(Array(6).fill(null));
    expect(extendableDate(new DomainScene().state, 'acknowledgement')).toBeNull();
    expect(['plan', 'milestone:m1', 'completion'].map((duty) => extendableDate(reviewed().state, duty))).toEqual([null, null, null]);
  });
  it('of a plan that was returned its revision; of a report that was shut its own', () => {
    const { state } = scene().submitted().returned('2024-05-06');
    expect([extendableDate(state, 'plan'), extendableDate(state, 'revision')]).toEqual([null, '2024-06-30']);
    const reports = approved().state.reports.map((each) => (each.period === '2024-Q2' ? { ...each, status: 'shut' as const } : each));
    expect([extendableDate({ ...approved().state, reports }, 'report:2024-Q2'), extendableDate({ ...approved().state, reports }, 'report:2024-Q9')]).toEqual(['2024-07-05', null]);
  });

  it('say beforehand what the new date shortens, clears and withdraws', () => {
    const late = scene().submitted().approved('2024-05-06');
    late.until('2024-06-05');
    const facts = late.facts();
    const effects = extensionEffects(late.state, 'milestone:m1', day('2024-06-20'), facts);
    expect(effects).toMatchObject({ duty: 'milestone:m1', was: '2024-05-31', is: '2024-06-20', days: 20, workingDays: 13, clearsOverdue: true, withdrawsCase: late.caseId });
    expect(effects?.shortens).toContainEqual({ duty: 'milestone:m2', dueOn: '2024-10-31', daysWas: 153, daysIs: 133 });
    expect(effects?.shortens.map(({ duty }) => duty)).not.toContain('milestone:m1');
    const second = extensionEffects(late.state, 'milestone:m2', day('2024-11-20'), facts);
    expect(second).toMatchObject({ clearsOverdue: false, withdrawsCase: null });
    expect(second?.shortens.map(({ duty }) => duty)).toEqual(['report:2024-Q4', 'report:m2', 'completion']);
    expect(extensionEffects(late.state, 'milestone:m9', day('2024-11-20'), facts)).toBeNull();
  });
});

describe('escalation that an undecided extension holds (section 8)', () => {
  const morning = at(day('2024-07-03'), 9);
  const held = (state: IssuedState, rule: string, about?: string) => unlessHeld(state, { rule, at: morning, ...(about ? { about } : {}) } as never).map(({ at: due }) => due);
  it('that of its own duty, by rule or of the open case, and no other', () => {
    const plan = { ...scene().does('coordinator', open).state, extensions: [extension('plan'), extension('milestone:m1')] };
    expect([held(plan, 'plan_blue'), held(plan, 'case_orange'), held(plan, 'case_red'), held(plan, 'milestone_blue', 'm1')]).toEqual([[], [], [], []]);
    expect([held(plan, 'plan_due'), held(plan, 'acknowledgement_blue'), held(plan, 'milestone_blue', 'm2'), held({ ...plan, openCase: null }, 'case_orange')]).toEqual(Array(4).fill([morning]));
  });
  it('not where it was asked for too late', () => {
    expect(held({ ...scene().state, extensions: [extension('plan', false)] }, 'plan_blue')).toEqual([morning]);
  });
  it('goes on after a refusal, on the next working day at the earliest', () => {
    const refused = (from: string) => held({ ...scene().state, escalatesFrom: { plan: day(from) } }, 'plan_blue');
    expect([refused('2024-07-10'), refused('2024-07-01')]).toEqual([[at(day('2024-07-10'), 9)], [morning]]);
  });
});
