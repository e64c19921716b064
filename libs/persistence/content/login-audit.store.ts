import type { DataSource, EntityManager } from 'typeorm';
import type { Role } from '#domain/access/actor.js';

/** What somebody looked at, or took away as a file. */
export const LOOKS = ['ReadAudit', 'CheckChains', 'ReadAccounts', 'ReadContacts', 'TakeExport', 'TakeCaseFile', 'TakeAttachment', 'TakeLetter'] as const;
export type Look = (typeof LOOKS)[number];

/** Who came and went and what they looked at, in the audit trail. */
export class LoginAuditStore {
  constructor(private readonly database: DataSource) {}

  async append(outcome: 'login' | 'logout' | 'refused', actor: { readonly userId: string; readonly unit: string; readonly roles: readonly Role[] }, source: string | null, code: string | null = null): Promise<void> {
    await this.database.query(`select append_audit(record_now(), $1, $2, null, null, $3, $4, '{}', $5)`, [
      JSON.stringify({ kind: 'user', userId: actor.userId, unit: actor.unit, roles: actor.roles }), outcome === 'logout' ? 'Logout' : 'Login', outcome, code, source,
    ]);
  }

  /** That something sensitive was seen, the trail itself or a file; `stream`: of one thing; `code`: it was refused. */
  async looked(actor: { readonly userId: string; readonly unit: string; readonly roles: readonly Role[] }, action: Look, facts: Readonly<Record<string, unknown>>, source: string | null, { stream = null, code = null }: { readonly stream?: string | null; readonly code?: string | null } = {}): Promise<void> {
    await this.database.query(`select append_audit(record_now(), $1, $2, $7, null, $5, $6, $3, $4)`, [
      JSON.stringify({ kind: 'user', userId: actor.userId, unit: actor.unit, roles: actor.roles }), action, JSON.stringify(facts), source, code === null ? 'viewed' : 'refused', code, stream,
    ]);
  }

  /** That a password was set, by whom and whose; `code`: it was refused. Never the password. */
  async passwordSet(actor: { readonly userId: string; readonly unit: string; readonly roles: readonly Role[] }, of: string, code: string | null, source: string | null, within: Pick<EntityManager, 'query'> = this.database): Promise<void> {
    await within.query(`select append_audit(record_now(), $1, 'SetPassword', null, null, $2, $3, $4, $5)`, [
      JSON.stringify({ kind: 'user', userId: actor.userId, unit: actor.unit, roles: actor.roles }), code === null ? 'accepted' : 'refused', code, JSON.stringify({ user: of }), source,
    ]);
  }
}
