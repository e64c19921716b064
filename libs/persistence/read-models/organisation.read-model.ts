import type { DataSource } from 'typeorm';
import type { Role } from '#domain/access/actor.js';
import type { UnitKind } from '#domain/organisation/organisation.commands.js';

/** Enabled, and today within the days of validity, by the record's clock. */
export const IS_THERE = `(app_user.enabled and (record_now() at time zone 'Asia/Shanghai')::date between coalesce(app_user.valid_from, '-infinity') and coalesce(app_user.valid_until, 'infinity'))`;

export interface TreeUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly shortName: string;
  readonly englishName: string;
  readonly province: string | null;
  readonly contacts: number;
  /** Roles held today. */
  readonly held: readonly Role[];
}
export interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  readonly from: string | null;
  readonly until: string | null;
  readonly enabled: boolean;
  readonly isThere: boolean;
  readonly hasPassword: boolean;
}

/** 组织机构 and its contacts. */
export class OrganisationReadModel {
  constructor(private readonly database: DataSource) {}

  /** The bureau, its departments, provinces with their cities behind them. */
  async tree(): Promise<TreeUnit[]> {
    return this.database.query(
      `select unit.id, unit.kind, unit.name, unit.short_name as "shortName", unit.english_name as "englishName", unit.parent_id as province,
         count(distinct app_user.id)::int as contacts, coalesce(array_agg(distinct role) filter (where role is not null), '{}') as held
       from unit left join app_user on app_user.unit_id = unit.id and ${IS_THERE} left join unnest(app_user.roles) as role on true
       group by unit.id order by array_position(array['bureau', 'department', 'province', 'city'], case when unit.kind = 'city' then 'province' else unit.kind end), coalesce(unit.parent_id, unit.id), unit.parent_id nulls first, unit.position`,
    );
  }

  /** Of a unit, and those that are set up for units. */
  async channels(unit: string): Promise<{ channels: string[]; possible: string[] }> {
    const rows: { channels: string[]; possible: string[] }[] = await this.database.query(
      `select unit.channels, array(select channel_state.channel from channel_state where channel_state.is_set_up and channel_state.kind not in ('email', 'sms') and (channel_state.unit is null or channel_state.unit = unit.id) order by 1) as possible from unit where unit.id = $1`, [unit],
    );
    return rows[0] ?? { channels: [], possible: [] };
  }

  /** Undefined where there is no such unit. */
  async contacts(unit: string): Promise<ContactRow[] | undefined> {
    const there: unknown[] = await this.database.query('select from unit where unit.id = $1', [unit]);
    if (there.length === 0) return undefined;
    return this.database.query(
      `select app_user.id, app_user.name, app_user.email, app_user.phone, app_user.roles, app_user.valid_from::text as "from", app_user.valid_until::text as until, app_user.enabled, ${IS_THERE} as "isThere", app_user.password_hash <> '-' as "hasPassword"
       from app_user where app_user.unit_id = $1 order by ${IS_THERE} desc, app_user.id`,
      [unit],
    );
  }
}
