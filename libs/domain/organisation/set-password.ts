import type { Actor, Role } from '../access/actor.js';
import type { Refusal } from '../shared/refusal.js';
import type { UnitKind } from './organisation.commands.js';

/** Whose password it would be. */
export interface Account {
  readonly kind: UnitKind;
  readonly roles: readonly Role[];
  /** They have signed in with one, or could have. */
  readonly hasPassword: boolean;
}

/** Who keeps contacts gives a new one their first password; one that there is, is replaced by the system's administrator alone: else a coordinator could become anybody. */
export const mayNotSetPassword = (actor: Actor, { kind, roles, hasPassword }: Account): Refusal | undefined => {
  const administrators = roles.filter((role) => role.endsWith('_admin'));
  if (administrators.length > 0) return { code: 'ROLE_UNFIT', facts: { roles: administrators, possible: [] } };
  const keepers: readonly Role[] = hasPassword || kind === 'bureau' ? ['system_admin'] : ['coordinator', 'system_admin'];
  const may = actor.kind === 'user' && actor.actingFor === undefined && actor.roles.some((role) => keepers.includes(role));
  return may ? undefined : { code: 'WRONG_ROLE', facts: { verb: 'SetPassword', roles: [...keepers] } };
};
