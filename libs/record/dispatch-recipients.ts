import type pg from 'pg';
import type { Directory } from '#domain/reminder/recipients.js';
import type { Addressee } from '#domain/reminder/reminder-rule.js';
import { IS_THERE } from './facts/person.facts.js';

export async function readDirectory(client: pg.PoolClient): Promise<Directory> {
  const { rows } = await client.query<{ holder: string; users: string[] }>(
    `select app_user.unit_id || ':' || role as holder, array_agg(app_user.id order by app_user.id) as users from app_user cross join unnest(app_user.roles) as role
     where ${IS_THERE} group by 1`,
  );
  return new Map(rows.map((row) => [row.holder, row.users]));
}

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
