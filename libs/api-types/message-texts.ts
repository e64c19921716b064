import type { RefusalCode } from '#domain/shared/refusal.js';
import { MESSAGE_KINDS, MUTABLE_KINDS, type MessageKind } from '#domain/reminder/message.js';
import { both, joined, list, when, type Text } from './refusal-parts.js';
import type { Bilingual } from './words.js';

/** Kinds of messages in words. */
export const KIND_WORDS: Readonly<Record<MessageKind, Bilingual>> = {
  digest: { zh: '每日汇总', en: 'daily digest' },
  deadline: { zh: '到期与逾期提醒', en: 'deadlines and overdue' },
  notice: { zh: '即时通知', en: 'notices of what has happened' },
  supervision: { zh: '督办与批示', en: 'supervision and instructions' },
  nudge: { zh: '催办', en: 'nudges' },
  mention: { zh: '沟通提及', en: 'mentions' },
  contribution: { zh: '配合情况', en: 'contributions' },
};
const kindWord = (kind: string): Bilingual => {
  const known = MESSAGE_KINDS.find((each) => each === kind);
  return known ? KIND_WORDS[known] : { zh: kind, en: kind };
};

const braced = (value: unknown): string => list(value).map((name) => (name.startsWith('{') ? name : `{{${name}}}`)).join(' ');

/** What is refused of the words of messages. */
export const MESSAGE_TEXTS = {
  CHANNEL_UNKNOWN: (facts) => ({
    zh: `没有配置名为${when(list(facts['channels']).join('、'), (shown) => `“${shown}”`) || '所选名称'}的渠道，未保存。${when(list(facts['possible']).join('、'), (shown) => `可选：${shown}。`)}请先由系统管理员配置。`,
    en: `No channel is set up under ${when(list(facts['channels']).join(', '), (shown) => `“${shown}”`) || 'that name'}, so nothing was saved. ${when(list(facts['possible']).join(', '), (shown) => `There are ${shown}. `)}The system administrator sets channels up first.`,
  }),
  KIND_COMPULSORY: (facts) => {
    const kinds = joined(list(facts['kinds']), kindWord);
    return {
      zh: `${kinds.zh || '所选类别'}按规定必须发送，不能关闭，设置未保存。可以关闭的是：${joined(MUTABLE_KINDS, kindWord).zh}。`,
      en: `${kinds.en || 'What was chosen'}: compulsory, so it cannot be switched off and nothing was saved. These can be: ${joined(MUTABLE_KINDS, kindWord).en}.`,
    };
  },
  TEMPLATE_VARIABLE_UNKNOWN: (facts) => ({
    zh: `模板中有不能识别的变量${when(braced(facts['variables']), (shown) => `：${shown}`)}，未保存。${when(braced(facts['possible']), (shown) => `正文可用：${shown}；`)}${when(braced(facts['ofSubject']), (shown) => `标题可用：${shown}。`)}请改正后再保存。`,
    en: `The template names variables that there are not${when(braced(facts['variables']), (shown) => `: ${shown}`)}, so it was not saved. ${when(braced(facts['possible']), (shown) => `The body may name ${shown}. `)}${when(braced(facts['ofSubject']), (shown) => `The subject may name ${shown}. `)}Correct it and save again.`,
  }),
  TEMPLATE_VARIABLE_MISSING: (facts) => ({
    zh: `正文缺少必备变量${when(braced(facts['variables']), (shown) => `：${shown}`)}，未保存。每条消息都须写明事项、为何收到、如何停收。请补上后再保存。`,
    en: `The body lacks variables that every message needs${when(braced(facts['variables']), (shown) => `: ${shown}`)}, so it was not saved: what is to be done, why the reader gets it and how it ends. Add them and save again.`,
  }),
  TEMPLATE_LINK: both('模板中不能有网址或链接，未保存：消息不带登录链接，以防仿冒。请删去后再保存。', 'A template may hold no address or link, so it was not saved: messages have no link to sign in, so that a forged one stands out. Remove it and save again.'),
  TEMPLATE_CHANGED: both('该模板刚刚由他人保存了新版本，您的修改未保存。请刷新后在新版本上修改。', 'Somebody saved a new version of this template a moment ago, so yours was not saved. Reload and change the new one.'),
} as const satisfies Partial<Record<RefusalCode, Text>>;
