import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RehearsalRun } from '../../api/generated/types.gen.js';
import { rehearsalRunQuery, rehearsalsQuery } from '../../api/rehearsal-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ForRoles } from '../../components/ForRoles.js';
import { useCycle } from '../../components/use-cycle.js';
import { RunRehearsalForm } from '../../forms/run-rehearsal.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { REHEARSAL_TABS, type RehearsalSearch } from '../../search-types.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { ReviewLoad } from './ReviewLoad.js';
import { RunDiff } from './RunDiff.js';
import { RunRows } from './RunRows.js';
import type { RunProps } from './run-props.js';
import { TabBar } from '../../ui/TabBar.js';
import { Waiting } from '../../components/Waiting.js';

const route = getRouteApi('/inside/rehearsals');
type Tab = (typeof REHEARSAL_TABS)[number];

/** 演练: the whole year in memory, before anybody is told anything. */
export const RehearsalsPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.rehearsals')} roles={['coordinator', 'bureau_leader']}>
      <Rehearsals />
    </ForRoles>
  );
};

const Rehearsals = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { year } = useCycle();
  const search = route.useSearch();
  const { data: runs, error } = useQuery(rehearsalsQuery(year));
  const go = (next: RehearsalSearch): void => void navigate(pathTo.rehearsals(next));
  const rows = runs?.rows ?? [];
  const chosen = rows.find(({ id }) => id === search.run) ?? rows[0];
  const labelOf = ({ ranAt, by, script, sent }: RehearsalRun): string => t('rehearsal.run', { at: instantText(ranAt, language), by: by.name, script: t(`rehearsal.script.${script}`), sent });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('rehearsal.title', { year })}</h1>
        <span className="muted">{t('rehearsal.nothingLeaves')}</span>
      </div>
      <h2 className="visually-hidden">{t('rehearsal.runs')}</h2>
      <RunRehearsalForm year={year} onRun={(run) => go({ run })} />
      {error && <ErrorNote error={error} />}
      {runs === undefined && !error && <PageSkeleton />}
      {runs !== undefined && !chosen && <EmptyState why={t('rehearsal.none')} />}
      {chosen && (
        <>
          <Select aria-label={t('rehearsal.runs')} className="self-start" popupMatchSelectWidth={false} value={chosen.id} options={rows.map((run) => ({ value: run.id, label: labelOf(run) }))} onChange={(run) => go({ run })} />
          <Run year={year} run={chosen} isFirst={chosen === rows.at(-1)} search={search} go={go} />
        </>
      )}
    </div>
  );
};

const Run = (props: RunProps): ReactElement => {
  const { t } = useTranslation();
  const { year, run, search, go } = props;
  const { data, error } = useQuery(rehearsalRunQuery(year, run.id));
  const tab = search.tab ?? 'rows';
  if (!data) return <Waiting error={error} />;
  const { view } = data;
  const suppressed = Object.values(view.ledger.suppressed).reduce((all, n) => all + n, 0);
  const bodies: Readonly<Record<Tab, ReactElement>> = { rows: <RunRows {...props} fullest={view.fullest} />, load: <ReviewLoad view={view} />, diff: <RunDiff {...props} /> };
  return (
    <>
      <p>{t('rehearsal.sum', { assignments: view.assignments, due: view.ledger.due, sent: view.ledger.sent, suppressed, missed: view.missed })}</p>
      <TabBar label={t('rehearsal.runs')} tabs={REHEARSAL_TABS.map((key) => ({ key, label: t(`rehearsal.tab.${key}`) }))} value={tab} onChange={(next) => go({ run: run.id, tab: next })}>
        <div className="stack">{bodies[tab]}</div>
      </TabBar>
    </>
  );
};
