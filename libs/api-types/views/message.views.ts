import { z } from 'zod';
import { MESSAGE_KINDS } from '#domain/reminder/message.js';
import { MESSAGE_LANGUAGES, TEMPLATE_VARIABLES } from '#domain/reminder/message-template.js';
import { InstantText } from './common.views.js';

const Kind = z.enum(MESSAGE_KINDS);
const Language = z.enum(MESSAGE_LANGUAGES);
const Text = z.object({ zh: z.string(), en: z.string() });

/** 消息设置 of who asks: the language of what leaves the house, and which kinds of it they have switched off. In the product everything stands. */
export const NoticeSettingsView = z
  .object({
    language: Language,
    /** `reason`: why this kind cannot be switched off. */
    kinds: z.array(z.object({ kind: Kind, words: Text, muted: z.boolean(), mutable: z.boolean(), reason: Text.nullable() })),
  })
  .meta({ id: 'NoticeSettingsView' });
/** A compulsory kind among them is refused with words. */
export const SaveNoticeSettingsBody = z.strictObject({ language: Language, muted: z.array(Kind).max(MESSAGE_KINDS.length) }).meta({ id: 'SaveNoticeSettings' });

const subject = z.string().trim().min(1).max(200);
const body = z.string().min(1).max(5_000);
/** 消息模板: of each kind and language the version in force; 0 is the one as delivered. */
export const MessageTemplateView = z
  .object({ kind: Kind, words: Text, language: Language, version: z.int(), subject: z.string(), body: z.string(), versions: z.array(z.object({ version: z.int(), savedAt: InstantText, by: z.string() })) })
  .meta({ id: 'MessageTemplateView' });
export const MessageTemplateList = z.object({ variables: z.array(z.enum(TEMPLATE_VARIABLES)), templates: z.array(MessageTemplateView) }).meta({ id: 'MessageTemplateList' });
export const PreviewTemplateBody = z.strictObject({ kind: Kind, language: Language, subject, body }).meta({ id: 'PreviewTemplate' });
/** `basedOn`: the version that was changed; another saved meanwhile is not written over. */
export const SaveTemplateBody = z.strictObject({ kind: Kind, language: Language, basedOn: z.int().min(0), subject, body }).meta({ id: 'SaveTemplate' });
/** By a message that was sent: `of` names its kind and instant; null where none was sent yet, then there are no lines. */
export const TemplatePreview = z
  .object({ subject: z.string(), text: z.string(), html: z.string(), of: z.object({ kind: z.string(), at: InstantText, recipient: z.string() }).nullable() })
  .meta({ id: 'TemplatePreview' });
