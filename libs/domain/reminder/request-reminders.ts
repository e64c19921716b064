import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { PendingRequest } from '../assignment/pending.js';
import { unitOfSide, waitingSides } from '../assignment/request.js';
import { runningDates } from '../deadline/duty-date.js';
import { limitLadder } from './limit-ladder.js';
import { WITH_UNIT_LEADER, type PlannedReminder } from './reminder-rule.js';

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

/** A date of the unit that was set anew is told once, as was → is (section 8). */
export const changeNotices = (state: IssuedState): PlannedReminder[] =>
  runningDates(state).flatMap(({ duty, holder }): PlannedReminder[] => {
    const redated = state.redated[duty];
    if (!redated || holder !== 'unit' || duty === 'case') return [];
    return [{ duty, rule: 'changed', occurrence: `${redated.was}/${redated.is}`, dueAt: redated.at, addressees: WITH_UNIT_LEADER, alone: true, suppressed: null }];
  });

/** That notice stands for what the ladder would have sent before the date was set: the one immediate notice is not needed. */
export const withoutImmediate = (state: IssuedState, ladder: readonly PlannedReminder[]): PlannedReminder[] => ladder.filter((row) => !(row.rule === 'immediate' && row.duty in state.redated));
