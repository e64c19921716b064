import { useTranslation } from 'react-i18next';
import { unitNamesQuery } from '../api/review-queries.js';
import { useLanguage } from '../messages/use-language.js';
import { nameOf, taskCode } from '../ui/date-text.js';
import { useLedgerText } from './ledger-text.js';
import { useSide } from './use-side.js';

/** Filters of an address in words; how the list is laid out is none. */
const SILENT = ['view', 'page', 'box', 'show', 'item'];

export const useFilterWords = (search: object): readonly string[] => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const given = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !SILENT.includes(entry[0]));
  const units = useSide({ ...unitNamesQuery, enabled: given.some(([key]) => ['unit', 'department', 'province'].includes(key)) });
  const valueOf = (key: string, value: string): string => {
    const unit = units?.find(({ id }) => id === value);
    if (key === 'task') return taskCode(value);
    if (unit) return nameOf(unit, language);
    if (key === 'rule') return ledger.rule(value);
    if (key === 'duty') return ledger.duty(value);
    if (key === 'reason') return ledger.reason(value);
    const word = [`${key}.${value}`, `level.${value}`, `catalogue.level.${value}`, `ledger.state.${value}`, `supervision.state.${value}`, `rates.tab.${value}`].find((each) => i18n.exists(each));
    return word === undefined ? value : t(word as 'light.red');
  };
  return given.map(([key, value]) => {
    const label = [`filter.${key}`, `reminders.${key}`, `supervision.${key}`].find((each) => i18n.exists(each) && typeof i18n.t(each as 'filter.task') === 'string');
    const words = valueOf(key, value);
    return label === undefined ? words : t('print.filter', { label: t(label as 'filter.task'), value: words });
  });
};
