import type { DataSource } from 'typeorm';

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

  /** The one that was asked for with this key, and what was asked. */
  async byCommand(commandId: string): Promise<{ readonly id: string; readonly bodyHash: string } | undefined> {
    const rows: { id: string; bodyHash: string }[] = await this.database.query('select rehearsal_run.id::text as id, rehearsal_run.body_hash as "bodyHash" from rehearsal_run where rehearsal_run.command_id = $1', [commandId]);
    return rows[0];
  }

  /** Keeps it, and of the cycle no more than `most`; answers with its id, undefined where the same key was faster. */
  async add(run: { readonly cycle: string; readonly by: string; readonly commandId: string; readonly bodyHash: string; readonly head: unknown; readonly view: unknown; readonly rows: Buffer }, most: number): Promise<string | undefined> {
    const added: { id: string }[] = await this.database.query(
      'insert into rehearsal_run (cycle, ran_by, ran_at, command_id, body_hash, head, view, rows) values ($1, $2, record_now(), $3, $4, $5, $6, $7) on conflict (command_id) do nothing returning rehearsal_run.id::text as id',
      [run.cycle, run.by, run.commandId, run.bodyHash, JSON.stringify(run.head), JSON.stringify(run.view), run.rows],
    );
    await this.database.query('delete from rehearsal_run where rehearsal_run.cycle = $1 and rehearsal_run.id not in (select kept.id from rehearsal_run kept where kept.cycle = $1 order by kept.id desc limit $2)', [run.cycle, most]);
    return added[0]?.id;
  }

  /** The newest first. */
  async of<Head>(cycle: string): Promise<StoredRun<Head>[]> {
    return this.database.query(`select ${COLUMNS} from rehearsal_run where rehearsal_run.cycle = $1 order by rehearsal_run.id desc`, [cycle]);
  }

  async view<View>(id: string): Promise<View | undefined> {
    const rows: { view: View }[] = await this.database.query('select rehearsal_run.view from rehearsal_run where rehearsal_run.id = $1', [id]);
    return rows[0]?.view;
  }

  /** As they were packed. */
  async rows(id: string): Promise<Buffer | undefined> {
    const rows: { rows: Buffer }[] = await this.database.query('select rehearsal_run.rows from rehearsal_run where rehearsal_run.id = $1', [id]);
    return rows[0]?.rows;
  }
}
