import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.js';
import type { FailedMessageList } from '../../api/generated/types.gen.js';
import { failedMessagesQuery } from '../../api/system-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Turns } from '../../ui/Turns.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { toast } from '../../ui/toast.js';
import type { TabProps } from './tab-props.js';

type Row = FailedMessageList['rows'][number];

/** Messages that a channel refused: given up, or being tried again. */
export const FailedWork = ({ search, go }: TabProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const client = useQueryClient();
  const { data, error } = useQuery(failedMessagesQuery(search));
  const again = useMutation({
    mutationFn: (id: string) => request<unknown>(apiPathTo.retryMessage(id), { method: 'POST' }),
    onSuccess: () => toast('done', t('system.handedAgain')),
    onSettled: () => void client.invalidateQueries({ queryKey: ['system'] }),
  });
  const columns: readonly Column<Row>[] = [
    { key: 'to', title: t('reminders.to'), isHead: true, render: ({ recipient }) => <span className="anywhere">{`${recipient.name} ${recipient.email}`}</span> },
    { key: 'channel', title: t('system.channel'), render: ({ channel }) => ledger.channel(channel) },
    { key: 'at', title: t('reminders.due'), render: ({ createdAt }) => instantText(createdAt, language, true) },
    { key: 'state', title: t('filter.state'), render: ({ state }) => t(`delivery.${state}`) },
    { key: 'attempts', title: t('system.attempts'), isNumber: true, render: ({ attempts }) => attempts },
    { key: 'failure', title: t('system.failure'), render: ({ failure }) => <span className="anywhere">{failure ?? '–'}</span> },
    {
      key: 'again', title: t('cycle.act'),
      render: ({ id, state, recipient }) => (
        <ReasonButton size="small" loading={again.isPending && again.variables === id} reason={state === 'handed' ? t('system.isTried') : undefined} aria-label={t('system.againTo', { name: recipient.name })} onClick={() => again.mutate(id)}>
          {t('common.retry')}
        </ReasonButton>
      ),
    },
  ];
  return (
    <>
      <p className="muted">{t('system.failedWhy')}</p>
      {(error ?? again.error) && <ErrorNote error={error ?? again.error} />}
      {!data && !error && <PageSkeleton />}
      {data?.rows.length === 0 && <EmptyState why={t('system.noFailed')} />}
      {data && data.rows.length > 0 && <DataTable caption={t('system.tab.failed')} columns={columns} rows={data.rows} rowKey={({ id }) => id} />}
      <Turns list={data} turn={search} onTurn={(turn) => go({ tab: 'failed', ...turn })} />
    </>
  );
};
