import type { DataSource } from 'typeorm';

export interface NoticeItem {
  readonly id: string;
  readonly kind: string;
  readonly atMs: number;
  readonly readAtMs: number | null;
  readonly title: { readonly zh: string; readonly en: string };
  readonly lines: readonly { readonly assignment: string; readonly reminder: string; readonly zh: string; readonly en: string; readonly otherwise?: { readonly zh: string; readonly en: string } }[];
}

const FROM = `from message left join notice_read on notice_read.message_id = message.id and notice_read.user_id = $1 where message.recipient = $1 and message.channel = 'in_app'`;

/** 消息 of a person: the in-app channel. */
export class NoticesReadModel {
  constructor(private readonly database: DataSource) {}

  async page(userId: string, page: number, pageSize: number): Promise<{ total: number; unread: number; rows: NoticeItem[] }> {
    const counts: { total: number; unread: number }[] = await this.database.query(
      `select count(*)::int as total, count(*) filter (where notice_read.read_at is null)::int as unread ${FROM}`, [userId],
    );
    const rows: NoticeItem[] = await this.database.query(
      `select message.id, message.kind, round(extract(epoch from message.created_at) * 1000)::float8 as "atMs", round(extract(epoch from notice_read.read_at) * 1000)::float8 as "readAtMs", message.title, message.lines
       ${FROM} order by message.created_at desc, message.id limit $2 offset $3`,
      [userId, pageSize, (page - 1) * pageSize],
    );
    return { total: counts[0]?.total ?? 0, unread: counts[0]?.unread ?? 0, rows };
  }
}
