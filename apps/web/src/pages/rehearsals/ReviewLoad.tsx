import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentWeek, RehearsalView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText, nameOf, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';

type Moved = RehearsalView['proposal']['dates'][number];

/** Reviews by department and week against the staff there, and the dates that would spread them. */
export const ReviewLoad = ({ view }: { view: RehearsalView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const weeks = useWeekColumns();
  const day = (text: string): string => dayText(text, language, true);
  const dates: readonly Column<Moved>[] = [
    { key: 'obligation', title: t('rehearsal.obligation'), isHead: true, render: (row) => `${taskCode(row.task)} ${row.obligation.toUpperCase()}` },
    { key: 'was', title: t('rehearsal.was'), render: (row) => day(row.was) },
    { key: 'is', title: t('rehearsal.is'), render: (row) => day(row.is) },
    { key: 'plans', title: t('rehearsal.plans'), isNumber: true, render: (row) => row.plans },
  ];
  const tooMuch = view.load.filter(({ isTooMuch }) => isTooMuch).length;
  const left = view.proposal.load.filter(({ isTooMuch }) => isTooMuch).length;
  return (
    <>
      <p>{t('rehearsal.loadWhy', { perReviewer: view.perReviewer, days: view.assumedDaysBefore })}</p>
      <h2>{t('rehearsal.loadTitle', { n: tooMuch })}</h2>
      {view.load.length === 0 ? <EmptyState why={t('rehearsal.noLoad')} /> : <DataTable caption={t('rehearsal.tab.load')} columns={weeks} rows={view.load} rowKey={weekKey} />}
      <h2>{t('rehearsal.proposal', { n: left })}</h2>
      {view.proposal.dates.length === 0 ? <EmptyState why={t('rehearsal.noProposal')} /> : <DataTable caption={t('rehearsal.proposalCaption')} columns={dates} rows={view.proposal.dates} rowKey={({ obligation, is }) => `${obligation} ${is}`} />}
    </>
  );
};

const weekKey = ({ department, week }: DepartmentWeek): string => `${department.id} ${week}`;

const useWeekColumns = (): readonly Column<DepartmentWeek>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    { key: 'department', title: t('rehearsal.department'), isHead: true, render: (row) => nameOf(row.department, language) },
    { key: 'week', title: t('rehearsal.week'), render: (row) => `${row.week} · ${dayText(row.monday, language, true)}` },
    { key: 'decisions', title: t('rehearsal.decisions'), isNumber: true, render: (row) => row.decisions },
    { key: 'staff', title: t('rehearsal.staff'), isNumber: true, render: (row) => row.staff },
    { key: 'state', title: t('filter.state'), render: (row) => (row.isTooMuch ? <strong className="check-blocked">{t('rehearsal.tooMuch')}</strong> : t('rehearsal.fits')) },
  ];
};
