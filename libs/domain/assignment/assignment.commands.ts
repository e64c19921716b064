import type { Actor } from '../access/actor.js';
import type { Day, Instant } from '../calendar/instant.js';
import type { CommandId, ObligationId, TaskCode, UnitId } from '../shared/ids.js';
import type { DueRule } from '../deadline/due-instant.js';

/** What a person may send: the verb and its body. Texts are trimmed by the schema before they come here. */
export interface PersonCommandBodies {
  AcknowledgeAssignment: Record<never, never>;
  /** Freezes the draft of this version; the record reads the text itself and hands it over as a fact. */
  DraftPlan: { readonly draftVersion: number; readonly answers: readonly { readonly item: string; readonly kind: 'changed' | 'kept'; readonly reason: string }[] };
  WithdrawDraft: { readonly reason: string };
  SignOffPlan: { readonly textHash: string; readonly opinion: string };
  DeclineSignOff: { readonly reason: string };
  SubmitPlan: { readonly textHash: string };
  RecallPlan: { readonly reason: string };
  ClaimReview: { readonly department: UnitId };
  ReleaseReview: { readonly department: UnitId };
  DecideReview: {
    readonly department: UnitId;
    readonly decision: 'approve' | 'return';
    readonly opinion: string;
    readonly items: readonly { readonly section: string; readonly text: string }[];
  };
  SubmitProgress: { readonly percent: number; readonly milestonesReached: readonly string[]; readonly text: string };
  DeclareCompletion: { readonly text: string };
  CloseOut: { readonly reason: string };
  ReturnCompletion: { readonly reason: string };
}
export type PersonVerb = keyof PersonCommandBodies;
export type PersonCommandBody = { readonly [V in PersonVerb]: { readonly type: V; readonly expectedSequence?: number } & PersonCommandBodies[V] }[PersonVerb];
export type BodyOf<V extends PersonVerb> = Extract<PersonCommandBody, { type: V }>;

/** What only the launch and the clock send. */
export interface IssueAssignmentBody {
  readonly type: 'IssueAssignment';
  readonly cycle: string;
  readonly task: TaskCode;
  readonly obligation: ObligationId;
  readonly unit: UnitId;
  readonly mandatory: boolean;
  readonly planNeeded: boolean;
  readonly leadDepartment: UnitId;
  readonly supportingDepartments: readonly UnitId[];
  readonly catalogueHash: string;
  readonly planDueOn: Day | null;
  readonly milestones: readonly { readonly id: string; readonly dueOn: Day }[];
}
export interface PassInstantBody {
  readonly type: 'PassInstant';
  readonly rule: DueRule;
  readonly occurrence: string;
}

/** Who, when, under which key. `at` is read after the stream's lock. */
export interface CommandMeta {
  readonly commandId: CommandId;
  readonly at: Instant;
  readonly actor: Actor;
}
export type AssignmentCommandBody = PersonCommandBody | IssueAssignmentBody | PassInstantBody;
export type AssignmentCommand = AssignmentCommandBody & CommandMeta;
export type CommandOf<T extends AssignmentCommandBody['type']> = Extract<AssignmentCommandBody, { type: T }> & CommandMeta;
