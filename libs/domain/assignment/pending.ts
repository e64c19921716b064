import type { Day, Instant } from '../calendar/instant.js';
import type { UserId } from '../shared/ids.js';

/** Who decides a request (申请): the director of the lead department, the coordinator of the bureau, or both, each once. */
export type RequestSide = 'director' | 'coordinator';

/** What every request of a unit has, while it is undecided. */
export interface PendingRequest {
  readonly by: readonly UserId[];
  readonly requestedAt: Instant;
  /** The bureau's own limit (section 7). */
  readonly decideBy: Day;
  readonly isLimitPassed: boolean;
  readonly needs: readonly RequestSide[];
  readonly consents: readonly { readonly side: RequestSide; readonly by: readonly UserId[] }[];
}

/** Why an obligation is no duty of this unit (section 8). */
export type ExemptionGround = 'not_concerned' | 'cannot_apply';
/** 豁免申请, undecided. */
export interface ExemptionRequest extends PendingRequest {
  readonly ground: ExemptionGround;
  /** Who asked: the unit, or one side of the bureau; then the other side decides. */
  readonly from: 'unit' | RequestSide;
}

/** 延期申请, undecided. */
export interface ExtensionRequest extends PendingRequest {
  readonly duty: string;
  readonly asked: Day;
  /** Asked before the date had passed: escalation waits for the decision. */
  readonly inTime: boolean;
  readonly consents: readonly ExtensionConsent[];
}
/** What a side grants; of two the earlier date counts. */
export interface ExtensionConsent {
  readonly side: RequestSide;
  readonly by: readonly UserId[];
  readonly dueOn: Day;
  readonly parts: readonly string[];
}

/** A date set anew: until when people were told before, until when it runs now, since when. */
export interface Redated {
  readonly was: Day;
  readonly is: Day;
  readonly at: Instant;
}
