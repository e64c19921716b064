import type { DataSource } from 'typeorm';
import type { Role } from '#domain/access/actor.js';
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
}
export interface ChannelState {
  readonly channel: string;
  readonly handed: number;
  readonly sent: number;
  readonly failed: number;
  readonly unknown: number;
  readonly lastSentMs: number | null;
}
export interface FailedMessage {
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
export interface AccountRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly isThere: boolean;
  readonly hasPassword: boolean;
  readonly lastSignInMs: number | null;
}

const ms = (column: string): string => `round(extract(epoch from ${column}) * 1000)::float8`;
/** What a workflow handles at once; only what is later than this was left lying. */
const GRACE = `interval '1 minute'`;
/** Given up, or tried and refused at least once. */
const TROUBLED = `message.channel = 'email' and (message.state in ('failed', 'unknown') or (message.state = 'handed' and message.failure is not null))`;

/** What runs the system: counts, ids and instants; nothing of the work itself. */
export class SystemReadModel {
  constructor(private readonly database: DataSource) {}

  async state(): Promise<SystemState> {
    const rows: SystemState[] = await this.database.query(
      `with untold as (select count(*)::int as n, min(wake.not_before) as since from wake where wake.not_before <= now()),
         overdue as (select count(*)::int as n, min(stream.next_due_at) as since from stream where not stream.closed and stream.next_due_at < record_now() - ${GRACE})
       select ${ms('record_now()')} as "nowMs", untold.n as untold, ${ms('untold.since + (record_now() - now())')} as "untoldSinceMs", overdue.n as overdue, ${ms('overdue.since')} as "overdueSinceMs",
         (select ${ms('min(reminder.due_at)')} from reminder where reminder.state = 'armed') as "nextReminderMs",
         (select coalesce(jsonb_object_agg(kinds.kind, kinds.n), '{}') from (select stream.kind, count(*)::int as n from stream where not stream.closed group by stream.kind) as kinds) as open,
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

  async channels(): Promise<ChannelState[]> {
    const counts = (['handed', 'sent', 'failed', 'unknown'] as const).map((state) => `coalesce(sum(counted.n) filter (where counted.state = '${state}'), 0)::int as ${state}`).join(', ');
    return this.database.query(
      `select counted.channel, ${counts}, (select ${ms('max(coalesce(message.settled_at, message.created_at))')} from message where message.channel = counted.channel and message.state = 'sent') as "lastSentMs"
       from (select message.channel, message.state, count(*) as n from message group by message.channel, message.state) as counted group by counted.channel order by counted.channel`,
    );
  }

  async failed(page: number, pageSize: number): Promise<{ total: number; rows: FailedMessage[] }> {
    const totals: { n: number }[] = await this.database.query(`select count(*)::int as n from message where ${TROUBLED}`);
    const rows: FailedMessage[] = await this.database.query(
      `select message.id, message.channel, message.recipient, app_user.name, app_user.email, message.state, ${ms('message.created_at')} as "createdAtMs", message.attempts, message.failure
       from message join app_user on app_user.id = message.recipient where ${TROUBLED} order by message.created_at desc, message.id limit $1 offset $2`,
      [pageSize, (page - 1) * pageSize],
    );
    return { total: totals[0]?.n ?? 0, rows };
  }

  /** By name, account or unit. */
  async accounts(text: string | undefined, page: number, pageSize: number): Promise<{ total: number; rows: AccountRow[] }> {
    const found = `from app_user join unit on unit.id = app_user.unit_id where $1::text is null or strpos(lower(concat_ws(' ', app_user.name, app_user.account, unit.short_name, unit.name, unit.english_name)), lower($1)) > 0`;
    const totals: { n: number }[] = await this.database.query(`select count(*)::int as n ${found}`, [text ?? null]);
    const rows: AccountRow[] = await this.database.query(
      `select app_user.id, app_user.account, app_user.name, app_user.unit_id as unit, app_user.roles, ${IS_THERE} as "isThere", app_user.password_hash <> '-' as "hasPassword",
         (select ${ms('max(audit.recorded_at)')} from audit where audit.action = 'Login' and audit.outcome = 'login' and audit.actor ->> 'userId' = app_user.id) as "lastSignInMs"
       ${found} order by unit.kind, unit.position, app_user.id limit $2 offset $3`,
      [text ?? null, pageSize, (page - 1) * pageSize],
    );
    return { total: totals[0]?.n ?? 0, rows };
  }
}
