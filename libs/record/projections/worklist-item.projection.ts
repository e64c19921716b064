import type { Role } from '#domain/access/actor.js';
import type { AssignmentState, Closed, IssuedState } from '#domain/assignment/assignment.state.js';
import { BUREAU, roleAt } from '#domain/assignment/seat.js';
import { awaitedSlots } from '#domain/review/review-slot.js';

/** A line of somebody's 待办: which role of which unit is waited for, and its next verb. */
export interface WorklistItemRow {
  readonly assignment_id: string;
  readonly unit_id: string;
  readonly role: string;
  readonly verb: string;
  readonly claimed_by: string | null;
}

/** Who is waited for in a state; each role of a unit once. */
export const worklistItems = (state: AssignmentState): WorklistItemRow[] => {
  if (state.status === 'not_issued' || state.status === 'closed') return [];
  const items = waitedFor(state);
  return items.filter((row, index) => items.findIndex((other) => keyOf(other) === keyOf(row)) === index);
};

const waitedFor = (state: Exclude<IssuedState, Closed>): WorklistItemRow[] => {
  const item = (unit_id: string, role: string, verb: string, claimed_by: string | null = null): WorklistItemRow => ({ assignment_id: state.id, unit_id, role, verb, claimed_by });
  const unit = (role: Role, verb: string): WorklistItemRow => item(state.unit, roleAt(state.level, 'unit', role), verb);
  const lead = (verb: string): WorklistItemRow => item(state.level === 'bureau' ? BUREAU : state.leadDepartment, roleAt(state.level, 'lead', 'reviewer'), verb);
  switch (state.status) {
    case 'assigned':
      return [unit('liaison', 'AcknowledgeAssignment'), unit('clerk', 'AcknowledgeAssignment')];
    case 'acknowledged':
    case 'returned':
      return [unit('clerk', 'DraftPlan')];
    case 'drafted':
      return [unit('leader', 'SignOffPlan')];
    case 'signed_off':
      return [unit('liaison', 'SubmitPlan'), unit('clerk', 'SubmitPlan')];
    case 'in_review':
      if (state.settlement) return [item(state.leadDepartment, 'reviewer', 'ReturnPlan')];
      return awaitedSlots(state).map((slot) => item(slot.department, 'reviewer', 'DecideReview', slot.claimedBy));
    case 'approved':
      return [
        unit('clerk', 'SubmitProgress'),
        ...(state.percent === 100 ? [unit('leader', 'DeclareCompletion')] : []),
        ...(state.reports.some(({ status }) => status === 'submitted') ? [lead('AcceptProgress')] : []),
      ];
    case 'completion_declared':
      return [lead('CloseOut')];
  }
};

const keyOf = (row: WorklistItemRow): string => `${row.unit_id}|${row.role}`;

/** The rows to delete and to write when `before` became `after`. */
export const worklistChanges = (before: AssignmentState, after: AssignmentState): { gone: WorklistItemRow[]; written: WorklistItemRow[] } => {
  const was = worklistItems(before);
  const is = worklistItems(after);
  const keys = new Set(is.map(keyOf));
  const same = new Set(was.map((row) => `${keyOf(row)}|${row.verb}|${row.claimed_by}`));
  return { gone: was.filter((row) => !keys.has(keyOf(row))), written: is.filter((row) => !same.has(`${keyOf(row)}|${row.verb}|${row.claimed_by}`)) };
};
