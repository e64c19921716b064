import { parseDay } from '#domain/calendar/day.js';
import type { CatalogueTask, CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { DEPARTMENTS } from '#domain/catalogue/catalogue-2024/departments.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import type { ProvincialUnit } from '#domain/catalogue/catalogue.js';
import type { DemoPerson } from '#persistence/seed/people.js';
import type { UserActor } from '#domain/assignment/verb.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { castOf, colleagueOf } from '#testing/moves.js';

export const YEAR = 2024;
/** All plans of the rig are due at its end. */
export const PLAN_DUE_ON = '2024-06-30';
/** The lead and two that review beside it. */
export const REVIEWING = ['dept-operations', 'dept-legal', 'dept-strategy'] as const;

/** How many tasks bind how many units. */
export interface Size {
  readonly tasks: number;
  readonly units: number;
}
export const SIZES = { small: { tasks: 12, units: 8 }, 'r-cycle': { tasks: 160, units: 32 } } as const satisfies Record<string, Size>;
export type SizeName = keyof typeof SIZES;

export const unitsOf = ({ units }: Size): readonly ProvincialUnit[] => PROVINCIAL_UNITS.slice(0, units);
/** Its people do nothing but acknowledge: what follows from silence is known beforehand. */
export const silentUnitOf = (size: Size): string => unitsOf(size).at(-1)?.id ?? '';

/** Their contacts name the webhook: every other one, the silent one too. */
export const hookedOf = (size: Size): readonly string[] => unitsOf(size).filter((_, index) => (size.units - index) % 2 === 1).map(({ id }) => id);

export const assignmentsOf = (size: Size): readonly AssignmentId[] =>
  Array.from({ length: size.tasks }, (_, index) => unitsOf(size).map(({ id }): AssignmentId => `asg/${YEAR}/t${index + 1}-o1/${id}` as AssignmentId)).flat();

/** Tasks alike: each binds every province, three departments review, one milestone. */
export function catalogueOf({ tasks }: Size): CatalogueVersion {
  const [lead, ...supporting] = REVIEWING;
  const task = (number: number): CatalogueTask => ({
    code: `t${number}`, number, category: 1, title: `任务 ${number}`, englishTitle: `Task ${number}`, leadDepartment: lead, supportingDepartments: supporting, bureauSummary: '', bureauMilestones: [], bureauMetrics: [],
    obligations: [{
      id: `t${number}-o1`, level: 'province', mandatory: true, scope: { kind: 'every_province' }, planNeeded: true, planDueOn: parseDay(PLAN_DUE_ON), summary: '',
      milestones: [{ id: 'm1', dueOn: parseDay('2024-12-31'), phrase: '12月底前', summary: '' }], metrics: [],
    }],
  });
  return {
    year: YEAR, documentNumber: 'rig', title: 'rig', issuer: 'rig', issuedOn: parseDay('2024-03-29'), categories: [{ number: 1, title: 'rig', englishTitle: 'rig' }],
    departments: DEPARTMENTS.filter(({ id }) => (REVIEWING as readonly string[]).includes(id)), regionGroups: [], openQuestions: [],
    tasks: Array.from({ length: tasks }, (_, index) => task(index + 1)),
  };
}

/** Everybody whom a move may name: the cast of each assignment, and a colleague of each. */
export function peopleOf(size: Size): readonly DemoPerson[] {
  const [leadDepartment, ...supportingDepartments] = REVIEWING;
  const all = unitsOf(size).flatMap(({ id: unit }) => castOf({ unit, leadDepartment, supportingDepartments })).flatMap((actor) => [actor, ...(isDoubled(actor) ? [colleagueOf(actor)] : [])]);
  return [...new Map(all.map(({ userId, unit, roles }) => [userId, { id: userId, name: userId, unit, roles }])).values()];
}

const isDoubled = ({ roles }: UserActor): boolean => roles.includes('clerk') || roles.includes('reviewer');
