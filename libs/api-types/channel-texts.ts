import { both, text, when, type Text } from './refusal-parts.js';

const WHY: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  not_https: { zh: '只能用 https 访问', en: 'it must be reached by https' },
  not_public: { zh: '它指向本机、内网或链路本地地址', en: 'it leads to this machine, a private network or a link-local address' },
};

/** What is said of channels that are entered. */
export const CHANNEL_TEXTS = {
  CHANNEL_CHANGED: both('该渠道刚刚由他人修改或删除，您的修改未保存。请刷新后在新版本上修改。', 'Somebody changed or deleted this channel a moment ago, so yours was not saved. Reload and change the new version.'),
  CHANNEL_NAME_TAKEN: both('已有同名渠道（可能由环境变量 CHANNELS 设置），未保存。请换一个名称。', 'There is a channel of this name already, perhaps of the variable CHANNELS, so nothing was saved. Choose another name.'),
  CHANNEL_KIND_FIXED: both('渠道的类型不能修改，未保存。请删除后另建一个。', 'The kind of a channel does not change, so nothing was saved. Delete it and enter another.'),
  CHANNEL_SECRET_NEEDED: both('新渠道或改到另一主机的渠道须重新输入密钥，未保存。密钥不会带到另一主机。', 'A new channel, and one that moves to another host, needs its secret entered, so nothing was saved. A secret does not follow to another host.'),
  CHANNEL_KEY_MISSING: both('投递进程尚未启动，或没有配置密钥环（KEYS），无法加密保存密钥，未保存。请先配置并启动投递进程。', 'The worker has not run yet, or has no KEYS, so the secret cannot be sealed and nothing was saved. Start the worker with its keys first.'),
  CHANNEL_ADDRESS_BLOCKED: (facts) => {
    const why = WHY[text(facts['why'])];
    return {
      zh: `该地址${when(facts['host'], (shown) => `（${shown}）`)}不允许访问，未保存${why ? `：${why.zh}` : ''}。内网地址须先由运维列入 CHANNELS 的 allowedHosts。`,
      en: `This address${when(facts['host'], (shown) => ` (${shown})`)} may not be reached, so nothing was saved${why ? `: ${why.en}` : ''}. A host inside the house must first be named in allowedHosts of CHANNELS.`,
    };
  },
  CHANNEL_OFF: (facts) => ({
    zh: `渠道${when(facts['channel'], (shown) => `“${shown}”`)}不存在或已停用，未发送。请先启用。`,
    en: `The channel${when(facts['channel'], (shown) => ` “${shown}”`)} is not there or is switched off, so nothing was sent. Switch it on first.`,
  }),
} as const satisfies Readonly<Record<string, Text>>;
