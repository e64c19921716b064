import type { DataSource } from 'typeorm';
import { IS_THERE } from '../read-models/organisation.read-model.js';
import type { Role } from '#domain/access/actor.js';

export type UnitKind = 'bureau' | 'province' | 'department' | 'city';

/** A person with the kind of their unit. */
export interface StoredUser {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly unit: string;
  readonly unitKind: UnitKind;
  readonly roles: readonly Role[];
  readonly enabled: boolean;
}

const COLUMNS = `app_user.id, app_user.account, app_user.name, app_user.unit_id as unit, unit.kind as "unitKind", app_user.roles, ${IS_THERE} as enabled`;

/** People and their accounts. */
export class UserStore {
  constructor(private readonly database: DataSource) {}

  async find(id: string): Promise<StoredUser | undefined> {
    const rows: StoredUser[] = await this.database.query(`select ${COLUMNS} from app_user join unit on unit.id = app_user.unit_id where app_user.id = $1`, [id]);
    return rows[0];
  }

  async findByAccount(account: string): Promise<(StoredUser & { readonly passwordHash: string }) | undefined> {
    const rows: (StoredUser & { passwordHash: string })[] = await this.database.query(
      `select ${COLUMNS}, app_user.password_hash as "passwordHash" from app_user join unit on unit.id = app_user.unit_id where app_user.account = $1`,
      [account],
    );
    return rows[0];
  }

  /** Whose password it would be; undefined where there is no such person in the unit. */
  async passwordOf(unit: string, id: string): Promise<{ readonly kind: UnitKind; readonly roles: readonly Role[]; readonly hasPassword: boolean } | undefined> {
    const rows: { kind: UnitKind; roles: readonly Role[]; hasPassword: boolean }[] = await this.database.query(
      `select unit.kind, app_user.roles, app_user.password_hash <> '-' as "hasPassword" from app_user join unit on unit.id = app_user.unit_id where app_user.id = $1 and unit.id = $2`,
      [id, unit],
    );
    return rows[0];
  }

  /** Whoever is signed in with the old one is so no more. */
  async setPassword(id: string, hash: string): Promise<void> {
    await this.database.transaction(async (both) => {
      await both.query('update app_user set password_hash = $2 where app_user.id = $1', [id, hash]);
      await both.query(`delete from session where session.sess ->> 'userId' = $1`, [id]);
    });
  }

  /** Names by id, of whoever is known. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows: { id: string; name: string }[] = await this.database.query('select app_user.id, app_user.name from app_user where app_user.id = any($1)', [[...new Set(ids)]]);
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
