import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarQuery } from '../../api/changes-queries.js';
import type { CalendarView } from '../../api/generated/types.gen.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ForRoles, OnDesk } from '../../components/ForRoles.js';
import { useCycle } from '../../components/use-cycle.js';
import { useMayPropose } from '../../components/use-may-propose.js';
import { ProposeCalendarForm } from '../../forms/propose-calendar.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { dayText, instantText } from '../../ui/date-text.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { MonthTable } from './MonthTable.js';
import { LOCAL, useUnitOptions } from '../../forms/unit-options.js';

const route = getRouteApi('/inside/calendar');
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** 日历: working days of a year with holidays and make-up days; a new version is a change set (T2, T6). */
export const CalendarPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.calendar')} roles={['coordinator', 'bureau_leader']}>
      <Calendar />
    </ForRoles>
  );
};

const Calendar = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cycle = useCycle();
  const { year = cycle.year } = route.useSearch();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery(calendarQuery(year));
  const go = (next: number): void => void navigate(pathTo.calendar({ year: next }));
  const mayNot = useMayPropose();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('calendar.title', { year })}</h1>
        {data && <Tag variant="outlined">{t(data.isProvisional ? 'calendar.provisional' : 'calendar.published')}</Tag>}
        <div className="row">
          <Button onClick={() => go(year - 1)}>{t('calendar.earlier', { year: year - 1 })}</Button>
          <Button onClick={() => go(year + 1)}>{t('calendar.later', { year: year + 1 })}</Button>
        </div>
      </div>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          <Facts view={data} />
          {isOpen ? (
            <OnDesk>
              <ProposeCalendarForm key={data.version + String(data.year)} cycleYear={cycle.year} view={data} onClose={() => setOpen(false)} />
            </OnDesk>
          ) : (
            <p>
              <ReasonButton reason={mayNot} onClick={() => setOpen(true)}>
                {t('calendar.edit')}
              </ReasonButton>
            </p>
          )}
          <Year view={data} />
          <Extra view={data} />
        </>
      )}
    </div>
  );
};

const Year = ({ view }: { view: CalendarView }): ReactElement => {
  const { t } = useTranslation();
  return (
    <>
      <p className="calendar-legend">
        {(['working', 'weekend', 'holiday', 'make_up'] as const).map((kind) => (
          <span key={kind} className={`calendar-day is-${kind}`}>
            {t(`calendar.kind.${kind}`)}
          </span>
        ))}
      </p>
      <div className="calendar-year">
        {MONTHS.map((month) => (
          <MonthTable key={month} month={month} days={view.days.filter(({ day }) => day.slice(5, 7) === month)} />
        ))}
      </div>
    </>
  );
};

const Facts = ({ view }: { view: CalendarView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const published = view.versions[0];
  return (
    <dl className="facts">
      <div>
        <dt>{t('calendar.version')}</dt>
        <dd>
          {view.version}
          {published && ` · ${t('calendar.since', { at: instantText(published.publishedAt, language, true) })}`}
        </dd>
      </div>
      <div>
        <dt>{t('calendar.document')}</dt>
        <dd>{view.documents[view.year] ?? (view.isProvisional ? t('calendar.noNotice') : '–')}</dd>
      </div>
      <div>
        <dt>{t('calendar.working')}</dt>
        <dd>{t('calendar.days', { n: view.workingDays })}</dd>
      </div>
      {view.versions.length > 1 && (
        <div>
          <dt>{t('calendar.before')}</dt>
          <dd>
            {view.versions.slice(1).map(({ version }) => version).join(t('common.and'))} <Link {...pathTo.changes()}>{t('nav.changes')}</Link>
          </dd>
        </div>
      )}
    </dl>
  );
};

/** 各省自行公布的. */
const Extra = ({ view }: { view: CalendarView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const units = useUnitOptions(LOCAL);
  const rows = Object.entries(view.extra).flatMap(([unit, special]) => Object.entries(special).filter(([day]) => day.startsWith(String(view.year))).map(([day, kind]) => ({ unit, day, kind })));
  return (
    <section aria-labelledby="extra-title">
      <h2 id="extra-title">{t('calendar.extra')}</h2>
      {rows.length === 0 ? (
        <p className="muted">{t('calendar.noExtra')}</p>
      ) : (
        <ul className="plain">
          {rows.map(({ unit, day, kind }) => (
            <li key={`${unit} ${day}`}>{t('calendar.extraDay', { unit: units.find(({ value }) => value === unit)?.label ?? unit, day: dayText(day, language), kind: t(`calendar.kind.${kind}`) })}</li>
          ))}
        </ul>
      )}
    </section>
  );
};
