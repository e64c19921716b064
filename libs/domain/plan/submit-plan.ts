import { dayOf, endOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { Drafted, SignedOff } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { limitDay } from '../deadline/awaited.js';
import { refuse } from '../shared/refusal.js';
import { reviewersOf } from '../review/review-round.js';
import { closedByFulfilment } from '../supervision/close-supervision.js';
import type { Timeliness } from './plan.events.js';

const MINUTE = 60_000;

/** In time before 24:00 of the deadline; begun before and done within the grace counts, marked (L5). Never locked out. */
export const timelinessOf = (at: Instant, frozenAt: Instant, dueOn: Day, graceMinutes: number): Timeliness => {
  const due = endOf(dueOn);
  if (at < due) return 'in_time';
  return frozenAt < due && at < due + graceMinutes * MINUTE ? 'grace' : 'late';
};

/** 报送: all departments of the task review the first round, later ones as `reviewersOf` says; the bureau's limit starts, the unit's clock stops. */
export const submission = (state: Drafted | SignedOff, at: Instant, facts: AssignmentFacts): NewAssignmentEvent[] => {
  const dueOn = state.letter?.revisionDueOn ?? state.planDueOn;
  return [
    {
      type: 'PlanSubmitted',
      data: {
        dueOn,
        textHash: state.plan.textHash,
        timeliness: timelinessOf(at, state.plan.frozenAt, dueOn, facts.settings.graceMinutes),
        ...reviewersOf(state, state.plan.sectionHashes, facts.settings),
        quorum: facts.settings.quorumOf[state.obligation] ?? facts.settings.quorum,
        reviewDueOn: limitDay(facts.calendar, dayOf(at), facts.settings.reviewLimitWd),
      },
    },
    ...closedByFulfilment(state, 'plan', 'revision'),
  ];
};

export const submitPlan: Verb<'SubmitPlan'> = {
  decide: (state, { textHash, at }, facts) =>
    textHash === state.plan.textHash ? { events: submission(state, at, facts) } : refuse('DRAFT_CHANGED', { version: state.plan.version }),
};
