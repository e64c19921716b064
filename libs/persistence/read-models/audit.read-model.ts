import type { DataSource } from 'typeorm';

export interface AuditFilter {
  /** Undefined: every one. */
  readonly actions: readonly string[] | undefined;
  readonly outcome: string | undefined;
  /** By name or account. */
  readonly person: string | undefined;
  readonly stream: string | undefined;
  /** Epoch ms; `until` exclusive. */
  readonly from: number | undefined;
  readonly until: number | undefined;
}
export interface AuditRow {
  readonly id: string;
  readonly atMs: number;
  readonly actor: { readonly kind: 'user' | 'system' | 'stranger'; readonly userId?: string; readonly actingFor?: string };
  readonly action: string;
  readonly stream: string | null;
  readonly outcome: 'accepted' | 'refused' | 'viewed' | 'login' | 'logout';
  readonly code: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly source: string | null;
  readonly happened: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[];
}

/** 留痕, the newest first. */
export class AuditReadModel {
  constructor(private readonly database: DataSource) {}

  /** A page by key; `told`: of these actions what came of them is told too. `total` up to `most`: beyond it nobody counts. */
  async page(filter: AuditFilter, told: readonly string[], after: string | null, size: number, most: number): Promise<{ total: number; rows: AuditRow[] }> {
    const { parameters, condition } = conditionOf(filter);
    const totals: { n: number }[] = await this.database.query(`select count(*)::int as n from (select from audit where ${condition} limit ${most}) as counted`, parameters);
    const rows: AuditRow[] = await this.database.query(
      `select page.*, coalesce((select jsonb_agg(jsonb_build_object('type', event.type, 'data', event.data) order by event.stream_id, event.sequence) from event
           where event.command_id = page."commandId" and event.stream_id = page.stream and page.outcome = 'accepted' and page.action = any ($${parameters.push(told)})), '[]') as happened
       from (select audit.id::text as id, round(extract(epoch from audit.recorded_at) * 1000)::float8 as "atMs", audit.actor, audit.action, audit.stream_id as stream, audit.command_id as "commandId", audit.outcome, audit.code, audit.facts, audit.source, audit.id as place
         from audit where ${condition} and ${after === null ? 'true' : `audit.id < $${parameters.push(after)}::bigint`} order by audit.id desc limit ${size}) as page order by page.place desc`,
      parameters,
    );
    return { total: totals[0]?.n ?? 0, rows };
  }

  /** Accounts that can sign in, those without a password, and sessions that are open. */
  async accounts(): Promise<{ accounts: number; withoutPassword: number; sessions: number }> {
    const rows: { accounts: number; withoutPassword: number; sessions: number }[] = await this.database.query(
      `select count(*) filter (where app_user.enabled)::int as accounts, count(*) filter (where app_user.enabled and app_user.password_hash = '-')::int as "withoutPassword",
         (select count(*)::int from session where session.expire > now()) as sessions from app_user`,
    );
    return rows[0] ?? { accounts: 0, withoutPassword: 0, sessions: 0 };
  }
}

const conditionOf = ({ actions, outcome, person, stream, from, until }: AuditFilter): { parameters: unknown[]; condition: string } => {
  const parameters: unknown[] = [];
  const conditions = [
    actions === undefined ? 'true' : `audit.action = any ($${parameters.push(actions)})`,
    outcome === undefined ? 'true' : `audit.outcome = $${parameters.push(outcome)}`,
    person === undefined ? 'true' : `array[audit.actor ->> 'userId', audit.actor ->> 'actingFor', audit.facts ->> 'user'] && (select coalesce(array_agg(app_user.id), '{}') from app_user where app_user.account = $${parameters.push(person)} or app_user.name = $${parameters.length})`,
    stream === undefined ? 'true' : `audit.stream_id = $${parameters.push(stream)}`,
    from === undefined ? 'true' : `audit.recorded_at >= to_timestamp($${parameters.push(from)} / 1000.0)`,
    until === undefined ? 'true' : `audit.recorded_at < to_timestamp($${parameters.push(until)} / 1000.0)`,
  ];
  return { parameters, condition: conditions.join(' and ') };
};
