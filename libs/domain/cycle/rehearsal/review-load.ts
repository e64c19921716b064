import { addDays, dayNumber, daysBetween, parseDay, yearOf } from '../../calendar/day.js';
import type { Day } from '../../calendar/instant.js';
import { addWorkingDays, calendarFor, previousWorkingDay, roll, type WorkingCalendar } from '../../calendar/working-calendar.js';
import type { ObligationId, TaskCode, UnitId } from '../../shared/ids.js';
import { mondayOf } from '../../supervision/weekly-cap.js';
import type { CycleSettings } from '../cycle-settings.js';
import type { IssueOrder } from '../launch-cycle.js';
import { directoryOf, type Contact } from './rehearse.js';

/** Y5, where no earlier year says when plans come in: so many calendar days before their date. */
export const ASSUMED_DAYS_BEFORE = 3;
/** What a reviewer reads in a week, four plans a day: an assumption, as no text says how much one can. */
export const ASSUMED_A_WEEK = 20;

export interface LoadInput {
  readonly orders: readonly IssueOrder[];
  readonly contacts: readonly Contact[];
  readonly calendar: WorkingCalendar;
  readonly settings: CycleSettings;
  /** Plans that a reviewer can decide in a week. */
  readonly perReviewer: number;
}

/** A department's decisions of an ISO week, by the day on which the plans come to it. */
export interface DepartmentWeek {
  readonly department: UnitId;
  /** `2024-W26`. */
  readonly week: string;
  readonly monday: Day;
  readonly decisions: number;
  /** Its reviewers; 0: nobody reviews there. */
  readonly staff: number;
  /** More than its reviewers can decide in a week. */
  readonly isTooMuch: boolean;
}

/** Plans of one obligation that come in together. */
export interface Wave {
  readonly obligation: ObligationId;
  readonly task: TaskCode;
  readonly planDueOn: Day;
  /** The notice names the date: it stays. */
  readonly isOfNotice: boolean;
  readonly departments: readonly UnitId[];
  readonly plans: number;
  /** Working days until they come to the departments: a city's are with the province first (B1). */
  readonly delayWd: number;
}

/** Orders with a plan, by obligation and date: who reviews how many of them. */
export const wavesOf = ({ orders, calendar, settings }: Pick<LoadInput, 'orders' | 'calendar' | 'settings'>): readonly Wave[] => {
  const waves = new Map<string, Wave>();
  for (const { body } of orders) {
    if (!body.planNeeded) continue;
    const planDueOn = roll(calendarFor(calendar, body), body.planDueOn ?? settings.planDueOn, settings.rollRules.plan);
    const delayWd = body.province ? settings.provinceReviewWd : 0;
    const key = `${body.obligation}|${planDueOn}|${delayWd}`;
    const wave = waves.get(key) ?? { obligation: body.obligation, task: body.task, planDueOn, isOfNotice: body.planDueOn !== null, departments: [body.leadDepartment, ...body.supportingDepartments], plans: 0, delayWd };
    waves.set(key, { ...wave, plans: wave.plans + 1 });
  }
  return [...waves.values()];
};

/** The day on which a wave comes to its departments. */
export const arrivesOn = ({ delayWd }: Wave, planDueOn: Day, calendar: WorkingCalendar): Day => addWorkingDays(calendar, previousWorkingDay(calendar, addDays(planDueOn, -ASSUMED_DAYS_BEFORE)), delayWd);

/** ISO 8601: the week belongs to the year of its Thursday. */
export const isoWeek = (day: Day): string => {
  const thursday = addDays(mondayOf(day), 3);
  const week = Math.floor(daysBetween(parseDay(`${yearOf(thursday)}-01-01`), thursday) / 7) + 1;
  return `${yearOf(thursday)}-W${String(week).padStart(2, '0')}`;
};

export const staffOf = (contacts: readonly Contact[]): ((department: UnitId) => number) => {
  const directory = directoryOf(contacts);
  return (department) => directory.get(`${department}:reviewer`)?.length ?? 0;
};

/** Decisions by department and week, in the order of both. */
export const reviewLoad = (input: LoadInput, waves = wavesOf(input)): readonly DepartmentWeek[] => {
  const staff = staffOf(input.contacts);
  const weeks = new Map<string, { department: UnitId; monday: Day; decisions: number }>();
  for (const wave of waves) {
    const monday = mondayOf(arrivesOn(wave, wave.planDueOn, input.calendar));
    for (const department of wave.departments) {
      const known = weeks.get(`${department}|${monday}`) ?? { department, monday, decisions: 0 };
      weeks.set(`${department}|${monday}`, { ...known, decisions: known.decisions + wave.plans });
    }
  }
  return [...weeks.values()]
    .sort((a, b) => (a.department === b.department ? dayNumber(a.monday) - dayNumber(b.monday) : a.department < b.department ? -1 : 1))
    .map(({ department, monday, decisions }) => ({ department, week: isoWeek(monday), monday, decisions, staff: staff(department), isTooMuch: decisions > staff(department) * input.perReviewer }));
};
