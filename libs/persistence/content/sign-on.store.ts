import type { DataSource, EntityManager } from 'typeorm';

/** Which identity of the provider is which account. */
export class SignOnStore {
  constructor(private readonly database: DataSource) {}

  /** Undefined: it is bound to nobody. */
  async userOf(issuer: string, subject: string): Promise<string | undefined> {
    const rows: { user: string }[] = await this.database.query('select sign_on_subject.user_id as user from sign_on_subject where sign_on_subject.issuer = $1 and sign_on_subject.subject = $2', [issuer, subject]);
    return rows[0]?.user;
  }

  /** For good; false: the account has another identity, or this one another account. `alongside`: in the same transaction. */
  async bind(issuer: string, subject: string, user: string, alongside: (both: EntityManager) => Promise<void>): Promise<boolean> {
    return this.database.transaction(async (both) => {
      const bound: unknown[] = await both.query('insert into sign_on_subject (issuer, subject, user_id) values ($1, $2, $3) on conflict do nothing returning user_id', [issuer, subject, user]);
      if (bound.length === 0) return false;
      await alongside(both);
      return true;
    });
  }
}
