import type pg from 'pg';
import { holdersOf, type Addressed, type Directory } from '#domain/reminder/recipients.js';
import type { Addressee } from '#domain/reminder/reminder-rule.js';
import { IS_THERE } from './facts/person.facts.js';

/** What of the directory these rows ask for, by keys: a batch costs no more where there are more people. */
export async function readDirectory(client: pg.PoolClient, due: readonly DueRow[]): Promise<Directory> {
  const asked = [...new Set(due.flatMap((row) => holdersOf(addressedOf(row))))].map((holder) => [holder.slice(0, holder.lastIndexOf(':')), holder.slice(holder.lastIndexOf(':') + 1)] as const);
  const [named, held] = [asked.filter(([where]) => where === 'user'), asked.filter(([where]) => where !== 'user')];
  const { rows } = await client.query<{ holder: string; users: string[] }>({
    name: 'directory',
    text: `select 'user:' || app_user.id as holder, array[app_user.id] as users from app_user where app_user.id = any ($1::text[]) and ${IS_THERE}
      union all
      select asked.unit || ':' || asked.role, array_agg(app_user.id order by app_user.id) from unnest($2::text[], $3::text[]) as asked(unit, role)
      join app_user on app_user.unit_id = asked.unit and asked.role = any (app_user.roles) where ${IS_THERE} group by asked.unit, asked.role`,
    values: [named.map(([, id]) => id), held.map(([unit]) => unit), held.map(([, role]) => role)],
  });
  return new Map(rows.map((row) => [row.holder, row.users]));
}

export const addressedOf = (row: DueRow): Addressed => ({ addressees: row.addressees, status: row.status, unit: row.unit_id, leadDepartment: row.lead_department });

export interface DueRow {
  readonly assignment_id: string;
  readonly duty: string;
  readonly rule: string;
  readonly occurrence: string;
  readonly addressees: readonly Addressee[];
  readonly alone: boolean;
  readonly due_ms: number;
  /** When it would have been due, had everything been in time. */
  readonly owed_ms: number;
  readonly task_code: string;
  readonly unit_id: string;
  readonly lead_department: string;
  readonly status: string;
  /** An extension of this duty, asked for in time, is undecided. */
  readonly held: boolean;
  readonly mandatory: boolean;
  /** The day by which to act, where the row's own occurrence names none. */
  readonly act_by: string | null;
}
