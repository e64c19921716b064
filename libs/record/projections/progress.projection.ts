import type { ProgressEvents } from '#domain/progress/progress.events.js';
import type { StreamChange } from '../stream-change.js';

/** A progress report as people and flags read it. */
export interface ProgressReportRow {
  readonly assignment_id: string;
  readonly sequence: number;
  readonly cycle_id: string;
  readonly task_code: string;
  readonly unit_id: string;
  readonly period: string | null;
  readonly percent: number;
  readonly evidence: number;
  readonly text: string;
  readonly reported_ms: number;
}

/** The newest value of a metric (P4). */
export interface MetricValueRow {
  readonly assignment_id: string;
  readonly metric_id: string;
  readonly value: number;
  readonly base: number | null;
  readonly reported_ms: number;
}

const reportsOf = (change: StreamChange) => change.sealed.flatMap((event) => (event.type === 'ProgressSubmitted' ? [{ ...event, data: event.data as ProgressEvents['ProgressSubmitted'] }] : []));

export const progressReports = (change: StreamChange): ProgressReportRow[] =>
  reportsOf(change).map(({ sequence, at, texts, data: { period = null, percent, evidence = [] } }) => ({
    assignment_id: change.after.id, sequence, cycle_id: change.after.cycle, task_code: change.after.task, unit_id: change.after.unit,
    period, percent, evidence: evidence.length, text: texts['report'] ?? '', reported_ms: at,
  }));

export const metricValues = (change: StreamChange): MetricValueRow[] =>
  reportsOf(change).flatMap(({ at, data: { values = [] } }) => values.map(({ metric, value, base = null }) => ({ assignment_id: change.after.id, metric_id: metric, value, base, reported_ms: at })));
