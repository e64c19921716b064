import { endOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import type { BodyOf } from '../assignment/assignment.commands.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { Drafted, SignedOff } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { refuse } from '../shared/refusal.js';
import { firstRound } from '../review/province-stage.js';
import { closedByFulfilment } from '../supervision/close-supervision.js';
import type { Timeliness } from './plan.events.js';

const MINUTE = 60_000;
type Gaps = NonNullable<BodyOf<'SubmitPlan'>['gaps']>;

/** In time before 24:00 of the deadline; begun before and done within the grace counts, marked (L5). Never locked out. */
export const timelinessOf = (at: Instant, frozenAt: Instant, dueOn: Day, graceMinutes: number): Timeliness => {
  const due = endOf(dueOn);
  if (at < due) return 'in_time';
  return frozenAt < due && at < due + graceMinutes * MINUTE ? 'grace' : 'late';
};

/** 报送: a review round opens with its limit, the unit's clock stops. A province lists its cities whose plans it has not let through, and why it does not wait (B2). */
export const submission = (state: Drafted | SignedOff, at: Instant, facts: AssignmentFacts, gaps?: Gaps): NewAssignmentEvent[] => {
  const dueOn = state.letter?.revisionDueOn ?? state.planDueOn;
  const missing = facts.missingCities ?? [];
  return [
    {
      type: 'PlanSubmitted',
      data: {
        dueOn,
        textHash: state.plan.textHash,
        timeliness: timelinessOf(at, state.plan.frozenAt, dueOn, facts.settings.graceMinutes),
        ...firstRound(state, at, facts),
        ...(missing.length > 0 ? { missingCities: missing } : {}),
      },
      ...(gaps ? { texts: { gaps: gaps.reason } } : {}),
    },
    ...closedByFulfilment(state, 'plan', 'revision'),
  ];
};

export const submitPlan: Verb<'SubmitPlan'> = {
  decide: (state, { textHash, gaps, at }, facts) => {
    if (textHash !== state.plan.textHash) return refuse('DRAFT_CHANGED', { version: state.plan.version });
    const cities = facts.missingCities ?? [];
    return cities.length > 0 && !gaps ? refuse('CITIES_MISSING', { cities }) : { events: submission(state, at, facts, gaps) };
  },
};
