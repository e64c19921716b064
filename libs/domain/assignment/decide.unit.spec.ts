import { describe, expect, it } from '@jest/globals';
import { SYSTEM, type Actor } from '../access/actor.js';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { at, parseDay } from '../calendar/day.js';
import { settingsOf } from '../cycle/cycle-settings.js';
import { DomainScene, PEOPLE } from '#testing/domain-scene.js';
import { allowedActions } from './allowed-actions.js';
import type { AssignmentCommandBody, IssueAssignmentBody } from './assignment.commands.js';
import { decide } from './assignment.decide.js';
import { evolve } from './assignment.evolve.js';
import type { AssignmentFacts, OptionalFact } from './assignment.facts.js';
import { initialState, type AssignmentState } from './assignment.state.js';
import { roleAt } from './seat.js';

const ID = 'asg/2024/t05-o1/44' as const;
const NOON = at(parseDay('2024-04-10'), 12);
const ORDER: IssueAssignmentBody = {
  type: 'IssueAssignment', cycle: 'cycle/2024', task: 't05', obligation: 't05-o1', unit: '44', mandatory: false, planNeeded: true, leadDepartment: 'dept-a', supportingDepartments: [], catalogueHash: 'c', planDueOn: null, milestones: [],
};
const FACTS: AssignmentFacts = { at: NOON, calendar: CALENDAR_2024_2026, settings: settingsOf(2024), draft: null };
const answer = (state: AssignmentState, actor: Actor, body: AssignmentCommandBody & { expectedSequence?: number }, more: Partial<AssignmentFacts> = {}) => {
  const decision = decide(state, { ...body, actor, at: NOON, commandId: 'x' }, { ...FACTS, ...more });
  return 'refusal' in decision ? decision.refusal : decision.events;
};
const none = initialState(ID);
const issued = new DomainScene().state;

describe('where there is no assignment yet', () => {
  it('nothing is found, whoever asks and whatever it is; it is issued once', () => {
    for (const [actor, body] of [[PEOPLE.clerk, { type: 'AcknowledgeAssignment' }], [SYSTEM, { type: 'PassInstant', rule: 'plan_due', occurrence: '1' }]] as const) {
      expect(answer(none, actor, body)).toEqual({ code: 'NOT_FOUND', facts: { assignment: ID } });
    }
    expect(answer(none, SYSTEM, ORDER)).toMatchObject([{ type: 'AssignmentIssued' }]);
    expect(answer(issued, SYSTEM, ORDER)).toEqual({ code: 'ALREADY_ISSUED', facts: { assignment: issued.id } });
  });
  it('no event but its issue can be folded', () => {
    expect(() => evolve(none, { type: 'AssignmentAcknowledged', stream: ID } as never)).toThrow(`AssignmentAcknowledged before AssignmentIssued on ${ID}`);
  });
  it('a province, a city’s province and a bureau’s own are told apart by what is issued', () => {
    const data = (body: Partial<IssueAssignmentBody>) => {
      const events = answer(none, SYSTEM, { ...ORDER, ...body });
      return Array.isArray(events) ? events[0].data : events;
    };
    expect(data({})).toMatchObject({ level: 'province', metrics: [] });
    expect(data({})).not.toHaveProperty('province');
    expect(data({ level: 'city', province: '44' })).toMatchObject({ level: 'city', province: '44' });
  });
});

describe('opting in', () => {
  const offered: OptionalFact = { order: ORDER, isInScope: true, launchedAt: at(parseDay('2024-03-29'), 9) };
  it('acknowledges at once', () => {
    expect(answer(none, PEOPLE.leader, { type: 'OptIn' }, { optional: offered })).toMatchObject([{ type: 'AssignmentIssued' }, { type: 'AssignmentAcknowledged', data: { workingDaysUsed: 0 } }]);
  });
  it.each<[string, Actor, OptionalFact | undefined, object]>([
    ['somebody else of the unit', PEOPLE.clerk, offered, { code: 'WRONG_ROLE', facts: { verb: 'OptIn', roles: ['leader'], side: 'unit' } }],
    ['the leader of another unit', { ...PEOPLE.leader, unit: '11' } as Actor, offered, { code: 'WRONG_ROLE', facts: { verb: 'OptIn', roles: ['leader'], side: 'unit' } }],
    ['no such obligation', PEOPLE.leader, undefined, { code: 'NOT_FOUND', facts: { assignment: ID } }],
    ['a mandatory one', PEOPLE.leader, { ...offered, order: { ...ORDER, mandatory: true } }, { code: 'MANDATORY', facts: { obligation: 't05-o1' } }],
    ['one for others', PEOPLE.leader, { ...offered, isInScope: false }, { code: 'NOT_IN_SCOPE', facts: { obligation: 't05-o1', unit: '44' } }],
  ])('is refused: %s', (_, actor, optional, refusal) => expect(answer(none, actor, { type: 'OptIn' }, optional ? { optional } : {})).toEqual(refusal));
  it('is nothing for an assignment that is there', () => {
    expect(answer(issued, PEOPLE.leader, { type: 'OptIn' }, { optional: offered })).toMatchObject({ code: 'WRONG_STATE', facts: { verb: 'OptIn', status: 'assigned', from: [] } });
  });
});

describe('who acts', () => {
  it('the system sends no verb of a person', () => {
    expect(answer(issued, SYSTEM, { type: 'AcknowledgeAssignment' })).toEqual({ code: 'WRONG_ROLE', facts: { verb: 'AcknowledgeAssignment' } });
  });
  it('a wrong role is told whose verb it is, a wrong state from where it goes', () => {
    expect(answer(issued, PEOPLE.leader, { type: 'AcknowledgeAssignment' })).toMatchObject({ code: 'WRONG_ROLE', facts: { verb: 'AcknowledgeAssignment', side: 'unit' } });
    expect(answer(issued, PEOPLE.clerk, { type: 'SubmitPlan', textHash: 'text' })).toEqual({ code: 'WRONG_STATE', facts: { verb: 'SubmitPlan', status: 'assigned', from: ['signed_off'] } });
  });
  it('who saw the newest sequence may act, who saw another may not', () => {
    expect(answer(issued, PEOPLE.clerk, { type: 'AcknowledgeAssignment', expectedSequence: issued.sequence })).toMatchObject([{ type: 'AssignmentAcknowledged' }]);
    expect(answer(issued, PEOPLE.clerk, { type: 'AcknowledgeAssignment', expectedSequence: issued.sequence + 1 })).toMatchObject({ code: 'SEQUENCE_CHANGED' });
  });
});

describe('what a reader is offered', () => {
  it('the verbs of their side, allowed or with the reason; nothing to the system', () => {
    const of = (actor: Actor) => allowedActions(issued, actor, FACTS);
    expect(of(SYSTEM)).toEqual([]);
    expect(of(PEOPLE.clerk).find(({ type }) => type === 'AcknowledgeAssignment')).toEqual({ type: 'AcknowledgeAssignment', refusal: null });
    expect(of(PEOPLE.clerk).find(({ type }) => type === 'SubmitPlan')?.refusal?.code).toBe('WRONG_STATE');
    expect(of(PEOPLE.clerk).map(({ type }) => type)).not.toContain('OptIn');
    expect(of(PEOPLE.reviewer).map(({ type }) => type)).toContain('ClaimReview');
    expect(of(PEOPLE.reviewer).map(({ type }) => type)).not.toContain('AcknowledgeAssignment');
    // One of a verb's sides is enough.
    expect(of(PEOPLE.director).map(({ type }) => type)).toContain('DecideExemption');
    expect(of(PEOPLE.stranger)).toEqual([]);
  });
});

describe('who holds a role where the bureau carries something out (B3)', () => {
  it.each([
    ['unit', 'clerk', 'reviewer'], ['unit', 'liaison', 'reviewer'], ['unit', 'leader', 'director'], ['unit', 'head', 'head'],
    ['lead', 'reviewer', 'coordinator'], ['department', 'director', 'coordinator'], ['bureau', 'bureau_leader', 'bureau_leader'], ['addressee', 'leader', 'leader'],
  ] as const)('%s: %s is %s', (side, role, seat) => {
    expect(roleAt('bureau', side, role)).toBe(seat);
    expect(roleAt('province', side, role)).toBe(role);
    expect(roleAt('city', side, role)).toBe(role);
  });
});
