import { useTranslation } from 'react-i18next';
import type { FlagView } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { nameOf } from '../ui/date-text.js';

/** What looks odd in a report, in words. */
export const useFlagText = (): ((flag: FlagView) => string) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (flag) => {
    if (flag.kind === 'stall') return t('progress.flag.stall', { percent: flag.percent, since: flag.since });
    if (flag.kind === 'jump') return t('progress.flag.jump', { from: flag.from, to: flag.to });
    return t('progress.flag.copied', { unit: nameOf(flag.otherUnit, language), share: Math.round(flag.similarity * 100) });
  };
};
