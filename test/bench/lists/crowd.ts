import { parseDay } from '#domain/calendar/day.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import type { CatalogueTask, CatalogueVersion, City, Milestone, Obligation } from '#domain/catalogue/catalogue.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { MANNER_NAMES, type MannerName } from '#domain/cycle/rehearsal/manners.js';
import type { Role } from '#domain/access/actor.js';

/** The year that is under way. */
export const THIS_YEAR = 2024;
/** Plans were due ten days ago: late ones are reviewed, silent ones supervised. */
export const TODAY = '2024-07-10';
export const A_PAST_DAY = '2024-06-20';
/** Nine are over, one is under way. */
export const FIRST_YEAR = THIS_YEAR - 9;
export const YEARS: readonly number[] = Array.from({ length: THIS_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);

/** The first to have a city is the province whose pages are read. */
const IN_TURN = [...PROVINCIAL_UNITS.filter(({ id }) => id === '44'), ...PROVINCIAL_UNITS.filter(({ id }) => id !== '44')];
/** `4401` and on; behind the ninety-ninth come letters, for counties are as many. */
const cityOf = (index: number): City => {
  const province = IN_TURN[index % IN_TURN.length]?.id ?? '';
  const nth = Math.floor(index / IN_TURN.length) + 1;
  const id = `${province}${nth < 100 ? String(nth).padStart(2, '0') : (nth + 260).toString(36)}`;
  return { id, province, name: `${id}市`, shortName: id, englishName: `City ${id}` };
};

/** The first of each province: its life is played, the others' are copies of it. */
export const MODEL_CITIES = IN_TURN.map((_, index) => cityOf(index));

/** As many cities as ten cycles of so many assignments need, at least the models. */
export const citiesOf = (assignments: number): City[] => {
  const units = Math.ceil(assignments / YEARS.length / CATALOGUE_2024.tasks.length);
  return Array.from({ length: Math.max(MODEL_CITIES.length, units - PROVINCIAL_UNITS.length - 1) }, (_, index) => cityOf(index));
};

const CITY_GROUP = 'cities';
const inYear = <T extends Milestone>(milestones: readonly T[], year: number): T[] => milestones.map((each) => ({ ...each, dueOn: parseDay(`${year}${each.dueOn.slice(4)}`) }));
const obligationOf = ({ code }: CatalogueTask, level: 'province' | 'city', year: number, milestones: readonly Milestone[]): Obligation => ({
  id: `${code}-${level === 'province' ? 'o1' : 'o2'}`, level, mandatory: true, scope: level === 'province' ? { kind: 'every_province' } : { kind: 'region_group', group: CITY_GROUP },
  planNeeded: true, planDueOn: parseDay(`${year}-06-30`), summary: '', milestones: milestones.length > 0 ? inYear(milestones, year) : [{ id: `${code}-m1`, dueOn: parseDay(`${year}-11-30`), phrase: '11月底前', summary: '' }],
  metrics: [{ id: `${code}-${level}-k1`, subject: '', comparator: '>=', value: 100, unit: '件', dueOn: null }],
});

/** The tasks and departments of the notice of 2024; each task binds every province and every city. */
export const catalogueOf = (year: number): CatalogueVersion => ({
  ...CATALOGUE_2024, year, documentNumber: `bench ${year}`, issuedOn: parseDay(`${year}-03-29`), openQuestions: [],
  regionGroups: [{ id: CITY_GROUP, name: '各市', englishName: 'Cities', members: MODEL_CITIES.map(({ id }) => id), open: false }],
  tasks: CATALOGUE_2024.tasks.map((task) => {
    const milestones = task.obligations.flatMap((each) => each.milestones).filter(({ dueOn }) => dueOn > '2024-07').slice(0, 2);
    return { ...task, bureauMilestones: inYear(task.bureauMilestones, year), bureauMetrics: [], obligations: [obligationOf(task, 'province', year, milestones), obligationOf(task, 'city', year, milestones)] };
  }),
});

/** Every unit has its manners over its tasks, so that no province is all red. */
export const mannerOf = (task: string, unit: string): MannerName => MANNER_NAMES[(Number(task.slice(1)) + Number(unit.slice(0, 2))) % MANNER_NAMES.length] ?? 'silent';

export interface Person {
  readonly id: string;
  readonly unit: string;
  readonly roles: readonly Role[];
}
const person = (unit: string, name: string, ...roles: Role[]): Person => ({ id: `${unit}:${name}`, unit, roles });
export const peopleOf = (cities: readonly City[]): Person[] => [
  person('bureau', 'coordinator', 'coordinator'), person('bureau', 'second', 'coordinator'), person('bureau', 'leader', 'bureau_leader'), person('bureau', 'system', 'system_admin'),
  ...CATALOGUE_2024.departments.flatMap(({ id }) => [person(id, 'reviewer', 'reviewer'), person(id, 'director', 'director')]),
  ...PROVINCIAL_UNITS.flatMap(({ id }) => [person(id, 'clerk', 'liaison', 'clerk'), person(id, 'leader', 'leader'), person(id, 'reviewer', 'reviewer')]),
  ...cities.flatMap(({ id }) => [person(id, 'clerk', 'liaison', 'clerk'), person(id, 'leader', 'leader')]),
];
