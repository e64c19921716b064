import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReminderRow } from '../../api/generated/types.gen.js';
import { assignmentRemindersQuery } from '../../api/queries.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ForecastList } from './ForecastList.js';
import { ReminderLine } from '../ReminderLine.js';
import { Waiting } from '../Waiting.js';

const byInstant = (a: ReminderRow, b: ReminderRow): number => a.dueAt.localeCompare(b.dueAt);

/** 为何提醒·下一步: what was sent and why, what was not and why not, what comes if nobody acts. */
export const LedgerTab = ({ id }: { id: string }): ReactElement => {
  const { t } = useTranslation();
  const { data, error } = useQuery(assignmentRemindersQuery(id));
  if (!data) return <Waiting error={error} />;
  const rows = data.rows.toSorted(byInstant);
  const armed = rows.filter((row) => row.state === 'armed');
  const past = rows.filter((row) => row.state !== 'armed').toReversed();
  if (rows.length === 0) return <EmptyState why={t('ledger.none')} />;
  return (
    <div className="reading">
      <ForecastList id={id} />
      <section>
        <h2>{t('ledger.next')}</h2>
        {armed.length === 0 ? <p className="muted">{t('ledger.noNext')}</p> : <Rows rows={armed} label={t('ledger.next')} />}
        <p className="muted">{t('ledger.nextWhy')}</p>
      </section>
      <section>
        <h2>{t('ledger.past')}</h2>
        {past.length === 0 ? <p className="muted">{t('ledger.noPast')}</p> : <Rows rows={past} label={t('ledger.past')} />}
      </section>
    </div>
  );
};

const Rows = ({ rows, label }: { rows: readonly ReminderRow[]; label: string }): ReactElement => (
  <ul className="ledger" aria-label={label}>
    {rows.map((row) => (
      <ReminderLine key={row.key} row={row} />
    ))}
  </ul>
);
