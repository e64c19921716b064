import type { DataSource, EntityManager } from 'typeorm';
import type { Role } from '#domain/access/actor.js';

/** What somebody looked at, or took away as a file. */
export const LOOKS = ['ReadAudit', 'CheckChains', 'ReadAccounts', 'ReadContacts', 'TakeExport', 'TakeCaseFile', 'TakeAttachment', 'TakeLetter'] as const;
export type Look = (typeof LOOKS)[number];

interface Who {
  readonly userId: string;
  readonly unit: string;
  readonly roles: readonly Role[];
}
/** What people do about accounts, their own and others'. */
export const IDENTITY_ACTS = ['SetPassword', 'ChangePassword', 'EnrolSecondFactor', 'ResetSecondFactor', 'EndOtherSessions', 'BindSignOn', 'ChangeSecurityRules'] as const;
export type IdentityAct = (typeof IDENTITY_ACTS)[number];
interface Written {
  readonly code?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly stream?: string | null;
}

/** Who came and went, and what was done about accounts, in the audit trail. Never a password, a secret or a code. */
export class LoginAuditStore {
  /** `heard`: of each row, by its action and outcome alone. */
  constructor(
    private readonly database: DataSource,
    private readonly heard: (row: { readonly act: string; readonly outcome: string }) => void = () => undefined,
  ) {}

  /** `facts`: how, other than by password alone. */
  async append(outcome: 'login' | 'logout' | 'refused', actor: Who, source: string | null, { code = null, facts = {} }: Written = {}, within: Pick<EntityManager, 'query'> = this.database): Promise<void> {
    await this.write(within, actor, outcome === 'logout' ? 'Logout' : 'Login', outcome, source, { code, facts });
  }

  /** Of somebody whom nobody knows: single sign-on that was not verified, or has no account here. */
  async strangerRefused(source: string | null, code: string, facts: Readonly<Record<string, unknown>>): Promise<void> {
    await this.database.query(`select append_audit(record_now(), '{"kind":"stranger"}', 'Login', null, null, 'refused', $1, $2, $3)`, [code, JSON.stringify(facts), source]);
    this.heard({ act: 'Login', outcome: 'refused' });
  }

  /** That something sensitive was seen, the trail itself or a file; `stream`: of one thing; `code`: it was refused. */
  async looked(actor: Who, action: Look, facts: Readonly<Record<string, unknown>>, source: string | null, { stream = null, code = null }: { readonly stream?: string | null; readonly code?: string | null } = {}): Promise<void> {
    await this.write(this.database, actor, action, code === null ? 'viewed' : 'refused', source, { code, facts, stream });
  }

  /** `code`: it was refused. */
  async acted(actor: Who, action: IdentityAct, source: string | null, { code = null, facts = {} }: Written = {}, within: Pick<EntityManager, 'query'> = this.database): Promise<void> {
    await this.write(within, actor, action, code === null ? 'accepted' : 'refused', source, { code, facts });
  }

  /** A route that the role may not use. */
  async denied(actor: Who, facts: Readonly<Record<string, unknown>>, source: string | null): Promise<void> {
    await this.write(this.database, actor, 'Trespass', 'refused', source, { code: 'FORBIDDEN', facts });
  }

  private async write(within: Pick<EntityManager, 'query'>, { userId, unit, roles }: Who, action: string, outcome: string, source: string | null, { code = null, facts = {}, stream = null }: Written): Promise<void> {
    await within.query(`select append_audit(record_now(), $1, $2, $7, null, $3, $4, $5, $6)`, [JSON.stringify({ kind: 'user', userId, unit, roles }), action, outcome, code, JSON.stringify(facts), source, stream]);
    this.heard({ act: action, outcome });
  }
}
