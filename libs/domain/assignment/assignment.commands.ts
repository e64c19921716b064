import type { Day } from '../calendar/instant.js';
import type { AccessCommandBodies } from '../access/access.commands.js';
import type { AssignmentLevel, MetricTarget } from './assignment.events.js';
import type { ObligationId, TaskCode, UnitId } from '../shared/ids.js';
import type { Sent } from '../shared/stream.js';
import type { CarryOverBody, TakeOverBody } from '../carry-over/carry-over.commands.js';
import type { ApplyChangeBody } from '../change-set/assignment-change.js';
import type { DeadlineCommandBodies } from '../deadline/deadline.commands.js';
import type { DueRule } from '../deadline/due-rule.js';
import type { LifeCommandBodies } from './life.commands.js';
import type { PlanCommandBodies } from '../plan/plan.commands.js';
import type { ProgressCommandBodies } from '../progress/progress.commands.js';
import type { ReviewCommandBodies } from '../review/review.commands.js';
import type { SupervisionCommandBodies } from '../supervision/supervision.commands.js';
import type { CollaborationCommandBodies } from './collaboration.commands.js';

/** What a person may send: the verb and its body. Texts are trimmed by the schema before they come here. */
export interface PersonCommandBodies
  extends LifeCommandBodies, PlanCommandBodies, ReviewCommandBodies, ProgressCommandBodies, DeadlineCommandBodies, SupervisionCommandBodies, AccessCommandBodies, CollaborationCommandBodies {
  AcknowledgeAssignment: Record<never, never>;
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
  /** Absent: `province`. */
  readonly level?: AssignmentLevel;
  /** The province that reviews a city's plan first (B1); absent at other levels. */
  readonly province?: UnitId;
  readonly metrics?: readonly MetricTarget[];
  /** Absent: 31 December of the cycle's year (T1). */
  readonly completionDueOn?: Day;
}
export interface PassInstantBody {
  readonly type: 'PassInstant';
  readonly rule: DueRule;
  readonly occurrence: string;
}

export type CommandMeta = Sent;
export type AssignmentCommandBody = PersonCommandBody | IssueAssignmentBody | PassInstantBody | ApplyChangeBody | CarryOverBody | TakeOverBody;
export type AssignmentCommand = AssignmentCommandBody & CommandMeta;
export type CommandOf<T extends AssignmentCommandBody['type']> = Extract<AssignmentCommandBody, { type: T }> & CommandMeta;
