import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { entriesOf } from '../../components/assignment/last-drafted.js';
import { useLanguage } from '../../messages/use-language.js';
import { instantText } from '../../ui/date-text.js';

/** 报送回执 of each submission, the last first: number, instant of the server, hashes. */
export const ReceiptSheet = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const timelinessOf = (code: unknown): string => {
    const known = (['in_time', 'grace', 'late'] as const).find((each) => each === code);
    return known ? t(`prints.timeliness.${known}`) : '–';
  };
  const submissions = entriesOf(assignment, 'PlanSubmitted').toReversed();
  if (submissions.length === 0) return <p>{t('prints.noReceipt')}</p>;
  return (
    <>
      {submissions.map((entry) => (
        <section key={entry.sequence}>
          <h2>{t('prints.receipt', { number: entry.sequence, round: entry.round })}</h2>
          <dl className="receipt">
            <dt>{t('prints.head.at')}</dt>
            <dd>{instantText(entry.at, language, true)}</dd>
            <dt>{t('prints.head.who')}</dt>
            <dd>{[entry.unit, entry.actor].filter((part) => part !== '').join(' ')}</dd>
            <dt>{t('prints.timeliness.title')}</dt>
            <dd>{timelinessOf(entry.facts['timeliness'])}</dd>
            <dt>{t('prints.textHash')}</dt>
            <dd className="reference">{String(entry.facts['textHash'] ?? '–')}</dd>
            <dt>{t('prints.eventHash')}</dt>
            <dd className="reference">{entry.hash}</dd>
          </dl>
        </section>
      ))}
      <p className="muted">{t('prints.receiptNote')}</p>
    </>
  );
};
