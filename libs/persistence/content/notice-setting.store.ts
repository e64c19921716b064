import type { DataSource } from 'typeorm';
import type { MessageLanguage } from '#domain/reminder/message-template.js';

export interface NoticeSetting {
  readonly language: MessageLanguage;
  readonly muted: readonly string[];
}

/** What a person wants to have outside the product. */
export class NoticeSettingStore {
  constructor(private readonly database: DataSource) {}

  async of(userId: string): Promise<NoticeSetting> {
    const rows: NoticeSetting[] = await this.database.query('select notice_setting.language, notice_setting.muted from notice_setting where notice_setting.user_id = $1', [userId]);
    return rows[0] ?? { language: 'zh', muted: [] };
  }

  async save(userId: string, { language, muted }: NoticeSetting): Promise<void> {
    await this.database.query('insert into notice_setting (user_id, language, muted) values ($1, $2, $3) on conflict (user_id) do update set language = excluded.language, muted = excluded.muted', [userId, language, muted]);
  }
}
