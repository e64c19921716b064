import { performance } from 'node:perf_hooks';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { settingsOf } from '#domain/cycle/cycle-settings.js';
import { issueOrders } from '#domain/cycle/launch-cycle.js';
import { MANNERS, MANNER_NAMES, mixed, type MannerName } from '#domain/cycle/rehearsal/manners.js';
import { rehearse, type Contact } from '#domain/cycle/rehearsal/rehearse.js';
import { rowsOf } from '#domain/cycle/rehearsal/rehearsal-row.js';
import { scriptedUnit } from '#domain/cycle/rehearsal/scripted-unit.js';
import type { BenchOptions } from '../options.js';

const A_UNIT = 16;
const UNITS = 32;

const run = (units: number, script: MannerName | 'mixed') => {
  const provinces = Array.from({ length: units }, (_, index) => String(10_000 + index));
  const orders = issueOrders(CATALOGUE_2024, 'bench', { provinces, cities: [] });
  const contacts: Contact[] = [
    ...provinces.flatMap((unit): Contact[] => [{ id: `c${unit}`, unit, roles: ['liaison', 'clerk'] }, { id: `l${unit}`, unit, roles: ['leader'] }]),
    ...CATALOGUE_2024.departments.flatMap(({ id: unit }): Contact[] => [{ id: `r-${unit}`, unit, roles: ['reviewer'] }, { id: `d-${unit}`, unit, roles: ['director'] }]),
    { id: 'coord', unit: 'bureau', roles: ['coordinator'] }, { id: 'chief', unit: 'bureau', roles: ['bureau_leader'] },
  ];
  const scripts = Object.fromEntries(MANNER_NAMES.map((name) => [name, scriptedUnit(MANNERS[name])])) as Record<MannerName, ReturnType<typeof scriptedUnit>>;
  const manners = mixed(provinces);
  const mannerOf = (unit: string): MannerName => (script === 'mixed' ? (manners.get(unit) ?? 'silent') : script);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const notices = rehearse({ orders, contacts, calendar: CALENDAR_2024_2026, settings: settingsOf(2024), launchAt: at(parseDay('2024-03-29'), 9), scriptOf: ({ body }) => scripts[mannerOf(body.unit)] });
  const [ms, { user, system }] = [performance.now() - began, process.cpuUsage(cpu)];
  const rows = [...rowsOf(notices)].length;
  return { script, assignments: orders.length, ms: Math.round(ms), cpuMs: Math.round((user + system) / 1_000), rows };
};

/** How long a rehearsal computes in memory, 16 assignments a unit; nothing was computed before, so the first call's cost is in it. `only` names a manner. */
export const rehearsal = ({ instances = UNITS * A_UNIT, only = 'mixed' }: BenchOptions): Promise<object> => Promise.resolve(run(Math.ceil(instances / A_UNIT), only as MannerName));
