import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { forecastQuery } from '../../api/plan-queries.js';
import { useLanguage } from '../../messages/use-language.js';
import { instantText } from '../../ui/date-text.js';
import { wordsIn } from '../../api/allowed-actions.js';
import { useSide } from '../use-side.js';

/** 为何提醒·下一步 in one line: what happened last, what comes if nobody acts. */
export const NextLine = ({ id }: { id: string }): ReactElement | false => {
  const { t } = useTranslation();
  const language = useLanguage();
  const data = useSide(forecastQuery(id));
  const [last] = data?.last ?? [];
  const [next] = data?.next ?? [];
  const said = (text: { zh: string; en: string }): string => wordsIn(language, text);
  if (!last && !next) return false;
  return (
    <p className="desk-line next-line">
      {last && <span>{t('next.last', { what: said(last.text), at: instantText(last.at, language) })}</span>}
      <strong>{next ? t('next.next', { what: said(next.text), at: instantText(next.at, language) }) : t('next.nothing')}</strong>
    </p>
  );
};
