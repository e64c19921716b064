import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReminderRow } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { instantText } from '../ui/date-text.js';
import { useLedgerText } from './ledger-text.js';

export const ReminderState = ({ row }: { row: ReminderRow }): ReactElement => {
  const { t } = useTranslation();
  const ledger = useLedgerText();
  return (
    <span className={`ledger-state ledger-${row.state}`}>
      {t(`ledger.state.${row.state}`)}
      {row.suppressedReason !== null && t('ledger.because', { reason: ledger.reason(row.suppressedReason) })}
      {row.late && row.state === 'dispatched' && <Tag variant="outlined">{t('ledger.late')}</Tag>}
    </span>
  );
};

/** To whom, by which channel, with what end. */
export const Deliveries = ({ row }: { row: ReminderRow }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  if (row.deliveries.length === 0) return <span className="muted">{row.to.map(ledger.addressee).join(t('common.and')) || '–'}</span>;
  return (
    <ul className="deliveries">
      {row.deliveries.map((each) => (
        <li key={`${each.recipient} ${each.channel}`}>
          {each.recipient} · {ledger.channel(each.channel)} · {t(`delivery.${each.state}`)} <span className="muted nowrap">{instantText(each.at, language)}</span>
        </li>
      ))}
    </ul>
  );
};

/** A row of 提醒台账 as a line. */
export const ReminderLine = ({ row }: { row: ReminderRow }): ReactElement => {
  const language = useLanguage();
  const ledger = useLedgerText();
  return (
    <li className="ledger-line">
      <p>
        <strong className="nowrap">{instantText(row.dueAt, language)}</strong>
        <span>
          {ledger.duty(row.duty, row.task)} · {ledger.rule(row.rule)}
        </span>
        <ReminderState row={row} />
      </p>
      <Deliveries row={row} />
    </li>
  );
};
