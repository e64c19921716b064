import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.js';
import type { StuckList, TellAgain, ToldAgain } from '../../api/generated/types.gen.js';
import { stuckQuery } from '../../api/system-queries.js';
import { apiPathTo } from '../../api-paths.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Waiting } from '../../components/Waiting.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { toast } from '../../ui/toast.js';
import { Reconciliations } from './Reconciliations.js';
import { useKindText } from './kind-text.js';

type Row = StuckList['rows'][number];

/** 停滞: what does not move on by itself, each with what sets it going. Ids alone: what it is about is not for who keeps the system running. */
export const Stuck = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const kindOf = useKindText();
  const client = useQueryClient();
  const { data, error } = useQuery(stuckQuery);
  const tell = useMutation({
    mutationFn: (stream: string | undefined) => request<ToldAgain>(apiPathTo.tellings(), { method: 'POST', body: (stream === undefined ? {} : { stream }) satisfies TellAgain }),
    onSuccess: ({ told }) => toast('done', t('stuck.told', { n: told })),
    onSettled: () => void client.invalidateQueries({ queryKey: ['system'] }),
  });
  if (!data) return <Waiting error={error} />;
  const columns: readonly Column<Row>[] = [
    { key: 'stream', title: t('system.stream'), isHead: true, render: ({ stream }) => <span className="reference anywhere">{stream}</span> },
    { key: 'kind', title: t('stuck.kind'), render: ({ kind }) => kindOf(kind) },
    { key: 'what', title: t('stuck.what'), render: ({ what }) => t(`stuck.whats.${what}`) },
    { key: 'since', title: t('stuck.since'), render: ({ since }) => <span className="nowrap">{instantText(since, language, true)}</span> },
    {
      key: 'again', title: t('cycle.act'),
      render: ({ stream }) => (
        <Button size="small" loading={tell.isPending && tell.variables === stream} aria-label={t('stuck.tellOf', { stream })} onClick={() => tell.mutate(stream)}>
          {t('stuck.tell')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <p className="muted">{t('stuck.why')}</p>
      <div className="row wrap">
        <ReasonButton type="primary" loading={tell.isPending && tell.variables === undefined} reason={data.rows.length === 0 ? t('stuck.none', { at: instantText(data.at, language, true) }) : undefined} onClick={() => tell.mutate(undefined)}>
          {t('stuck.tellAll')}
        </ReasonButton>
      </div>
      {(error ?? tell.error) && <ErrorNote error={error ?? tell.error} />}
      {data.rows.length === 0 ? <EmptyState why={t('stuck.none', { at: instantText(data.at, language, true) })} /> : <DataTable caption={t('system.tab.stuck')} columns={columns} rows={data.rows} rowKey={({ what, stream, since }) => `${what} ${stream} ${since}`} />}
      {data.isCut && <p className="muted">{t('stuck.isCut')}</p>}
      <Failed failed={data.failed} />
      <Reconciliations />
    </>
  );
};

/** Other work that came to nothing. */
const Failed = ({ failed: { messages, exports, atLeast } }: Pick<StuckList, 'failed'>): ReactElement => {
  const { t } = useTranslation();
  const more = atLeast ? '+' : '';
  return (
    <section aria-label={t('stuck.failed')}>
      <h2>{t('stuck.failed')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('stuck.failedMessages')}</dt>
          <dd>{messages === 0 ? t('system.nothing') : <Link {...pathTo.system({ tab: 'failed' })}>{`${messages}${more}`}</Link>}</dd>
        </div>
        <div>
          <dt>{t('stuck.failedExports')}</dt>
          <dd>{exports === 0 ? t('system.nothing') : t('stuck.exports', { n: `${exports}${more}` })}</dd>
        </div>
      </dl>
    </section>
  );
};
