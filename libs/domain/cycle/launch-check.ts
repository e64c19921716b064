import type { Role } from '../access/actor.js';
import { dayOf } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CatalogueVersion } from '../catalogue/catalogue.js';
import type { UnitId, UserId } from '../shared/ids.js';
import type { CycleSettings } from './cycle-settings.js';
import { dateWarnings, type LaunchWarning } from './launch-dates.js';
import { launchOrders, type IssueOrder, type LaunchUnits } from './launch-cycle.js';

/** A contact on the day of the launch: enabled, and valid that day. */
export interface LaunchPerson {
  readonly userId: UserId;
  readonly unit: UnitId;
  readonly roles: readonly Role[];
  readonly email: string;
}

export const BLOCKER_CODES = ['NO_CATALOGUE', 'NO_CALENDAR', 'QUESTIONS_OPEN', 'GROUP_EMPTY', 'MEMBER_UNKNOWN', 'NO_OBLIGATION', 'ROLE_MISSING', 'ADDRESS_BAD'] as const;
/** What stops a launch until it is put right. */
export interface LaunchBlocker {
  readonly code: (typeof BLOCKER_CODES)[number];
  /** Group, unit, person or open question. */
  readonly about: string;
  /** Roles that nobody holds there. */
  readonly roles: readonly Role[];
}

export interface LaunchSituation {
  readonly at: Instant;
  /** As it would be launched: with the groups that were named. */
  readonly catalogue: CatalogueVersion | null;
  readonly calendar: WorkingCalendar | null;
  readonly settings: CycleSettings;
  readonly units: LaunchUnits;
  readonly people: readonly LaunchPerson[];
}
export interface LaunchCheck {
  readonly blockers: readonly LaunchBlocker[];
  readonly warnings: readonly LaunchWarning[];
}

/** 启动检查 (Y2): blockers stop the launch, warnings want a reason each. */
export const launchCheck = ({ at, catalogue, calendar, settings, units, people }: LaunchSituation): LaunchCheck => {
  const missing = [...(catalogue ? [] : [blocker('NO_CATALOGUE', '')]), ...(calendar ? [] : [blocker('NO_CALENDAR', '')])];
  if (!catalogue || !calendar) return { blockers: [...missing, ...missingRoles(neededAnyway(units), people)], warnings: calendar ? dateWarnings({ tasks: [] }, settings, calendar, dayOf(at)) : [] };
  const orders = launchOrders(catalogue, '', units, settings);
  const needed = rolesNeeded(catalogue, orders);
  return {
    blockers: [
      ...catalogue.openQuestions.map(({ id }) => blocker('QUESTIONS_OPEN', id)),
      ...groupBlockers(catalogue, units),
      ...(orders.some(({ body }) => body.level !== 'bureau') ? [] : [blocker('NO_OBLIGATION', '')]),
      ...missingRoles(needed, people),
      ...people.filter(({ unit, email }) => needed.has(unit) && !ADDRESS.test(email)).map(({ userId }) => blocker('ADDRESS_BAD', userId)),
    ],
    warnings: [...dateWarnings(catalogue, settings, calendar, dayOf(at)), ...twiceInTask(catalogue, orders), ...otherLevels(catalogue, units)],
  };
};

/** One name, one host with a dot: what a mail server would take at all. */
const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/;

const blocker = (code: LaunchBlocker['code'], about: string, roles: readonly Role[] = []): LaunchBlocker => ({ code, about, roles });

/** A group that an obligation names has members, and each of them is a unit (C5). */
const groupBlockers = ({ tasks, regionGroups }: CatalogueVersion, { provinces, cities }: LaunchUnits): LaunchBlocker[] => {
  const used = new Set(tasks.flatMap(({ obligations }) => obligations.flatMap(({ scope }) => (scope.kind === 'region_group' ? [scope.group] : []))));
  const known = new Set([...provinces, ...cities.map(({ id }) => id)]);
  return regionGroups
    .filter(({ id }) => used.has(id))
    .flatMap(({ id, members }) => (members.length === 0 ? [blocker('GROUP_EMPTY', id)] : members.filter((member) => !known.has(member)).map((member) => blocker('MEMBER_UNKNOWN', member))));
};

const UNIT_ROLES: readonly Role[] = ['liaison', 'clerk', 'leader'];
const DEPARTMENT_ROLES: readonly Role[] = ['reviewer', 'director'];
const BUREAU_ROLES: readonly Role[] = ['coordinator', 'bureau_leader'];

/** Whom a launch needs whatever the notice will say: a copied cycle is checked before there is one (X1). */
const neededAnyway = ({ provinces }: LaunchUnits): ReadonlyMap<UnitId, readonly Role[]> => new Map([['bureau', BUREAU_ROLES], ...provinces.map((unit) => [unit, UNIT_ROLES] as const)]);

/** Whom a launch needs where: who carries out, who reviews; a province also reviews its cities' plans (B1). */
const rolesNeeded = ({ tasks }: CatalogueVersion, orders: readonly IssueOrder[]): ReadonlyMap<UnitId, readonly Role[]> => {
  const needed = new Map<UnitId, readonly Role[]>([['bureau', BUREAU_ROLES]]);
  const need = (unit: UnitId, roles: readonly Role[]): void => void needed.set(unit, [...new Set([...(needed.get(unit) ?? []), ...roles])]);
  for (const { leadDepartment, supportingDepartments } of tasks) for (const department of [leadDepartment, ...supportingDepartments]) need(department, DEPARTMENT_ROLES);
  for (const { body } of orders) {
    if (body.level !== 'bureau') need(body.unit, UNIT_ROLES);
    if (body.province) need(body.province, ['reviewer']);
  }
  return needed;
};

const missingRoles = (needed: ReadonlyMap<UnitId, readonly Role[]>, people: readonly LaunchPerson[]): LaunchBlocker[] => {
  const held = new Set(people.flatMap(({ unit, roles }) => roles.map((role) => `${unit}:${role}`)));
  return [...needed].flatMap(([unit, roles]) => {
    const vacant = roles.filter((role) => !held.has(`${unit}:${role}`));
    return vacant.length > 0 ? [blocker('ROLE_MISSING', unit, vacant)] : [];
  });
};

/** A unit that is in two groups of one task may get the same duty twice. */
const twiceInTask = ({ tasks }: CatalogueVersion, orders: readonly IssueOrder[]): LaunchWarning[] =>
  tasks.flatMap(({ code, obligations }) => {
    const clauses = new Map(obligations.map(({ id, summary }) => [id, summary]));
    const had = orders.filter(({ body }) => body.task === code && body.level !== 'bureau').map(({ body }) => `${body.unit} ${clauses.get(body.obligation) ?? ''}`);
    return new Set(had).size < had.length ? [{ id: `twice:${code}`, code: 'TWICE_IN_TASK', about: code, dueOn: null, decisions: [] } as const] : [];
  });

/** A city in a group of provinces, or the other way round: the notice may mean it so, but hardly. */
const otherLevels = ({ tasks, regionGroups }: CatalogueVersion, { provinces, cities }: LaunchUnits): LaunchWarning[] =>
  regionGroups.flatMap(({ id, members }) => {
    const levels = tasks.flatMap(({ obligations }) => obligations.flatMap(({ level, scope }) => (scope.kind === 'region_group' && scope.group === id ? [level] : [])));
    const wrong = (levels.includes('province') && members.some((member) => cities.some((city) => city.id === member))) || (levels.includes('city') && members.some((member) => provinces.includes(member)));
    return wrong ? [{ id: `level:${id}`, code: 'LEVEL_MISMATCH', about: id, dueOn: null, decisions: [] } as const] : [];
  });
