import type { DataSource, EntityManager } from 'typeorm';

export interface SecuritySettings {
  /** 双因素: approvers and administrators need one. */
  readonly secondFactorRequired: boolean;
  /** 重新验证: what is final needs a login of the last minutes. */
  readonly freshLoginRequired: boolean;
}

/** What the security administrator has switched on or off. */
export class SecuritySettingStore {
  constructor(private readonly database: DataSource) {}

  /** Undefined: nobody has decided yet. */
  async read(): Promise<SecuritySettings | undefined> {
    const rows: SecuritySettings[] = await this.database.query('select security_setting.second_factor_required as "secondFactorRequired", security_setting.fresh_login_required as "freshLoginRequired" from security_setting');
    return rows[0];
  }

  async write({ secondFactorRequired, freshLoginRequired }: SecuritySettings, by: string, alongside: (both: EntityManager) => Promise<void>): Promise<void> {
    await this.database.transaction(async (both) => {
      await both.query(
        `insert into security_setting (second_factor_required, fresh_login_required, changed_by) values ($1, $2, $3)
         on conflict (id) do update set second_factor_required = excluded.second_factor_required, fresh_login_required = excluded.fresh_login_required, changed_by = excluded.changed_by, changed_at = now()`,
        [secondFactorRequired, freshLoginRequired, by],
      );
      await alongside(both);
    });
  }
}
