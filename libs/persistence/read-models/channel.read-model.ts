import type { DataSource } from 'typeorm';

interface Entered {
  readonly version: number;
  readonly url: string;
  readonly keyId: string;
  readonly unit: string | null;
  readonly state: 'on' | 'off' | 'deleted';
  readonly secretSetMs: number | null;
  readonly savedMs: number;
  readonly by: string;
}
export interface ChannelRow {
  readonly channel: string;
  readonly kind: string;
  readonly isOfEnvironment: boolean;
  readonly isSetUp: boolean;
  readonly entered: Entered | null;
  readonly test: { readonly id: string; readonly askedMs: number; readonly state: 'handed' | 'sent' | 'failed' | 'unknown'; readonly settledMs: number | null; readonly failure: string | null } | null;
}
export type ChannelVersion = Entered & { readonly channel: string; readonly kind: string };

const ms = (column: string): string => `round(extract(epoch from ${column}) * 1000)::float8`;
const ENTERED = (of: string): string =>
  `'version', ${of}.version, 'url', ${of}.url, 'keyId', ${of}.key_id, 'unit', ${of}.unit, 'state', ${of}.state, 'secretSetMs', ${ms(`${of}.secret_set_at`)}, 'savedMs', ${ms(`${of}.saved_at`)}, 'by', coalesce(app_user.name, ${of}.saved_by)`;
/** So many versions are shown. */
const MOST = 200;

/** 渠道设置: what is in force and every version; it has no way to a secret. */
export class ChannelReadModel {
  constructor(private readonly database: DataSource) {}

  /** What the worker told at its start; nothing where none has run yet. */
  async told(): Promise<{ allowedHosts: string[]; keepsSecrets: boolean }> {
    const rows: { allowedHosts: string[]; keepsSecrets: boolean }[] = await this.database.query(`select worker_told.allowed_hosts as "allowedHosts", worker_told.box_key is not null as "keepsSecrets" from worker_told`);
    return rows[0] ?? { allowedHosts: [], keepsSecrets: false };
  }

  /** Those that are set up, and those that were entered and not deleted, by name. */
  async all(): Promise<ChannelRow[]> {
    return this.database.query(
      `with newest as (select distinct on (channel_setting.channel) channel_setting.* from channel_setting order by channel_setting.channel, channel_setting.version desc)
       select channel_state.channel, channel_state.kind, channel_state.of_environment as "isOfEnvironment", channel_state.is_set_up as "isSetUp",
         case when newest.version is not null then json_build_object(${ENTERED('newest')}) end as entered,
         (select json_build_object('id', message.id, 'askedMs', ${ms('message.created_at')}, 'state', message.state, 'settledMs', ${ms('message.settled_at')}, 'failure', message.failure)
          from message where message.kind = 'test' and message.channel = channel_state.channel order by message.handed_at desc limit 1) as test
       from channel_state left join newest on newest.channel = channel_state.channel and newest.state <> 'deleted' left join app_user on app_user.id = newest.saved_by
       where channel_state.is_set_up or newest.version is not null order by channel_state.channel`,
    );
  }

  async versions(): Promise<ChannelVersion[]> {
    const rows: { version: ChannelVersion }[] = await this.database.query(
      `select json_build_object('channel', channel_setting.channel, 'kind', channel_setting.kind, ${ENTERED('channel_setting')}) as version
       from channel_setting left join app_user on app_user.id = channel_setting.saved_by order by channel_setting.saved_at desc, channel_setting.channel, channel_setting.version desc limit $1`,
      [MOST],
    );
    return rows.map(({ version }) => version);
  }
}
