import { useTranslation } from 'react-i18next';
import { DATES, LIMITS, ROLLED, type Shown } from '../../forms/settings-fields.js';
import { useLanguage } from '../../messages/use-language.js';
import { dayText } from '../../ui/date-text.js';

const WORDS = ['all', 'any', 'share', 'sequential', 'changed', 'full', 'none', 'previous', 'next'] as const;

/** A setting's value in words. */
export const useSettingText = (): ((key: Shown, value: unknown) => string) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = (value: unknown): string => {
    if (typeof value === 'object' && value !== null && 'nthAfter' in value) return t('setting.value.nth', { n: Number(value.nthAfter) });
    const known = WORDS.find((each) => each === value);
    return known ? t(`setting.value.${known}`) : String(value ?? '–');
  };
  return (key, value) => {
    if (typeof value === 'boolean') return t(value ? 'setting.yes' : 'setting.no');
    if (DATES.some((each) => each === key) && typeof value === 'string') return dayText(value, language, true);
    if (LIMITS.some((each) => each === key)) return t('setting.wd', { n: Number(value) });
    if (key === 'graceMinutes') return t('setting.minutes', { n: Number(value) });
    if (key === 'rollRules') return ROLLED.map((each) => `${t(`setting.roll.${each}`)} ${word((value as Record<string, unknown> | undefined)?.[each])}`).join(t('common.comma'));
    return word(value);
  };
};
