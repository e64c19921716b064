import type { MetricValue } from './plan.events.js';

/** What the unit sends on its plan. */
export interface PlanCommandBodies {
  /** Freezes the draft of this version; the record reads the text itself and hands it over as a fact. */
  DraftPlan: {
    readonly draftVersion: number;
    readonly answers: readonly { readonly item: string; readonly kind: 'changed' | 'kept'; readonly reason: string }[];
    readonly metricValues?: readonly MetricValue[];
    /** 不适用: a section or a metric, each with its reason (L3). */
    readonly notApplicable?: readonly ({ readonly section: string; readonly reason: string } | { readonly metric: string; readonly reason: string })[];
  };
  WithdrawDraft: { readonly reason: string };
  SignOffPlan: { readonly textHash: string; readonly opinion: string };
  DeclineSignOff: { readonly reason: string };
  /** `gaps`: why a province does not wait for its cities (B2). */
  SubmitPlan: { readonly textHash: string; readonly gaps?: { readonly reason: string } };
  RecallPlan: { readonly reason: string };
}
