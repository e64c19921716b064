import { yearOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { addWorkingDays, isProvisional, roll, staysOff, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { CatalogueVersion } from '../catalogue/catalogue.js';
import type { RolledDate, CycleSettings } from './cycle-settings.js';

/** Y2: a date is nearer than this many wd: hardly time for it. */
export const NEAR_WD = 5;

export const DATE_DECISIONS = ['keep', 'move', 'history'] as const;
/** 保留, 调整, 记为历史: what is decided of a date of the notice that is past or near. */
export type DateDecision = (typeof DATE_DECISIONS)[number];

export const WARNING_CODES = ['DATE_PAST', 'DATE_NEAR', 'DATE_OFF', 'CALENDAR_PROVISIONAL', 'TWICE_IN_TASK', 'LEVEL_MISMATCH'] as const;
/** What does not stop a launch, but wants a reason. */
export interface LaunchWarning {
  /** Names it in the reason: `milestone:t08-o1-m1`. */
  readonly id: string;
  readonly code: (typeof WARNING_CODES)[number];
  /** Milestone, obligation, setting, year, task or group. */
  readonly about: string;
  readonly dueOn: Day | null;
  /** Where it is about a date of the notice; else empty. */
  readonly decisions: readonly DateDecision[];
}

interface LaunchDate {
  readonly kind: 'milestone' | 'plan' | 'setting';
  readonly about: string;
  readonly dueOn: Day;
}

/** Dates past, near, on a day off or in a year whose calendar is not published. */
export const dateWarnings = (catalogue: Pick<CatalogueVersion, 'tasks'>, settings: CycleSettings, calendar: WorkingCalendar, today: Day): LaunchWarning[] => {
  const dates = datesOf(catalogue, settings).map((date) => ({ ...date, dueOn: roll(calendar, date.dueOn, settings.rollRules[ROLLED[date.about] ?? (date.kind === 'plan' ? 'plan' : 'milestone')]) }));
  const soonest = addWorkingDays(calendar, today, NEAR_WD);
  const early = dates.filter(({ dueOn }) => dueOn < soonest).map((date): LaunchWarning => ({ id: `${date.kind}:${date.about}`, code: date.dueOn < today ? 'DATE_PAST' : 'DATE_NEAR', about: date.about, dueOn: date.dueOn, decisions: DECISIONS[date.kind] }));
  const off = staysOff(calendar, dates).map(({ kind, about, dueOn }): LaunchWarning => ({ id: `off:${kind}:${about}`, code: 'DATE_OFF', about, dueOn, decisions: [] }));
  const years = [...new Set(dates.filter(({ dueOn }) => isProvisional(calendar, dueOn)).map(({ dueOn }) => String(yearOf(dueOn))))];
  return [...early, ...off, ...years.map((year): LaunchWarning => ({ id: `calendar:${year}`, code: 'CALENDAR_PROVISIONAL', about: year, dueOn: null, decisions: [] }))];
};

/** A date of the settings is moved there; a plan's own date is no history: the plan is still needed. */
const DECISIONS: Readonly<Record<LaunchDate['kind'], readonly DateDecision[]>> = { milestone: DATE_DECISIONS, plan: ['keep', 'move'], setting: [] };
const ROLLED: Readonly<Record<string, RolledDate>> = { planDueOn: 'plan', completionDueOn: 'completion' };

const datesOf = ({ tasks }: Pick<CatalogueVersion, 'tasks'>, { planDueOn, completionDueOn, bureauMeasures }: CycleSettings): LaunchDate[] => [
  { kind: 'setting', about: 'planDueOn', dueOn: planDueOn },
  { kind: 'setting', about: 'completionDueOn', dueOn: completionDueOn },
  ...tasks.flatMap(({ obligations, bureauMilestones }) => [
    ...obligations.flatMap(({ id, planDueOn: own }): LaunchDate[] => (own ? [{ kind: 'plan', about: id, dueOn: own }] : [])),
    ...[...(bureauMeasures ? bureauMilestones : []), ...obligations.flatMap(({ milestones }) => milestones)].map(({ id, dueOn }): LaunchDate => ({ kind: 'milestone', about: id, dueOn })),
  ]),
];
