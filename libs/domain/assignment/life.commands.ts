import type { ExemptionGround } from './pending.js';

/** What begins, halts or ends an assignment beside its ordinary way. */
export interface LifeCommandBodies {
  SuspendAssignment: { readonly reason: string };
  ResumeAssignment: { readonly reason: string };
  /** The first coordinator proposes, a second one confirms by the same verb. */
  RevokeAssignment: { readonly reason: string };
  /** `evidence`: ids of attachments. */
  RequestExemption: { readonly ground: ExemptionGround; readonly reason: string; readonly evidence: readonly string[] };
  DecideExemption: { readonly decision: 'granted' | 'refused'; readonly reason: string };
  OptIn: Record<never, never>;
  /** By the unit; after the first submission the lead director consents by the same verb. */
  OptOut: { readonly reason: string };
}
