import { describe, expect, it } from '@jest/globals';
import { SYSTEM, type Actor, type Role } from '../access/actor.js';
import { mayNotSetPassword } from './set-password.js';

const user = (role: Role, more: object = {}): Actor => ({ kind: 'user', userId: role, unit: 'bureau', roles: [role], ...more });

describe('the password of a contact', () => {
  it('is given and replaced by the system’s administrator alone: who adds contacts could else become any of them', () => {
    expect(mayNotSetPassword(user('system_admin'), ['clerk'])).toBeUndefined();
    for (const actor of [SYSTEM, user('coordinator'), user('leader'), user('bureau_leader'), user('security_admin'), user('system_admin', { actingFor: 'x' })]) expect(mayNotSetPassword(actor, ['clerk'])?.code).toBe('WRONG_ROLE');
  });

  it('never that of an administrator', () => {
    for (const role of ['system_admin', 'security_admin', 'audit_admin'] as const) expect(mayNotSetPassword(user('system_admin'), [role])?.code).toBe('ROLE_UNFIT');
  });
});
