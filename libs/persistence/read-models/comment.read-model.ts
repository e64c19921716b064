import type { DataSource } from 'typeorm';
import type { Actor } from '#domain/access/actor.js';

export interface CommentRow {
  readonly sequence: number;
  readonly atMs: number;
  readonly actor: Extract<Actor, { kind: 'user' }>;
  readonly audience: 'inside' | 'all';
  readonly about: string | null;
  readonly mentions: readonly string[];
  readonly text: string;
  readonly isRead: boolean;
}

/** 沟通 on an assignment, as one side may read it. */
export class CommentReadModel {
  constructor(private readonly database: DataSource) {}

  /** In the order in which they were said. What is inside another side is not in the answer at all; one's own are read. */
  async readableBy(assignment: string, side: 'unit' | 'province' | 'bureau' | 'outside', userId: string): Promise<CommentRow[]> {
    return this.database.query(
      `select event.sequence, round(extract(epoch from event.recorded_at) * 1000)::float8 as "atMs", event.actor, event.data ->> 'audience' as audience, event.data ->> 'about' as about,
        event.data -> 'mentions' as mentions, event.texts ->> 'text' as text,
        event.actor ->> 'userId' = $3 or event.sequence <= coalesce((select comment_read.up_to from comment_read where comment_read.assignment_id = $1 and comment_read.user_id = $3), 0) as "isRead"
       from event where event.stream_id = $1 and event.type = 'CommentAdded' and (event.data ->> 'audience' = 'all' or event.data ->> 'side' = $2) order by event.sequence`,
      [assignment, side, userId],
    );
  }
}
