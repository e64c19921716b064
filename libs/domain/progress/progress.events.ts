import type { HeldDays } from '../deadline/deadline.events.js';

export interface ProgressEvents {
  ProgressSubmitted: { readonly percent: number; readonly milestonesReached: readonly string[] };
  CompletionDeclared: Record<string, never>;
  CompletionReturned: Record<string, never>;
  ClosedOut: { readonly held: HeldDays };
}
