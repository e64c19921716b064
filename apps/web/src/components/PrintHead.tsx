import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../messages/use-language.js';
import { dayText, instantText, nameOf } from '../ui/date-text.js';
import { useSession } from './session-context.js';
import { useCycle } from './use-cycle.js';

interface Props {
  /** Of the list, in words. */
  filters: readonly string[];
  /** When the figures were read; a past day stands before it. */
  at: string | undefined;
  asOf?: string | undefined;
}

/** On paper alone: of which year, as of when, with which filters, by whom. The title stands above it, the pages are numbered below. */
export const PrintHead = ({ filters, at, asOf }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year } = useCycle();
  const { name, unit } = useSession();
  const when = asOf !== undefined ? t('print.asOf', { day: dayText(asOf, language, true) }) : at === undefined ? '' : t('print.at', { at: instantText(at, language, true) });
  return (
    <p className="print-head">
      {[t('shell.cycle', { year }), when, filters.length > 0 ? t('print.filters', { filters: filters.join(t('common.and')) }) : t('print.all'), t('print.by', { name, unit: nameOf(unit, language) })].filter((part) => part !== '').join(' · ')}
    </p>
  );
};
