import type { UnitId, UserId } from '../shared/ids.js';

/** Roles of section "Roles" of the feature document; a role counts in the unit or department of its holder. */
export const ROLES = [
  'liaison', 'clerk', 'leader', 'head',
  'reviewer', 'director', 'coordinator', 'bureau_leader',
  'system_admin', 'security_admin', 'audit_admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: a person of one unit or department with roles there, or the system (系统自动). */
export type Actor =
  | { readonly kind: 'user'; readonly userId: UserId; readonly unit: UnitId; readonly roles: readonly Role[] }
  | { readonly kind: 'system' };

export const SYSTEM: Actor = { kind: 'system' };
