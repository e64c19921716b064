import type { DataSource, EntityManager } from 'typeorm';

/** Which identity of the provider is which account. */
export class SignOnStore {
  constructor(private readonly database: DataSource) {}

  /** Undefined: it is bound to nobody. */
  async userOf(issuer: string, subject: string): Promise<string | undefined> {
    return this.userWithin(this.database, issuer, subject);
  }

  /** Whether the account has an identity of the provider already. */
  async isBound(issuer: string, user: string): Promise<boolean> {
    const rows: unknown[] = await this.database.query('select from sign_on_subject where sign_on_subject.issuer = $1 and sign_on_subject.user_id = $2', [issuer, user]);
    return rows.length > 0;
  }

  /** Until an operator takes it away. `other`: the account has another identity, or this one another account. */
  async bind(within: Pick<EntityManager, 'query'>, issuer: string, subject: string, user: string): Promise<'bound' | 'as before' | 'other'> {
    const bound: unknown[] = await within.query('insert into sign_on_subject (issuer, subject, user_id) values ($1, $2, $3) on conflict do nothing returning user_id', [issuer, subject, user]);
    if (bound.length > 0) return 'bound';
    return (await this.userWithin(within, issuer, subject)) === user ? 'as before' : 'other';
  }

  private async userWithin(within: Pick<EntityManager, 'query'>, issuer: string, subject: string): Promise<string | undefined> {
    const rows: { user: string }[] = await within.query('select sign_on_subject.user_id as user from sign_on_subject where sign_on_subject.issuer = $1 and sign_on_subject.subject = $2', [issuer, subject]);
    return rows[0]?.user;
  }
}
