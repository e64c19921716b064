import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { citiesQuery } from '../../api/carrying-out-queries.js';
import type { CityTask } from '../../api/generated/types.gen.js';
import { DeedDrawer, rowDeedOf } from '../../components/DeedDrawer.js';
import { useDaysLeft } from '../../components/days-left.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useSeesNothing, useSession } from '../../components/session-context.js';
import { useCycle } from '../../components/use-cycle.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { DeedSearch } from '../../search-types.js';
import { DataTable } from '../../ui/DataTable.js';
import { deadlineText, nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LightSign } from '../../ui/LightSign.js';
import { PageSkeleton } from '../../ui/Skeletons.js';

const route = getRouteApi('/inside/cities');

/** 地市: which plans are in, wait for the province, are missing; then the province's own goes, whole or with its gaps. */
export const CitiesPage = (): ReactElement => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const session = useSession();
  const seesNothing = useSeesNothing();
  const { year } = useCycle();
  const { data, error } = useQuery(citiesQuery(year));
  const open = (next: DeedSearch): void => void navigate(pathTo.cities(next));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.cities')}</h1>
      </div>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data?.tasks.length === 0 && <EmptyState why={seesNothing ? t('sight.none') : session.unitKind === 'province' ? t('cities.none') : t('cities.notYours')} />}
      {data && data.tasks.length > 0 && (
        <p>
          <strong>{t('cities.sum', { in: data.in, waiting: data.waiting, missing: data.missing })}</strong> <span className="muted">{t('cities.why')}</span>
        </p>
      )}
      {data?.tasks.map((task) => (
        <Task key={task.task.code} task={task} onOpen={open} />
      ))}
      <DeedDrawer chosen={rowDeedOf(search)} onClose={() => open({})} />
    </div>
  );
};

const Task = ({ task: { task, own, cities }, onOpen }: { task: CityTask; onOpen: (next: DeedSearch) => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  const title = `${taskCode(task.code)} ${titleOf(task, language)}`;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <DataTable
        caption={title}
        rows={cities}
        rowKey={({ assignment }) => assignment}
        columns={[
          { key: 'city', title: t('filter.unit'), isHead: true, render: ({ unit, assignment }) => <Link {...pathTo.assignment(assignment)}>{nameOf(unit, language)}</Link> },
          { key: 'standing', title: t('cities.standing'), render: ({ standing }) => <strong className={`standing-${standing}`}>{t(`cities.is.${standing}`)}</strong> },
          { key: 'light', title: t('filter.light'), render: ({ light }) => <LightSign light={light} /> },
          { key: 'status', title: t('filter.state'), render: ({ status }) => t(`status.${status}`) },
          { key: 'due', title: t('overview.due'), render: ({ dueOn, workingDaysLeft }) => (dueOn && workingDaysLeft !== null ? `${deadlineText(dueOn, language)}${t('common.comma')}${daysLeft(workingDaysLeft)}` : '–') },
          {
            key: 'act', title: t('progress.act'),
            render: ({ standing, assignment, unit }) => (
                <Link className="act-link" {...pathTo.assignment(assignment)}>
                  {t(standing === 'waiting' ? 'cities.reviewOf' : 'cities.read', { city: nameOf(unit, language) })}
                </Link>
              ),
          },
        ]}
      />
      {own && (
        <p className="row wrap">
          <span>
            {t('cities.own')} <Link {...pathTo.assignment(own.assignment)}>{t(`status.${own.status}`)}</Link>
          </span>
          <Button onClick={() => onOpen({ item: own.assignment, deed: 'SubmitPlan' })}>{t('cities.submit')}</Button>
          {cities.some(({ standing }) => standing !== 'in') && <span className="muted">{t('cities.withGaps')}</span>}
        </p>
      )}
    </section>
  );
};
