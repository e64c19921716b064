import type { AssignmentState } from '../assignment/assignment.state.js';
import type { DueInstant } from './due-instant.js';

/** The earliest armed instant; undefined when nothing is waited for. Ties go to the one listed first. */
export const nextDue = (state: AssignmentState): DueInstant | undefined => {
  if (state.status === 'not_issued' || state.status === 'closed') return undefined;
  return state.instants.reduce<DueInstant | undefined>((first, each) => (first && first.at <= each.at ? first : each), undefined);
};
