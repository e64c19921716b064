import type { Refusal } from '../shared/refusal.js';
import { isMutable, type MessageKind } from './message.js';
import type { BilingualText } from './reminder-text.js';

export const MESSAGE_LANGUAGES = ['zh', 'en'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** 模板: the words around what a message says. `{{name}}` stands for a variable. */
export interface MessageTemplate {
  readonly subject: string;
  readonly body: string;
}
/** What a template may name. `lines` and the two sentences after it belong into every message (N3). */
export const TEMPLATE_VARIABLES = ['title', 'count', 'recipient', 'date', 'lines', 'why', 'how_to_stop'] as const;
type Variable = (typeof TEMPLATE_VARIABLES)[number];
const REQUIRED: readonly Variable[] = ['lines', 'why', 'how_to_stop'];
const OF_SUBJECT: readonly Variable[] = ['title', 'count', 'recipient', 'date'];

/** One line of a message and its entry in the ledger. */
export interface MessageLine {
  readonly assignment: string;
  readonly reminder: string;
  readonly zh: string;
  readonly en: string;
  /** What happens where it is not done; absent in messages of earlier releases. */
  readonly otherwise?: BilingualText;
}
export interface MessageValues {
  readonly kind: MessageKind;
  readonly language: MessageLanguage;
  readonly title: string;
  readonly recipient: string;
  readonly date: string;
  readonly lines: readonly MessageLine[];
}

/** As delivered; version 0 of every kind. */
export const DEFAULT_TEMPLATE: Readonly<Record<MessageLanguage, MessageTemplate>> = {
  zh: { subject: '【联动】{{title}}', body: '{{lines}}\n\n{{why}}\n{{how_to_stop}}\n请自行登录联动系统办理；本消息不含计划内容，也不含登录链接。' },
  en: { subject: '[Liandong] {{title}}', body: '{{lines}}\n\n{{why}}\n{{how_to_stop}}\nPlease sign in to Liandong by yourself: no message holds the text of a plan or a link to sign in.' },
};

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g;
const namesIn = (text: string): string[] => [...text.matchAll(VARIABLE)].map(([, name = '']) => name);
const LINK = /https?:|www\.|<a\b|javascript:/i;

/** What is wrong with a template: a variable that there is not, one that is missing, a bracket left open, a link. */
export const wrongTemplate = ({ subject, body }: MessageTemplate): Refusal | undefined => {
  const known = (names: readonly string[], possible: readonly Variable[]): string[] => names.filter((name) => !(possible as readonly string[]).includes(name));
  const unknown = [...new Set([...known(namesIn(subject), OF_SUBJECT), ...known(namesIn(body), TEMPLATE_VARIABLES)])];
  if (unknown.length > 0) return { code: 'TEMPLATE_VARIABLE_UNKNOWN', facts: { variables: unknown, possible: [...TEMPLATE_VARIABLES], ofSubject: [...OF_SUBJECT] } };
  if (/\{\{|\}\}/.test(`${subject}\n${body}`.replaceAll(VARIABLE, ''))) return { code: 'TEMPLATE_VARIABLE_UNKNOWN', facts: { variables: ['{{'], possible: [...TEMPLATE_VARIABLES], ofSubject: [...OF_SUBJECT] } };
  const missing = REQUIRED.filter((name) => !namesIn(body).includes(name));
  if (missing.length > 0) return { code: 'TEMPLATE_VARIABLE_MISSING', facts: { variables: missing } };
  return LINK.test(`${subject}\n${body}`) ? { code: 'TEMPLATE_LINK', facts: {} } : undefined;
};

const WHY: Readonly<Record<MessageLanguage, string>> = {
  zh: '您收到此消息，是因为您（或您的单位）在上述任务中承担相应职责；每条下方为其提醒台账编号，可在“提醒台账”中查到。办结后不再提醒。',
  en: 'You get this because you or your unit have the duty named; below each line is its entry in the reminder ledger. It stops once the duty is fulfilled.',
};
const STOP: Readonly<Record<MessageLanguage, { readonly mutable: string; readonly compulsory: string }>> = {
  zh: { mutable: '如不需要此类邮件，可在“我的”页面关闭；站内消息照常。', compulsory: '此类消息按规定必须发送，不能关闭。' },
  en: { mutable: 'To have this kind in the product alone, switch it off on the page “Me”.', compulsory: 'This kind is compulsory and cannot be switched off.' },
};

/** Why a reader gets a kind of message, and how it ends. */
export const reasonsOf = (kind: MessageKind, language: MessageLanguage): { readonly why: string; readonly howToStop: string } => ({ why: WHY[language], howToStop: STOP[language][isMutable(kind) ? 'mutable' : 'compulsory'] });

const ENTRY: Readonly<Record<MessageLanguage, string>> = { zh: '台账', en: 'ledger entry' };
const OTHERWISE: Readonly<Record<MessageLanguage, string>> = { zh: '不按期办理', en: 'otherwise' };
const linesText = ({ lines, language }: MessageValues): string =>
  lines
    .map((line, index) => {
      const otherwise = line.otherwise ? `\n   ${OTHERWISE[language]}: ${line.otherwise[language]}` : '';
      return `${index + 1}. ${line[language]}${otherwise}\n   ${ENTRY[language]}: ${line.assignment} ${line.reminder}`;
    })
    .join('\n');

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => HTML[sign] ?? sign);

/** Subject, text and HTML: what stands in for a variable is never looked at again, and all of it is escaped. */
export const renderMessage = ({ subject, body }: MessageTemplate, values: MessageValues): { readonly subject: string; readonly text: string; readonly html: string } => {
  const { why, howToStop } = reasonsOf(values.kind, values.language);
  const known: Readonly<Record<Variable, string>> = { title: values.title, count: String(values.lines.length), recipient: values.recipient, date: values.date, lines: linesText(values), why, how_to_stop: howToStop };
  const filled = (text: string): string => text.replaceAll(VARIABLE, (_whole, name: string) => known[name as Variable] ?? '');
  const text = filled(body);
  return {
    // One line: a title cannot begin another header.
    subject: filled(subject).replace(/\s+/g, ' ').trim(),
    text,
    html: htmlOf(text, values.language),
  };
};

const htmlOf = (text: string, language: MessageLanguage): string =>
  `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><body>${text.split(/\n{2,}/).map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`).join('')}</body></html>`;

/** 测试消息 of a channel: says of itself what it is, in both languages, and of no task. */
export const renderTest = (date: string): { readonly subject: string; readonly text: string; readonly html: string } => {
  const text = `这是系统管理员于 ${date} 发出的测试消息，用于核对渠道设置；不涉及任何任务，无需办理。\n\nThis is a test that the system administrator sent on ${date} to check the settings of this channel. It is about no task, and nothing is to be done.`;
  return { subject: '【联动】渠道测试消息 / test message', text, html: htmlOf(text, 'zh') };
};
