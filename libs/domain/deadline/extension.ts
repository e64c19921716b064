import type { IssuedState } from '../assignment/assignment.state.js';
import { bureauSides } from '../assignment/request.js';
import type { ExtensionRequest, RequestSide } from '../assignment/pending.js';

/** Section 8, calendar days. */
export const LONGEST_EXTENSION = 30;
/** Section 8: granted for one deadline. */
export const MOST_EXTENSIONS = 2;

/** A date that the notice itself names is not the lead department's alone to move: plan dates and the catalogue's milestones; a condition of an approval is the bureau's. */
const isNamedByNotice = (state: IssuedState, duty: string): boolean =>
  duty === 'plan' ? state.planDueSource === 'notice' : state.milestones.some((milestone) => duty === `milestone:${milestone.id}` && milestone.kind !== 'condition');

/** Who decides an extension of a duty. */
export const sidesFor = (state: IssuedState, duty: string): readonly RequestSide[] => bureauSides(state, isNamedByNotice(state, duty) ? ['director', 'coordinator'] : ['director']);

/** What counts as one deadline: each round's revision date is one of its own. */
export const deadlineKey = (state: IssuedState, duty: string): string => (duty === 'revision' ? `revision:r${state.round}` : duty);

export const extensionOf = (state: IssuedState, duty: string): ExtensionRequest | undefined => state.extensions.find((request) => request.duty === duty);

/** Whether escalation of a duty waits for a decision (section 8). */
export const isHeld = (state: IssuedState, duty: string): boolean => extensionOf(state, duty)?.inTime ?? false;
