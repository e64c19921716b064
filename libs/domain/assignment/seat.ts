import type { Role } from '../access/actor.js';
import type { UnitId } from '../shared/ids.js';
import type { AssignmentLevel } from './assignment.events.js';
import type { Side } from './transition.js';

/** The unit of coordinators and leaders of the bureau. */
export const BUREAU: UnitId = 'bureau';

/** A department has no liaison, clerk or leader: its reviewers and its director are those where it carries something out (B3). */
const AT_DEPARTMENT: Partial<Record<Role, Role>> = { liaison: 'reviewer', clerk: 'reviewer', leader: 'director' };

/** Who holds a role on a side: of a bureau measure the coordinator is reviewer and director of the reviewing side. */
export const roleAt = (level: AssignmentLevel, side: Side, role: Role): Role => {
  if (level !== 'bureau') return role;
  if (side === 'unit') return AT_DEPARTMENT[role] ?? role;
  return side === 'lead' || side === 'department' ? 'coordinator' : role;
};
