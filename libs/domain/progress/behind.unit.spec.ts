import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, at, parseDay } from '../calendar/day.js';
import { lightOf } from '../deadline/light.js';
import { Decided, who } from '#testing/decided.js';
import { behindFrom, expectedProgress, lagOf, paceOf } from './expected-progress.js';
import { metricResult } from './metric.js';

const clerk = who('c', '44', 'clerk', 'liaison');
const SPAN = { issuedOn: parseDay('2024-01-01'), completionDueOn: parseDay('2024-04-10') };
const day = (n: number) => parseDay(`2024-0${n < 31 ? 1 : n < 60 ? 2 : 3}-${String(n < 31 ? n + 1 : n < 60 ? n - 30 : n - 59).padStart(2, '0')}`);

describe('expected progress', () => {
  it('is the share of days that have gone by, 100 days here', () => {
    expect([0, 10, 50, 90].map((n) => expectedProgress(SPAN, day(n)))).toEqual([0, 10, 50, 90]);
    expect([expectedProgress(SPAN, parseDay('2023-12-31')), expectedProgress(SPAN, parseDay('2024-12-31'))]).toEqual([0, 100]);
    expect(expectedProgress({ issuedOn: SPAN.issuedOn, completionDueOn: SPAN.issuedOn }, SPAN.issuedOn)).toBe(100);
  });
  it('turns yellow at 10 points behind, red at 20', () => {
    expect([41, 40, 31, 30, 0].map((percent) => lagOf({ ...SPAN, percent }, day(50)))).toEqual(['none', 'yellow', 'yellow', 'red', 'red']);
  });
  it('says the first day of being behind, and is behind from then on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 600 }), (tenths, whole, n) => {
        const pace = { percent: tenths / 10, issuedOn: SPAN.issuedOn, completionDueOn: addDays(SPAN.issuedOn, whole) };
        const today = addDays(SPAN.issuedOn, n);
        const { yellow, red } = behindFrom(pace);
        expect(lagOf(pace, today)).toBe(red !== null && today >= red ? 'red' : yellow !== null && today >= yellow ? 'yellow' : 'none');
      }),
    );
    expect(behindFrom({ ...SPAN, percent: 81 })).toEqual({ yellow: '2024-04-01', red: null });
    expect(behindFrom({ issuedOn: SPAN.issuedOn, completionDueOn: SPAN.issuedOn, percent: 0 })).toEqual({ yellow: SPAN.issuedOn, red: SPAN.issuedOn });
  });
  it('is not there where nothing was approved or reported yet', () => {
    const state = { status: 'approved', hasReported: true, percent: 10, issuedAt: at(SPAN.issuedOn, 9), completionDueOn: SPAN.completionDueOn };
    expect(paceOf(state)).toEqual({ ...SPAN, percent: 10 });
    expect([paceOf({ ...state, hasReported: false }), paceOf({ ...state, status: 'in_review' }), paceOf({ status: 'not_issued' })]).toEqual([null, null, null]);
  });
});

describe('the light with it', () => {
  const light = (more: Partial<Parameters<typeof lightOf>[0]>) => lightOf({ status: 'approved', holder: 'unit', dueAt: null, ...more }, at(day(50), 12));
  it('is red or yellow for being behind, however far the next date', () => {
    expect([50, 40, 30].map((percent) => light({ pace: { ...SPAN, percent } }))).toEqual(['green', 'yellow', 'red']);
    expect(light({ pace: null })).toBe('green');
    expect(light({ holder: 'bureau', pace: { ...SPAN, percent: 0 } })).toBe('green');
  });
  it('is grey where nothing is asked', () => {
    expect([light({ holder: null, dueAt: at(day(1), 0) }), light({ status: 'not_issued' })]).toEqual(['grey', 'grey']);
    expect((['closed_out', 'exempted', 'revoked', 'rejected', 'opted_out'] as const).map((outcome) => light({ status: 'closed', holder: null, outcome }))).toEqual(['green', 'grey', 'grey', 'grey', 'grey']);
  });
});

describe('behind at report dates', () => {
  const carriedOut = (): Decided => {
    const one = new Decided('asg/2024/t08-o1/44').issue({
      cycle: 'cycle/2024', task: 't08', obligation: 't08-o1', unit: '44', mandatory: true, planNeeded: false, leadDepartment: 'dept-a', supportingDepartments: [], catalogueHash: 'c', planDueOn: null, milestones: [],
    });
    one.on('2024-04-01').does(clerk, { type: 'AcknowledgeAssignment' });
    return one;
  };
  const says = (one: Decided, on: string, percent: number) => one.on(on).does(clerk, { type: 'SubmitProgress', percent, milestonesReached: [], text: '进展' });
  it('counts those that follow each other', () => {
    const one = carriedOut();
    says(one, '2024-07-01', 10);
    one.passUntil('2024-07-05');
    expect(one.issued.behindAt).toEqual(['2024-Q2']);
    says(one, '2024-10-08', 40);
    one.passUntil('2024-10-12');
    expect(one.issued.behindAt).toEqual(['2024-Q2', '2024-Q3']);
  });
  it('is a case the morning after the second, which ends when it catches up', () => {
    const one = carriedOut();
    says(one, '2024-07-01', 10);
    one.passUntil('2024-07-05');
    says(one, '2024-10-08', 40);
    expect(one.passUntil('2024-10-13')).not.toContain('SupervisionOpened');
    expect(one.passUntil('2024-10-14')).toContain('SupervisionOpened');
    expect(one.issued.openCase).toMatchObject({ level: 'blue', ground: 'behind', duty: 'behind' });
    says(one, '2024-10-15', 50);
    expect(one.issued.openCase).not.toBeNull();
    says(one, '2024-10-16', 60);
    expect([one.issued.openCase, one.issued.behindAt]).toEqual([null, []]);
    expect(one.passUntil('2024-12-20').filter((type) => type === 'SupervisionOpened')).toEqual([]);
  });
  it('begins anew after a date at which it was not', () => {
    const one = carriedOut();
    says(one, '2024-07-01', 10);
    one.passUntil('2024-07-05');
    says(one, '2024-10-08', 60);
    one.passUntil('2024-10-12');
    expect(one.issued.behindAt).toEqual([]);
  });
  it('is one report where its date moved and came again: neither behind nor overdue twice', () => {
    const coordinator = who('co', 'bureau', 'coordinator');
    const rests = (one: Decided, from: string, to: string) => {
      one.on(from).does(coordinator, { type: 'SuspendAssignment', reason: '机构调整' });
      one.on(to).does(coordinator, { type: 'ResumeAssignment', reason: '完成' });
    };
    const late = carriedOut();
    late.passUntil('2024-07-08');
    rests(late, '2024-07-09', '2024-07-11');
    expect(late.passUntil('2024-07-11')).toEqual(['ReportDatePassed']);
    expect(late.events.filter(({ type }) => type === 'ReportDatePassed').map(({ data }) => data)).toMatchObject([{ period: '2024-Q2', isBehind: true }, { period: '2024-Q2', isBehind: true }]);
    expect([late.issued.behindAt, late.issued.overdue]).toEqual([['2024-Q2'], ['report:2024-Q2']]);
    expect(late.passUntil('2024-09-30')).not.toContain('SupervisionOpened');
  });
  it('is one report however often it is returned', () => {
    const one = carriedOut();
    const lead = who('r1', 'dept-a', 'reviewer');
    says(one, '2024-07-01', 10);
    one.on('2024-07-03').does(lead, { type: 'ReturnProgress', period: '2024-Q2', reason: '缺数据' });
    one.passUntil('2024-07-05');
    says(one, '2024-07-08', 12);
    one.on('2024-07-09').does(lead, { type: 'AcceptProgress', period: '2024-Q2' });
    expect([one.passUntil('2024-09-30'), one.issued.behindAt, one.issued.overdue]).toEqual([[], ['2024-Q2'], []]);
  });
});

describe('a value against its target', () => {
  it.each([
    ['>=', 30, 29.9, 'not_reached'], ['>=', 30, 30, 'reached'], ['>', 30, 30, 'not_reached'], ['>', 30, 30.1, 'reached'], ['=', 4, 4, 'reached'], ['=', 4, 4.1, 'not_reached'],
    ['<=', 15.5, 15.5, 'reached'], ['<=', 15.5, 15.6, 'not_reached'], ['<', 2, 2, 'not_reached'], ['<', 2, 1, 'reached'], ['<=', 2, 0, 'reached'], ['<=', 2, null, 'no_value'],
  ] as const)('%s %d: %p is %s', (comparator, value, reported, result) => {
    expect(metricResult({ comparator, value }, reported)).toBe(result);
  });
});
