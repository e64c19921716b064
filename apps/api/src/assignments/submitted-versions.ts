import type { ReadEvent } from '#persistence/read-models/assignment.read-model.js';

/** Versions of the text that were submitted and not recalled, in order: what others than the unit have seen. */
export const submittedVersions = (events: readonly ReadEvent[]): number[] => {
  const submitted: number[] = [];
  let drafted = 0;
  for (const event of events) {
    if (event.type === 'PlanDrafted') drafted = event.data.planVersion;
    if (event.type === 'PlanSubmitted') submitted.push(drafted);
    if (event.type === 'PlanRecalled') submitted.pop();
  }
  return submitted;
};
