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
  readonly cities: readonly string[];
  readonly roles: readonly Role[];
  readonly enabled: boolean;
  /** A session of another one is over. */
  readonly sessionEpoch: number;
  readonly passwordSetAtMs: number;
  /** The password was made by another. */
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
}
/** As somebody signs in. */
export interface SigningIn extends StoredUser {
  readonly passwordHash: string;
  /** When the account was last of use: a login, or a new password. */
  readonly usedAtMs: number;
}
export interface KnownPasswords {
  readonly current: string;
  readonly before: readonly string[];
}

const ms = (column: string): string => `round(extract(epoch from ${column}) * 1000)::float8`;
const COLUMNS = `app_user.id, app_user.account, app_user.name, app_user.unit_id as unit, unit.kind as "unitKind", array(select city.id from unit as city where city.parent_id = unit.id) as cities, app_user.roles, ${IS_THERE} as enabled, app_user.session_epoch as "sessionEpoch",
  ${ms('app_user.password_set_at')} as "passwordSetAtMs", app_user.password_must_change as "mustChangePassword", exists (select from second_factor where second_factor.user_id = app_user.id and second_factor.sealed is not null) as "hasSecondFactor"`;

/** Accounts that differ in capitals alone are one: whoever signs in, and what counts their failures, goes by this. */
export const foldedAccount = (account: string): string => account.toLowerCase();

/** People and their accounts. */
export class UserStore {
  constructor(private readonly database: DataSource) {}

  async find(id: string): Promise<StoredUser | undefined> {
    const rows: StoredUser[] = await this.database.query(`select ${COLUMNS} from app_user join unit on unit.id = app_user.unit_id where app_user.id = $1`, [id]);
    return rows[0];
  }

  /** As it is typed, or as the provider tells it. */
  async findByAccount(account: string): Promise<SigningIn | undefined> {
    return this.signingIn('lower(app_user.account)', foldedAccount(account));
  }

  async findSigningIn(id: string): Promise<SigningIn | undefined> {
    return this.signingIn('app_user.id', id);
  }

  /** `by`: a password that another has made lets in once; false: it has. `alongside`: in the same transaction. */
  async loggedIn(id: string, by: 'password' | 'sign_on' | 'demo', alongside: (both: EntityManager) => Promise<void>): Promise<boolean> {
    return this.database.transaction(async (both) => {
      const [, changed]: [unknown, number] = await both.query(
        `update app_user set last_login_at = now(), password_used = app_user.password_used or $2 where app_user.id = $1 and not ($2 and app_user.password_must_change and app_user.password_used)`, [id, by === 'password'],
      );
      if (changed !== 1) return false;
      await alongside(both);
      return true;
    });
  }

  private async signingIn(column: string, value: string): Promise<SigningIn | undefined> {
    const rows: SigningIn[] = await this.database.query(
      `select ${COLUMNS}, app_user.password_hash as "passwordHash", ${ms('greatest(app_user.last_login_at, app_user.password_set_at)')} as "usedAtMs"
       from app_user join unit on unit.id = app_user.unit_id where ${column} = $1`,
      [value],
    );
    return rows[0];
  }

  /** The present one, and so many before it. */
  async passwordsOf(id: string, most: number): Promise<KnownPasswords | undefined> {
    const rows: KnownPasswords[] = await this.database.query(
      `select app_user.password_hash as current, coalesce((select array_agg(old.password_hash order by old.id desc) from (select password_history.id, password_history.password_hash from password_history where password_history.user_id = $1 order by password_history.id desc limit $2) as old), '{}') as before
       from app_user where app_user.id = $1`,
      [id, most],
    );
    return rows[0];
  }

  /** Of a person of the unit; undefined where there is no such one. */
  async rolesOf(unit: string, id: string): Promise<readonly Role[] | undefined> {
    const rows: { roles: readonly Role[] }[] = await this.database.query('select app_user.roles from app_user where app_user.id = $1 and app_user.unit_id = $2', [id, unit]);
    return rows[0]?.roles;
  }

  /** Whoever is signed in with the old one is so no more (a trigger sees to it). `alongside`: in the same transaction. */
  async setPassword(id: string, hash: string, { mustChange }: { mustChange: boolean }, alongside: (both: EntityManager) => Promise<void>): Promise<void> {
    await this.database.transaction(async (both) => {
      await both.query(`insert into password_history (user_id, password_hash) select app_user.id, app_user.password_hash from app_user where app_user.id = $1 and app_user.password_hash <> '-'`, [id]);
      await both.query('update app_user set password_hash = $2, password_set_at = now(), password_must_change = $3, password_used = false where app_user.id = $1', [id, hash, mustChange]);
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
