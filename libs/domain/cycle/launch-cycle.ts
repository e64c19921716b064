import { bureauObligation, type CatalogueTask, type CatalogueVersion, type City, type Obligation } from '../catalogue/catalogue.js';
import type { IssueAssignmentBody } from '../assignment/assignment.commands.js';
import type { CycleSettings } from './cycle-settings.js';
import { assignmentId, cycleId, type AssignmentId, type UnitId } from '../shared/ids.js';

export interface IssueOrder {
  readonly stream: AssignmentId;
  readonly body: IssueAssignmentBody;
}

/** Units that there are: provinces, and cities with their province. */
export interface LaunchUnits {
  readonly provinces: readonly UnitId[];
  readonly cities: readonly Pick<City, 'id' | 'province'>[];
}

/** Who must carry an obligation out: every province, or the members of its region group (none while that is open, C5). */
const unitsOf = ({ scope }: Obligation, catalogue: CatalogueVersion, { provinces }: LaunchUnits): readonly UnitId[] =>
  scope.kind === 'every_province' ? provinces : (catalogue.regionGroups.find((group) => group.id === scope.group)?.members ?? []);

const order = (catalogue: CatalogueVersion, hash: string, task: CatalogueTask, obligation: Obligation, unit: UnitId, place: Pick<IssueAssignmentBody, 'level' | 'province'>): IssueOrder => ({
  stream: assignmentId(catalogue.year, obligation.id, unit),
  body: {
    type: 'IssueAssignment',
    cycle: cycleId(catalogue.year),
    task: task.code,
    obligation: obligation.id,
    unit,
    ...place,
    mandatory: obligation.mandatory,
    planNeeded: obligation.planNeeded,
    leadDepartment: task.leadDepartment,
    supportingDepartments: task.supportingDepartments,
    catalogueHash: hash,
    planDueOn: obligation.planDueOn,
    milestones: obligation.milestones.map(({ id, dueOn }) => ({ id, dueOn })),
    metrics: obligation.metrics.map(({ id, comparator, value, unit: measure, dueOn }) => ({ id, comparator, value, unit: measure, dueOn })),
  },
});

/** A city's goes to its province first (B1). */
const placeOf = (unit: UnitId, { cities }: LaunchUnits): Pick<IssueAssignmentBody, 'level' | 'province'> => {
  const city = cities.find(({ id }) => id === unit);
  return city ? { level: 'city', province: city.province } : { level: 'province' };
};

/** What the launch would send for one obligation and unit, and whether the obligation is for that unit; undefined where there is none. */
export const orderFor = (
  catalogue: CatalogueVersion, hash: string, units: LaunchUnits, { obligation: id, unit }: { readonly obligation: string; readonly unit: UnitId },
): { readonly order: IssueAssignmentBody; readonly isInScope: boolean } | undefined => {
  const task = catalogue.tasks.find((each) => each.obligations.some((obligation) => obligation.id === id));
  const obligation = task?.obligations.find((each) => each.id === id);
  return task && obligation ? { order: order(catalogue, hash, task, obligation, unit, placeOf(unit, units)).body, isInScope: unitsOf(obligation, catalogue, units).includes(unit) } : undefined;
};

const ordersOf = (catalogue: CatalogueVersion, hash: string, units: LaunchUnits, mandatory: boolean): IssueOrder[] =>
  catalogue.tasks.flatMap((task) =>
    task.obligations
      .filter((obligation) => obligation.mandatory === mandatory)
      .flatMap((obligation) => unitsOf(obligation, catalogue, units).map((unit) => order(catalogue, hash, task, obligation, unit, placeOf(unit, units)))),
  );

/** Every mandatory obligation × unit (Y3); optional ones come into being when a unit opts in. */
export const issueOrders = (catalogue: CatalogueVersion, hash: string, units: LaunchUnits): IssueOrder[] => ordersOf(catalogue, hash, units, true);

/** Every optional obligation × unit that may opt in to it (section 8). */
export const optionalOrders = (catalogue: CatalogueVersion, hash: string, units: LaunchUnits): IssueOrder[] => ordersOf(catalogue, hash, units, false);

/** Each task's measure of the bureau, for its lead department (B3). */
export const bureauOrders = (catalogue: CatalogueVersion, hash: string): IssueOrder[] =>
  catalogue.tasks.map((task) => order(catalogue, hash, task, bureauObligation(task), task.leadDepartment, { level: 'bureau' }));

/** All that a launch issues. */
export const launchOrders = (catalogue: CatalogueVersion, hash: string, units: LaunchUnits, { bureauMeasures }: Pick<CycleSettings, 'bureauMeasures'>): IssueOrder[] => [
  ...issueOrders(catalogue, hash, units),
  ...(bureauMeasures ? bureauOrders(catalogue, hash) : []),
];
