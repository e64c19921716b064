import type pg from 'pg';
import { isForKind, isMutable, type MessageKind } from '#domain/reminder/message.js';
import type { UnitId, UserId } from '#domain/shared/ids.js';

/** One way to one recipient: a person's in-app notice, mail or phone, or a channel of a unit. */
export interface Way {
  readonly recipient: UserId | UnitId;
  readonly channel: string;
}
export interface Ways {
  /** Of a person; in-app always. */
  person(user: UserId, kind: MessageKind): readonly Way[];
  /** Channels of the units of these persons, each once. */
  units(users: readonly UserId[], kind: MessageKind): readonly Way[];
  language(recipient: string): 'zh' | 'en';
  template(kind: MessageKind, language: 'zh' | 'en'): number;
}

interface PersonRow {
  readonly id: string;
  readonly unit: string;
  readonly hasPhone: boolean;
  readonly muted: readonly string[];
  readonly language: 'zh' | 'en';
}

/** How these persons and their units are reached, at the instant at which rows go out. What is named and not set up is handed over all the same: it fails, and is seen. What has become another unit's alone is not. */
export async function readWays(client: pg.PoolClient, persons: readonly UserId[]): Promise<Ways> {
  const { rows: people } = await client.query<PersonRow>(
    `select app_user.id, app_user.unit_id as unit, app_user.phone <> '' as "hasPhone", coalesce(notice_setting.muted, '{}') as muted, coalesce(notice_setting.language, 'zh') as language
     from app_user left join notice_setting on notice_setting.user_id = app_user.id where app_user.id = any ($1)`,
    [persons],
  );
  const { rows: channels } = await client.query<{ unit: string; channel: string; kind: string | null }>(
    `select unit.id as unit, named.channel, channel_state.kind from unit cross join unnest(unit.channels) as named(channel) left join channel_state on channel_state.channel = named.channel where channel_state.unit is null or channel_state.unit = unit.id order by unit.id, named.channel`,
  );
  const { rows: sms } = await client.query(`select from channel_state where channel_state.channel = 'sms' and channel_state.is_set_up`);
  const { rows: templates } = await client.query<{ of: string; version: number }>(`select message_template.kind || '/' || message_template.language as of, max(message_template.version) as version from message_template group by 1`);
  const byId = new Map(people.map((each) => [each.id, each]));
  const versions = new Map(templates.map(({ of, version }) => [of, version]));
  return {
    person: (user, kind) => {
      const known = byId.get(user);
      const isMuted = isMutable(kind) && (known?.muted.includes(kind) ?? false);
      const outside = isMuted ? [] : ['email', ...(sms.length > 0 && known?.hasPhone && isForKind('sms', kind) ? ['sms'] : [])];
      return ['in_app', ...outside].map((channel) => ({ recipient: user, channel }));
    },
    units: (users, kind) => {
      const units = new Set(users.map((user) => byId.get(user)?.unit));
      return channels.filter((each) => units.has(each.unit) && isForKind(each.kind ?? 'webhook', kind)).map(({ unit, channel }) => ({ recipient: unit, channel }));
    },
    language: (recipient) => byId.get(recipient)?.language ?? 'zh',
    template: (kind, language) => versions.get(`${kind}/${language}`) ?? 0,
  };
}
