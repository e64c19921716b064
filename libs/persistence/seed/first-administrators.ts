import { hash } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';
import type pg from 'pg';
import type { Role } from '#domain/access/actor.js';
import { PASSWORD_COST } from '#domain/access/password-policy.js';
import { inTransaction } from './owner-transaction.js';

/** Told this once; kept as argon2id alone. */
export interface FirstPassword {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}
/** 三员: nobody gives these roles to anybody later, and each is another person's (section "Roles", fixed). */
const ADMINISTRATORS = [
  { account: 'sysadmin', name: '系统管理员', role: 'system_admin' },
  { account: 'secadmin', name: '安全管理员', role: 'security_admin' },
  { account: 'audadmin', name: '审计管理员', role: 'audit_admin' },
] as const;
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
/** 24 letters, none taken for another: 118 bits. */
const made = (): string => Array.from({ length: 6 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');

/** The three administrators of a database in which there is nobody yet, each with a password for one login; empty where there is anybody. */
export async function firstAdministrators(ownerUrl: string): Promise<readonly FirstPassword[]> {
  return inTransaction(ownerUrl, async (client) => {
    // Two starts at once: the second sees the first one's people.
    await client.query('lock table app_user in share row exclusive mode');
    if ((await client.query('select from app_user limit 1')).rowCount) return [];
    const first = ADMINISTRATORS.map((each) => ({ ...each, password: made() }));
    for (const { account, name, role, password } of first) {
      await client.query(`insert into app_user (id, account, name, unit_id, roles, email, password_hash, password_must_change) values ($1, $1, $2, 'bureau', $3, '', $4, true)`, [account, name, [role], await hash(password, PASSWORD_COST)]);
      await written(client, account);
    }
    return first;
  });
}

/** A new one for an administrator who cannot sign in any more: nobody may make it within the system. Undefined where there is no such administrator. */
export async function renewAdministrator(ownerUrl: string, account: string): Promise<FirstPassword | undefined> {
  return inTransaction(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string; role: Role }>(`select app_user.name, app_user.roles[1] as role from app_user where app_user.account = $1 and app_user.roles <@ array['system_admin', 'security_admin', 'audit_admin'] for update`, [account]);
    const [known] = rows;
    if (!known) return undefined;
    const password = made();
    await client.query(`insert into password_history (user_id, password_hash) select app_user.id, app_user.password_hash from app_user where app_user.account = $1 and app_user.password_hash <> '-'`, [account]);
    await client.query('update app_user set password_hash = $2, password_set_at = now(), password_must_change = true, password_used = false where app_user.account = $1', [account, await hash(password, PASSWORD_COST)]);
    await written(client, account);
    return { account, ...known, password };
  });
}

const written = async (client: pg.Client, user: string): Promise<void> => {
  await client.query(`select append_audit(record_now(), '{"kind":"system"}', 'SetPassword', null, null, 'accepted', null, $1, null)`, [JSON.stringify({ user })]);
};
