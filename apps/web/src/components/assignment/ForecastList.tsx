import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { forecastQuery } from '../../api/plan-queries.js';
import { useLanguage } from '../../messages/use-language.js';
import { instantText } from '../../ui/date-text.js';
import { wordsIn } from '../../api/allowed-actions.js';
import { Waiting } from '../Waiting.js';

/** What the rules do if nobody acts: the next three, messages and consequences alike. */
export const ForecastList = ({ id }: { id: string }): ReactElement | false => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(forecastQuery(id));
  if (!data) return <Waiting error={error} rows={2} />;
  if (data.next.length === 0) return false;
  return (
    <section>
      <h2>{t('next.ifNobody')}</h2>
      <ul className="ledger" aria-label={t('next.ifNobody')}>
        {data.next.map(({ at, type, text }) => (
          <li key={at + type} className="ledger-line">
            <strong className="nowrap">{instantText(at, language)}</strong> {wordsIn(language, text)}
          </li>
        ))}
      </ul>
      <p className="muted">
        {t('next.calendar', { version: data.calendar.version })}
        {data.calendar.provisional && t('next.provisional')}
      </p>
    </section>
  );
};
