import { describe, expect, it } from '@jest/globals';
import { SYSTEM, type Actor, type Role } from '../access/actor.js';
import { mayNotSetPassword, type Account } from './set-password.js';

const user = (role: Role, more: object = {}): Actor => ({ kind: 'user', userId: role, unit: 'bureau', roles: [role], ...more });
const NEW: Account = { kind: 'province', roles: ['clerk'], hasPassword: false };
const refused = (actor: Actor, account: Partial<Account> = {}) => mayNotSetPassword(actor, { ...NEW, ...account })?.code;

describe('the password of a contact', () => {
  it('a first one is given by who keeps contacts', () => {
    for (const role of ['coordinator', 'system_admin'] as const) expect(refused(user(role))).toBeUndefined();
    for (const actor of [SYSTEM, user('leader'), user('bureau_leader'), user('security_admin'), user('coordinator', { actingFor: 'x' })]) expect(refused(actor)).toBe('WRONG_ROLE');
  });

  it('one that there is, and any of the bureau, by the system’s administrator alone', () => {
    for (const account of [{ hasPassword: true }, { kind: 'bureau' as const }]) {
      expect(refused(user('coordinator'), account)).toBe('WRONG_ROLE');
      expect(refused(user('system_admin'), account)).toBeUndefined();
    }
  });

  it('never that of an administrator', () => {
    for (const role of ['system_admin', 'security_admin', 'audit_admin'] as const) expect(refused(user('system_admin'), { kind: 'bureau', roles: [role] })).toBe('ROLE_UNFIT');
  });
});
