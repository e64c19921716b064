import type { IssuedState } from '../assignment/assignment.state.js';
import type { UnitId } from '../shared/ids.js';

/** Departments with a part in the assignment: lead, supporting, and those added to its review (L11). */
export const departmentsOf = (state: IssuedState): readonly UnitId[] => {
  const slots = state.status === 'in_review' ? state.slots : (state.reviewed?.slots ?? []);
  const departments = new Set([state.leadDepartment, ...state.supportingDepartments, ...slots.map((slot) => slot.department)]);
  // A city's province reviews too, and is none.
  return [...departments].filter((department) => department !== state.province);
};
