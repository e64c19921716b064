import { describe, expect, it } from '@jest/globals';
import type { BodyOf } from '../assignment/assignment.commands.js';
import { parseDay } from '../calendar/day.js';
import { nextDue } from '../deadline/next-due.js';
import { dueOnOf } from '../deadline/holder.js';
import { planReminders } from '../reminder/plan-reminders.js';
import { dayOf } from '../calendar/day.js';
import { shutsOn } from './report.js';
import { Decided, TEXT_HASH, who } from '#testing/decided.js';

const clerk = who('c', '44', 'clerk', 'liaison');
const leader = who('l', '44', 'leader');
const lead = who('r1', 'dept-a', 'reviewer');
const LINK = { kind: 'link', url: 'https://example.test/1' } as const;
const BODY = {
  cycle: 'cycle/2024', task: 't08', obligation: 't08-o1', unit: '44', mandatory: true, planNeeded: true, leadDepartment: 'dept-a', supportingDepartments: [], catalogueHash: 'c', planDueOn: null,
  milestones: [{ id: 'm1', dueOn: parseDay('2024-09-30') }, { id: 'm2', dueOn: parseDay('2024-08-15') }],
  metrics: [{ id: 'k1', comparator: '>=', value: 30, unit: '%', dueOn: null }, { id: 'k2', comparator: '>=', value: 1, unit: '所', dueOn: null }],
} as const;

/** Approved on a day. */
const approvedOn = (day: string, more: Partial<typeof BODY> = {}): Decided => {
  const one = new Decided('asg/2024/t08-o1/44').issue({ ...BODY, ...more });
  one.on('2024-04-01').does(clerk, { type: 'AcknowledgeAssignment' });
  one.does(clerk, { type: 'DraftPlan', draftVersion: 1, answers: [], metricValues: [{ metric: 'k1', value: 30 }, { metric: 'k2', value: 1 }] });
  one.does(leader, { type: 'SignOffPlan', textHash: TEXT_HASH, opinion: '' });
  one.does(clerk, { type: 'SubmitPlan', textHash: TEXT_HASH });
  one.on(day).does(lead, { type: 'ClaimReview', department: 'dept-a' });
  one.does(lead, { type: 'DecideReview', department: 'dept-a', decision: 'approve', opinion: '', items: [] });
  return one;
};
const report = (percent: number, more: Partial<BodyOf<'SubmitProgress'>> = {}): BodyOf<'SubmitProgress'> => ({ type: 'SubmitProgress', percent, milestonesReached: [], text: '进展', ...more });
const statusOf = (one: Decided, period: string) => one.issued.reports.find((each) => each.period === period)?.status;

describe('what is owed', () => {
  it('each quarter after approval, due the 5th working day after it and shut 10 later; a milestone within a quarter too', () => {
    expect(approvedOn('2024-04-10').issued.reports.map((each) => [each.period, each.dueOn, shutsOn(each, approvedOn('2024-04-10').facts), each.status])).toEqual([
      ['2024-Q2', '2024-07-05', '2024-07-19', 'open'],
      ['2024-Q3', '2024-10-12', '2024-10-25', 'open'],
      ['2024-Q4', '2025-01-08', '2025-01-22', 'open'],
      ['m2', '2024-08-22', '2024-09-05', 'open'],
    ]);
  });
  it('nothing for quarters that were over, and a quarter’s last day counts', () => {
    expect(approvedOn('2024-06-30').issued.reports[0]?.period).toBe('2024-Q2');
    expect(approvedOn('2024-07-01').issued.reports.map(({ period }) => period)).toEqual(['2024-Q3', '2024-Q4', 'm2']);
  });
  it('without a plan, from the acknowledgement on, and none for the quarter of the issue', () => {
    const one = new Decided('asg/2024/t08-o1/44').issue({ ...BODY, planNeeded: false });
    one.on('2024-03-31').does(clerk, { type: 'AcknowledgeAssignment' });
    expect(one.issued.reports[0]?.period).toBe('2024-Q2');
    const later = new Decided('asg/2024/t08-o1/44').on('2024-04-01').issue({ ...BODY, planNeeded: false });
    later.does(clerk, { type: 'AcknowledgeAssignment' });
    expect(later.issued.reports[0]?.period).toBe('2024-Q3');
  });
  it('is what the unit must meet next, whichever is first', () => {
    const one = approvedOn('2024-04-10');
    expect(dueOnOf(one.state)).toBe('2024-07-05');
    one.on('2024-07-02').does(clerk, report(30));
    expect(dueOnOf(one.state)).toBe('2024-08-15');
    one.does(clerk, report(40, { milestonesReached: ['m1', 'm2'], evidence: [LINK] }));
    expect(dueOnOf(one.state)).toBe('2024-08-22');
  });
});

describe('a report', () => {
  it('without a period is for the one near its date, else for none', () => {
    const one = approvedOn('2024-04-10');
    one.on('2024-06-04').does(clerk, report(10));
    expect(one.events.at(-1)?.data).not.toHaveProperty('period');
    one.on('2024-06-05').does(clerk, report(20));
    expect(one.events.at(-1)?.data).toMatchObject({ period: '2024-Q2', checkDueOn: '2024-06-20' });
    expect(statusOf(one, '2024-Q2')).toBe('submitted');
  });
  it('that fits is refused nothing, and each thing wrong by its code', () => {
    const one = approvedOn('2024-04-10').on('2024-07-01');
    const tried = (percent: number, more: Partial<BodyOf<'SubmitProgress'>> = {}) => one.tries(clerk, report(percent, more))?.code;
    expect(tried(30, { values: [{ metric: 'k1', value: 100 }, { metric: 'k2', value: 3, base: 7 }] })).toBeUndefined();
    expect([tried(-1), tried(100.5), tried(Number.NaN)]).toEqual(['PERCENT_OUT_OF_RANGE', 'PERCENT_OUT_OF_RANGE', 'PERCENT_OUT_OF_RANGE']);
    expect(tried(10, { milestonesReached: ['m9'], evidence: [LINK] })).toBe('UNKNOWN_MILESTONE');
    expect(tried(10, { values: [{ metric: 'k9', value: 1 }] })).toBe('UNKNOWN_METRIC');
    expect(tried(10, { values: [{ metric: 'k1', value: 101 }] })).toBe('VALUE_NOT_COMPARABLE');
    expect(tried(10, { values: [{ metric: 'k1', value: -1 }] })).toBe('VALUE_NOT_COMPARABLE');
    expect(tried(10, { values: [{ metric: 'k2', value: Number.NaN }] })).toBe('VALUE_NOT_COMPARABLE');
    expect(tried(10, { values: [{ metric: 'k2', value: 1, base: 0 }] })).toBe('VALUE_NOT_COMPARABLE');
    expect(tried(10, { values: [{ metric: 'k2', value: 1 }, { metric: 'k2', value: 2 }] })).toBe('VALUE_NOT_COMPARABLE');
    expect(tried(10, { period: '2024-Q1' })).toBe('UNKNOWN_PERIOD');
  });
  it('says reached, or 100 %, on evidence: file, link or sourced number; text is none', () => {
    const one = approvedOn('2024-04-10').on('2024-07-01');
    const tried = (percent: number, more: Partial<BodyOf<'SubmitProgress'>> = {}) => one.tries(clerk, report(percent, more))?.code;
    expect([tried(10, { milestonesReached: ['m1'] }), tried(100)]).toEqual(['EVIDENCE_REQUIRED', 'EVIDENCE_REQUIRED']);
    for (const evidence of [LINK, { kind: 'number', value: 3, source: '年报' }] as const) expect(tried(100, { milestonesReached: ['m1'], evidence: [evidence] })).toBeUndefined();
    one.does(clerk, report(100, { milestonesReached: ['m1'], evidence: [LINK, { kind: 'number', value: 3, source: '年报' }] }));
    const event = one.events.at(-1);
    expect(event?.data).toMatchObject({ evidence: [{ id: 'e9-1', kind: 'link' }, { id: 'e9-2', kind: 'number', value: 3 }] });
    expect((event as unknown as { texts: object }).texts).toEqual({ report: '进展', 'evidence:e9-1': LINK.url, 'evidence:e9-2': '年报' });
    expect([one.issued.evidence, tried(100, { milestonesReached: ['m1'] })]).toEqual([['e9-1', 'e9-2'], undefined]);
  });
  it('that falls, or leaps by more than 30 points, says why', () => {
    const one = approvedOn('2024-04-10').on('2024-07-01');
    const tried = (percent: number, text: string) => one.tries(clerk, report(percent, { text }))?.code;
    expect([tried(30, ''), tried(31, ' '), tried(31, '因为')]).toEqual([undefined, 'FALL_NEEDS_REASON', undefined]);
    one.does(clerk, report(30));
    expect([tried(29, ''), tried(30, ''), tried(29, '更正')]).toEqual(['FALL_NEEDS_REASON', undefined, undefined]);
  });
});

describe('time on a report', () => {
  it('passes its date, then shuts it; what is shut is refused, by the calendar also before the instant is handled', () => {
    const one = approvedOn('2024-04-10');
    expect(nextDue(one.state)?.rule).toBe('report_due');
    expect(one.passUntil('2024-07-05')).toEqual(['ReportDatePassed']);
    expect([one.events.at(-1)?.data, one.issued.overdue]).toEqual([expect.objectContaining({ period: '2024-Q2', isIn: false }), ['report:2024-Q2']]);
    one.on('2024-07-19', 23);
    expect(one.tries(clerk, report(10, { period: '2024-Q2' }))).toBeUndefined();
    one.on('2024-07-20', 0);
    expect(one.tries(clerk, report(10, { period: '2024-Q2' }))).toEqual({ code: 'REPORT_SHUT', facts: { period: '2024-Q2', shutsOn: '2024-07-19' } });
    expect(one.passUntil('2024-07-20')).toEqual(['ReportShut']);
    expect(one.on('2024-07-22').tries(clerk, report(10, { period: '2024-Q2' }))?.code).toBe('REPORT_SHUT');
    expect(dueOnOf(one.state)).toBe('2024-08-15');
  });
  it('clears the mark of a report that comes late', () => {
    const one = approvedOn('2024-04-10');
    one.passUntil('2024-07-05');
    one.on('2024-07-08').does(clerk, report(10, { period: '2024-Q2' }));
    expect([one.issued.overdue, statusOf(one, '2024-Q2')]).toEqual([[], 'submitted']);
  });
  it('is the bureau’s while a report is checked: 10 working days', () => {
    const one = approvedOn('2024-04-10').on('2024-07-01');
    one.does(clerk, report(10));
    expect(one.passUntil('2024-07-15')).toEqual(['ReportDatePassed', 'ProgressLimitPassed']);
    expect(one.issued.overdue).toEqual(['progress:2024-Q2']);
    one.on('2024-07-16').does(lead, { type: 'AcceptProgress', period: '2024-Q2' });
    expect([one.issued.overdue, statusOf(one, '2024-Q2')]).toEqual([[], 'accepted']);
    expect(one.tries(clerk, report(20, { period: '2024-Q2' }))?.code).toBe('REPORT_ACCEPTED');
  });
  it('gives five working days to do a returned report again, which nothing shuts', () => {
    const one = approvedOn('2024-04-10').on('2024-07-05');
    one.does(clerk, report(10));
    one.on('2024-07-18').does(lead, { type: 'ReturnProgress', period: '2024-Q2', reason: '缺数据' });
    expect([statusOf(one, '2024-Q2'), dueOnOf(one.state)]).toEqual(['returned', '2024-07-25']);
    expect(one.passUntil('2024-07-25')).toEqual(['ReportDatePassed', 'ReportRedoPassed']);
    expect(one.issued.overdue).toEqual(['report:2024-Q2']);
    one.on('2024-07-26').does(clerk, report(20));
    expect([one.issued.overdue, statusOf(one, '2024-Q2')]).toEqual([[], 'submitted']);
  });
  it('does not ask for a redo before the report’s own date', () => {
    const one = approvedOn('2024-04-10').on('2024-06-06');
    one.does(clerk, report(10, { period: '2024-Q2' }));
    one.does(lead, { type: 'ReturnProgress', period: '2024-Q2', reason: '太早' });
    expect(one.events.at(-1)?.data).toMatchObject({ redoDueOn: '2024-07-05' });
  });
  it('is not the reviewer’s where no report is in', () => {
    const one = approvedOn('2024-04-10');
    expect(one.tries(lead, { type: 'AcceptProgress', period: '2024-Q2' })).toEqual({ code: 'REPORT_NOT_IN', facts: {} });
    one.on('2024-07-01').does(clerk, report(10));
    expect(one.tries(lead, { type: 'ReturnProgress', period: '2024-Q3', reason: 'x' })).toEqual({ code: 'REPORT_NOT_IN', facts: { period: '2024-Q3' } });
    expect(one.tries(who('r2', 'dept-b', 'reviewer'), { type: 'AcceptProgress', period: '2024-Q2' })?.code).toBe('WRONG_ROLE');
  });
});

describe('an extension of a report', () => {
  const director = who('d', 'dept-a', 'director');
  it('reopens one that was shut, says until when, and starts its ladder anew', () => {
    const one = approvedOn('2024-04-10');
    one.passUntil('2024-07-22');
    const ask = { type: 'RequestExtension', duty: 'report:2024-Q2', dueOn: parseDay('2024-08-02'), reason: '系统迁移', lateReason: '迁移期间无法登录' } as const;
    expect(one.tries(leader, { ...ask, duty: 'report:2024-Q1' })?.code).toBe('UNKNOWN_DUTY');
    one.does(leader, ask);
    one.does(director, { type: 'DecideExtension', duty: 'report:2024-Q2', decision: 'whole', parts: [], reason: '同意' });
    expect([statusOf(one, '2024-Q2'), one.issued.overdue, dueOnOf(one.state)]).toEqual(['open', [], '2024-08-02']);
    expect(planReminders(one.state, one.facts).some(({ duty, rule, suppressed }) => duty === 'report:2024-Q2' && rule === 'T-3' && !suppressed)).toBe(true);
    one.on('2024-08-02').does(clerk, report(30, { period: '2024-Q2' }));
    expect(statusOf(one, '2024-Q2')).toBe('submitted');
  });
  it('moves one that is still open, and the instant with it', () => {
    const one = approvedOn('2024-04-10').on('2024-07-01');
    one.does(leader, { type: 'RequestExtension', duty: 'report:2024-Q2', dueOn: parseDay('2024-07-12'), reason: '汇总需要时间' });
    one.does(director, { type: 'DecideExtension', duty: 'report:2024-Q2', decision: 'whole', parts: [], reason: '同意' });
    expect(one.passUntil('2024-07-11')).toEqual([]);
    expect(one.passUntil('2024-07-12')).toEqual(['ReportDatePassed']);
  });
});

describe('reminders of reports and completion', () => {
  const rows = (one: Decided, duty: string) => planReminders(one.state, one.facts).filter((row) => row.duty === duty).map((row) => `${row.rule} ${dayOf(row.dueAt)} ${row.suppressed ?? 'sent'}`);
  it('from T-7 to T+3, none for what was before carrying out began', () => {
    expect(rows(approvedOn('2024-04-10'), 'report:2024-Q2')).toEqual([
      'T-7 2024-06-28 sent', 'T-3 2024-07-02 sent', 'T-1 2024-07-04 sent', 'T0 2024-07-05 sent', 'T+1 2024-07-08 merged', 'T+3 2024-07-08 sent',
    ]);
    expect(rows(approvedOn('2024-06-25'), 'report:2024-Q2').filter((row) => row.startsWith('immediate'))).toEqual([]);
  });
  it('end when it is in: then the reviewer has a limit, and a return gives the unit one', () => {
    const one = approvedOn('2024-04-10').on('2024-07-01');
    one.does(clerk, report(10));
    expect([rows(one, 'report:2024-Q2'), rows(one, 'progress:2024-Q2')]).toEqual([[], ['wd-3 2024-07-10 sent', 'last 2024-07-15 sent', 'wd+1 2024-07-16 sent', 'wd+3 2024-07-18 sent', 'wd+5 2024-07-22 sent']]);
    one.on('2024-07-02').does(lead, { type: 'ReturnProgress', period: '2024-Q2', reason: 'x' });
    expect([rows(one, 'report:2024-Q2'), rows(one, 'progress:2024-Q2')]).toEqual([['wd-5 2024-07-02 past_at_creation', 'wd-1 2024-07-08 sent', 'last 2024-07-09 sent', 'immediate 2024-07-02 sent'], []]);
    one.does(clerk, report(20));
    one.does(lead, { type: 'AcceptProgress', period: '2024-Q2' });
    expect(planReminders(one.state, one.facts).filter((row) => row.duty.endsWith('2024-Q2'))).toEqual([]);
  });
  it('of the completion: the whole ladder, which the blue notice ends', () => {
    expect(rows(approvedOn('2024-04-10'), 'completion')).toEqual([
      'T-30 2024-11-29 sent', 'T-14 2024-12-17 sent', 'T-7 2024-12-24 sent', 'T-3 2024-12-27 sent', 'T-1 2024-12-30 sent', 'T0 2024-12-31 sent', 'T+1 2025-01-02 sent', 'T+3 2025-01-03 sent', 'T+7 2025-01-07 escalated',
    ]);
  });
});
