import type pg from 'pg';
import { bytesAnAssignment, tableBytes, type TableBytes } from '../tables.js';

export interface Size {
  readonly assignments: number;
  readonly closed: number;
  readonly events: number;
  readonly reminders: number;
  readonly bytes: number;
  /** An assignment's, by table, largest first. */
  readonly byTable: TableBytes;
}

/** What there is of it, and how much of the disk it takes. */
export async function sizeOf(owner: pg.Pool): Promise<Size> {
  const { rows } = await owner.query<Omit<Size, 'byTable'>>(
    `select (select count(*)::int from assignment_view) as assignments, (select count(*)::int from assignment_view where assignment_view.status = 'closed') as closed,
       (select count(*)::int from event) as events, (select count(*)::int from reminder) as reminders, pg_database_size(current_database())::float8 as bytes`,
  );
  const [counted] = rows;
  if (!counted) throw new Error('nothing was counted');
  return { ...counted, byTable: bytesAnAssignment({}, await tableBytes(owner), counted.assignments) };
}
