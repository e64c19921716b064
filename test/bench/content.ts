import type { Role } from '#domain/access/actor.js';
import { parseDay } from '#domain/calendar/day.js';
import type { CatalogueTask, CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { assignmentId, type AssignmentId } from '#domain/shared/ids.js';

export const PASSWORD = 'bench';
export const YEAR = 2024;
export const MILESTONE = 'm1';

/** Tasks alike, as many as it takes: each binds every province, all departments review, one milestone. */
export const catalogueFor = (instances: number, departments: readonly string[]): CatalogueVersion => {
  const [lead = '', ...supporting] = departments;
  const task = (number: number): CatalogueTask => ({
    code: `t${number}`, number, category: 1, title: `任务 ${number}`, englishTitle: `Task ${number}`, leadDepartment: lead, supportingDepartments: supporting,
    bureauSummary: '', bureauMilestones: [], bureauMetrics: [],
    obligations: [{
      id: `t${number}-o1`, level: 'province', mandatory: true, scope: { kind: 'every_province' }, planNeeded: true, planDueOn: parseDay('2024-06-30'), summary: '',
      milestones: [{ id: MILESTONE, dueOn: parseDay('2024-12-31'), phrase: '12月底前', summary: '' }], metrics: [],
    }],
  });
  return {
    year: YEAR, documentNumber: 'bench', title: 'bench', issuer: 'bench', issuedOn: parseDay('2024-03-29'), categories: [{ number: 1, title: 'bench', englishTitle: 'bench' }],
    departments: departments.map((id) => ({ id, name: id, shortName: id, englishName: id })), regionGroups: [], openQuestions: [],
    tasks: Array.from({ length: Math.ceil(instances / PROVINCIAL_UNITS.length) }, (_, index) => task(index + 1)),
  };
};

/** The assignments of the launch, as many as asked: province by province. */
export const assignmentsOf = (instances: number): AssignmentId[] =>
  Array.from({ length: instances }, (_, index) => assignmentId(YEAR, `t${Math.floor(index / PROVINCIAL_UNITS.length) + 1}-o1`, PROVINCIAL_UNITS[index % PROVINCIAL_UNITS.length]?.id ?? ''));

export interface Person {
  readonly id: string;
  readonly unit: string;
  readonly roles: readonly Role[];
}
/** A clerk and a leader a province, a reviewer and a director a department, a coordinator and a leader of the bureau: without one of them no cycle is launched. */
export const peopleOf = (departments: readonly string[]): Person[] => [
  { id: 'coordinator', unit: 'bureau', roles: ['coordinator'] },
  { id: 'chief', unit: 'bureau', roles: ['bureau_leader'] },
  ...PROVINCIAL_UNITS.flatMap(({ id }): Person[] => [{ id: `clerk-${id}`, unit: id, roles: ['liaison', 'clerk'] }, { id: `leader-${id}`, unit: id, roles: ['leader'] }]),
  ...departments.flatMap((id): Person[] => [{ id: `reviewer-${id}`, unit: id, roles: ['reviewer'] }, { id: `director-${id}`, unit: id, roles: ['director'] }]),
];
