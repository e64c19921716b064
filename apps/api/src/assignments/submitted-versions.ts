import type { FrozenText, ReadEvent, WholeAssignment } from '#persistence/read-models/assignment.read-model.js';

export interface Submission {
  readonly version: number;
  readonly round: number;
  readonly at: ReadEvent['at'];
}

/** Submissions that were not recalled, in order, each with the version of its text: what others than the unit have seen. */
export const submissionsOf = (events: readonly ReadEvent[]): Submission[] => {
  const submitted: Submission[] = [];
  let version = 0;
  for (const event of events) {
    if (event.type === 'PlanDrafted') version = event.data.planVersion;
    if (event.type === 'PlanSubmitted') submitted.push({ version, round: event.round, at: event.at });
    if (event.type === 'PlanRecalled') submitted.pop();
  }
  return submitted;
};

export const submittedVersions = (events: readonly ReadEvent[]): number[] => submissionsOf(events).map(({ version }) => version);

/** Round by round, the text with each submission that was not recalled. */
export const roundsOf = ({ events, texts }: Pick<WholeAssignment, 'events' | 'texts'>): (Submission & FrozenText)[] =>
  submissionsOf(events).flatMap((submission) => {
    const text = texts.find(({ version }) => version === submission.version);
    return text ? [{ ...text, ...submission }] : [];
  });

/** What an assignment was when this event was its last: of two reads, the later one says no more than the first. */
export const upTo = (whole: WholeAssignment, sequence: number): WholeAssignment => ({ ...whole, events: whole.events.filter((event) => event.sequence <= sequence) });
