import type { AssignmentState } from '../assignment/assignment.state.js';
import type { DueInstant } from './due-rule.js';

/** The earliest armed instant; undefined when nothing is waited for, or while it is suspended. Ties go to the one listed first. */
export const nextDue = (state: AssignmentState): DueInstant | undefined => {
  if (state.status === 'not_issued' || state.status === 'closed' || state.suspended) return undefined;
  return state.instants.reduce<DueInstant | undefined>((first, each) => (first && first.at <= each.at ? first : each), undefined);
};
