import type { DataSource } from 'typeorm';
import { countUpTo, keyset, type Order, type Placed, type Turn } from './keyset.js';

export interface NoticeItem extends Placed {
  readonly id: string;
  readonly kind: string;
  readonly atMs: number;
  readonly readAtMs: number | null;
  readonly title: { readonly zh: string; readonly en: string };
  readonly lines: readonly { readonly assignment: string; readonly reminder: string; readonly zh: string; readonly en: string; readonly otherwise?: { readonly zh: string; readonly en: string } }[];
}

const FROM = `from message left join notice_read on notice_read.message_id = message.id and notice_read.user_id = $1 where message.recipient = $1 and message.channel = 'in_app'`;

/** The newest first. */
export const NOTICE_ORDER: Order = [{ by: 'message.created_at', type: 'timestamptz', falls: true }, { by: 'message.id', type: 'uuid' }];

/** 消息 of a person: the in-app channel. */
export class NoticesReadModel {
  constructor(private readonly database: DataSource) {}

  /** Up to `most` of each. */
  async counts(userId: string, most: number): Promise<{ total: number; unread: number }> {
    const rows: { total: number; unread: number }[] = await this.database.query(`select ${countUpTo(most, FROM)} as total, ${countUpTo(most, `${FROM} and notice_read.read_at is null`)} as unread`, [userId]);
    return rows[0] ?? { total: 0, unread: 0 };
  }

  async page(userId: string, turn: Turn): Promise<NoticeItem[]> {
    const parameters: unknown[] = [userId];
    const piece = keyset(NOTICE_ORDER, turn, parameters);
    return this.database.query(
      `select ${piece.place} as place, message.id, message.kind, round(extract(epoch from message.created_at) * 1000)::float8 as "atMs", round(extract(epoch from notice_read.read_at) * 1000)::float8 as "readAtMs", message.title, message.lines
       ${FROM} and ${piece.condition} ${piece.ordered}`,
      parameters,
    );
  }
}
