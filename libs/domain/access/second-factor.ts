import type { Role } from './actor.js';

/** I3: who approves, signs off, decides or administers; the others may have one. */
const NEEDED_BY: readonly Role[] = ['leader', 'head', 'reviewer', 'director', 'coordinator', 'bureau_leader', 'system_admin', 'security_admin', 'audit_admin'];

export const needsSecondFactor = (roles: readonly Role[]): boolean => roles.some((role) => NEEDED_BY.includes(role));
