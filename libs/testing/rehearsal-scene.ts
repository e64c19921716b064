import type { Role } from '#domain/access/actor.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { settingsOf } from '#domain/cycle/cycle-settings.js';
import { launchOrders, type IssueOrder } from '#domain/cycle/launch-cycle.js';
import { MANNERS, type MannerName } from '#domain/cycle/rehearsal/manners.js';
import type { Contact, RehearsalInput } from '#domain/cycle/rehearsal/rehearse.js';
import { scriptedUnit } from '#domain/cycle/rehearsal/scripted-unit.js';

const contact = (id: string, unit: string, ...roles: Role[]): Contact => ({ id, unit, roles });

/** A person for every role of the cycle: `c44`, `l44`, `r-dept-legal`, `d-dept-legal`; two coordinators. */
export const CONTACTS: readonly Contact[] = [
  ...PROVINCIAL_UNITS.flatMap(({ id }) => [contact(`c${id}`, id, 'liaison', 'clerk'), contact(`l${id}`, id, 'leader'), contact(`h${id}`, id, 'head')]),
  ...CATALOGUE_2024.departments.flatMap(({ id }) => [contact(`r-${id}`, id, 'reviewer'), contact(`d-${id}`, id, 'director')]),
  contact('coord', 'bureau', 'coordinator'), contact('coord2', 'bureau', 'coordinator'), contact('chief', 'bureau', 'bureau_leader'),
];
export const SCRIPTS = Object.fromEntries(Object.entries(MANNERS).map(([name, manner]) => [name, scriptedUnit(manner)])) as Record<MannerName, ReturnType<typeof scriptedUnit>>;
export const SETTINGS = settingsOf(2024);

/** All that the launch of 2024 issues to these provinces. */
export const ordersOf2024 = (...provinces: string[]): readonly IssueOrder[] => launchOrders(CATALOGUE_2024, 'hash', { provinces: provinces.length > 0 ? provinces : PROVINCIAL_UNITS.map(({ id }) => id), cities: [] }, SETTINGS);

/** The year of 2024 as issued on 29 March, 09:00, every unit by one script; and what a spec wants otherwise. */
export const rehearsalOf = (script: MannerName, more: Partial<RehearsalInput> = {}): RehearsalInput => ({
  orders: ordersOf2024(), contacts: CONTACTS, calendar: CALENDAR_2024_2026, settings: SETTINGS, launchAt: at(parseDay('2024-03-29'), 9), scriptOf: () => SCRIPTS[script], ...more,
});
