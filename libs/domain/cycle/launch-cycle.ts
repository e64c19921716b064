import type { CatalogueTask, CatalogueVersion, Obligation } from '../catalogue/catalogue.js';
import type { IssueAssignmentBody } from '../assignment/assignment.commands.js';
import { assignmentId, cycleId, type AssignmentId, type UnitId } from '../shared/ids.js';

export interface IssueOrder {
  readonly stream: AssignmentId;
  readonly body: IssueAssignmentBody;
}

/** Who must carry an obligation out: every province, or the members of its region group (none while that is open, C5). */
const unitsOf = (obligation: Obligation, catalogue: CatalogueVersion, provincialUnits: readonly UnitId[]): readonly UnitId[] => {
  const { scope } = obligation;
  if (scope.kind === 'every_province') return provincialUnits;
  return catalogue.regionGroups.find((group) => group.id === scope.group)?.members ?? [];
};

const order = (catalogue: CatalogueVersion, hash: string, task: CatalogueTask, obligation: Obligation, unit: UnitId): IssueOrder => ({
  stream: assignmentId(catalogue.year, obligation.id, unit),
  body: {
    type: 'IssueAssignment',
    cycle: cycleId(catalogue.year),
    task: task.code,
    obligation: obligation.id,
    unit,
    mandatory: obligation.mandatory,
    planNeeded: obligation.planNeeded,
    leadDepartment: task.leadDepartment,
    supportingDepartments: task.supportingDepartments,
    catalogueHash: hash,
    planDueOn: obligation.planDueOn,
    milestones: obligation.milestones.map(({ id, dueOn }) => ({ id, dueOn })),
  },
});

/** What the launch would send for one obligation and unit, and whether the obligation is for that unit; undefined where there is none. */
export const orderFor = (
  catalogue: CatalogueVersion, hash: string, provincialUnits: readonly UnitId[], { obligation: id, unit }: { readonly obligation: string; readonly unit: UnitId },
): { readonly order: IssueAssignmentBody; readonly isInScope: boolean } | undefined => {
  const task = catalogue.tasks.find((each) => each.obligations.some((obligation) => obligation.id === id));
  const obligation = task?.obligations.find((each) => each.id === id);
  return task && obligation ? { order: order(catalogue, hash, task, obligation, unit).body, isInScope: unitsOf(obligation, catalogue, provincialUnits).includes(unit) } : undefined;
};

/** Every mandatory obligation × unit (Y3); optional ones come into being when a unit opts in. */
export const issueOrders = (catalogue: CatalogueVersion, hash: string, provincialUnits: readonly UnitId[]): IssueOrder[] =>
  catalogue.tasks.flatMap((task) =>
    task.obligations
      .filter((obligation) => obligation.mandatory)
      .flatMap((obligation) => unitsOf(obligation, catalogue, provincialUnits).map((unit) => order(catalogue, hash, task, obligation, unit))),
  );
