import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { PendingRequest } from '../assignment/pending.js';
import { unitOfSide, waitingSides } from '../assignment/request.js';
import { limitLadder } from './limit-ladder.js';
import type { PlannedReminder } from './reminder-rule.js';

/** Requests of the unit, to each side that has not decided yet: 3 working days before the bureau's limit, and its last day. */
export const requestReminders = (state: IssuedState, { calendar }: AssignmentFacts): PlannedReminder[] => {
  const rows = (kind: string, request: PendingRequest, about = ''): PlannedReminder[] =>
    waitingSides(request).flatMap((side) =>
      limitLadder(
        { duty: `${kind}:${side}${about}`, dueOn: request.decideBy, wds: [-3, 0], addressees: [`${unitOfSide(side, state.leadDepartment)}:${side}`], occurrence: request.decideBy, since: request.requestedAt },
        calendar,
      ),
    );
  return [
    ...(state.exemption ? rows('exemption', state.exemption) : []),
    ...state.extensions.flatMap((request) => rows('extension', request, `:${request.duty}`)),
  ];
};
