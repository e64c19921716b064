import type { CatalogueVersion, Milestone } from '../catalogue/catalogue.js';
import type { Day } from '../calendar/instant.js';

/** What the launch decided of dates of the notice, by the id of the milestone, or of the obligation for its plan: another day, or null: recorded as history, no duty (Y2). */
export type MovedDates = Readonly<Record<string, Day | null>>;

/** The catalogue as it holds for a cycle: the frozen version itself never changes. */
export const withMovedDates = (catalogue: CatalogueVersion, moved: MovedDates): CatalogueVersion =>
  Object.keys(moved).length === 0
    ? catalogue
    : {
        ...catalogue,
        tasks: catalogue.tasks.map((task) => ({
          ...task,
          bureauMilestones: milestonesBy(task.bureauMilestones, moved),
          obligations: task.obligations.map((obligation) => ({ ...obligation, planDueOn: moved[obligation.id] ?? obligation.planDueOn, milestones: milestonesBy(obligation.milestones, moved) })),
        })),
      };

const milestonesBy = (milestones: readonly Milestone[], moved: MovedDates): Milestone[] =>
  milestones.flatMap((milestone) => {
    const day = moved[milestone.id];
    return day === null ? [] : [day === undefined ? milestone : { ...milestone, dueOn: day }];
  });
