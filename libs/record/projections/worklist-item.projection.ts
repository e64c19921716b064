import type { Role } from '#domain/access/actor.js';
import type { AssignmentState, IssuedState } from '#domain/assignment/assignment.state.js';
import { BUREAU, roleAt } from '#domain/assignment/seat.js';
import { requestItems } from './request-items.js';
import { awaitedSlots } from '#domain/review/review-slot.js';

/** A line of somebody's 待办: which role of which unit is waited for, and its next verb. */
export interface WorklistItemRow {
  readonly assignment_id: string;
  readonly unit_id: string;
  readonly role: string;
  readonly verb: string;
  readonly claimed_by: string | null;
}

/**
 * Who is waited for in a state: each role of a unit once, the work itself before what supervision asks. While it is suspended
 * nobody is, but for who must confirm that it is revoked.
 */
export const worklistItems = (state: AssignmentState): WorklistItemRow[] => {
  if (state.status === 'not_issued' || state.status === 'closed') return [];
  const requested = requestItems(state).map(([unit_id, role, verb]): WorklistItemRow => ({ assignment_id: state.id, unit_id, role, verb, claimed_by: null }));
  const rows = state.suspended ? requested.filter((row) => row.verb === 'RevokeAssignment') : [...requested, ...ofStatus(state), ...ofSupervision(state)];
  return rows.filter((row, index) => rows.findIndex((other) => keyOf(other) === keyOf(row)) === index);
};

const ofSupervision = (state: IssuedState): WorklistItemRow[] => {
  const item = (unit_id: string, role: string, verb: string): WorklistItemRow => ({ assignment_id: state.id, unit_id, role, verb, claimed_by: null });
  const { openCase, instructions } = state;
  return [...(openCase ? [openCase] : []), ...instructions].flatMap((each) => {
    if (each.issuedAt === null) return [item(BUREAU, 'bureau_leader', 'RaiseSupervision')];
    if (!each.reply || each.reply.state === 'rejected') return [item(each.addressee, each.addressee.startsWith('dept-') ? 'director' : 'leader', 'ReplySupervision')];
    if (each.reply.state !== 'waiting') return [];
    if (each.issuer === null) return [item(state.leadDepartment, 'reviewer', 'CheckReply')];
    return each.level === 'instruction' || each.level === 'red' ? [item(BUREAU, 'bureau_leader', 'CheckReply')] : [item(state.leadDepartment, 'director', 'CheckReply'), item(BUREAU, 'coordinator', 'CheckReply')];
  });
};

/** The clerk work of a unit is waited for from who handles it, where it was handed over (L11). */
const handlerOf = (state: IssuedState, unit: string, role: string): string | null => (unit === state.unit && role === 'clerk' ? (state.handler?.by ?? null) : null);

const ofStatus = (state: IssuedState): WorklistItemRow[] => {
  const item = (unit_id: string, role: string, verb: string, claimed_by: string | null = handlerOf(state, unit_id, role)): WorklistItemRow => ({ assignment_id: state.id, unit_id, role, verb, claimed_by });
  const unit = (role: Role, verb: string): WorklistItemRow => item(state.unit, roleAt(state.level, 'unit', role), verb);
  const lead = (verb: string): WorklistItemRow => item(state.level === 'bureau' ? BUREAU : state.leadDepartment, roleAt(state.level, 'lead', 'reviewer'), verb);
  switch (state.status) {
    case 'closed':
      return [];
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
