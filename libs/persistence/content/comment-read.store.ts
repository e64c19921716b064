import type { DataSource } from 'typeorm';

/** Up to where somebody has read the comments on an assignment. */
export class CommentReadStore {
  constructor(private readonly database: DataSource) {}

  /** Never goes back. */
  async mark(assignment: string, userId: string, upTo: number): Promise<void> {
    await this.database.query(
      `insert into comment_read as c (assignment_id, user_id, up_to, read_at) select stream.id, $2, least($3, stream.sequence), record_now() from stream where stream.id = $1
       on conflict (assignment_id, user_id) do update set up_to = excluded.up_to, read_at = excluded.read_at where c.up_to < excluded.up_to`,
      [assignment, userId, upTo],
    );
  }
}
