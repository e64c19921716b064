import { isDay, yearOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { isBlank } from '../shared/text.js';
import type { CatalogueTask, CatalogueVersion, Department, RegionGroup } from './catalogue.js';
import type { CatalogueDraft, DraftTask } from './catalogue-draft.js';
import { groupIdOf } from './group-id.js';
import { findingsOfBureau, obligationsOf } from './convert-obligations.js';
import type { Converting, DraftProblem, KnownUnit } from './draft-problem.js';

/**
 * 目录草稿 → 任务清单. Nothing is guessed: what cannot be told is a problem at its path. The first named department is the lead
 * (a person confirms it with the whole); a group whose members nobody named stays open, and the launch check asks for them.
 */
export const convertDraft = (draft: CatalogueDraft, units: readonly KnownUnit[]): { readonly catalogue: CatalogueVersion } | { readonly problems: readonly DraftProblem[] } => {
  const problems: DraftProblem[] = [...noticeProblems(draft), ...numberProblems(draft)];
  const names = namesOf(units);
  const groups = groupsOf(draft, names, problems);
  const groupOf: Converting['groupOf'] = (task, name) => groups.get(`${task} ${name ?? ''}`);
  const tasks = draft.tasks.map((task, index) => taskOf(task, `tasks.${index}`, { names, groupOf, problems }));
  if (problems.length > 0) return { problems };
  const { documentNumber, title, issuer, issuedOn } = draft.notice;
  return {
    catalogue: {
      year: yearOfDraft(draft) ?? 0, documentNumber: documentNumber ?? '', title: title ?? '', issuer: issuer ?? '', issuedOn: (issuedOn ?? '') as Day,
      categories: draft.categories.map(({ number, title: name, englishTitle = name }) => ({ number, title: name, englishTitle })),
      departments: departmentsOf(draft, units, names), regionGroups: [...new Set(groups.values())], tasks,
      // All were answered before; answers stand in the stream.
      openQuestions: [],
    },
  };
};

/** The year that a draft is for; undefined where it does not tell. */
export const yearOfDraft = ({ notice }: CatalogueDraft): number | undefined => notice.year ?? (notice.issuedOn !== null && isDay(notice.issuedOn) ? yearOf(notice.issuedOn) : undefined);

/** What sections name beside departments: 各部门 and the like, no single unit, so the catalogue has nothing of them (decision record 0014). */
export const collectiveNames = ({ sections }: CatalogueDraft, units: readonly KnownUnit[]): readonly string[] => {
  const names = namesOf(units);
  const named = sections.flatMap(({ duties }) => duties.flatMap(({ departments }) => departments.map(normal)));
  return [...new Set(named.filter((name) => names.get(name)?.kind !== 'department'))];
};

/** Names are compared without the layout's blanks. */
const normal = (name: string): string => name.replace(/\s/g, '');

const namesOf = (units: readonly KnownUnit[]): ReadonlyMap<string, KnownUnit> =>
  new Map(units.flatMap((unit) => [[normal(unit.name), unit], [normal(unit.shortName), unit]] as const));

const noticeProblems = (draft: CatalogueDraft): DraftProblem[] => {
  const { documentNumber, issuer, title, issuedOn } = draft.notice;
  const missing = Object.entries({ documentNumber, issuer, title }).filter(([, value]) => value === null || isBlank(value)).map(([name]) => name);
  if (issuedOn === null || !isDay(issuedOn)) missing.push('issuedOn');
  if (yearOfDraft(draft) === undefined) missing.push('year');
  return missing.map((name) => ({ code: 'NOTICE_INCOMPLETE', path: `notice.${name}`, value: null }));
};

const numberProblems = ({ tasks }: CatalogueDraft): DraftProblem[] => [
  ...(tasks.length === 0 ? [{ code: 'NO_TASK', path: 'tasks', value: null } as const] : []),
  ...tasks.flatMap(({ number }, index): DraftProblem[] => (tasks.findIndex((each) => each.number === number) < index ? [{ code: 'TASK_NUMBER_TWICE', path: `tasks.${index}`, value: String(number) }] : [])),
];

/** Every group that an obligation names, in the order of the text, by task and name. */
const groupsOf = (draft: CatalogueDraft, names: Converting['names'], problems: DraftProblem[]): ReadonlyMap<string, RegionGroup> => {
  const made = new Map<string, RegionGroup>();
  const named = draft.tasks.flatMap(({ number, obligations }) => obligations.flatMap(({ group }) => (group === null ? [] : [{ task: number, name: group }])));
  return new Map(
    named.map(({ task, name }) => {
      const own = draft.regionGroups.filter((group) => group.name === name);
      const index = draft.regionGroups.findIndex((group) => group.name === name && (own.length === 1 || group.tasks?.includes(task)));
      const id = groupIdOf(own.length > 1 ? `${name}#${task}` : name);
      const group = made.get(id) ?? { id, name, englishName: draft.regionGroups[index]?.englishName ?? name, ...membersOf(draft, index, names, problems) };
      made.set(id, group);
      return [`${task} ${name}`, group];
    }),
  );
};

const membersOf = (draft: CatalogueDraft, index: number, names: Converting['names'], problems: DraftProblem[]): Pick<RegionGroup, 'members' | 'open'> => {
  const members = (draft.regionGroups[index]?.members ?? []).flatMap((member) => {
    const unit = names.get(normal(member));
    if (unit?.kind === 'province' || unit?.kind === 'city') return [unit.id];
    problems.push({ code: 'UNKNOWN_MEMBER', path: `regionGroups.${index}.members`, value: member });
    return [];
  });
  return { members: [...new Set(members)], open: members.length === 0 };
};

const taskOf = (task: DraftTask, path: string, converting: Converting): CatalogueTask => {
  const { names, problems } = converting;
  const code = `t${String(task.number).padStart(2, '0')}`;
  if (task.category === null) problems.push({ code: 'NO_CATEGORY', path: `${path}.category`, value: null });
  if (task.departments.length === 0) problems.push({ code: 'NO_DEPARTMENT', path: `${path}.departments`, value: null });
  const departments = task.departments.map((name) => {
    const unit = names.get(normal(name));
    if (unit?.kind !== 'department') problems.push({ code: 'UNKNOWN_DEPARTMENT', path: `${path}.departments`, value: name });
    return unit?.id ?? '';
  });
  const [leadDepartment = '', ...supportingDepartments] = [...new Set(departments)];
  const bureau = findingsOfBureau(task, path, code, problems);
  return {
    code, number: task.number, category: task.category ?? 0, title: task.title, englishTitle: task.englishTitle ?? task.title, leadDepartment, supportingDepartments,
    bureauSummary: task.bureauMeasures, bureauMilestones: bureau.milestones, bureauMetrics: bureau.metrics,
    obligations: obligationsOf(task, path, code, converting),
  };
};

/** Those that a task or a section names, in the organisation's order. Collective names of sections are no department. */
const departmentsOf = (draft: CatalogueDraft, units: readonly KnownUnit[], names: Converting['names']): Department[] => {
  const named = [...draft.tasks.flatMap((task) => task.departments), ...draft.sections.flatMap(({ duties }) => duties.flatMap(({ departments }) => departments))];
  const ids = new Set(named.map((name) => names.get(normal(name))?.id));
  return units.filter(({ id, kind }) => kind === 'department' && ids.has(id)).map(({ id, name, shortName, englishName }) => ({ id, name, shortName, englishName }));
};
