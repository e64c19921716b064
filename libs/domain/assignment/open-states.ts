import type { AssignmentStatus } from './assignment.state.js';

/** *open* of section 4: every state of an issued assignment but closed. */
export const OPEN_STATES = [
  'assigned', 'acknowledged', 'drafted', 'signed_off', 'in_review', 'returned', 'approved', 'completion_declared',
] as const satisfies readonly Exclude<AssignmentStatus, 'not_issued' | 'closed'>[];
