import type { InReview, IssuedState, Reviewed } from '../assignment/assignment.state.js';
import type { CycleSettings } from '../cycle/cycle-settings.js';
import type { UnitId } from '../shared/ids.js';
import { isApproval } from './review-slot.js';

type Hashes = Readonly<Record<string, string>>;

/** Sections whose text differs, new and dropped ones too. */
export const changedSections = (before: Hashes, after: Hashes): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((section) => before[section] !== after[section]);

/**
 * Who reviews a submission, and whose approval stands (L8): the departments that did not approve, and for each changed
 * section those that ever put an item or a condition on it, else the lead. Somebody always reviews: at least the lead.
 */
export const reviewersOf = (state: IssuedState, sectionHashes: Hashes, { resubmission }: Pick<CycleSettings, 'resubmission'>): { readonly reviewers: readonly UnitId[]; readonly stands: readonly UnitId[] } => {
  const last = state.reviewed;
  if (!last) return { reviewers: [state.leadDepartment, ...state.supportingDepartments], stands: [] };
  const reviewers = last.slots.map((slot) => slot.department);
  if (resubmission === 'full') return { reviewers, stands: [] };
  const again = new Set(
    changedSections(last.sectionHashes, sectionHashes).flatMap((section) => {
      const concerned = (last.concerned[section] ?? []).filter((department) => reviewers.includes(department));
      return concerned.length > 0 ? concerned : [state.leadDepartment];
    }),
  );
  const stands = last.slots.filter((slot) => isApproval(slot.decision) && !again.has(slot.department)).map((slot) => slot.department);
  return { reviewers, stands: stands.length < reviewers.length ? stands : stands.filter((department) => department !== state.leadDepartment) };
};

/** What a round leaves behind for the next one. */
export const remembered = (state: InReview): Reviewed => {
  const said = state.slots.flatMap((slot) => [...slot.items, ...slot.conditions].map(({ section }) => ({ section, department: slot.department })));
  const concerned: Record<string, readonly UnitId[]> = { ...state.reviewed?.concerned };
  for (const { section, department } of said) if (section !== null) concerned[section] = [...new Set([...(concerned[section] ?? []), department])];
  return { slots: state.slots, sectionHashes: state.plan.sectionHashes, concerned };
};
