import type { DataSource } from 'typeorm';
import { MESSAGE_KINDS } from '#domain/reminder/message.js';
import type { MessageLanguage, MessageLine, MessageTemplate } from '#domain/reminder/message-template.js';

export interface TemplateVersion extends MessageTemplate {
  readonly kind: string;
  readonly language: MessageLanguage;
  readonly version: number;
  readonly by: string;
  readonly savedAtMs: number;
}
/** A message that was sent, for a preview. */
export interface SampleMessage {
  readonly kind: string;
  readonly recipient: string;
  readonly atMs: number;
  readonly title: { readonly zh: string; readonly en: string };
  readonly lines: readonly MessageLine[];
}

/** Who is mentioned inside a side is nobody else's to know; as the index of samples has it. */
const IS_FOR_ALL = `not message.lines @? '$[*].reminder ? (@ starts with "mention:inside|")'`;

/** 消息模板: every version is kept; a message names the one that it was made by. */
export class MessageTemplateStore {
  constructor(private readonly database: DataSource) {}

  /** Every version, the newest of a kind and language first. */
  async all(): Promise<TemplateVersion[]> {
    return this.database.query(
      `select message_template.kind, message_template.language, message_template.version, message_template.subject, message_template.body, coalesce(app_user.name, message_template.saved_by) as by,
         round(extract(epoch from message_template.saved_at) * 1000)::float8 as "savedAtMs"
       from message_template left join app_user on app_user.id = message_template.saved_by order by message_template.kind, message_template.language, message_template.version desc`,
    );
  }

  /** The version after the one that was changed, with its row in the audit trail; false where somebody else saved that meanwhile. */
  async save(actor: { readonly userId: string }, kind: string, language: MessageLanguage, basedOn: number, { subject, body }: MessageTemplate, source: string | null): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `with saved as (
         insert into message_template (kind, language, version, subject, body, saved_by)
         select $1, $2, $3::int + 1, $4, $5, $6 where $3::int = coalesce((select max(message_template.version) from message_template where message_template.kind = $1 and message_template.language = $2), 0)
         on conflict do nothing returning message_template.version)
       select append_audit(record_now(), $7, 'SaveMessageTemplate', null, null, 'accepted', null, jsonb_build_object('kind', $1::text, 'language', $2::text, 'version', saved.version), $8) from saved`,
      [kind, language, basedOn, subject, body, actor.userId, JSON.stringify(actor), source],
    );
    return rows.length === 1;
  }

  /** The newest message of the kind that may be shown, of any kind where there is none: one look a kind. */
  async sample(kind: string): Promise<SampleMessage | null> {
    const rows: SampleMessage[] = await this.database.query(
      `select message.kind, coalesce(app_user.name, unit.short_name, message.recipient) as recipient, round(extract(epoch from message.created_at) * 1000)::float8 as "atMs", message.title, message.lines
       from unnest($2::text[]) as kinds (kind) cross join lateral (select message.* from message where message.kind = kinds.kind and ${IS_FOR_ALL} order by message.created_at desc limit 1) as message
         left join app_user on app_user.id = message.recipient left join unit on unit.id = message.recipient
       order by message.kind = $1 desc, message.created_at desc limit 1`,
      [kind, MESSAGE_KINDS],
    );
    return rows[0] ?? null;
  }
}
