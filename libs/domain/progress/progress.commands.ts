import type { Evidence } from './evidence.js';
import type { MetricValue } from './metric.js';

/** What is sent while a plan is carried out, until close-out. */
export interface ProgressCommandBodies {
  /** Without `period`: the report that is near its date, else one between the dates. */
  SubmitProgress: {
    readonly period?: string;
    readonly percent: number;
    readonly milestonesReached: readonly string[];
    readonly values?: readonly MetricValue[];
    readonly text: string;
    readonly evidence?: readonly Evidence[];
  };
  /** 配合情况: by a supporting department of a bureau measure, for the lead's report of the period; without one, the next that is near. */
  SubmitContribution: { readonly period?: string; readonly text: string; readonly evidence?: readonly Evidence[] };
  AcceptProgress: { readonly period: string };
  ReturnProgress: { readonly period: string; readonly reason: string };
  DeclareCompletion: { readonly text: string; readonly evidence?: readonly Evidence[] };
  /** `seen`: for each milestone the evidence it is closed out on. */
  CloseOut: { readonly seen?: readonly { readonly milestone: string; readonly evidence: readonly string[] }[]; readonly reason: string };
  ReturnCompletion: { readonly reason: string };
}
