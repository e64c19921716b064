import type { DataSource } from 'typeorm';

const AT = 'round(extract(epoch from calendar_feed.made_at) * 1000)::float8';

/** Secret addresses of calendars, by the hash of their token. */
export class CalendarFeedStore {
  constructor(private readonly database: DataSource) {}

  /** When a person's was made; undefined: they have none. */
  async madeAt(user: string): Promise<number | undefined> {
    const rows: { at: number }[] = await this.database.query(`select ${AT} as at from calendar_feed where calendar_feed.user_id = $1`, [user]);
    return rows[0]?.at;
  }

  /** One a person: the one before is no more. */
  async make(user: string, tokenHash: string): Promise<number> {
    const rows: { at: number }[] = await this.database.query(
      `insert into calendar_feed (user_id, token_sha256) values ($1, $2) on conflict (user_id) do update set token_sha256 = excluded.token_sha256, made_at = record_now() returning ${AT} as at`, [user, tokenHash],
    );
    return rows[0]?.at ?? 0;
  }

  async revoke(user: string): Promise<void> {
    await this.database.query('delete from calendar_feed where calendar_feed.user_id = $1', [user]);
  }

  /** Whose it is. */
  async userOf(tokenHash: string): Promise<string | undefined> {
    const rows: { user: string }[] = await this.database.query('select calendar_feed.user_id as user from calendar_feed where calendar_feed.token_sha256 = $1', [tokenHash]);
    return rows[0]?.user;
  }
}
