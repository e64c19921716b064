import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RehearsalDiffView } from '../../api/generated/types.gen.js';
import { rehearsalDiffQuery } from '../../api/rehearsal-queries.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Pager } from '../../ui/Pager.js';
import type { RunProps } from './run-props.js';
import { keyOf, useOutcome, useRowColumns } from './RunRows.js';
import { Waiting } from '../../components/Waiting.js';

type Row = RehearsalDiffView['rows'][number];

/** What differs from the run before. */
export const RunDiff = ({ year, run, isFirst, search, go }: RunProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const outcome = useOutcome();
  const rowColumns = useRowColumns();
  const { data, error } = useQuery({ ...rehearsalDiffQuery(year, run.id, search.page), enabled: !isFirst });
  if (isFirst) return <EmptyState why={t('rehearsal.noEarlier')} />;
  if (data === undefined) return <Waiting error={error} />;
  if (data === null) return <EmptyState why={t('rehearsal.noEarlier')} />;
  const rowOf = ({ was, is }: Row) => is ?? was;
  const columns: readonly Column<Row>[] = [
    { key: 'change', title: t('rehearsal.change'), isHead: true, render: ({ change }) => t(`rehearsal.changes.${change}`) },
    ...rowColumns.filter(({ key }) => key !== 'at' && key !== 'outcome').map((column): Column<Row> => ({
      key: column.key, title: column.title,
      render: (row) => {
        const shown = rowOf(row);
        return shown && column.render(shown);
      },
    })),
    { key: 'was', title: t('rehearsal.before'), render: ({ was }) => (was ? `${instantText(was.at, language)} ${outcome(was.outcome)}` : '–') },
    { key: 'is', title: t('rehearsal.now'), render: ({ is }) => (is ? `${instantText(is.at, language)} ${outcome(is.outcome)}` : '–') },
  ];
  return (
    <>
      <p>{t('rehearsal.against', { at: instantText(data.against.ranAt, language), ...data.counts })}</p>
      {data.rows.length === 0 ? <EmptyState why={t('rehearsal.noChange')} /> : <DataTable caption={t('rehearsal.tab.diff')} columns={columns} rows={data.rows} rowKey={({ change, was, is }) => `${change} ${was ? keyOf(was) : ''} ${is ? keyOf(is) : ''}`} />}
      <Pager total={data.total} page={data.page} pageSize={data.pageSize} onPage={(page) => go({ ...search, page })} />
    </>
  );
};
