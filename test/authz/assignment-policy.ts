import type { Principal } from './principals.js';

/** A role on a side of the assignment. */
type Sender = `${'unit' | 'province' | 'lead' | 'bureau'}:${'clerk' | 'leader' | 'reviewer' | 'director' | 'coordinator' | 'bureau_leader'}`;

/** The role of a principal where they stand. */
export const roleOf = (principal: Principal): string => {
  if (principal.endsWith('clerk')) return 'clerk';
  if (principal === 'bureau_leader') return principal;
  if (principal.endsWith('leader')) return 'leader';
  if (principal.endsWith('reviewer')) return 'reviewer';
  return principal.endsWith('director') ? 'director' : principal;
};

const CLERK: readonly Sender[] = ['unit:clerk'];
const LEADER: readonly Sender[] = ['unit:leader'];
const REVIEWER: readonly Sender[] = ['lead:reviewer', 'province:reviewer'];
const LEAD_REVIEWER: readonly Sender[] = ['lead:reviewer'];
const LEAD_DIRECTOR: readonly Sender[] = ['lead:director'];
const COORDINATOR: readonly Sender[] = ['bureau:coordinator'];
const INVOLVED: readonly Sender[] = ['unit:clerk', 'unit:leader', 'province:reviewer', 'province:leader', 'lead:reviewer', 'lead:director', 'bureau:coordinator', 'bureau:bureau_leader'];
const DIRECTOR_OR_COORDINATOR: readonly Sender[] = [...LEAD_DIRECTOR, ...COORDINATOR];
const CHECKER: readonly Sender[] = ['lead:reviewer', 'lead:director', 'bureau:coordinator', 'bureau:bureau_leader'];

const HASH = 'a'.repeat(64);
const REASON = { reason: '核对权限' };

/** Section 4 of the feature document, its column of senders copied by hand, with a body that the schema takes. `ApplyChange` and what time does have no door of their own. */
export const VERBS: Readonly<Record<string, { readonly who: readonly Sender[]; readonly body: object }>> = {
  AcknowledgeAssignment: { who: CLERK, body: {} },
  DraftPlan: { who: CLERK, body: { draftVersion: 1, answers: [] } },
  WithdrawDraft: { who: CLERK, body: REASON },
  SignOffPlan: { who: LEADER, body: { textHash: HASH, opinion: '' } },
  DeclineSignOff: { who: LEADER, body: REASON },
  SubmitPlan: { who: CLERK, body: { textHash: HASH } },
  RecallPlan: { who: CLERK, body: REASON },
  ClaimReview: { who: REVIEWER, body: { department: 'dept' } },
  ReleaseReview: { who: REVIEWER, body: { department: 'dept' } },
  DecideReview: { who: REVIEWER, body: { department: 'dept', decision: 'approve', opinion: '', items: [] } },
  TakeBackDecision: { who: REVIEWER, body: { department: 'dept', ...REASON } },
  // Of a batch alone: see its own routes.
  ApproveInBatch: { who: REVIEWER, body: { textHash: HASH, opinion: '' } },
  AddReviewer: { who: ['lead:reviewer', 'lead:director'], body: { department: 'dept', ...REASON } },
  RemoveReviewer: { who: ['lead:reviewer', 'lead:director'], body: { department: 'dept', ...REASON } },
  ReturnPlan: { who: LEAD_REVIEWER, body: { dropped: [], ...REASON } },
  CloseReviewRound: { who: LEAD_DIRECTOR, body: REASON },
  RejectPlan: { who: LEAD_DIRECTOR, body: REASON },
  ReopenPlan: { who: LEAD_DIRECTOR, body: REASON },
  Reassign: { who: ['unit:clerk', 'unit:leader', 'lead:reviewer', 'lead:director', 'province:reviewer', 'province:leader'], body: { to: 'gd', ...REASON } },
  Delegate: { who: ['unit:clerk', 'lead:reviewer', 'province:reviewer'], body: { to: 'gd', ...REASON } },
  Copy: { who: INVOLVED, body: { to: ['xj'] } },
  Comment: { who: INVOLVED, body: { audience: 'all', about: null, text: '核对权限', mentions: [] } },
  SubmitProgress: { who: CLERK, body: { percent: 30, milestonesReached: [], text: '' } },
  // Of a measure of the bureau alone.
  SubmitContribution: { who: [], body: { text: '核对权限' } },
  AcceptProgress: { who: LEAD_REVIEWER, body: { period: '2024-Q2' } },
  ReturnProgress: { who: LEAD_REVIEWER, body: { period: '2024-Q2', ...REASON } },
  DeclareCompletion: { who: LEADER, body: { text: '' } },
  CloseOut: { who: LEAD_REVIEWER, body: REASON },
  ReturnCompletion: { who: LEAD_REVIEWER, body: REASON },
  RequestExtension: { who: LEADER, body: { duty: 'completion', dueOn: '2025-01-20', ...REASON } },
  DecideExtension: { who: DIRECTOR_OR_COORDINATOR, body: { duty: 'completion', decision: 'whole', parts: [], ...REASON } },
  RequestExemption: { who: ['unit:leader', 'lead:director', 'bureau:coordinator'], body: { ground: 'not_concerned', evidence: [], ...REASON } },
  DecideExemption: { who: DIRECTOR_OR_COORDINATOR, body: { decision: 'granted', ...REASON } },
  OptIn: { who: LEADER, body: {} },
  OptOut: { who: ['unit:leader', 'lead:director'], body: REASON },
  NudgeAssignment: { who: ['unit:clerk', 'unit:leader', 'lead:reviewer', 'bureau:coordinator'], body: { text: '核对权限' } },
  OpenSupervision: { who: DIRECTOR_OR_COORDINATOR, body: { level: 'blue', criteria: '核对权限', reason: '' } },
  RaiseSupervision: { who: [...DIRECTOR_OR_COORDINATOR, 'bureau:bureau_leader'], body: { level: 'red', ...REASON } },
  ReplySupervision: { who: LEADER, body: { case: 'x', promisedOn: '2024-04-20', text: '核对权限' } },
  CheckReply: { who: CHECKER, body: { case: 'x', accepted: true, reason: '' } },
  CloseSupervision: { who: CHECKER, body: { case: 'x', ...REASON } },
  GiveInstruction: { who: ['bureau:bureau_leader'], body: { addressee: '44', dueOn: '2024-04-20', text: '核对权限' } },
  SuspendAssignment: { who: COORDINATOR, body: REASON },
  ResumeAssignment: { who: COORDINATOR, body: REASON },
  RevokeAssignment: { who: COORDINATOR, body: REASON },
  LodgeAppeal: { who: LEADER, body: { case: 'x', ...REASON } },
  DecideAppeal: { who: COORDINATOR, body: { case: 'x', outcome: 'upheld', ...REASON } },
};

/** Reads and drafts below an assignment: for everybody who stands on a side of it, for those of them who review, or for its unit alone. */
export const PARTS: readonly { readonly route: string; readonly of: 'sides' | 'reviewing' | 'unit'; readonly body?: object; readonly suffix?: string; readonly isThere?: boolean; readonly isCostly?: boolean }[] = [
  { route: 'get /assignments/{id}', of: 'sides' },
  { route: 'get /assignments/{id}/reminders', of: 'sides' },
  { route: 'get /assignments/{id}/forecast', of: 'sides' },
  { route: 'get /assignments/{id}/rounds', of: 'sides' },
  { route: 'get /assignments/{id}/threads', of: 'sides' },
  { route: 'put /assignments/{id}/threads/read', of: 'sides', body: { upTo: 1 } },
  { route: 'get /assignments/{id}/attachments', of: 'sides' },
  { route: 'get /assignments/{id}/documents/{kind}/{format}', of: 'sides', isThere: false },
  { route: 'get /assignments/{id}/return-letter', of: 'reviewing' },
  { route: 'post /assignments/{id}/return-letter/preview', of: 'reviewing', body: { dropped: [], reason: '' } },
  { route: 'get /assignments/{id}/case-file', of: 'sides', isCostly: true },
  { route: 'get /assignments/{id}/extension-preview', of: 'sides', suffix: '?duty=completion&dueOn=2025-01-20' },
  { route: 'post /assignments/{id}/attachments', of: 'sides', body: {} },
  { route: 'get /assignments/{id}/attachments/{attachment}', of: 'sides', isThere: false },
  { route: 'get /assignments/{id}/draft', of: 'unit' },
  { route: 'put /assignments/{id}/draft', of: 'unit', body: { baseVersion: 999_999, sections: [{ id: 'goals', text: '' }] } },
  { route: 'post /assignments/{id}/draft/checks', of: 'unit', body: { answers: [], metricValues: [], notApplicable: [] } },
];
