import type { CatalogueVersion } from '../catalogue/catalogue.js';
import type { ObligationId, UnitId } from '../shared/ids.js';

/** The members that change sets gave the region groups (区域组) of a cycle, by group. */
export type GroupMembers = Readonly<Record<string, readonly UnitId[]>>;

/** The catalogue as it holds for a cycle: members named later stand for those of the notice (C5). */
export const withGroups = (catalogue: CatalogueVersion, groups: GroupMembers): CatalogueVersion => ({
  ...catalogue,
  regionGroups: catalogue.regionGroups.map((group) => {
    const members = groups[group.id];
    return members ? { ...group, members, open: false } : group;
  }),
});

/** Mandatory obligations of the members of a group. */
export const obligationsOfGroup = (catalogue: CatalogueVersion, group: string): ObligationId[] =>
  catalogue.tasks.flatMap((task) => task.obligations.filter(({ scope, mandatory }) => mandatory && scope.kind === 'region_group' && scope.group === group).map(({ id }) => id));
