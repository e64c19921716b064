import { describe, expect, it } from '@jest/globals';
import { at, parseDay } from '../calendar/day.js';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { settingsOf } from '../cycle/cycle-settings.js';
import { planReminders } from '../reminder/plan-reminders.js';
import { decide } from './assignment.decide.js';
import type { AssignmentFacts, OptionalFact } from './assignment.facts.js';
import { initialState } from './assignment.state.js';
import { AssignmentStory, CAST } from '#testing/assignment-story.js';

const REVOKE = { type: 'RevokeAssignment', reason: '重复下达' } as const;
const ASK = { type: 'RequestExemption', ground: 'cannot_apply', reason: '本地无此类主体', evidence: [] } as const;
const grant = { type: 'DecideExemption', decision: 'granted', reason: '属实' } as const;
const refusal = { type: 'DecideExemption', decision: 'refused', reason: '不属实' } as const;
const LEAVE = { type: 'OptOut', reason: '力量不足' } as const;

describe('撤销: two coordinators', () => {
  it('the first proposes, the second ends it; the case and all rows end with it', () => {
    const story = new AssignmentStory().acknowledge().to('2024-07-04');
    expect(story.does('coordinator', REVOKE)).toEqual(['RevocationProposed']);
    expect(story.does('second', REVOKE)).toEqual(['SupervisionClosed', 'AssignmentRevoked']);
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'revoked', instants: [], openCase: null });
    expect(story.ledger.rows.filter((row) => row.outcome === 'armed')).toEqual([]);
    expect(new Set(story.ledger.of('milestone:m1').map((row) => row.split(' ').at(-1)))).toEqual(new Set(['superseded', 'merged']));
    expect(story.refusal('coordinator', REVOKE).code).toBe('CLOSED');
  });
  it('not the same person twice, nor by a proxy on either side', () => {
    const story = new AssignmentStory();
    story.does('coordinator', REVOKE);
    expect(story.refusal('coordinator', REVOKE)).toEqual({ code: 'SECOND_PERSON_NEEDED', facts: { verb: 'RevokeAssignment', by: 'co1' } });
    expect(story.refusal({ ...CAST.second, actingFor: 'co1' }, REVOKE).code).toBe('SECOND_PERSON_NEEDED');
    const proxied = new AssignmentStory();
    proxied.must({ ...CAST.second, actingFor: 'co1' }, REVOKE);
    expect([proxied.refusal('coordinator', REVOKE).code, proxied.refusal('second', REVOKE).code]).toEqual(['SECOND_PERSON_NEEDED', 'SECOND_PERSON_NEEDED']);
  });
});

describe('豁免', () => {
  it.each([['director', 'coordinator'], ['coordinator', 'director']] as const)('%s, then %s grant it: closed, out of all rows', (first, second) => {
    const story = new AssignmentStory().acknowledge().to('2024-04-30');
    expect(story.does('leader', ASK)).toEqual(['ExemptionRequested']);
    expect(story.issued.exemption).toMatchObject({ ground: 'cannot_apply', decideBy: '2024-05-10', needs: ['director', 'coordinator'] });
    expect(story.does(first, grant)).toEqual(['ExemptionConsented']);
    expect(story.refusal(first, grant)).toMatchObject({ code: 'ALREADY_DECIDED' });
    expect(story.does(second, grant)).toEqual(['AssignmentExempted']);
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'exempted', held: { unit: 22, bureau: 0 } });
    expect(story.ledger.rows.filter((row) => row.outcome === 'armed')).toEqual([]);
  });
  it('one refusal is enough; the assignment goes on and may ask again', () => {
    const story = new AssignmentStory().acknowledge();
    story.does('leader', ASK);
    expect(story.refusal('leader', ASK)).toMatchObject({ code: 'REQUEST_PENDING', facts: { decideBy: '2024-04-08' } });
    story.does('coordinator', grant);
    expect(story.does('director', refusal)).toEqual(['ExemptionRefused']);
    expect(story.issued).toMatchObject({ status: 'acknowledged', exemption: null });
    expect(story.refusal('director', grant)).toMatchObject({ code: 'NO_REQUEST', facts: { verb: 'DecideExemption' } });
    expect(story.does('leader', ASK)).toEqual(['ExemptionRequested']);
  });
  it('a unit that goes on has withdrawn it', () => {
    const story = new AssignmentStory().acknowledge();
    story.does('leader', ASK);
    story.does('clerk', { type: 'DraftPlan', draftVersion: 1, answers: [] });
    expect(story.issued.exemption).toBeNull();
    story.does('leader', { type: 'DeclineSignOff', reason: 'x' });
    expect(story.refusal('director', grant).code).toBe('NO_REQUEST');
  });
  it('the bureau\'s five working days: reminders to each side, then the limit has passed, once', () => {
    const story = new AssignmentStory().acknowledge().to('2024-04-30', 10);
    story.does('leader', ASK);
    expect(planReminders(story.state, story.facts).filter(({ duty, rule }) => duty.startsWith('exemption') && rule === 'last').map(({ addressees }) => addressees)).toEqual([['dept-a:director'], ['bureau:coordinator']]);
    expect(story.ledger.of('exemption:director')).toEqual(['wd-3 2024-05-07 armed', 'last 2024-05-10 armed', 'wd+1 2024-05-11 armed', 'wd+3 2024-05-14 armed', 'wd+5 2024-05-16 armed']);
    story.to('2024-05-08').does('director', grant);
    expect(story.ledger.of('exemption:director')).toEqual(['wd-3 2024-05-07 sent', 'last 2024-05-10 fulfilled', 'wd+1 2024-05-11 fulfilled', 'wd+3 2024-05-14 fulfilled', 'wd+5 2024-05-16 fulfilled']);
    story.to('2024-05-20');
    expect(story.events.filter((event) => event.type === 'RequestLimitPassed').map((event) => event.data)).toEqual([expect.objectContaining({ request: 'exemption', dueOn: '2024-05-10', waitingFor: ['coordinator'] })]);
    expect(story.does('coordinator', grant)).toEqual(['AssignmentExempted']);
  });
  it.each([['director', 'coordinator'], ['coordinator', 'director']] as const)('started by the %s for a unit: the %s decides, the unit is told at once', (first, second) => {
    const story = new AssignmentStory().acknowledge().to('2024-04-30');
    expect(story.does(first, ASK)).toEqual(['ExemptionRequested']);
    expect(story.issued.exemption).toMatchObject({ from: first, needs: [second] });
    expect(story.ledger.of('exemption')).toEqual(['requested 2024-04-30 armed']);
    expect(planReminders(story.state, story.facts).find(({ rule }) => rule === 'requested')?.addressees).toEqual(['unit:liaison', 'unit:leader']);
    expect(story.refusal(first, grant)).toMatchObject({ code: 'WRONG_ROLE' });
    expect(story.does(second, grant)).toEqual(['AssignmentExempted']);
  });
  it('started by the bureau: not by a reviewer, not beside the unit’s own; a refusal lets the unit go on', () => {
    const story = new AssignmentStory().acknowledge();
    expect(story.refusal('reviewer', ASK).code).toBe('WRONG_ROLE');
    story.does('coordinator', ASK);
    expect(story.refusal('leader', ASK).code).toBe('REQUEST_PENDING');
    expect(story.refusal({ ...CAST.director, actingFor: 'co1' }, grant).code).toBe('SECOND_PERSON_NEEDED');
    expect(story.does('director', refusal)).toEqual(['ExemptionRefused']);
    expect(story.issued).toMatchObject({ status: 'acknowledged', exemption: null });
  });
  it('withdraws the case that is open', () => {
    const story = new AssignmentStory().acknowledge().to('2024-07-04');
    story.does('leader', ASK);
    story.does('director', grant);
    expect(story.does('coordinator', grant)).toEqual(['SupervisionClosed', 'AssignmentExempted']);
  });
});

describe('选做: opting in', () => {
  const ID = 'asg/2024/t05-o1/44' as const;
  const order = {
    type: 'IssueAssignment' as const, cycle: 'cycle/2024', task: 't05', obligation: 't05-o1', unit: '44', mandatory: false, planNeeded: true, leadDepartment: 'dept-a', supportingDepartments: [],
    catalogueHash: 'c', planDueOn: null, milestones: [],
  };
  const offered: OptionalFact = { order, isInScope: true, launchedAt: at(parseDay('2024-03-29'), 9) };
  const asked = (actor: typeof CAST.leader | typeof CAST.clerk, day: string, optional: OptionalFact | undefined, hour = 9, minute = 0) => {
    const now = at(parseDay(day), hour, minute);
    const facts: AssignmentFacts = { at: now, calendar: CALENDAR_2024_2026, settings: settingsOf(2024), draft: null, ...(optional ? { optional } : {}) };
    const decision = decide(initialState(ID), { type: 'OptIn', actor, at: now, commandId: 'x' }, facts);
    return 'refusal' in decision ? decision.refusal : decision.events.map(({ type, data }) => [type, (data as { mandatory?: boolean }).mandatory]);
  };
  it('issues and acknowledges in one act, not mandatory', () => {
    expect(asked(CAST.leader, '2024-04-10', offered)).toEqual([['AssignmentIssued', false], ['AssignmentAcknowledged', undefined]]);
  });
  it('within 20 working days from the launch: 28 April, 23:59, not 24:00', () => {
    expect(asked(CAST.leader, '2024-04-28', offered, 23, 59)).toHaveLength(2);
    expect(asked(CAST.leader, '2024-04-29', offered, 0)).toEqual({ code: 'OPT_IN_CLOSED', facts: { closedOn: '2024-04-28' } });
  });
  it('is for the leader of that unit, and for what is optional and open to it', () => {
    expect(asked(CAST.clerk, '2024-04-10', offered)).toMatchObject({ code: 'WRONG_ROLE' });
    expect(asked({ ...CAST.leader, unit: '11' }, '2024-04-10', offered)).toMatchObject({ code: 'WRONG_ROLE' });
    expect(asked(CAST.leader, '2024-04-10', undefined)).toMatchObject({ code: 'NOT_FOUND' });
    expect(asked(CAST.leader, '2024-04-10', { ...offered, order: { ...order, mandatory: true } })).toMatchObject({ code: 'MANDATORY' });
    expect(asked(CAST.leader, '2024-04-10', { ...offered, isInScope: false })).toMatchObject({ code: 'NOT_IN_SCOPE', facts: { unit: '44' } });
  });
});

describe('选做: opting out', () => {
  const optional = () => new AssignmentStory({ issue: { mandatory: false } }).acknowledge();
  it('is free before the first submission', () => {
    const story = optional().to('2024-05-10');
    expect(story.does('leader', LEAVE)).toEqual(['OptedOut']);
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'opted_out' });
  });
  it('is free again after a recall', () => {
    const story = optional().submit();
    story.does('clerk', { type: 'RecallPlan', reason: 'x' });
    expect(story.does('leader', LEAVE)).toEqual(['OptedOut']);
  });
  it('after it the lead director consents', () => {
    const story = optional().submit();
    expect(story.refusal('director', LEAVE)).toMatchObject({ code: 'NO_REQUEST', facts: { verb: 'OptOut' } });
    expect(story.does('leader', LEAVE)).toEqual(['OptOutRequested']);
    expect(story.refusal('leader', LEAVE)).toMatchObject({ code: 'REQUEST_PENDING' });
    story.decideReview('approve');
    expect(story.does('director', LEAVE)).toEqual(['OptedOut']);
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'opted_out' });
  });
  it('what is mandatory is not left', () => {
    expect(new AssignmentStory().refusal('leader', LEAVE)).toEqual({ code: 'MANDATORY', facts: { obligation: 't07-o1' } });
  });
  it('has no supervision', () => {
    const story = optional().to('2024-08-01');
    expect(story.trail('SupervisionOpened')).toEqual([]);
    expect(story.trail('DeadlinePassed')).toEqual(['2024-07-01 DeadlinePassed']);
  });
});
