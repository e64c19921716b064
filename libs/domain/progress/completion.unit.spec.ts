import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../calendar/day.js';
import { nextDue } from '../deadline/next-due.js';
import { ledgerChanges } from '../reminder/ledger-changes.js';
import { Decided, who } from '#testing/decided.js';

const clerk = who('c', '44', 'clerk', 'liaison');
const leader = who('l', '44', 'leader');
const lead = who('r1', 'dept-a', 'reviewer');
const LINK = { kind: 'link', url: 'https://example.test/1' } as const;

/** Carried out without a plan; the milestone is reached where `reached`. */
const carriedOut = (reached: boolean): Decided => {
  const one = new Decided('asg/2024/t08-o1/44').issue({
    cycle: 'cycle/2024', task: 't08', obligation: 't08-o1', unit: '44', mandatory: true, planNeeded: false, leadDepartment: 'dept-a', supportingDepartments: [], catalogueHash: 'c', planDueOn: null,
    milestones: [{ id: 'm1', dueOn: parseDay('2024-12-31') }],
  });
  one.on('2024-04-01').does(clerk, { type: 'AcknowledgeAssignment' });
  if (reached) one.on('2024-11-20').does(clerk, { type: 'SubmitProgress', percent: 100, milestonesReached: ['m1'], text: '完成', evidence: [LINK] });
  return one;
};
const declare = { type: 'DeclareCompletion', text: '完成', evidence: [LINK] } as const;

describe('completion', () => {
  it('is blocked by a milestone that is not reached', () => {
    expect(carriedOut(false).tries(leader, declare)).toEqual({ code: 'MILESTONES_OPEN', facts: { milestones: ['m1'] } });
    expect(carriedOut(true).tries(leader, declare)).toBeUndefined();
  });
  it('records its evidence as facts, links as texts', () => {
    const one = carriedOut(true);
    one.does(leader, declare);
    expect(one.events.at(-1)).toMatchObject({ type: 'CompletionDeclared', data: { evidence: [{ id: 'e4-1', kind: 'link' }] }, texts: { report: '完成', 'evidence:e4-1': LINK.url } });
    expect(JSON.stringify(one.events.at(-1)?.data)).not.toContain('http');
  });
  it('is closed out milestone by milestone, on evidence that is there', () => {
    const one = carriedOut(true);
    one.does(leader, declare);
    const tried = (seen: { milestone: string; evidence: string[] }[]) => one.tries(lead, { type: 'CloseOut', seen, reason: '属实' })?.code;
    expect(one.tries(lead, { type: 'CloseOut', reason: '属实' })).toEqual({ code: 'EVIDENCE_NOT_SEEN', facts: { milestones: ['m1'] } });
    expect(tried([{ milestone: 'm1', evidence: [] }])).toBe('EVIDENCE_NOT_SEEN');
    expect(tried([{ milestone: 'm1', evidence: ['e9-1'] }])).toBe('UNKNOWN_EVIDENCE');
    expect(tried([{ milestone: 'm9', evidence: ['e3-1'] }])).toBe('UNKNOWN_MILESTONE');
    one.does(lead, { type: 'CloseOut', seen: [{ milestone: 'm1', evidence: ['e3-1', 'e4-1'] }], reason: '属实' });
    expect(one.events.at(-1)).toMatchObject({ type: 'ClosedOut', data: { seen: [{ milestone: 'm1', evidence: ['e3-1', 'e4-1'] }] } });
    expect([one.state.status, nextDue(one.state)]).toEqual(['closed', undefined]);
  });
  it('waits for nothing of the unit while the bureau looks at it', () => {
    const one = carriedOut(true);
    const before = one.state;
    one.does(leader, declare);
    expect(one.issued.instants.map(({ rule }) => rule)).toEqual(['close_out_limit']);
    expect(new Set(ledgerChanges(before, one.state, one.facts).suppressed.map(({ reason }) => reason))).toEqual(new Set(['bureau_holds']));
  });
  it('passes 31 December once where nothing is declared', () => {
    const one = carriedOut(true);
    expect(one.passUntil('2024-12-31').filter((type) => type === 'DeadlinePassed')).toEqual(['DeadlinePassed']);
    expect(one.issued.overdue).toContain('completion');
    expect(one.events.filter(({ type }) => type === 'DeadlinePassed').map(({ data }) => data)).toMatchObject([{ duty: 'completion', dueOn: '2024-12-31' }]);
  });
});

describe('a completion returned', () => {
  it('sets anew what passed while the bureau held it: nobody is late for that', () => {
    const one = carriedOut(true);
    one.passUntil('2024-12-29');
    one.on('2024-12-30').does(leader, declare);
    one.on('2025-01-13').does(lead, { type: 'ReturnCompletion', reason: '佐证不足' });
    expect(one.events.at(-1)?.data).toMatchObject({ completionDueOn: '2025-01-26', reports: [{ period: '2024-Q4', dueOn: '2025-01-20' }] });
    expect(one.issued.overdue.filter((duty) => duty === 'completion' || duty === 'report:2024-Q4')).toEqual([]);
    expect(nextDue(one.state)?.at).toBeGreaterThan(one.now);
  });
  it('leaves dates that are far enough, and what was late before', () => {
    const early = carriedOut(true).on('2024-11-21');
    early.does(leader, declare);
    early.on('2024-11-25').does(lead, { type: 'ReturnCompletion', reason: 'x' });
    expect(early.events.at(-1)?.data).toMatchObject({ completionDueOn: '2024-12-31', reports: [] });
    const late = carriedOut(true);
    late.passUntil('2025-01-02');
    late.does(leader, declare);
    late.on('2025-01-06').does(lead, { type: 'ReturnCompletion', reason: 'x' });
    expect([late.issued.completionDueOn, late.issued.overdue.includes('completion')]).toEqual(['2024-12-31', true]);
  });
  it('sets anew the check and the redo of a report too; not one that was late before', () => {
    const sent = (on: string, before: (one: Decided) => unknown = () => undefined): Decided => {
      const one = carriedOut(true);
      one.passUntil('2024-12-08');
      one.on(on).does(clerk, { type: 'SubmitProgress', period: '2024-Q4', percent: 100, milestonesReached: [], text: '年报', evidence: [LINK] });
      before(one);
      one.passUntil('2024-12-29');
      one.on('2024-12-30').does(leader, declare);
      one.on('2025-01-13').does(lead, { type: 'ReturnCompletion', reason: '佐证不足' });
      return one;
    };
    const last = (one: Decided) => one.issued.reports.find(({ period }) => period === '2024-Q4');
    const checked = sent('2024-12-20');
    expect(checked.events.at(-1)?.data).toMatchObject({ reports: [{ period: '2024-Q4', dueOn: '2025-01-20' }] });
    expect(last(checked)).toMatchObject({ status: 'submitted', dueOn: '2025-01-08', until: '2025-01-20' });
    const redone = sent('2024-12-20', (one) => one.on('2024-12-27').does(lead, { type: 'ReturnProgress', period: '2024-Q4', reason: '缺数据' }));
    expect(last(redone)).toMatchObject({ status: 'returned', dueOn: '2025-01-08', until: '2025-01-20' });
    expect(redone.passUntil('2025-01-20').filter((type) => type === 'ReportRedoPassed')).toEqual(['ReportRedoPassed']);
    const late = sent('2024-12-09');
    expect([last(late)?.until, late.issued.overdue.includes('progress:2024-Q4')]).toEqual(['2024-12-23', true]);
    const accepted = sent('2024-12-20', (one) => one.does(lead, { type: 'AcceptProgress', period: '2024-Q4' }));
    expect(last(accepted)).toMatchObject({ status: 'accepted', until: null });
  });
});
