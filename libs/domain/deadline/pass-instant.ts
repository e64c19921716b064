import { ISSUED_DUE } from '../assignment/acknowledgement.instants.js';
import type { CommandOf } from '../assignment/assignment.commands.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { PLAN_DUE } from '../plan/plan.instants.js';
import { PROGRESS_DUE } from '../progress/progress.instants.js';
import { REVIEW_DUE } from '../review/review.instants.js';
import { CLOSE_OUT_DUE } from '../supervision/close-out-limit.js';
import { SUPERVISION_DUE } from '../supervision/supervision.instants.js';
import { refuse, type Decision } from '../shared/refusal.js';
import { REQUEST_DUE } from './deadline.instants.js';
import type { DueHandlers } from './due-instant.js';
import type { DueRule } from './due-rule.js';

const WHEN_DUE: DueHandlers<DueRule> = { ...ISSUED_DUE, ...PLAN_DUE, ...REVIEW_DUE, ...PROGRESS_DUE, ...REQUEST_DUE, ...CLOSE_OUT_DUE, ...SUPERVISION_DUE };

/**
 * A timed command: the workflow says that an instant has come, the record decides whether. Fulfilled meanwhile: refused,
 * nothing is due. Early by clock skew: refused with the span to wait, in ms.
 */
export const passInstant = (state: IssuedState, { rule, occurrence, at }: CommandOf<'PassInstant'>, facts: AssignmentFacts): Decision<NewAssignmentEvent> => {
  const due = state.instants.find((each) => each.rule === rule && each.occurrence === occurrence);
  if (!due || state.suspended) return refuse('NOTHING_DUE', { rule, occurrence });
  if (at < due.at) return refuse('TOO_EARLY', { rule, waitMs: due.at - at });
  return { events: WHEN_DUE[due.rule](state, due, at, facts) };
};
