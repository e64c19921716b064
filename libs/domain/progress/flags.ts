import type { AssignmentId, TaskCode, UnitId } from '../shared/ids.js';
import { likestOf } from './alike.js';
import { JUMP_POINTS } from './submit-progress.js';

/** A progress report as people read it. */
export interface ReportRead {
  readonly assignment: AssignmentId;
  readonly task: TaskCode;
  readonly unit: UnitId;
  readonly sequence: number;
  /** Null: between the dates. */
  readonly period: string | null;
  readonly percent: number;
  /** Pieces of evidence. */
  readonly evidence: number;
  readonly text: string;
}
/** What looks odd in a report (P5). A flag asks, it never punishes. */
export type Flag =
  | { readonly kind: 'stall'; readonly assignment: AssignmentId; readonly unit: UnitId; readonly sequence: number; readonly percent: number; readonly since: string }
  | { readonly kind: 'jump'; readonly assignment: AssignmentId; readonly unit: UnitId; readonly sequence: number; readonly from: number; readonly to: number }
  | { readonly kind: 'copied'; readonly assignment: AssignmentId; readonly unit: UnitId; readonly sequence: number; readonly other: AssignmentId; readonly otherUnit: UnitId; readonly similarity: number };

const byAssignment = (reports: readonly ReportRead[]): ReportRead[][] => {
  const groups = new Map<AssignmentId, ReportRead[]>();
  for (const report of reports) groups.set(report.assignment, [...(groups.get(report.assignment) ?? []), report]);
  return [...groups.values()].map((group) => group.toSorted((a, b) => a.sequence - b.sequence));
};

/** The same percent at two dates one after the other, while there is still something to do. */
const stalls = (reports: readonly ReportRead[]): Flag[] => {
  const dated = reports.filter(({ period }) => period !== null);
  const [before, last] = dated.slice(-2);
  return before && last && before.period !== last.period && before.percent === last.percent && last.percent < 100
    ? [{ kind: 'stall', assignment: last.assignment, unit: last.unit, sequence: last.sequence, percent: last.percent, since: before.period ?? '' }]
    : [];
};

const jumps = (reports: readonly ReportRead[]): Flag[] =>
  reports.flatMap((report, index): Flag[] => {
    const from = reports[index - 1]?.percent ?? 0;
    const { assignment, unit, sequence, percent: to } = report;
    return to - from > JUMP_POINTS && report.evidence === 0 ? [{ kind: 'jump', assignment, unit, sequence, from, to }] : [];
  });

/** The later of two reports of one task that two units wrote alike; each is held against the one it is most like. */
const copies = (reports: readonly ReportRead[]): Flag[] => {
  const likest = likestOf(reports);
  return reports.flatMap(({ assignment, unit, sequence }, index): Flag[] => {
    const [best, other] = [likest[index], reports[likest[index]?.other ?? -1]];
    return best && other ? [{ kind: 'copied', assignment, unit, sequence, other: other.assignment, otherUnit: other.unit, similarity: Math.round(best.alike * 100) / 100 }] : [];
  });
};

/** Every flag of these reports, which are in the order in which they came. */
export const flagsOf = (reports: readonly ReportRead[]): Flag[] => [...byAssignment(reports).flatMap((group) => [...stalls(group), ...jumps(group)]), ...copies(reports)];
