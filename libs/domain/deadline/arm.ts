import { acknowledgementAwaits } from '../assignment/acknowledgement.instants.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { planAwaits } from '../plan/plan.instants.js';
import { progressAwaits } from '../progress/progress.instants.js';
import { reviewAwaits } from '../review/review.instants.js';
import { closeOutAwaits } from '../supervision/close-out-limit.js';
import { supervisionAwaits } from '../supervision/supervision.instants.js';
import type { Awaits } from './awaited.js';
import { requestAwaits } from './deadline.instants.js';
import type { DueInstant } from './due-rule.js';
import { unlessHeld } from './held-escalation.js';

/** Every folder's duties, in the order in which they come on one instant. */
const AWAITS: readonly Awaits[] = [acknowledgementAwaits, planAwaits, reviewAwaits, progressAwaits, requestAwaits, closeOutAwaits, supervisionAwaits];

/**
 * The whole list armed in the state after an act. One that was armed for the same instant keeps its occurrence; a new one
 * gets the sequence of the act, so that no receipt of an earlier one can answer for it.
 */
export const arm = (before: readonly DueInstant[], after: IssuedState, facts: AssignmentFacts): DueInstant[] =>
  after.status === 'closed'
    ? []
    : AWAITS.flatMap((awaits) => awaits(after, facts)).flatMap((each) => unlessHeld(after, each)).map((each) => {
        const armed = before.find((other) => other.rule === each.rule && other.at === each.at && other.about === each.about);
        return armed ?? { ...each, occurrence: [after.sequence, each.about].filter((part) => part !== undefined).join('-') };
      });
