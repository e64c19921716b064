import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { DataSource } from 'typeorm';
import type { RehearsalRow } from '#domain/cycle/rehearsal/rehearsal-row.js';

/** A rehearsal that was kept. `Head`: what its list shows, `View`: the sum as it was. */
export interface StoredRun<Head> {
  readonly id: string;
  readonly cycle: string;
  readonly by: string;
  readonly ranAtMs: number;
  readonly head: Head;
}

const COLUMNS = `rehearsal_run.id::text as id, rehearsal_run.cycle, rehearsal_run.ran_by as "by", round(extract(epoch from rehearsal_run.ran_at) * 1000)::float8 as "ranAtMs", rehearsal_run.head`;

/** The newest rehearsals of each cycle (Y4). */
export class RehearsalRunStore {
  constructor(private readonly database: DataSource) {}

  /** Keeps it, and of the cycle no more than `most`; answers with its id. */
  async add(run: { readonly cycle: string; readonly by: string; readonly head: unknown; readonly view: unknown; readonly rows: readonly RehearsalRow[] }, most: number): Promise<string> {
    const rows = await promisify(gzip)(run.rows.map((row) => JSON.stringify(row)).join('\n'));
    const added: { id: string }[] = await this.database.query(
      'insert into rehearsal_run (cycle, ran_by, ran_at, head, view, rows) values ($1, $2, record_now(), $3, $4, $5) returning rehearsal_run.id::text as id',
      [run.cycle, run.by, JSON.stringify(run.head), JSON.stringify(run.view), rows],
    );
    await this.database.query('delete from rehearsal_run where rehearsal_run.cycle = $1 and rehearsal_run.id not in (select kept.id from rehearsal_run kept where kept.cycle = $1 order by kept.id desc limit $2)', [run.cycle, most]);
    return added[0]?.id ?? '';
  }

  /** The newest first. */
  async of<Head>(cycle: string): Promise<StoredRun<Head>[]> {
    return this.database.query(`select ${COLUMNS} from rehearsal_run where rehearsal_run.cycle = $1 order by rehearsal_run.id desc`, [cycle]);
  }

  async view<View>(id: string): Promise<View | undefined> {
    const rows: { view: View }[] = await this.database.query('select rehearsal_run.view from rehearsal_run where rehearsal_run.id = $1', [id]);
    return rows[0]?.view;
  }

  /** Its rows, in the order in which they were made, a line each. */
  async lines(id: string): Promise<readonly string[]> {
    const rows: { rows: Buffer }[] = await this.database.query('select rehearsal_run.rows from rehearsal_run where rehearsal_run.id = $1', [id]);
    const text = rows[0] ? (await promisify(gunzip)(rows[0].rows)).toString('utf8') : '';
    return text === '' ? [] : text.split('\n');
  }
}
