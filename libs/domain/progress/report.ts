import { addDays, dayOf, lastDayOfMonth, parseDay } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, calendarFor, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { CycleSettings } from '../cycle/cycle-settings.js';
import { yearOfCycle, type UnitId } from '../shared/ids.js';

/** A report that is owed, and until when (P1). */
export interface ReportDuty {
  /** `2024-Q3`; a milestone that ends no quarter is a period of its own, its id. */
  readonly period: string;
  readonly dueOn: Day;
}

/** 进展报送 of a period. */
export interface Report extends ReportDuty {
  readonly status: 'open' | 'submitted' | 'returned' | 'accepted' | 'shut';
  /** Its date has come: whether it was in, and how far behind the assignment was, is recorded. */
  readonly isJudged: boolean;
  /** Submitted: until when the bureau checks it. Returned: until when it is done again. */
  readonly until: Day | null;
  /** Since when `until` runs. */
  readonly since: Instant | null;
}

/** From this many days before its date a report is waited for; an earlier one without a period is one between the dates. */
export const REPORT_AHEAD_DAYS = 30;

type Wds = { readonly calendar: WorkingCalendar; readonly settings: Pick<CycleSettings, 'reportWithinWd' | 'reportShutWd'> };

/** Last day on which a report is taken: 10 working days after its date. From then on it is shut until an extension reopens it. */
export const shutsOn = ({ dueOn }: Pick<Report, 'dueOn'>, { calendar, settings }: Wds): Day => addWorkingDays(calendar, dueOn, settings.reportShutWd);

/** What of an assignment says which reports it owes. */
interface Owing {
  readonly cycle: string;
  readonly unit: UnitId;
  readonly province: UnitId | null;
  readonly issuedAt: Instant;
  readonly milestones: readonly { readonly id: string; readonly dueOn: Day }[];
}

/** What is owed from the day on which carrying out begins, by the 5th working day after its period: each quarter of the cycle after the one of the issue, each milestone within a quarter. */
export const reportDuties = (state: Owing, from: Day, { calendar, settings }: Wds): ReportDuty[] => {
  const { cycle, milestones, issuedAt } = state;
  const year = yearOfCycle(cycle);
  const all = [1, 2, 3, 4].map((n) => ({ period: `${year}-Q${n}`, end: lastDayOfMonth(parseDay(`${year}-${String(n * 3).padStart(2, '0')}-01`)) }));
  // The quarter of the issue has nothing to tell: of 29 March there is no first quarter.
  const quarters = all.filter((_, index) => dayOf(issuedAt) <= (all[index - 1]?.end ?? `${year - 1}-12-31`));
  const within = milestones.filter(({ dueOn }) => !all.some(({ end }) => end === dueOn)).map(({ id, dueOn }) => ({ period: id, end: dueOn }));
  return [...quarters, ...within].filter(({ end }) => end >= from).map(({ period, end }) => ({ period, dueOn: addWorkingDays(calendarFor(calendar, state), end, settings.reportWithinWd) }));
};

/** Reports after carrying out has begun (again): what was owed before stays as it is. */
export const withDuties = (reports: readonly Report[], duties: readonly ReportDuty[]): Report[] => [
  ...reports,
  ...duties.filter(({ period }) => !reports.some((known) => known.period === period)).map((duty): Report => ({ ...duty, status: 'open', isJudged: false, until: null, since: null })),
];

/** A new date: of one to be done again, or checked, the date of that; else its own, and then it is owed again also where it was shut. */
export const movedReport = (report: Report, is: Day): Report =>
  report.until === null ? { ...report, dueOn: is, status: report.status === 'shut' ? 'open' : report.status, isJudged: false } : { ...report, until: is };

/** By the calendar, also where the instant has not been handled yet. One returned is done again whenever its check took. */
export const isShut = (report: Report, today: Day, facts: Wds): boolean => report.status === 'shut' || (report.status === 'open' && shutsOn(report, facts) < today);

/** Reports that the unit still owes, each with the date it must meet. */
export const owedReports = (reports: readonly Report[]): { readonly period: string; readonly dueOn: Day }[] =>
  reports.flatMap(({ period, status, dueOn, until }) => (status === 'open' ? [{ period, dueOn }] : status === 'returned' && until ? [{ period, dueOn: until }] : []));

/** The report that one sent today without a period is for: the earliest owed whose date is near; none: it stands between the dates. */
export const currentPeriod = (reports: readonly Report[], today: Day, facts: Wds): string | null =>
  owedReports(reports.filter((report) => !isShut(report, today, facts)))
    .filter(({ dueOn }) => addDays(dueOn, -REPORT_AHEAD_DAYS) <= today)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]?.period ?? null;
