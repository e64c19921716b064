import { describe, expect, it } from '@jest/globals';
import { GROUPS_2024 } from '#testing/groups-2024.js';
import { parseDay } from '../calendar/day.js';
import { CATALOGUE_2024 } from '../catalogue/catalogue-2024.js';
import { bureauObligation, obligationOf } from '../catalogue/catalogue.js';
import { PROVINCIAL_UNITS } from '../catalogue/provincial-units.js';
import { DEMO_CITIES } from '../catalogue/demo-cities.js';
import { bureauOrders, issueOrders, launchOrders } from '../cycle/launch-cycle.js';
import { planReminders } from '../reminder/plan-reminders.js';
import { allowedActions } from './allowed-actions.js';
import { Decided, who } from '#testing/decided.js';

const UNITS = { provinces: PROVINCIAL_UNITS.map(({ id }) => id), cities: DEMO_CITIES };
const reviewer = who('r', 'dept-operations', 'reviewer');
const director = who('d', 'dept-operations', 'director');
const coordinator = who('k', 'bureau', 'coordinator');
const LINK = { kind: 'link', url: 'https://example.test/1' } as const;

const measure = (supportingDepartments: readonly string[] = []): Decided => {
  const order = bureauOrders(CATALOGUE_2024, 'hash').find(({ stream }) => stream === 'asg/2024/t08-b/dept-operations');
  if (!order) throw new Error('t08-b is not issued');
  return new Decided(order.stream).issue({ ...order.body, supportingDepartments }).on('2024-04-01');
};

describe('a bureau measure', () => {
  it('is acknowledged by the department’s reviewer and carried out without a plan', () => {
    const one = measure();
    expect(one.tries(coordinator, { type: 'AcknowledgeAssignment' })?.code).toBe('WRONG_ROLE');
    expect(one.tries(who('x', 'dept-legal', 'reviewer'), { type: 'AcknowledgeAssignment' })?.code).toBe('WRONG_ROLE');
    one.does(reviewer, { type: 'AcknowledgeAssignment' });
    expect([one.state.status, one.issued.level, one.issued.reports.map(({ period }) => period)]).toEqual(['approved', 'bureau', ['2024-Q2', '2024-Q3', '2024-Q4']]);
  });
  it('is reported by the reviewer, declared by the director, checked and closed out by the coordinator', () => {
    const one = measure();
    one.does(reviewer, { type: 'AcknowledgeAssignment' });
    one.on('2024-07-01').does(reviewer, { type: 'SubmitProgress', percent: 100, milestonesReached: ['t08-b-m1'], values: [{ metric: 't08-b-k1', value: 100 }], text: '完成', evidence: [LINK] });
    const accept = { type: 'AcceptProgress', period: '2024-Q2' } as const;
    expect([one.tries(reviewer, accept)?.code, one.tries(director, accept)?.code]).toEqual(['WRONG_ROLE', 'WRONG_ROLE']);
    one.does(coordinator, accept);
    expect(one.tries(reviewer, { type: 'DeclareCompletion', text: '' })?.code).toBe('WRONG_ROLE');
    one.does(director, { type: 'DeclareCompletion', text: '完成' });
    one.does(coordinator, { type: 'CloseOut', seen: [{ milestone: 't08-b-m1', evidence: one.issued.evidence.slice(0, 1) }], reason: '属实' });
    expect(one.state.status).toBe('closed');
  });
  it('shows each side its own verbs, and says whose role it is', () => {
    const one = measure();
    one.does(reviewer, { type: 'AcknowledgeAssignment' });
    const verbs = (actor: typeof reviewer) => allowedActions(one.issued, actor, one.facts).filter(({ refusal }) => !refusal).map(({ type }) => type);
    expect(verbs(reviewer)).toContain('SubmitProgress');
    expect(verbs(coordinator)).not.toContain('SubmitProgress');
    expect(one.tries(coordinator, { type: 'SubmitProgress', percent: 1, milestonesReached: [], text: '' })?.facts['roles']).toEqual(['reviewer']);
  });
  it('takes what a supporting department contributed to the lead’s report, and tells the lead', () => {
    const department = 'dept-strategy';
    const one = measure([department]);
    one.does(reviewer, { type: 'AcknowledgeAssignment' });
    const supporting = who('s', department, 'reviewer');
    const contribute = { type: 'SubmitContribution', text: '已提供审查数据' } as const;
    for (const other of [reviewer, coordinator, who('x', 'dept-none', 'reviewer'), who('sd', department, 'director')]) expect(one.tries(other, contribute)?.code).toBe('WRONG_ROLE');
    one.on('2024-07-01');
    expect(one.tries(supporting, { ...contribute, period: '2023-Q1' })).toEqual({ code: 'UNKNOWN_PERIOD', facts: { period: '2023-Q1' } });
    expect(one.tries(supporting, { ...contribute, evidence: [{ kind: 'file', attachment: 'a1', hash: 'h' }] })?.code).toBe('UNKNOWN_ATTACHMENT');
    one.does(supporting, { ...contribute, evidence: [LINK] });
    expect(one.events.at(-1)).toMatchObject({ type: 'ContributionSubmitted', data: { department, period: '2024-Q2', evidence: [{ kind: 'link' }] }, texts: { contribution: '已提供审查数据' } });
    one.on('2024-07-02').does(supporting, { ...contribute, period: '2024-Q2' });
    expect([one.issued.contributions, one.issued.evidence]).toEqual([[{ department, period: '2024-Q2', at: one.now }], ['e3-1']]);
    expect(planReminders(one.state, one.facts).filter(({ rule }) => rule === 'contribution')).toMatchObject([{ duty: `contribution:${department}`, dueAt: one.now, addressees: ['unit:reviewer'] }]);
    one.does(reviewer, { type: 'SubmitProgress', percent: 20, milestonesReached: [], text: '含配合部门情况' });
    one.does(coordinator, { type: 'AcceptProgress', period: '2024-Q2' });
    expect(one.tries(supporting, { ...contribute, period: '2024-Q2' })?.code).toBe('REPORT_ACCEPTED');
    expect(one.tries(supporting, { type: 'SubmitProgress', percent: 30, milestonesReached: [], text: '' })?.code).toBe('WRONG_ROLE');
  });
  it('lets supporting departments speak, and offers them nothing else of the lead’s', () => {
    const one = measure(['dept-strategy']);
    one.does(reviewer, { type: 'AcknowledgeAssignment' });
    const supporting = who('s', 'dept-strategy', 'reviewer');
    expect(allowedActions(one.issued, supporting, one.facts).map(({ type }) => type).sort()).toEqual(['Comment', 'Copy', 'SubmitContribution']);
    expect(one.does(supporting, { type: 'Comment', audience: 'all', about: null, text: '数据已报', mentions: [] })).toEqual(['CommentAdded']);
  });
  it('asks the coordinator alone for a later date, and for an exemption', () => {
    const one = measure();
    one.does(reviewer, { type: 'AcknowledgeAssignment' });
    one.does(director, { type: 'RequestExtension', duty: 'milestone:t08-b-m1', dueOn: parseDay('2025-01-15'), reason: '数据汇总' });
    expect(one.tries(director, { type: 'DecideExtension', duty: 'milestone:t08-b-m1', decision: 'whole', parts: [], reason: '同意' })?.code).toBe('WRONG_ROLE');
    expect(one.does(coordinator, { type: 'DecideExtension', duty: 'milestone:t08-b-m1', decision: 'whole', parts: [], reason: '同意' })).toContain('ExtensionGranted');
    one.does(director, { type: 'RequestExemption', ground: 'cannot_apply', reason: '职能调整', evidence: [] });
    one.does(coordinator, { type: 'DecideExemption', decision: 'granted', reason: '同意' });
    expect(one.state.status).toBe('closed');
  });
  it('exempted at the coordinator’s own request needs another coordinator', () => {
    const one = measure();
    one.does(reviewer, { type: 'AcknowledgeAssignment' });
    one.does(coordinator, { type: 'RequestExemption', ground: 'not_concerned', reason: '职能划转', evidence: [] });
    const grant = { type: 'DecideExemption', decision: 'granted', reason: '同意' } as const;
    expect([one.tries(coordinator, grant)?.code, one.tries(director, grant)?.code]).toEqual(['SECOND_PERSON_NEEDED', 'WRONG_ROLE']);
    one.does(who('k2', 'bureau', 'coordinator'), grant);
    expect(one.state.status).toBe('closed');
  });
  it('reminds the department’s people and the coordinator, not provinces', () => {
    const one = measure();
    one.does(reviewer, { type: 'AcknowledgeAssignment' });
    const to = new Set(planReminders(one.state, one.facts).flatMap(({ addressees }) => addressees));
    expect([...to].sort()).toEqual(['bureau:coordinator', 'unit:director', 'unit:reviewer']);
  });
});

describe('what a launch issues', () => {
  it('512 assignments of provinces, beside them one measure a task', () => {
    const orders = launchOrders(CATALOGUE_2024, 'hash', UNITS, { bureauMeasures: true });
    const count = (level: string) => orders.filter(({ body }) => body.level === level).length;
    expect([count('province'), count('city'), count('bureau')]).toEqual([512, 0, 23]);
    expect(launchOrders(CATALOGUE_2024, 'hash', UNITS, { bureauMeasures: false })).toHaveLength(512);
    expect(new Set(orders.map(({ stream }) => stream)).size).toBe(orders.length);
  });
  it('a city’s where a person has named the members of its group, with its province', () => {
    const answered = { ...CATALOGUE_2024, regionGroups: CATALOGUE_2024.regionGroups.map((group) => (group.id === GROUPS_2024.demonstrationCity ? { ...group, members: ['4401', '3301'], open: false } : group)) };
    expect(issueOrders(answered, 'hash', UNITS).filter(({ body }) => body.level === 'city').map(({ stream, body }) => [stream, body.province])).toEqual([['asg/2024/t07-o2/4401', '44'], ['asg/2024/t07-o2/3301', '33']]);
  });
  it('an obligation for both levels takes each unit as what it is', () => {
    const answered = { ...CATALOGUE_2024, regionGroups: CATALOGUE_2024.regionGroups.map((group) => (group.id === GROUPS_2024.strongProvince ? { ...group, members: ['44', '3201'], open: false } : group)) };
    expect(issueOrders(answered, 'hash', UNITS).filter(({ body }) => body.obligation === 't09-o2').map(({ body }) => [body.unit, body.level, body.province])).toEqual([['44', 'province', undefined], ['3201', 'city', '32']]);
  });
  it('finds the bureau’s own obligation of a task by its id', () => {
    const [task] = CATALOGUE_2024.tasks;
    expect(task && [obligationOf(task, 't01-b'), obligationOf(task, 't01-o1')?.level, obligationOf(task, 't01-o9')]).toEqual([task && bureauObligation(task), 'province', undefined]);
  });
});
