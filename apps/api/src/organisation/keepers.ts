import type { Role } from '#domain/access/actor.js';
import type { SignedIn } from '../platform/request.js';

/** Who keeps contacts, and whoever steers: they see the people of every unit. */
export const KEEPERS: readonly Role[] = ['coordinator', 'bureau_leader', 'system_admin'];

/** Whether the people of a unit are for this reader: of their own, and of every unit for who keeps contacts. */
export const seesPeopleOf = (unit: string, user: SignedIn): boolean => user.unit === unit || user.roles.some((role) => KEEPERS.includes(role));
