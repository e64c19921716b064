import type { RequestSide } from '../assignment/pending.js';
import type { Day } from '../calendar/instant.js';

/** Working days that each side held the assignment since issue; their sum is the elapsed working days. */
export interface HeldDays {
  readonly unit: number;
  readonly bureau: number;
}

/** A date set anew, as people are told it: was → is. */
export interface DateMove {
  readonly duty: string;
  readonly was: Day;
  readonly is: Day;
}

export interface DeadlineEvents {
  /** `inTime`: before the date had passed; then escalation is held until it is decided. */
  ExtensionRequested: { readonly duty: string; readonly was: Day; readonly asked: Day; readonly inTime: boolean; readonly decideBy: Day; readonly needs: readonly RequestSide[] };
  /** The first of two consents. */
  ExtensionConsented: { readonly duty: string; readonly side: RequestSide; readonly dueOn: Day; readonly parts: readonly string[] };
  ExtensionGranted: DateMove & { readonly side: RequestSide; readonly isWhole: boolean; readonly parts: readonly string[] };
  /** `goesOnFrom`: day of the next escalation at the earliest; null where it was never held. */
  ExtensionRefused: { readonly duty: string; readonly side: RequestSide; readonly goesOnFrom: Day | null };
  /** The bureau's limit to decide a request has passed. */
  RequestLimitPassed: { readonly request: 'extension' | 'exemption'; readonly duty?: string; readonly dueOn: Day; readonly waitingFor: readonly RequestSide[] };
  DeadlinePassed: { readonly duty: 'acknowledgement' | 'plan' | 'revision' | 'milestone' | 'completion' | 'close_out'; readonly dueOn: Day; readonly milestone?: string };
}
