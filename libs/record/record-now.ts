import type pg from 'pg';
import type { RecordContext } from './record-context.js';

/** The hour by the record's clock, epoch ms. */
export const recordNow = async (record: RecordContext, client: pg.Pool | pg.ClientBase = record.pool): Promise<number> =>
  record.clock ? record.clock() : (await client.query<{ now: number }>('select round(extract(epoch from record_now()) * 1000)::float8 as now')).rows[0]?.now ?? 0;
