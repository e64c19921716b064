import type { Day } from '../calendar/instant.js';
import type { CatalogueVersion } from '../catalogue/catalogue.js';
import type { ObligationId, UnitId } from '../shared/ids.js';

/** The members that change sets gave the region groups (区域组) of a cycle, by group. */
export type GroupMembers = Readonly<Record<string, readonly UnitId[]>>;

/** Days on which a group stands, inclusive; null: without end (C5). */
export interface GroupValidity {
  readonly from: Day | null;
  readonly until: Day | null;
}
/** The members of groups that stand on a day: what a launch on that day fixes; one that does not stand has none. */
export const membersOn = (groups: GroupMembers, validity: Readonly<Record<string, GroupValidity>>, day: Day): GroupMembers =>
  Object.fromEntries(Object.entries(groups).map(([group, members]) => {
    const { from = null, until = null } = validity[group] ?? {};
    return [group, (from === null || from <= day) && (until === null || until >= day) ? members : []];
  }));

/** The catalogue as it holds for a cycle: members named later stand for those of the notice (C5). */
export const withGroups = (catalogue: CatalogueVersion, groups: GroupMembers): CatalogueVersion => ({
  ...catalogue,
  regionGroups: catalogue.regionGroups.map((group) => {
    const members = groups[group.id];
    return members ? { ...group, members, open: members.length === 0 } : group;
  }),
});

/** Mandatory obligations of the members of a group. */
export const obligationsOfGroup = (catalogue: CatalogueVersion, group: string): ObligationId[] =>
  catalogue.tasks.flatMap((task) => task.obligations.filter(({ scope, mandatory }) => mandatory && scope.kind === 'region_group' && scope.group === group).map(({ id }) => id));
