import type { AssignmentView, HistoryEntry } from '../../api/generated/types.gen.js';

interface Warning {
  readonly code: 'after_deadline' | 'misses_target' | 'answered_unchanged';
  readonly about?: string;
}
/** What the record says of the text that was last sent for sign-off. */
export interface Drafted {
  readonly by: string;
  readonly at: string;
  readonly warnings: readonly Warning[];
  readonly metricValues: readonly { readonly metric: string; readonly value: number }[];
  readonly notApplicable: readonly { readonly id: string; readonly reason: string }[];
}

export const entriesOf = ({ history }: AssignmentView, ...types: readonly string[]): readonly HistoryEntry[] => history.filter(({ type }) => types.includes(type));

/** Undefined where nothing was drafted, or its reader is not told. */
export const lastDrafted = (assignment: AssignmentView): Drafted | undefined => {
  const entry = entriesOf(assignment, 'PlanDrafted').at(-1);
  if (!entry) return undefined;
  const { warnings = [], metricValues = [], notApplicable = [] } = entry.facts as { warnings?: Warning[]; metricValues?: Drafted['metricValues']; notApplicable?: string[] };
  return { by: entry.actor, at: entry.at, warnings, metricValues, notApplicable: notApplicable.map((id) => ({ id, reason: entry.texts[`not_applicable:${id}`] ?? '' })) };
};
