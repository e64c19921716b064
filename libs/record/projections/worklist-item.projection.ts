import type { Role } from '#domain/access/actor.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import type { AssignmentState, IssuedState } from '#domain/assignment/assignment.state.js';
import { BUREAU, roleAt } from '#domain/assignment/seat.js';
import type { Day } from '#domain/calendar/instant.js';
import { dueOnOf } from '#domain/deadline/holder.js';
import { awaitedSlots } from '#domain/review/review-slot.js';
import { closeOutDueOn } from '#domain/supervision/close-out-limit.js';
import { requestItems } from './request-items.js';

/** A line of somebody's 待办: which role of which unit is waited for, and its next verb. */
export interface WorklistItemRow {
  readonly assignment_id: string;
  readonly unit_id: string;
  readonly role: string;
  readonly verb: string;
  readonly claimed_by: string | null;
  /** Until when it is this one's turn; null where the act has no limit. */
  readonly due_on: string | null;
}
/** What limits are counted with. */
export type Counted = Pick<AssignmentFacts, 'calendar' | 'settings'>;

/**
 * Who is waited for in a state: each role of a unit once, the work itself before what supervision asks. While it is suspended
 * nobody is, but for who must confirm that it is revoked.
 */
export const worklistItems = (state: AssignmentState, facts: Counted): WorklistItemRow[] => {
  if (state.status === 'not_issued' || state.status === 'closed') return [];
  const requested = requestItems(state).map(([unit_id, role, verb, due_on]): WorklistItemRow => ({ assignment_id: state.id, unit_id, role, verb, claimed_by: null, due_on }));
  const rows = state.suspended ? requested.filter((row) => row.verb === 'RevokeAssignment') : [...requested, ...ofStatus(state, facts), ...ofSupervision(state)];
  return rows.filter((row, index) => rows.findIndex((other) => keyOf(other) === keyOf(row)) === index);
};

const ofSupervision = (state: IssuedState): WorklistItemRow[] => {
  const item = (unit_id: string, role: string, verb: string, due_on: Day | null = null): WorklistItemRow => ({ assignment_id: state.id, unit_id, role, verb, claimed_by: null, due_on });
  const { openCase, instructions } = state;
  return [...(openCase ? [openCase] : []), ...instructions].flatMap((each) => {
    if (each.issuedAt === null) return [item(BUREAU, 'bureau_leader', 'RaiseSupervision')];
    if (!each.reply || each.reply.state === 'rejected') return [item(each.addressee, each.addressee.startsWith('dept-') ? 'director' : 'leader', 'ReplySupervision', each.replyDueOn)];
    if (each.reply.state !== 'waiting') return [];
    if (each.issuer === null) return [item(state.leadDepartment, 'reviewer', 'CheckReply')];
    return each.level === 'instruction' || each.level === 'red' ? [item(BUREAU, 'bureau_leader', 'CheckReply')] : [item(state.leadDepartment, 'director', 'CheckReply'), item(BUREAU, 'coordinator', 'CheckReply')];
  });
};

/** The clerk work of a unit is waited for from who handles it, where it was handed over (L11). */
const handlerOf = (state: IssuedState, unit: string, role: string): string | null => (unit === state.unit && role === 'clerk' ? (state.handler?.by ?? null) : null);

/** The bureau checks the first of them by then. */
const checkDueOn = ({ reports }: IssuedState): Day | null => reports.flatMap(({ status, until }) => (status === 'submitted' && until !== null ? [until] : [])).sort()[0] ?? null;

const ofStatus = (state: IssuedState, facts: Counted): WorklistItemRow[] => {
  const dueOn = dueOnOf(state);
  const item = (unit_id: string, role: string, verb: string, due_on: Day | null, claimed_by: string | null = handlerOf(state, unit_id, role)): WorklistItemRow => ({ assignment_id: state.id, unit_id, role, verb, claimed_by, due_on });
  const unit = (role: Role, verb: string, due = dueOn): WorklistItemRow => item(state.unit, roleAt(state.level, 'unit', role), verb, due);
  const lead = (verb: string, due: Day | null): WorklistItemRow => item(state.level === 'bureau' ? BUREAU : state.leadDepartment, roleAt(state.level, 'lead', 'reviewer'), verb, due);
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
      if (state.settlement) return [item(state.leadDepartment, 'reviewer', 'ReturnPlan', dueOn)];
      return awaitedSlots(state).map((slot) => item(slot.department, 'reviewer', 'DecideReview', dueOn, slot.claimedBy));
    case 'approved':
      return [
        unit('clerk', 'SubmitProgress'),
        ...(state.percent === 100 ? [unit('leader', 'DeclareCompletion', state.completionDueOn)] : []),
        ...(state.reports.some(({ status }) => status === 'submitted') ? [lead('AcceptProgress', checkDueOn(state))] : []),
      ];
    case 'completion_declared':
      return [lead('CloseOut', closeOutDueOn(state, facts))];
  }
};

const keyOf = (row: WorklistItemRow): string => `${row.unit_id}|${row.role}`;
const allOf = (row: WorklistItemRow): string => `${keyOf(row)}|${row.verb}|${row.claimed_by}|${row.due_on}`;

export interface WorklistChanges {
  readonly gone: readonly WorklistItemRow[];
  readonly written: readonly WorklistItemRow[];
}

/** The rows to delete and to write when `before` became `after`, each with the calendar and settings that it was counted with. */
export const worklistChanges = (before: AssignmentState, after: AssignmentState, facts: Counted & { readonly changedFrom?: Counted }): WorklistChanges => {
  const was = worklistItems(before, facts.changedFrom ?? facts);
  const is = worklistItems(after, facts);
  const keys = new Set(is.map(keyOf));
  const same = new Set(was.map(allOf));
  return { gone: was.filter((row) => !keys.has(keyOf(row))), written: is.filter((row) => !same.has(allOf(row))) };
};
