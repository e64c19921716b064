/** How a scripted unit behaves (Y4). Days are working days unless they say otherwise. */
export interface Manner {
  /** After the issue; null: never. */
  readonly acknowledgesAfter: number | null;
  /** Around the date of the plan, and of a revision: −3 is three days before; null: never. */
  readonly submits: number | null;
  /** How often the lead department returns the plan. */
  readonly returns: number;
  /** Around the date of a report. */
  readonly reports: number;
  /** Around the date of a milestone. */
  readonly reaches: number;
  /** Around the date of the completion. */
  readonly completes: number;
}

export const MANNER_NAMES = ['punctual', 'late', 'returned_twice', 'silent'] as const;
export type MannerName = (typeof MANNER_NAMES)[number];

/** 守时, 迟报, 两次退回, 沉默: the last acknowledges, and then does nothing. */
export const MANNERS: Readonly<Record<MannerName, Manner>> = {
  punctual: { acknowledgesAfter: 1, submits: -3, returns: 0, reports: -2, reaches: -6, completes: -3 },
  // Supervised once: blue is on the third working day overdue. A report is taken until ten working days after its date.
  late: { acknowledgesAfter: 2, submits: 6, returns: 0, reports: 2, reaches: 1, completes: 2 },
  returned_twice: { acknowledgesAfter: 1, submits: -5, returns: 2, reports: -2, reaches: -6, completes: -3 },
  silent: { acknowledgesAfter: 1, submits: null, returns: 0, reports: 0, reaches: 0, completes: 0 },
};
/** How soon the bureau acts on what it was sent: well inside its limits of ten. A province has five. */
export const BUREAU_ACTS_AFTER = 5;
export const PROVINCE_ACTS_AFTER = 3;

/** The manner of each unit in turn, in the order of their ids. */
export const mixed = (units: readonly string[]): ReadonlyMap<string, MannerName> =>
  new Map([...new Set(units)].sort().map((unit, index) => [unit, MANNER_NAMES[index % MANNER_NAMES.length] ?? 'silent']));
