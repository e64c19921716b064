import type { Day } from '../calendar/instant.js';
import type { HeldDays } from '../deadline/deadline.events.js';
import type { UnitId } from '../shared/ids.js';
import type { EvidenceFact } from './evidence.js';
import type { MetricValue } from './metric.js';
import type { ReportDuty } from './report.js';

export interface ProgressEvents {
  /** What is optional here is absent in events of rules version 1. */
  ProgressSubmitted: {
    /** Absent: between the dates. */
    readonly period?: string;
    /** Until when the bureau checks it; absent between the dates. */
    readonly checkDueOn?: Day;
    readonly percent: number;
    readonly milestonesReached: readonly string[];
    readonly values?: readonly MetricValue[];
    readonly evidence?: readonly EvidenceFact[];
  };
  /** `period` null: between the dates. What was done: text `contribution`. */
  ContributionSubmitted: { readonly department: UnitId; readonly period: string | null; readonly evidence: readonly EvidenceFact[] };
  ProgressAccepted: { readonly period: string };
  ProgressReturned: { readonly period: string; readonly redoDueOn: Day };
  /** A report's date has come (P1, P3): whether it was in, and whether the assignment was so far behind as to be red. */
  ReportDatePassed: { readonly period: string; readonly dueOn: Day; readonly isIn: boolean; readonly isBehind: boolean };
  ReportRedoPassed: { readonly period: string; readonly dueOn: Day };
  ReportShut: { readonly period: string };
  ProgressLimitPassed: { readonly period: string; readonly dueOn: Day };
  CompletionDeclared: { readonly evidence?: readonly EvidenceFact[] };
  /** Dates that passed while the bureau held it are set anew: nobody is late for that. */
  CompletionReturned: { readonly completionDueOn?: Day; readonly reports?: readonly ReportDuty[] };
  ClosedOut: { readonly held: HeldDays; readonly seen?: readonly { readonly milestone: string; readonly evidence: readonly string[] }[] };
}
