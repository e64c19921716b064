import type { Actor, Role } from '../access/actor.js';
import type { Refusal } from '../shared/refusal.js';

/** The system's administrator alone, who has no business role: whoever adds contacts and knew their passwords could draft, sign off and review in one person (section "Roles", fixed). Never that of an administrator. */
export const mayNotSetPassword = (actor: Actor, of: readonly Role[]): Refusal | undefined => {
  const administrators = of.filter((role) => role.endsWith('_admin'));
  if (administrators.length > 0) return { code: 'ROLE_UNFIT', facts: { roles: administrators, possible: [] } };
  const may = actor.kind === 'user' && actor.actingFor === undefined && actor.roles.includes('system_admin');
  return may ? undefined : { code: 'WRONG_ROLE', facts: { verb: 'SetPassword', roles: ['system_admin'] } };
};
