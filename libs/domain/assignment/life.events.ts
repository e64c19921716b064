import type { Day } from '../calendar/instant.js';
import type { DateMove, HeldDays } from '../deadline/deadline.events.js';
import type { ExemptionGround, RequestSide } from './pending.js';

export interface LifeEvents {
  AssignmentSuspended: Record<string, never>;
  /** Every open date moves by the working days of the suspension. */
  AssignmentResumed: { readonly workingDays: number; readonly moved: readonly DateMove[] };
  RevocationProposed: Record<string, never>;
  AssignmentRevoked: { readonly held: HeldDays };
  ExemptionRequested: { readonly ground: ExemptionGround; readonly evidence: readonly string[]; readonly decideBy: Day };
  /** The first of two consents. */
  ExemptionConsented: { readonly side: RequestSide };
  AssignmentExempted: { readonly ground: ExemptionGround; readonly side: RequestSide; readonly held: HeldDays };
  ExemptionRefused: { readonly side: RequestSide };
  OptOutRequested: Record<string, never>;
  OptedOut: { readonly held: HeldDays };
}
