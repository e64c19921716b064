import type { RefusalCode } from '#domain/shared/refusal.js';
import { both, list, when, type Text } from './refusal-parts.js';

const braced = (value: unknown): string => list(value).map((name) => (name.startsWith('{') ? name : `{{${name}}}`)).join(' ');

/** What is refused of the words of messages. */
export const MESSAGE_TEXTS = {
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
