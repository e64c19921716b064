import type { Role } from '../access/actor.js';
import type { AssignmentStatus } from './assignment.state.js';

/**
 * Whose verb it is: the unit of the assignment, the province of a city's, one of its departments, the lead department alone,
 * a supporting department of a bureau measure, which its lead carries out, the bureau itself (统筹管理员, 局领导), or whoever an
 * open instruction is addressed to.
 */
export type Side = 'unit' | 'province' | 'department' | 'lead' | 'supporting' | 'bureau' | 'addressee';

/** One kind of sender of a verb. */
export interface Sender {
  readonly side: Side;
  readonly roles: readonly Role[];
}

/** Who may send a verb, and from which states: section 4 of the feature document. */
export interface Transition {
  readonly from: readonly Exclude<AssignmentStatus, 'not_issued' | 'closed'>[];
  readonly who: readonly Sender[];
}
