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
  | {
      readonly kind: 'user';
      readonly userId: UserId;
      /** Where the roles count; with `actingFor`, that person's unit and roles. */
      readonly unit: UnitId;
      readonly roles: readonly Role[];
      /** 代理: for whom the person acts by a standing proxy; both names are recorded (L11). */
      readonly actingFor?: UserId;
    }
  | { readonly kind: 'system' };

/** Everybody whose act this is: who did one thing may not do the other, nor by proxy (fixed). */
export const doersOf = (actor: Actor): readonly UserId[] => (actor.kind === 'system' ? [] : actor.actingFor ? [actor.userId, actor.actingFor] : [actor.userId]);

/** Whose work it is: with a proxy, of the person acted for. */
export const principalOf = (actor: Extract<Actor, { kind: 'user' }>): UserId => actor.actingFor ?? actor.userId;

export const SYSTEM: Actor = { kind: 'system' };
