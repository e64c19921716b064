import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import { BUREAU } from '#domain/assignment/authority.js';

/** A line of somebody's 待办: which role of which unit is waited for, and its next verb. */
export interface WorklistItemRow {
  readonly assignment_id: string;
  readonly unit_id: string;
  readonly role: string;
  readonly verb: string;
  readonly claimed_by: string | null;
}

/** Who is waited for in a state: each role of a unit once, the work itself before what supervision asks. */
export const worklistItems = (state: AssignmentState): WorklistItemRow[] => {
  const items = [...ofStatus(state), ...ofSupervision(state)];
  return items.filter((item, index) => items.findIndex((other) => keyOf(other) === keyOf(item)) === index);
};

const ofSupervision = (state: AssignmentState): WorklistItemRow[] => {
  if (state.status === 'not_issued' || state.status === 'closed') return [];
  const item = (unit_id: string, role: string, verb: string): WorklistItemRow => ({ assignment_id: state.id, unit_id, role, verb, claimed_by: null });
  const { openCase, instructions } = state;
  if (openCase && openCase.issuedAt === null) return [item(BUREAU, 'bureau_leader', 'RaiseSupervision')];
  return [...(openCase ? [openCase] : []), ...instructions].flatMap((each) => {
    if (!each.reply || each.reply.state === 'rejected') return [item(each.addressee, each.addressee.startsWith('dept-') ? 'director' : 'leader', 'ReplySupervision')];
    if (each.reply.state !== 'waiting') return [];
    if (each.issuer === null) return [item(state.leadDepartment, 'reviewer', 'CheckReply')];
    return each.level === 'instruction' || each.level === 'red' ? [item(BUREAU, 'bureau_leader', 'CheckReply')] : [item(state.leadDepartment, 'director', 'CheckReply'), item(BUREAU, 'coordinator', 'CheckReply')];
  });
};

const ofStatus = (state: AssignmentState): WorklistItemRow[] => {
  if (state.status === 'not_issued' || state.status === 'closed') return [];
  const item = (unit_id: string, role: string, verb: string, claimed_by: string | null = null): WorklistItemRow => ({ assignment_id: state.id, unit_id, role, verb, claimed_by });
  switch (state.status) {
    case 'assigned':
      return [item(state.unit, 'liaison', 'AcknowledgeAssignment'), item(state.unit, 'clerk', 'AcknowledgeAssignment')];
    case 'acknowledged':
    case 'returned':
      return [item(state.unit, 'clerk', 'DraftPlan')];
    case 'drafted':
      return [item(state.unit, 'leader', 'SignOffPlan')];
    case 'signed_off':
      return [item(state.unit, 'liaison', 'SubmitPlan'), item(state.unit, 'clerk', 'SubmitPlan')];
    case 'in_review':
      return state.slots.filter((slot) => !slot.decision).map((slot) => item(slot.department, 'reviewer', 'DecideReview', slot.claimedBy));
    case 'approved':
      return [item(state.unit, 'clerk', 'SubmitProgress')];
    case 'completion_declared':
      return [item(state.leadDepartment, 'reviewer', 'CloseOut')];
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
