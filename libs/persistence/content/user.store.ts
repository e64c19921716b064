import type { DataSource, EntityManager } from 'typeorm';
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

  /** Of a person of the unit; undefined where there is no such one. */
  async rolesOf(unit: string, id: string): Promise<readonly Role[] | undefined> {
    const rows: { roles: readonly Role[] }[] = await this.database.query('select app_user.roles from app_user where app_user.id = $1 and app_user.unit_id = $2', [id, unit]);
    return rows[0]?.roles;
  }

  /** Whoever is signed in with the old one is so no more. `alongside`: in the same transaction. */
  async setPassword(id: string, hash: string, alongside: (both: EntityManager) => Promise<void>): Promise<void> {
    await this.database.transaction(async (both) => {
      await both.query('update app_user set password_hash = $2 where app_user.id = $1', [id, hash]);
      await both.query(`delete from session where session.sess ->> 'userId' = $1`, [id]);
      await alongside(both);
    });
  }

  /** Names by id, of whoever is known. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows: { id: string; name: string }[] = await this.database.query('select app_user.id, app_user.name from app_user where app_user.id = any($1)', [[...new Set(ids)]]);
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
