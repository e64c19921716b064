import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithheldList } from '../../api/generated/types.gen.js';
import { withheldQuery } from '../../api/supervision-queries.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { TurnSearch } from '../../search-types.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { instantText, nameOf, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Turns } from '../../ui/Turns.js';
import { Waiting } from '../../components/Waiting.js';

type Row = WithheldList['rows'][number];

/** What the cap of three notices a unit and week held back, and when it goes out (S5). */
export const WithheldNotices = ({ turn }: { turn: TurnSearch }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const navigate = useNavigate();
  const { data, error } = useQuery(withheldQuery(turn));
  const columns: readonly Column<Row>[] = [
    {
      key: 'item', title: t('reminders.item'), isHead: true,
      render: (row) => (
        <Link {...pathTo.assignment(row.assignment)}>
          {taskCode(row.task)} {nameOf(row.unit, language)}
        </Link>
      ),
    },
    { key: 'level', title: t('supervision.level'), render: (row) => ledger.rule(row.level) },
    { key: 'due', title: t('cases.wasDue'), render: (row) => instantText(row.dueAt, language) },
    { key: 'at', title: t('cases.withheldAt'), render: (row) => instantText(row.withheldAt, language) },
    { key: 'next', title: t('cases.goesOut'), render: (row) => (row.nextAt === null ? '–' : instantText(row.nextAt, language)) },
    { key: 'state', title: t('filter.state'), render: (row) => (row.state === null ? '–' : t(`ledger.state.${row.state}`)) },
  ];
  const foot = <Turns list={data} turn={turn} onTurn={(next) => void navigate(pathTo.supervision({ show: 'withheld', ...next }))} />;
  if (!data)
    return (
      <>
        <Waiting error={error} />
        {error && foot}
      </>
    );
  return (
    <>
      <p className="muted">{t('cases.withheldWhy')}</p>
      {data.rows.length === 0 ? <EmptyState why={t('cases.noneWithheld')} /> : <DataTable caption={t('cases.view.withheld')} columns={columns} rows={data.rows} rowKey={(row) => `${row.assignment} ${row.level} ${row.dueAt}`} />}
      {foot}
    </>
  );
};
