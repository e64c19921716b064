import { useTranslation } from 'react-i18next';
import type { ChannelSettingView } from '../../api/generated/types.gen.js';

const KINDS = ['webhook', 'sms', 'wecom', 'dingtalk', 'feishu'] as const;
/** Words that a failure begins with where no peer has spoken. */
const SIGNS = ['BLOCKED', 'UNREACHABLE', 'NO_KEY', 'NOT_SET_UP'] as const;

export interface ChannelText {
  readonly kind: (kind: string) => string;
  /** What became of a test: sent, refused with the peer's own words, or never there. */
  readonly test: (test: NonNullable<ChannelSettingView['test']>) => string;
}
export const useChannelText = (): ChannelText => {
  const { t } = useTranslation();
  return {
    kind: (kind) => {
      const known = KINDS.find((each) => each === kind);
      return known ? t(`channels.kinds.${known}`) : kind;
    },
    test: ({ state, failure }) => {
      if (state !== 'failed') return t(`channels.test.${state}`);
      const sign = SIGNS.find((each) => failure?.startsWith(each));
      return sign ? t(`channels.test.${sign}`, { failure: failure?.slice(sign.length).trim() ?? '' }) : t('channels.test.refused', { failure: failure ?? '–' });
    },
  };
};
