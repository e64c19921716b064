import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { Drafted, InReview, SignedOff } from '../assignment/assignment.state.js';
import { dayOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { limitDay } from '../deadline/awaited.js';
import type { OpenedRound } from './review.events.js';
import { reviewersOf } from './review-round.js';

/** Departments as `reviewersOf` says; the bureau's limit starts. */
const departmentsRound = (state: Drafted | SignedOff | InReview, at: Instant, { calendar, settings }: AssignmentFacts): OpenedRound => ({
  ...reviewersOf(state, state.plan.sectionHashes, settings),
  quorum: settings.quorumOf[state.obligation] ?? settings.quorum,
  reviewDueOn: limitDay(calendar, dayOf(at), settings.reviewLimitWd),
});

export const provinceDueOn = (at: Instant, { calendar, settings }: AssignmentFacts): Day => limitDay(calendar, dayOf(at), settings.provinceReviewWd);

/** What a submission opens: of a city the province's review (B1), else that of the departments. */
export const firstRound = (state: Drafted | SignedOff, at: Instant, facts: AssignmentFacts): OpenedRound & { readonly stage?: 'province' } =>
  state.province === null ? departmentsRound(state, at, facts) : { stage: 'province', reviewers: [state.province], stands: [], quorum: 'all', reviewDueOn: provinceDueOn(at, facts) };

/** The province lets a city's plan through: now the departments review it. */
export const passedOn = (state: InReview, at: Instant, facts: AssignmentFacts): NewAssignmentEvent => ({ type: 'PlanPassedOn', data: departmentsRound(state, at, facts) });
