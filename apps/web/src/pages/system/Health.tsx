import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SystemView } from '../../api/generated/types.gen.js';
import { systemQuery } from '../../api/system-queries.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';
import { Waiting } from '../../components/Waiting.js';
import { useKindText } from './kind-text.js';
import { Maintenance } from './Maintenance.js';

/** What waits, what was left lying, and when the next instant comes. */
export const Health = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const kindOf = useKindText();
  const { data, error } = useQuery(systemQuery);
  if (!data) return <Waiting error={error} />;
  const when = (at: string | null): string => (at === null ? '–' : instantText(at, language, true));
  const waiting = ({ n, oldest }: SystemView['untold']): string => (n === 0 ? t('system.nothing') : t('system.waiting', { n, since: when(oldest) }));
  return (
    <>
      <p role="status">
        <strong className={data.overdue.n > 0 ? 'check-blocked' : 'check-passed'}>{data.overdue.n > 0 ? t('system.behind') : t('system.wellUntil', { at: when(data.at) })}</strong>
      </p>
      <dl className="facts">
        <div>
          <dt>{t('system.database')}</dt>
          <dd>{t(data.database ? 'system.answers' : 'system.away')}</dd>
        </div>
        <div>
          <dt>{t('system.untold')}</dt>
          <dd>{waiting(data.untold)}</dd>
        </div>
        <div>
          <dt>{t('system.overdue')}</dt>
          <dd>{waiting(data.overdue)}</dd>
        </div>
        <div>
          <dt>{t('system.nextReminder')}</dt>
          <dd>{when(data.nextReminder)}</dd>
        </div>
        <div>
          <dt>{t('system.scanner')}</dt>
          <dd>{t(`system.scanners.${data.scanner}`, { waiting: data.files.waiting, quarantined: data.files.quarantined })}</dd>
        </div>
        <div>
          <dt>{t('system.engine')}</dt>
          <dd>{data.engineUrl === null ? t('system.noEngine') : <a href={data.engineUrl}>{t('demo.engine')}</a>}</dd>
        </div>
        {Object.entries(data.open).map(([kind, n]) => (
          <div key={kind}>
            <dt>{t('system.openOf', { kind: kindOf(kind) })}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      <Channels channels={data.channels} />
      <Next next={data.next} />
      <Maintenance />
    </>
  );
};

const Channels = ({ channels }: Pick<SystemView, 'channels'>): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const lineOf = ({ circuit, isSetUp, openUntil, failure }: SystemView['channels'][number]): string => {
    if (circuit === 'open') return t('circuit.open', { until: openUntil === null ? '–' : instantText(openUntil, language, true), failure: failure ?? '–' });
    if (circuit === 'probing') return t('circuit.probing', { failure: failure ?? '–' });
    return t(isSetUp ? 'circuit.closed' : 'circuit.notSetUp');
  };
  const columns: readonly Column<SystemView['channels'][number]>[] = [
    { key: 'channel', title: t('system.channel'), isHead: true, render: ({ channel, kind }) => <>{ledger.channel(channel)} {kind !== channel && <span className="muted">{kind}</span>}</> },
    { key: 'circuit', title: t('circuit.title'), render: (row) => <span className={row.circuit === 'closed' && row.isSetUp ? undefined : 'check-blocked'}>{lineOf(row)}</span> },
    { key: 'queue', title: t('circuit.queue'), render: ({ handed, oldest }) => (oldest === null ? handed : t('circuit.since', { n: handed, since: instantText(oldest, language, true) })) },
    ...(['sent', 'failed', 'unknown'] as const).map((state): Column<SystemView['channels'][number]> => ({ key: state, title: t(`delivery.${state}`), isNumber: true, render: (row) => `${row[state]}${state === 'sent' && row.atLeast ? '+' : ''}` })),
    { key: 'last', title: t('system.lastSent'), render: ({ lastSentAt }) => (lastSentAt === null ? '–' : instantText(lastSentAt, language, true)) },
  ];
  return (
    <>
      <h2>{t('system.channels')}</h2>
      {channels.length === 0 ? <p className="muted">{t('system.noMessages')}</p> : <DataTable caption={t('system.channels')} columns={columns} rows={channels} rowKey={({ channel }) => channel} />}
    </>
  );
};

const Next = ({ next }: Pick<SystemView, 'next'>): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<SystemView['next'][number]>[] = [
    { key: 'stream', title: t('system.stream'), isHead: true, render: ({ stream }) => <span className="reference anywhere">{stream}</span> },
    { key: 'at', title: t('reminders.due'), render: ({ at }) => instantText(at, language, true) },
  ];
  return (
    <>
      <h2>{t('system.next')}</h2>
      {next.length === 0 ? <p className="muted">{t('system.nothing')}</p> : <DataTable caption={t('system.next')} columns={columns} rows={next} rowKey={({ stream }) => stream} />}
    </>
  );
};
