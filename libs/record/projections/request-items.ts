import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { PendingRequest } from '#domain/assignment/pending.js';
import { unitOfSide, waitingSides } from '#domain/assignment/request.js';
import { BUREAU } from '#domain/assignment/seat.js';
import type { Day } from '#domain/calendar/instant.js';

/** Who of the bureau is waited for by a request or a proposal: unit, role, verb, and its limit where it has one. */
export const requestItems = (state: IssuedState): (readonly [unit: string, role: string, verb: string, dueOn: Day | null])[] => {
  const ofSides = (verb: string, request: PendingRequest) => waitingSides(request).map((side) => [unitOfSide(side, state.leadDepartment), side, verb, request.decideBy] as const);
  return [
    ...(state.revocation ? [[BUREAU, 'coordinator', 'RevokeAssignment', null] as const] : []),
    ...(state.exemption ? ofSides('DecideExemption', state.exemption) : []),
    ...state.extensions.flatMap((request) => ofSides('DecideExtension', request)),
    ...(state.optOut ? [[state.leadDepartment, 'director', 'OptOut', null] as const] : []),
  ];
};
