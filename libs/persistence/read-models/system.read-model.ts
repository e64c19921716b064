import type { DataSource } from 'typeorm';
import type { Role } from '#domain/access/actor.js';
import { countUpTo, keyset, type Order, type Placed, type Turn } from './keyset.js';
import { IS_THERE } from './organisation.read-model.js';

export interface SystemState {
  readonly nowMs: number;
  readonly untold: number;
  readonly untoldSinceMs: number | null;
  readonly overdue: number;
  readonly overdueSinceMs: number | null;
  readonly nextReminderMs: number | null;
  readonly open: Readonly<Record<string, number>>;
  readonly filesWaiting: number;
  readonly quarantined: number;
  /** When the last anchor was taken; null: never. */
  readonly anchoredMs: number | null;
  /** What was held against the record, when that last ended, and how many differences it found. */
  readonly watches: readonly { readonly watch: string; readonly found: number; readonly endedMs: number }[];
  /** 只读维护. */
  readonly isInMaintenance: boolean;
}
export interface ChannelState {
  readonly channel: string;
  readonly handed: number;
  readonly sent: number;
  readonly failed: number;
  readonly unknown: number;
  readonly lastSentMs: number | null;
  readonly kind: string;
  readonly isSetUp: boolean;
  readonly oldestHandedMs: number | null;
  /** Since when the oldest may go: what waits for the end of the quiet hours is not late. */
  readonly readySinceMs: number | null;
  readonly circuit: 'closed' | 'open' | 'probing';
  readonly openUntilMs: number | null;
  readonly failure: string | null;
}
export interface FailedMessage extends Placed {
  readonly id: string;
  readonly channel: string;
  readonly recipient: string;
  readonly name: string;
  readonly email: string;
  readonly state: 'failed' | 'unknown' | 'handed';
  readonly createdAtMs: number;
  readonly attempts: number;
  readonly failure: string | null;
}
export interface AccountRow extends Placed {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly isThere: boolean;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly lastSignInMs: number | null;
}

const ms = (column: string): string => `round(extract(epoch from ${column}) * 1000)::float8`;
/** What a workflow handles at once; only what is later than this was left lying. */
const GRACE = `interval '1 minute'`;
/** So many faults in a row open a channel's circuit, as the record's statements have it. */
const CIRCUIT_OPENS_AT = 5;
/** The newest first. */
export const FAILED_ORDER: Order = [{ by: 'message.created_at', type: 'timestamptz', falls: true }, { by: 'message.id', type: 'uuid' }];
/** As the organisation stands. */
export const ACCOUNT_ORDER: Order = [{ by: 'unit.kind', type: 'text' }, { by: 'unit.position', type: 'int' }, { by: 'app_user.id', type: 'text' }];
const FOUND = `from app_user join unit on unit.id = app_user.unit_id where ($1::text is null or strpos(lower(concat_ws(' ', app_user.name, app_user.account, unit.short_name, unit.name, unit.english_name)), lower($1)) > 0)`;
/** Given up, or tried and refused at least once, as the index of these says; of a test the page of channels tells. */
export const TROUBLED = `message.channel <> 'in_app' and (message.state in ('failed', 'unknown') or (message.state = 'handed' and message.failure is not null)) and message.kind <> 'test'`;

const SETTLED = 'coalesce(message.settled_at, message.created_at)';

/** What runs the system: counts, ids and instants; nothing of the work itself. */
export class SystemReadModel {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  /** The hour is asked for once: by it the index tells what is overdue, and nobody looks at what is to come. */
  async state(): Promise<SystemState> {
    const rows: SystemState[] = await this.database.query(
      `with untold as (select count(*)::int as n, min(wake.not_before) as since from wake where wake.not_before <= now()),
         overdue as (select count(*)::int as n, min(stream.next_due_at) as since from stream where not stream.closed and stream.next_due_at < (select record_now() - ${GRACE}))
       select ${ms('record_now()')} as "nowMs", untold.n as untold, ${ms('untold.since + (record_now() - now())')} as "untoldSinceMs", overdue.n as overdue, ${ms('overdue.since')} as "overdueSinceMs",
         (select ${ms('min(reminder.due_at)')} from reminder where reminder.state = 'armed') as "nextReminderMs",
         (select coalesce(jsonb_object_agg(kinds.kind, kinds.n), '{}') from (select stream.kind, count(*)::int as n from stream where not stream.closed group by stream.kind) as kinds) as open,
         (select ${ms('anchor.taken_at + (record_now() - now())')} from anchor order by anchor.number desc limit 1) as "anchoredMs",
         (select coalesce(jsonb_agg(jsonb_build_object('watch', watch_report.watch, 'found', watch_report.found, 'endedMs', ${ms('watch_report.ended_at + (record_now() - now())')})), '[]') from watch_report) as watches,
         exists (select from maintenance where maintenance.ended_at is null) as "isInMaintenance",
         (select count(*)::int from attachment where attachment.scan = 'held') as "filesWaiting", (select count(*)::int from attachment where attachment.scan = 'quarantined') as quarantined
       from untold, overdue`,
    );
    const [row] = rows;
    if (!row) throw new Error('a query without a table answers one row');
    return row;
  }

  async next(most: number): Promise<{ stream: string; atMs: number }[]> {
    return this.database.query(`select stream.id as stream, ${ms('stream.next_due_at')} as "atMs" from stream where not stream.closed and stream.next_due_at is not null order by stream.next_due_at, stream.id limit $1`, [most]);
  }

  /** Every channel that is set up or was used: how many messages stand where (of tests the page of channels tells), since when the oldest waits, and its circuit; of those sent it counts no more than so many. */
  async channels(most: number): Promise<ChannelState[]> {
    const of = (state: string): string => `from message where message.channel = named.channel and message.state = '${state}' and message.kind <> 'test'`;
    const counts = (['handed', 'failed', 'unknown'] as const).map((state) => `(select count(*)::int ${of(state)}) as ${state}`).join(', ');
    return this.database.query(
      `with named as (select channel_state.channel from channel_state union select 'in_app' union select message.channel from message where message.state = 'handed' union select message.channel from message where ${TROUBLED})
       select named.channel, ${counts}, ${countUpTo(most, of('sent'))} as sent,
         (select ${ms(SETTLED)} ${of('sent')} order by ${SETTLED} desc limit 1) as "lastSentMs", (select ${ms('min(message.created_at)')} ${of('handed')}) as "oldestHandedMs",
         (select ${ms(`min(message.handed_at) + (record_now() - now())`)} ${of('handed')} and message.not_before is null) as "readySinceMs",
         coalesce(channel_state.kind, named.channel) as kind, named.channel = 'in_app' or coalesce(channel_state.is_set_up, false) as "isSetUp",
         case when coalesce(channel_state.failures, 0) < ${CIRCUIT_OPENS_AT} then 'closed' when channel_state.open_until > now() then 'open' else 'probing' end as circuit,
         case when channel_state.failures >= ${CIRCUIT_OPENS_AT} and channel_state.open_until > now() then ${ms('channel_state.open_until + (record_now() - now())')} end as "openUntilMs", channel_state.failure
       from named left join channel_state on channel_state.channel = named.channel order by named.channel`,
    );
  }

  async failedTotal(most: number): Promise<number> {
    const rows: { n: number }[] = await this.database.query(`select ${countUpTo(most, `from message where ${TROUBLED}`)} as n`);
    return rows[0]?.n ?? 0;
  }

  async failed(turn: Turn): Promise<FailedMessage[]> {
    const parameters: unknown[] = [];
    const piece = keyset(FAILED_ORDER, turn, parameters);
    return this.database.query(
      `select ${piece.place} as place, message.id, message.channel, message.recipient, coalesce(app_user.name, unit.short_name, message.recipient) as name, case message.channel when 'email' then app_user.email else '' end as email, message.state, ${ms('message.created_at')} as "createdAtMs", message.attempts, message.failure
       from message left join app_user on message.channel in ('email', 'sms') and app_user.id = message.recipient left join unit on message.channel not in ('email', 'sms') and unit.id = message.recipient where ${TROUBLED} and ${piece.condition} ${piece.ordered}`,
      parameters,
    );
  }

  /** By name, account or unit. */
  async accounts(text: string | undefined, turn: Turn): Promise<AccountRow[]> {
    const parameters: unknown[] = [text ?? null];
    const piece = keyset(ACCOUNT_ORDER, turn, parameters);
    return this.database.query(
      `select ${piece.place} as place, app_user.id, app_user.account, app_user.name, app_user.unit_id as unit, app_user.roles, ${IS_THERE} as "isThere", app_user.password_hash <> '-' as "hasPassword", exists (select from second_factor where second_factor.user_id = app_user.id and second_factor.sealed is not null) as "hasSecondFactor",
         ${ms('app_user.last_login_at + (record_now() - now())')} as "lastSignInMs"
       ${FOUND} and ${piece.condition} ${piece.ordered}`,
      parameters,
    );
  }

  async accountTotal(text: string | undefined, most: number): Promise<number> {
    const rows: { n: number }[] = await this.database.query(`select ${countUpTo(most, FOUND)} as n`, [text ?? null]);
    return rows[0]?.n ?? 0;
  }
}
