import type { DataSource } from 'typeorm';

/** A list that goes out in the background. */
export interface StoredList {
  readonly id: string;
  readonly list: string;
  /** Language, cycle and the list's own filters, as they were asked. */
  readonly query: Readonly<Record<string, string>>;
  readonly owner: string;
  readonly state: 'waiting' | 'ready' | 'failed';
  /** Numbers the attempt that is under way, or that made the file. */
  readonly attempt: number;
  readonly madeAs: string | null;
  readonly rowsDone: number;
  /** Null: the list does not know before its last page. */
  readonly rowsTotal: number | null;
  readonly name: string | null;
  readonly size: number | null;
  readonly requestedAtMs: number;
  readonly settledAtMs: number | null;
  readonly expiresAtMs: number | null;
}
/** An attempt: its progress counts as long as no later one has begun. */
export type Attempt = Pick<StoredList, 'id' | 'attempt'>;

/** Without a sign of life for so long an attempt is taken for dead. */
export const LEASE_SECONDS = 60;
const LEASE = `now() + interval '${LEASE_SECONDS} seconds'`;
const epoch = (column: string, as: string): string => `round(extract(epoch from exported_list.${column}) * 1000)::float8 as "${as}"`;
const COLUMNS = `exported_list.id, exported_list.list, exported_list.query, exported_list.owner, exported_list.state, exported_list.attempts as attempt, exported_list.made_as as "madeAs", exported_list.rows_done as "rowsDone",
  exported_list.rows_total as "rowsTotal", exported_list.name, exported_list.size::float8 as size, ${epoch('requested_at', 'requestedAtMs')}, ${epoch('settled_at', 'settledAtMs')}, ${epoch('expires_at', 'expiresAtMs')}`;
const IS_THERE = '(exported_list.expires_at is null or exported_list.expires_at > record_now())';

export class ExportedListStore {
  constructor(private readonly database: DataSource) {}

  /** Undefined where the person has `most` waiting already. The same key is the same list: what was asked with it comes back. */
  async add(asked: { readonly commandId: string; readonly bodyHash: string; readonly owner: string; readonly list: string; readonly query: unknown; readonly total: number | null }, most: number): Promise<(StoredList & { readonly bodyHash: string }) | undefined> {
    const { commandId, bodyHash, owner, list, query, total } = asked;
    await this.database.query(
      `insert into exported_list (command_id, body_hash, owner, list, query, rows_total, requested_at)
       select $1, $2, $3, $4, $5, $6, record_now() where (select count(*) from exported_list waiting where waiting.owner = $3 and waiting.state = 'waiting') < $7
       on conflict (command_id) do nothing`,
      [commandId, bodyHash, owner, list, JSON.stringify(query), total, most],
    );
    const rows: (StoredList & { bodyHash: string })[] = await this.database.query(`select ${COLUMNS}, exported_list.body_hash as "bodyHash" from exported_list where exported_list.command_id = $1`, [commandId]);
    return rows[0];
  }

  /** A person's own, the newest first. */
  async of(owner: string, most: number): Promise<StoredList[]> {
    return this.database.query(`select ${COLUMNS} from exported_list where exported_list.owner = $1 and ${IS_THERE} order by exported_list.requested_at desc, exported_list.id limit $2`, [owner, most]);
  }

  async one(owner: string, id: string): Promise<StoredList | undefined> {
    const rows: StoredList[] = await this.database.query(`select ${COLUMNS} from exported_list where exported_list.id = $2 and exported_list.owner = $1 and ${IS_THERE}`, [owner, id]);
    return rows[0];
  }

  /** Takes the one that has waited longest and that nobody makes: a new attempt. */
  async claim(): Promise<StoredList | undefined> {
    const [rows]: [StoredList[], number] = await this.database.query(
      `update exported_list set attempts = exported_list.attempts + 1, rows_done = 0, leased_until = ${LEASE}
       where exported_list.id = (select next.id from exported_list next where next.state = 'waiting' and (next.leased_until is null or next.leased_until < now()) order by next.requested_at limit 1 for update skip locked)
       returning ${COLUMNS}`,
    );
    return rows[0];
  }

  /** A sign of life; false where the attempt is no longer the one that counts. */
  async progress({ id, attempt }: Attempt, rowsDone: number): Promise<boolean> {
    const [, count]: [unknown, number] = await this.database.query(`update exported_list set rows_done = $3, leased_until = ${LEASE} where exported_list.id = $1 and exported_list.attempts = $2 and exported_list.state = 'waiting'`, [id, attempt, rowsDone]);
    return count === 1;
  }

  /** Whoever comes after so many seconds may take it. */
  async release({ id, attempt }: Attempt, seconds: number): Promise<void> {
    await this.database.query(`update exported_list set leased_until = now() + $3 * interval '1 second' where exported_list.id = $1 and exported_list.attempts = $2 and exported_list.state = 'waiting'`, [id, attempt, seconds]);
  }

  /** Forgets what has expired; answers the attempts whose files are needed: of what is ready, and under way. */
  async sweep(): Promise<Attempt[]> {
    await this.database.query('delete from exported_list where exported_list.expires_at <= record_now()');
    return this.database.query(`select exported_list.id, exported_list.attempts as attempt from exported_list where exported_list.state in ('waiting', 'ready')`);
  }
}
