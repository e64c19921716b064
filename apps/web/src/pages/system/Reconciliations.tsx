import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.js';
import type { ReconciliationList } from '../../api/generated/types.gen.js';
import { reconciliationsQuery } from '../../api/system-queries.js';
import { apiPathTo } from '../../api-paths.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Waiting } from '../../components/Waiting.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';

type Row = ReconciliationList['rows'][number];

const FOUND = ['missing', 'terminated', 'behind', 'other_state', 'blocked', 'completed', 'silent', 'asked_for'] as const;
const DID = ['woken', 'started_anew', 'nothing'] as const;

/** 核对: the workflows held against the record now, and what the last ones came to. */
export const Reconciliations = (): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error } = useQuery(reconciliationsQuery);
  const ask = useMutation({
    mutationFn: () => request<ReconciliationList>(apiPathTo.reconciliations(), { method: 'POST' }),
    onSuccess: (list) => client.setQueryData(reconciliationsQuery.queryKey, list),
  });
  if (!data) return <Waiting error={error} />;
  return (
    <section className="stack" aria-label={t('reconcile.title')}>
      <h2>{t('reconcile.title')}</h2>
      <p className="muted">{t('reconcile.why')}</p>
      <div className="row wrap">
        <Button loading={ask.isPending} onClick={() => ask.mutate()}>
          {t('reconcile.now')}
        </Button>
      </div>
      {(error ?? ask.error) && <ErrorNote error={error ?? ask.error} />}
      <Results rows={data.rows} />
    </section>
  );
};

const Results = ({ rows }: { rows: readonly Row[] }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  if (rows.length === 0) return <p className="muted">{t('reconcile.never')}</p>;
  const when = (at: string | null): ReactElement => <span className="nowrap">{at === null ? '–' : instantText(at, language, true)}</span>;
  const stateOf = ({ asked, began, ended, failure }: Row): string => {
    if (failure !== null) return t('reconcile.failed', { failure });
    if (ended !== null) return t('reconcile.done');
    return began === null && asked !== null ? t('reconcile.waiting') : t('reconcile.running');
  };
  const columns: readonly Column<Row>[] = [
    { key: 'began', title: t('reconcile.began'), isHead: true, render: ({ began, asked }) => when(began ?? asked?.at ?? null) },
    { key: 'by', title: t('reconcile.by'), render: ({ asked }) => asked?.by ?? t('reconcile.ofNight') },
    { key: 'state', title: t('filter.state'), render: (row) => <span role="status" className={row.failure === null ? undefined : 'check-blocked'}>{stateOf(row)}</span> },
    { key: 'ended', title: t('reconcile.ended'), render: ({ ended }) => when(ended) },
    ...(['checked', 'differences', 'mended'] as const).map((figure): Column<Row> => ({ key: figure, title: t(`reconcile.${figure}`), isNumber: true, render: (row) => row[figure] ?? '–' })),
    { key: 'named', title: t('reconcile.named'), render: ({ named }) => <Named named={named} /> },
  ];
  return <DataTable caption={t('reconcile.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
};

const Named = ({ named }: Pick<Row, 'named'>): ReactElement => {
  const { t } = useTranslation();
  const found = (word: string): string => (FOUND.some((each) => each === word) ? t(`reconcile.found.${word as (typeof FOUND)[number]}`) : word);
  const did = (word: string): string => (DID.some((each) => each === word) ? t(`reconcile.did.${word as (typeof DID)[number]}`) : word);
  if (named.length === 0) return <>–</>;
  return (
    <ul>
      {named.map((each) => (
        <li key={each.stream} className="anywhere">{t('reconcile.one', { stream: each.stream, found: found(each.found), did: did(each.did) })}</li>
      ))}
    </ul>
  );
};
