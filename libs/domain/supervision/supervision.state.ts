import type { Day, Instant } from '../calendar/instant.js';
import type { UnitId, UserId } from '../shared/ids.js';

/** 督办单 level: 蓝, 橙, 红. */
export const ESCALATION_LEVELS = ['blue', 'orange', 'red'] as const;
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number];
/** 批示 stands beside the three. */
export type SupervisionLevel = EscalationLevel | 'instruction';

/** Why a case is there: a date that passed, progress far behind (P3), a person of the bureau, a leader's instruction. */
export type SupervisionGround = 'acknowledgement_overdue' | 'plan_overdue' | 'revision_overdue' | 'milestone_overdue' | 'completion_overdue' | 'behind' | 'by_person' | 'instruction';

/** 督办回复: `accepted` holds the ladder to the promised date. */
export interface SupervisionReply {
  readonly promisedOn: Day;
  readonly state: 'waiting' | 'accepted' | 'rejected';
}

/** 督办 as it stands. */
export interface SupervisionCase<L extends SupervisionLevel = SupervisionLevel> {
  readonly id: string;
  readonly level: L;
  /** The level whose notice went out last; null: none did, for red was drafted at once. */
  readonly inForce: L | null;
  readonly ground: SupervisionGround;
  /** What is to be done: `plan`, `milestone:{id}`; `other` where no duty of the unit was due. */
  readonly duty: string;
  readonly dueOn: Day;
  /** Until when a reply to the notice in force is asked. */
  readonly replyDueOn: Day;
  /** When the case came to this level. */
  readonly since: Instant;
  /** Null: red is drafted and waits for a leader of the bureau. */
  readonly issuedAt: Instant | null;
  /** Null: by rule. */
  readonly issuer: UserId | null;
  readonly addressee: UnitId;
  readonly reply: SupervisionReply | null;
  /** 申诉 against a red notice. */
  readonly appeal: 'lodged' | 'upheld' | null;
}

/** What an assignment knows of its supervision; plain JSON. */
export interface SupervisionFields {
  /** One open case an assignment (S1). */
  readonly openCase: SupervisionCase<EscalationLevel> | null;
  /** Open 批示; several may stand beside the case (S4). */
  readonly instructions: readonly SupervisionCase<'instruction'>[];
  /** Cases and instructions so far: the next one's number. */
  readonly cases: number;
  /** The next case opens on the morning after at the earliest. */
  readonly caseClosedAt: Instant | null;
  /** `{duty}@{date}` whose ladder a person has ended; a new date begins a new one. */
  readonly laddersEnded: readonly string[];
  /** 催办: the last one to each holder (S3). */
  readonly nudged: { readonly unit: Instant | null; readonly bureau: Instant | null };
  /** Replies that were asked for, and those given in time (S6). */
  readonly replies: { readonly asked: number; readonly inTime: number };
}

export const NO_SUPERVISION: SupervisionFields = {
  openCase: null, instructions: [], cases: 0, caseClosedAt: null, laddersEnded: [], nudged: { unit: null, bureau: null }, replies: { asked: 0, inTime: 0 },
};
