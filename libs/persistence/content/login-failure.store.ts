import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Failed logins, kept where every process of the API sees them and a restart forgets none. */
export class LoginFailureStore {
  constructor(private readonly database: DataSource) {}

  /** Minutes that a key is still shut for, of those with so many failures: 0 where it is open. */
  async minutesShut(key: string, most: number): Promise<number> {
    const rows: { minutes: number }[] = await this.database.query(
      `select ceil(extract(epoch from login_failure.until - clock_timestamp()) / 60)::int as minutes from login_failure where login_failure.key = $1 and login_failure.count >= $2 and login_failure.until > clock_timestamp()`, [hashOf(key), most],
    );
    return rows[0]?.minutes ?? 0;
  }

  /** One more; the first after a while counts anew. What nobody waits for any more goes. */
  async add(key: string, forMs: number): Promise<void> {
    await this.database.query('delete from login_failure where login_failure.until < clock_timestamp()');
    await this.database.query(
      `insert into login_failure (key, count, until) values ($1, 1, clock_timestamp() + $2 * interval '1 millisecond')
       on conflict (key) do update set count = login_failure.count + 1, until = excluded.until`,
      [hashOf(key), forMs],
    );
  }

  async forget(key: string): Promise<void> {
    await this.database.query('delete from login_failure where login_failure.key = $1', [hashOf(key)]);
  }
}
