import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { supervisionQuery } from '../../api/queries.js';
import { AsOfField } from '../../components/AsOfField.js';
import { DeedDrawer } from '../../components/DeedDrawer.js';
import type { RowDeed } from '../../components/DeedDrawer.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Filter, FilterBar, useChoices } from '../../components/FilterBar.js';
import { ListTools } from '../../components/ListTools.js';
import { useSeesNothing, useSession } from '../../components/session-context.js';
import { useCycle } from '../../components/use-cycle.js';
import { useToday } from '../../components/use-today.js';
import { pathTo } from '../../path-builder.js';
import type { SupervisionSearch, TurnSearch } from '../../search-types.js';
import { withoutTurns } from '../../search.js';
import { DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Turns } from '../../ui/Turns.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { NoticeDrawer } from './NoticeDrawer.js';
import { useSupervisionColumns } from './supervision-columns.js';
import { WithheldNotices } from './WithheldNotices.js';

const route = getRouteApi('/inside/registers/supervision');
const LEVELS = ['blue', 'orange', 'red', 'instruction'] as const;
const STATES = ['open', 'closed'] as const;
const REPLIES = ['waiting', 'accepted', 'rejected'] as const;
/** What is asked for most, as filters of one press. */
const VIEWS = { all: {}, drafted: { drafted: '1', state: 'open' }, waiting: { reply: 'waiting', state: 'open' }, withheld: { show: 'withheld' } } as const satisfies Record<string, SupervisionSearch>;
type View = keyof typeof VIEWS;

const viewOf = ({ show, drafted, reply }: SupervisionSearch): View => (show ? 'withheld' : drafted ? 'drafted' : reply === 'waiting' ? 'waiting' : 'all');

/** 督办: cases by level with their notices, red ones to issue, replies to check, what the weekly cap holds back. */
export const SupervisionPage = (): ReactElement => {
  const { t } = useTranslation();
  const { roles } = useSession();
  const search = route.useSearch();
  const isSteering = roles.includes('coordinator') || roles.includes('bureau_leader');
  const isBureau = isSteering || roles.includes('director') || roles.includes('reviewer');
  const views: readonly View[] = isSteering ? ['all', 'drafted', 'waiting', 'withheld'] : isBureau ? ['all', 'drafted', 'waiting'] : ['all', 'waiting'];
  const current = viewOf(search);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.supervision')}</h1>
        {current !== 'withheld' && <Tools search={search} />}
      </div>
      <p className="muted">{t('supervision.why')}</p>
      <nav className="boxes" aria-label={t('cases.views')}>
        {views.map((view) => (
          <Link key={view} {...pathTo.supervision(VIEWS[view])} className="box-link" activeOptions={{ exact: true, includeSearch: true }} {...(view === current ? { 'aria-current': 'page' as const } : {})}>
            {t(`cases.view.${view}`)}
          </Link>
        ))}
      </nav>
      {current === 'withheld' ? <WithheldNotices turn={search} /> : <Cases search={search} />}
    </div>
  );
};

const useGo = (): ((next: SupervisionSearch) => void) => {
  const navigate = useNavigate();
  return (next) => void navigate(pathTo.supervision(next));
};

const Tools = ({ search }: { search: SupervisionSearch }): ReactElement => {
  const go = useGo();
  const today = useToday();
  const { year } = useCycle();
  const { asOf, ...filters } = withoutTurns(search);
  // The list's own answer.
  const { data, error } = useQuery(supervisionQuery(year, search));
  return (
    <>
      <AsOfField value={asOf} today={today} onChange={(day) => go(day === undefined ? filters : { ...filters, asOf: day })} />
      <ListTools page="supervision" at={error ? undefined : data?.at} search={{ ...filters, asOf }} onOpen={(saved) => go(saved as SupervisionSearch)} />
    </>
  );
};

const Cases = ({ search }: { search: SupervisionSearch }): ReactElement => {
  const { t } = useTranslation();
  const { tasks, units } = useChoices();
  const go = useGo();
  const { year } = useCycle();
  const { data, error } = useQuery(supervisionQuery(year, search));
  const [opened, setOpened] = useState<string>();
  const [deed, setDeed] = useState<RowDeed>();
  // Of a past day nothing can be done any more.
  const columns = useSupervisionColumns(setOpened, search.asOf === undefined ? setDeed : undefined);
  const seesNothing = useSeesNothing();
  const set = (key: Exclude<keyof SupervisionSearch, keyof TurnSearch>) => (value: string | undefined): void => {
    const { [key]: _old, ...rest } = withoutTurns(search);
    go(value === undefined ? rest : ({ ...rest, [key]: value } as SupervisionSearch));
  };
  const { asOf, ...filters } = withoutTurns(search);
  const isSet = Object.keys(filters).length > 0;
  return (
    <>
      <FilterBar isSet={isSet} onClear={() => go(asOf === undefined ? {} : { asOf })}>
        <Filter label={t('supervision.level')} value={search.level} choices={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))} onChange={set('level')} />
        <Filter label={t('filter.state')} value={search.state} choices={STATES.map((value) => ({ value, label: t(`supervision.state.${value}`) }))} onChange={set('state')} />
        <Filter label={t('cases.replyHead')} value={search.reply} choices={REPLIES.map((value) => ({ value, label: t(`cases.replyState.${value}`) }))} onChange={set('reply')} />
        <Filter label={t('filter.task')} value={search.task} choices={tasks} onChange={set('task')} />
        <Filter label={t('filter.unit')} value={search.unit} choices={units} onChange={set('unit')} />
      </FilterBar>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data?.rows.length === 0 && <EmptyState why={seesNothing ? t('sight.none') : isSet ? t('filter.nothing') : t('supervision.empty')} />}
      {data && data.rows.length > 0 && <DataTable caption={t('nav.supervision')} columns={columns} rows={data.rows} rowKey={({ id }) => id} />}
      <Turns list={data} turn={search} onTurn={(turn) => go({ ...withoutTurns(search), ...turn })} />
      <NoticeDrawer id={opened} onClose={() => setOpened(undefined)} />
      <DeedDrawer chosen={deed} onClose={() => setDeed(undefined)} />
    </>
  );
};
