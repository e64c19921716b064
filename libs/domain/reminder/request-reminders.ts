import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { ExemptionRequest, PendingRequest } from '../assignment/pending.js';
import { unitOfSide, waitingSides } from '../assignment/request.js';
import { bureauLadder, headsOf } from './limit-ladder.js';
import type { PlannedReminder } from './reminder-rule.js';

/** Requests of the unit, to each side that has not decided yet, by the bureau's ladder. */
export const requestReminders = (state: IssuedState, { calendar }: AssignmentFacts): PlannedReminder[] => {
  const rows = (kind: string, request: PendingRequest, about = ''): PlannedReminder[] =>
    waitingSides(request).flatMap((side) =>
      bureauLadder(
        {
          duty: `${kind}:${side}${about}`, dueOn: request.decideBy, occurrence: request.decideBy, since: request.requestedAt,
          holder: [`${unitOfSide(side, state.leadDepartment)}:${side}`], heads: headsOf(unitOfSide(side, state.leadDepartment)),
        },
        calendar,
      ),
    );
  return [
    ...(state.exemption ? [...rows('exemption', state.exemption), ...toldUnit(state.exemption)] : []),
    ...state.extensions.flatMap((request) => rows('extension', request, `:${request.duty}`)),
  ];
};

/** The unit hears at once that the bureau asks to exempt it. */
const toldUnit = ({ from, requestedAt }: ExemptionRequest): PlannedReminder[] =>
  from === 'unit' ? [] : [{ duty: 'exemption', rule: 'requested', occurrence: String(requestedAt), dueAt: requestedAt, addressees: ['unit:liaison', 'unit:leader'], alone: true, suppressed: null }];
