import type { RehearsalRow } from './rehearsal-row.js';

/** A row that is at another instant, or has another outcome, than in the last rehearsal. */
export interface ChangedRow {
  readonly was: RehearsalRow;
  readonly is: RehearsalRow;
}
export interface RehearsalDiff {
  readonly added: readonly RehearsalRow[];
  readonly dropped: readonly RehearsalRow[];
  /** Another instant; its outcome may be another too. */
  readonly moved: readonly ChangedRow[];
  /** The same instant, another outcome. */
  readonly changed: readonly ChangedRow[];
}

/** What says that two rows are about the same: all but when, and what came of it. */
const subjectOf = ({ kind, rule, level, task, unit, to, channel }: RehearsalRow): string => JSON.stringify([kind, rule, level, task, unit, to, channel]);

function* bySubject(rows: Iterable<RehearsalRow>): Generator<void, Map<string, RehearsalRow[]>> {
  const found = new Map<string, RehearsalRow[]>();
  for (const row of rows) {
    const known = found.get(subjectOf(row));
    if (known) known.push(row);
    else found.set(subjectOf(row), [row]);
    yield;
  }
  return found;
}

/** Takes out of both lists the pairs that match; the rest stays in its order. */
const pairs = (before: RehearsalRow[], after: RehearsalRow[], isPair: (was: RehearsalRow, is: RehearsalRow) => boolean): ChangedRow[] => {
  const found: ChangedRow[] = [];
  for (let index = 0; index < after.length; ) {
    const is = after[index];
    const at = is ? before.findIndex((was) => isPair(was, is)) : -1;
    const [was] = at < 0 ? [] : before.splice(at, 1);
    if (is && was) {
      found.push({ was, is });
      after.splice(index, 1);
    } else index++;
  }
  return found;
};

/** The rows of this rehearsal against those of the last (Y4). Of one subject several rows may stand in a year: they are paired in the order of the calendar. A step is short, as in `rehearsing`. */
export function* diffing(last: Iterable<RehearsalRow>, now: Iterable<RehearsalRow>): Generator<void, RehearsalDiff> {
  const [before, after] = [yield* bySubject(last), yield* bySubject(now)];
  const diff = { added: [] as RehearsalRow[], dropped: [] as RehearsalRow[], moved: [] as ChangedRow[], changed: [] as ChangedRow[] };
  for (const subject of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(subject) ?? [], after.get(subject) ?? []];
    pairs(was, is, (a, b) => a.at === b.at && a.outcome === b.outcome);
    diff.changed.push(...pairs(was, is, (a, b) => a.at === b.at));
    diff.moved.push(...pairs(was, is, () => true));
    diff.added.push(...is);
    diff.dropped.push(...was);
    yield;
  }
  return diff;
}

/** The whole of it at once. */
export const rehearsalDiff = (last: Iterable<RehearsalRow>, now: Iterable<RehearsalRow>): RehearsalDiff => {
  const steps = diffing(last, now);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
};
