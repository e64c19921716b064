import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { reportsQuery } from '../../api/carrying-out-queries.js';
import type { ReportRow } from '../../api/generated/types.gen.js';
import { DeedDrawer, rowDeedOf } from '../../components/DeedDrawer.js';
import { useDaysLeft } from '../../components/days-left.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { usePeriodText } from '../../components/period-text.js';
import { useSeesNothing } from '../../components/session-context.js';
import { useCycle } from '../../components/use-cycle.js';
import type { Deed } from '../../forms/verbs.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { dayText, deadlineText, nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LightSign } from '../../ui/LightSign.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { useSide } from '../../components/use-side.js';
import { catalogueQuery } from '../../api/queries.js';

const route = getRouteApi('/inside/progress');

/** 进展: reports to send, and reports to check. */
export const ProgressPage = (): ReactElement => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { year } = useCycle();
  const { data, error } = useQuery(reportsQuery(year));
  const seesNothing = useSeesNothing();
  const open = (row: ReportRow, deed: Deed): void => void navigate(pathTo.progress({ item: row.assignment, deed, of: row.period }));
  const sections = (['check', 'own'] as const).map((side) => ({ side, rows: data?.rows.filter((row) => row.side === side) ?? [] })).filter(({ rows }) => rows.length > 0);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.progress')}</h1>
      </div>
      <p className="muted">{t('progress.why')}</p>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data?.rows.length === 0 && <EmptyState why={seesNothing ? t('sight.none') : t('progress.empty')} />}
      {sections.map(({ side, rows }) => (
        <section key={side} aria-label={t(`progress.side.${side}`)}>
          <h2>{t('progress.sideWith', { side: t(`progress.side.${side}`), n: rows.length })}</h2>
          <Reports caption={t(`progress.side.${side}`)} rows={rows} onOpen={open} />
        </section>
      ))}
      <DeedDrawer chosen={rowDeedOf(search)} onClose={() => void navigate(pathTo.progress())} />
    </div>
  );
};

const Reports = ({ caption, rows, onOpen }: { caption: string; rows: readonly ReportRow[]; onOpen: (row: ReportRow, deed: Deed) => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  const { year } = useCycle();
  const catalogue = useSide(catalogueQuery(year));
  const periodText = usePeriodText();
  const milestonesOf = (task: string) => catalogue?.tasks.find(({ code }) => code === task)?.obligations.flatMap(({ milestones }) => milestones) ?? [];
  const columns: readonly Column<ReportRow>[] = [
    { key: 'light', title: t('filter.light'), render: ({ light }) => <LightSign light={light} /> },
    {
      key: 'item', title: t('reminders.item'), isHead: true,
      render: ({ assignment, task, unit }) => (
        <Link {...pathTo.assignment(assignment)}>
          {taskCode(task.code)} {nameOf(unit, language)} {titleOf(task, language)}
        </Link>
      ),
    },
    { key: 'period', title: t('progress.period'), render: ({ period, task }) => periodText(period, milestonesOf(task.code)) },
    {
      key: 'due', title: t('overview.due'),
      render: ({ dueOn, workingDaysLeft, status, shutsOn }) => (status === 'shut' ? t('progress.shutOn', { on: dayText(shutsOn, language) }) : status === 'accepted' ? dayText(dueOn, language) : `${deadlineText(dueOn, language)}${t('common.comma')}${daysLeft(workingDaysLeft)}`),
    },
    { key: 'percent', title: t('clause.progress'), isNumber: true, render: ({ percent, expected }) => (expected === null ? `${percent}%` : t('progress.of', { percent, expected })) },
    {
      key: 'state', title: t('filter.state'),
      render: ({ status, reason }) => (
        <>
          <strong>{t(`progress.state.${status}`)}</strong>
          {reason !== null && <p className="days-over">{t('progress.returnedBecause', { reason })}</p>}
        </>
      ),
    },
    { key: 'act', title: t('progress.act'), render: (row) => <ReportActs row={row} onOpen={onOpen} /> },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ assignment, period }) => `${assignment} ${period}`} />;
};

const ReportActs = ({ row, onOpen }: { row: ReportRow; onOpen: (row: ReportRow, deed: Deed) => void }): ReactElement => {
  const { t } = useTranslation();
  const button = (deed: Deed, text: string, isFirst = false): ReactElement => (
    <Button key={deed} type={isFirst ? 'primary' : 'default'} onClick={() => onOpen(row, deed)}>
      {text}
    </Button>
  );
  if (row.side === 'check') return <div className="row wrap">{[button('AcceptProgress', t('verb.AcceptProgress'), true), button('ReturnProgress', t('verb.ReturnProgress'))]}</div>;
  if (row.status === 'shut') {
    return (
      <Link className="act-link" {...pathTo.requests({ item: row.assignment, deed: 'RequestExtension', of: `report:${row.period}` })}>
        {t('progress.reopen')}
      </Link>
    );
  }
  return row.status === 'accepted' ? <span className="muted">–</span> : button('SubmitProgress', row.status === 'submitted' ? t('progress.again') : t('verb.SubmitProgress'), row.status !== 'submitted');
};
