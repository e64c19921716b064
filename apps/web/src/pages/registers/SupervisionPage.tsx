import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupervisionRow } from '../../api/generated/types.gen.js';
import { ApiError } from '../../api/client.js';
import { supervisionNoticeQuery, supervisionQuery } from '../../api/queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Filter, FilterBar, useChoices } from '../../components/FilterBar.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { useSeesNothing } from '../../components/session-context.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { SupervisionSearch } from '../../path-builder.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { dayText, deadlineText, instantText, nameOf, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LevelBars } from '../../ui/LevelBars.js';
import { Pager } from '../../ui/Pager.js';
import { PageSkeleton } from '../../ui/Skeletons.js';

const route = getRouteApi('/inside/registers/supervision');
const LEVELS = ['blue', 'orange', 'red'] as const;
const STATES = ['open', 'closed'] as const;

/** 督办: cases by level, each with its notice. */
export const SupervisionPage = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tasks, units } = useChoices();
  const search = route.useSearch();
  const { data, error } = useQuery(supervisionQuery(search));
  const [opened, setOpened] = useState<string>();
  const columns = useColumns(setOpened);
  const seesNothing = useSeesNothing();
  const go = (next: SupervisionSearch): void => void navigate(pathTo.supervision(next));
  const set = (key: Exclude<keyof SupervisionSearch, 'page'>) => (value: string | undefined): void => {
    const { page: _page, [key]: _old, ...rest } = search;
    go(value === undefined ? rest : ({ ...rest, [key]: value } as SupervisionSearch));
  };
  const { page: _page, ...filters } = search;
  const isSet = Object.keys(filters).length > 0;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.supervision')}</h1>
      </div>
      <p className="muted">{t('supervision.why')}</p>
      <FilterBar isSet={isSet} onClear={() => go({})}>
        <Filter label={t('supervision.level')} value={search.level} choices={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))} onChange={set('level')} />
        <Filter label={t('filter.state')} value={search.state} choices={STATES.map((value) => ({ value, label: t(`supervision.state.${value}`) }))} onChange={set('state')} />
        <Filter label={t('filter.task')} value={search.task} choices={tasks} onChange={set('task')} />
        <Filter label={t('filter.unit')} value={search.unit} choices={units} onChange={set('unit')} />
      </FilterBar>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data?.rows.length === 0 && <EmptyState why={seesNothing ? t('sight.none') : isSet ? t('filter.nothing') : t('supervision.empty')} />}
      {data && data.rows.length > 0 && <DataTable caption={t('nav.supervision')} columns={columns} rows={data.rows} rowKey={({ id }) => id} />}
      {data && <Pager total={data.total} page={data.page} pageSize={data.pageSize} onPage={(page) => go({ ...search, page })} />}
      <NoticeDrawer id={opened} onClose={() => setOpened(undefined)} />
    </div>
  );
};

const useColumns = (onOpen: (id: string) => void): readonly Column<SupervisionRow>[] => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const names = (all: readonly string[]): string => all.map(ledger.addressee).join(t('common.and')) || '–';
  const ground = (code: string): string => (i18n.exists(`supervision.ground.${code}`) ? t(`supervision.ground.${code}` as 'supervision.ground.plan_overdue') : code);
  return [
    { key: 'level', title: t('supervision.level'), render: (row) => <LevelBars level={row.level} /> },
    { key: 'number', title: t('supervision.number'), isHead: true, render: (row) => <Button type="link" size="small" className="cell-button" onClick={() => onOpen(row.id)}>{row.number}</Button> },
    {
      key: 'item',
      title: t('reminders.item'),
      render: (row) => (
        <Link {...pathTo.assignment(row.assignment)} className="nowrap">
          {taskCode(row.task)} {nameOf(row.unit, language)}
        </Link>
      ),
    },
    { key: 'ground', title: t('supervision.groundHead'), render: (row) => `${ground(row.ground)}${t('common.comma')}${deadlineText(row.dueOn, language)}` },
    { key: 'opened', title: t('supervision.opened'), render: (row) => <span className="nowrap">{instantText(row.openedAt, language)}</span> },
    { key: 'reply', title: t('supervision.reply'), render: (row) => <span className="nowrap">{dayText(row.replyDueOn, language)}</span> },
    { key: 'to', title: t('supervision.to'), render: (row) => names(row.addressees) },
    { key: 'copies', title: t('supervision.copies'), render: (row) => names(row.copies) },
    { key: 'state', title: t('filter.state'), render: (row) => `${t(`supervision.state.${row.state}`)}${row.closedAt === null ? '' : ` ${instantText(row.closedAt, language)}`}` },
  ];
};

const NoticeDrawer = ({ id, onClose }: { id: string | undefined; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  return (
    <Drawer open={id !== undefined} onClose={onClose} title={t('supervision.notice')} size={560} destroyOnHidden>
      {id !== undefined && <NoticeText id={id} />}
    </Drawer>
  );
};

const NoticeText = ({ id }: { id: string }): ReactElement => {
  const { t } = useTranslation();
  const { data, error } = useQuery(supervisionNoticeQuery(id));
  // It is written a moment after its case is opened.
  if (error instanceof ApiError && error.status === 404) return <p>{t('supervision.notYet')}</p>;
  if (!data) return error ? <ErrorNote error={error} /> : <PageSkeleton />;
  return (
    <div className="letter reading">
      <h2>{data.title}</h2>
      {data.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
};
