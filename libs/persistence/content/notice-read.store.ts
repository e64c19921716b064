import type { DataSource } from 'typeorm';

/** Which notices a person has seen. */
export class NoticeReadStore {
  constructor(private readonly database: DataSource) {}

  /** False where the notice is not there or not theirs. Marked again, the first instant stays. */
  async mark(message: string, userId: string): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `with own as (select message.id from message where message.id = $1 and message.recipient = $2 and message.channel = 'in_app'),
        marked as (insert into notice_read (message_id, user_id, read_at) select own.id, $2, record_now() from own on conflict do nothing)
       select own.id from own`,
      [message, userId],
    );
    return rows.length > 0;
  }
}
