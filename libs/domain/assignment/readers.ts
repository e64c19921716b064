import type { UnitId } from '../shared/ids.js';
import { departmentsOf } from '../review/departments.js';
import type { PersonFact } from './assignment.facts.js';
import type { IssuedState } from './assignment.state.js';
import { BUREAU } from './seat.js';

/** From which side of an assignment a unit reads; what is inside one side is not for the others. */
export const readingSide = (state: IssuedState, unit: UnitId): 'unit' | 'province' | 'bureau' | 'outside' => {
  if (unit === state.unit) return 'unit';
  if (unit === state.province) return 'province';
  return unit === BUREAU || unit.startsWith('dept-') ? 'bureau' : 'outside';
};

/** Whether somebody may open the assignment: who stands around it, who runs the cycle, and to whom it was copied. */
export const mayOpen = (state: IssuedState, { userId, unit, roles }: Pick<PersonFact, 'userId' | 'unit' | 'roles'>): boolean => {
  if (unit === BUREAU) return roles.includes('coordinator') || roles.includes('bureau_leader');
  return [state.unit, state.province, ...departmentsOf(state), ...state.copiedTo].some((each) => each === unit || each === userId);
};
