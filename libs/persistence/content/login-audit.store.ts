import type { DataSource, EntityManager } from 'typeorm';
import type { Role } from '#domain/access/actor.js';

/** The trail itself read or proven; a case file, a letter or a list taken as a file. */
export const LOOKS = ['ReadAudit', 'CheckChains', 'TakeCaseFile', 'TakeLetter', 'TakeExport'] as const;
export type LookedAt = (typeof LOOKS)[number];

/** Who came and went, and what they looked at, in the audit trail. */
export class LoginAuditStore {
  constructor(private readonly database: DataSource) {}

  async append(outcome: 'login' | 'logout' | 'refused', actor: { readonly userId: string; readonly unit: string; readonly roles: readonly Role[] }, source: string | null, code: string | null = null): Promise<void> {
    await this.database.query(`select append_audit(record_now(), $1, $2, null, null, $3, $4, '{}', $5)`, [
      JSON.stringify({ kind: 'user', userId: actor.userId, unit: actor.unit, roles: actor.roles }), outcome === 'logout' ? 'Logout' : 'Login', outcome, code, source,
    ]);
  }

  /** That something sensitive was looked at, or left the house as a file. `stream`: what it is about, where it is one thing. */
  async looked(actor: { readonly userId: string; readonly unit: string; readonly roles: readonly Role[] }, action: LookedAt, facts: Readonly<Record<string, unknown>>, source: string | null, stream: string | null = null): Promise<void> {
    await this.database.query(`select append_audit(record_now(), $1, $2, $5, null, 'viewed', null, $3, $4)`, [JSON.stringify({ kind: 'user', userId: actor.userId, unit: actor.unit, roles: actor.roles }), action, JSON.stringify(facts), source, stream]);
  }

  /** That a password was set, by whom and whose; `code`: it was refused. Never the password. */
  async passwordSet(actor: { readonly userId: string; readonly unit: string; readonly roles: readonly Role[] }, of: string, code: string | null, source: string | null, within: Pick<EntityManager, 'query'> = this.database): Promise<void> {
    await within.query(`select append_audit(record_now(), $1, 'SetPassword', null, null, $2, $3, $4, $5)`, [
      JSON.stringify({ kind: 'user', userId: actor.userId, unit: actor.unit, roles: actor.roles }), code === null ? 'accepted' : 'refused', code, JSON.stringify({ user: of }), source,
    ]);
  }
}
