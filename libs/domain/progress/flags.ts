import type { AssignmentId, TaskCode, UnitId } from '../shared/ids.js';
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

/** Characters of a shingle; long enough that two Chinese words must follow each other alike. */
const SHINGLE = 4;
/** Shorter texts are alike by nature: 无变化. */
const SHORTEST = 20;
const ALIKE = 0.8;

/** Overlapping pieces of a text, without blanks and signs. */
export const shinglesOf = (text: string): ReadonlySet<string> => {
  const plain = [...text.replace(/[\s\p{P}\p{S}]/gu, '')];
  return new Set(plain.length < SHORTEST ? [] : plain.slice(0, plain.length - SHINGLE + 1).map((_, index) => plain.slice(index, index + SHINGLE).join('')));
};

/** Shared pieces ÷ all pieces of two texts, 0–1. */
export const similarity = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const piece of a) if (b.has(piece)) shared++;
  return shared / (a.size + b.size - shared);
};

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

interface Shingled {
  readonly report: ReportRead;
  readonly shingles: ReadonlySet<string>;
}
/** Texts of such different length share too little, whatever they say: not held against each other. */
const mayBeAlike = (a: number, b: number): boolean => Math.min(a, b) >= ALIKE * Math.max(a, b);

/** The one of these of another unit that a report is most like; of equals the earliest. */
const likest = ({ report, shingles }: Shingled, others: readonly Shingled[]): { readonly other: ReportRead; readonly alike: number } | undefined => {
  let best: { other: ReportRead; alike: number } | undefined;
  for (const other of others) {
    if (other.report.unit === report.unit || !mayBeAlike(shingles.size, other.shingles.size)) continue;
    const alike = similarity(shingles, other.shingles);
    if (alike >= ALIKE && alike > (best?.alike ?? 0)) best = { other: other.report, alike };
  }
  return best;
};

/** The later of two reports of one task that two units wrote alike; each is held against the one it is most like. */
const copies = (reports: readonly ReportRead[]): Flag[] => {
  const earlier = new Map<TaskCode, Shingled[]>();
  return reports.flatMap((report): Flag[] => {
    const read = { report, shingles: shinglesOf(report.text) };
    // What is too short for a comparison is like nothing.
    if (read.shingles.size === 0) return [];
    const ofTask = earlier.get(report.task) ?? [];
    const best = likest(read, ofTask);
    ofTask.push(read);
    earlier.set(report.task, ofTask);
    const { assignment, unit, sequence } = report;
    return best ? [{ kind: 'copied', assignment, unit, sequence, other: best.other.assignment, otherUnit: best.other.unit, similarity: Math.round(best.alike * 100) / 100 }] : [];
  });
};

/** Every flag of these reports, which are in the order in which they came. */
export const flagsOf = (reports: readonly ReportRead[]): Flag[] => [...byAssignment(reports).flatMap((group) => [...stalls(group), ...jumps(group)]), ...copies(reports)];
