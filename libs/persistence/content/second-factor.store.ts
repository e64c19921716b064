import type { DataSource, EntityManager } from 'typeorm';

export interface SecondFactor {
  /** Encrypted; null: none yet. */
  readonly sealed: string | null;
  readonly pending: string | null;
  readonly enrolledAtMs: number | null;
  readonly recoveryLeft: number;
}

/** 双因素: secrets, encrypted, and the hashes of recovery codes. What was used once is used. */
export class SecondFactorStore {
  constructor(private readonly database: DataSource) {}

  async of(user: string): Promise<SecondFactor | undefined> {
    const rows: SecondFactor[] = await this.database.query(
      `select second_factor.sealed, second_factor.pending, round(extract(epoch from second_factor.enrolled_at) * 1000)::float8 as "enrolledAtMs",
         (select count(*)::int from recovery_code where recovery_code.user_id = $1 and recovery_code.used_at is null) as "recoveryLeft"
       from second_factor where second_factor.user_id = $1`,
      [user],
    );
    return rows[0];
  }

  /** A secret that counts once its first code is given. */
  async offer(user: string, pending: string): Promise<void> {
    await this.database.query('insert into second_factor (user_id, pending) values ($1, $2) on conflict (user_id) do update set pending = excluded.pending', [user, pending]);
  }

  /** The offered secret is the person's from now on, with new recovery codes; false: another came first. */
  async confirm(user: string, pending: string, step: number, codeHashes: readonly string[], alongside: (both: EntityManager) => Promise<void>): Promise<boolean> {
    return this.database.transaction(async (both) => {
      const [, changed]: [unknown, number] = await both.query(
        'update second_factor set sealed = second_factor.pending, pending = null, last_step = $3, enrolled_at = now() where second_factor.user_id = $1 and second_factor.pending = $2', [user, pending, step],
      );
      if (changed === 0) return false;
      await both.query('delete from recovery_code where recovery_code.user_id = $1', [user]);
      await both.query('insert into recovery_code (user_id, code_hash) select $1, unnest($2::text[])', [user, codeHashes]);
      await alongside(both);
      return true;
    });
  }

  /** Takes a code of this step; false: it, or a later one, was taken before. */
  async takeStep(user: string, step: number): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.database.query('update second_factor set last_step = $2 where second_factor.user_id = $1 and second_factor.last_step < $2', [user, step]);
    return changed === 1;
  }

  /** False: there is no such code, or it was used. */
  async takeRecovery(user: string, codeHash: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.database.query('update recovery_code set used_at = now() where recovery_code.user_id = $1 and recovery_code.code_hash = $2 and recovery_code.used_at is null', [user, codeHash]);
    return changed === 1;
  }

  /** Gone, with its codes, and whoever is signed in by it; false: there was none. */
  async remove(user: string, alongside: (both: EntityManager) => Promise<void>): Promise<boolean> {
    return this.database.transaction(async (both) => {
      const [, changed]: [unknown, number] = await both.query('delete from second_factor where second_factor.user_id = $1', [user]);
      if (changed === 0) return false;
      await both.query('delete from recovery_code where recovery_code.user_id = $1', [user]);
      await both.query(`delete from session where session.sess ->> 'userId' = $1`, [user]);
      await alongside(both);
      return true;
    });
  }
}
