import { isDay } from '#domain/calendar/day.js';
import type { Day } from '#domain/calendar/instant.js';
import type { CatalogueTask, CatalogueVersion, Department, Metric, Milestone, Obligation, RegionGroup } from '#domain/catalogue/catalogue.js';
import type { CatalogueDraft, DraftObligation, DraftTask, Findings } from './draft.js';
import { ACTORS_OF, COLLECTIVE, RELATIVE_GROUP } from './grammar.js';

/** Departments that have an id already keep it from year to year. */
export interface KnownNames {
  readonly departments: readonly Department[];
}

/** What a draft lacks to be a catalogue at all; a person types it in. */
export type Lacks = 'document_number' | 'title' | 'issuer' | 'issued_on' | 'departments';
export type CatalogueOfDraft = { readonly kind: 'catalogue'; readonly catalogue: CatalogueVersion } | { readonly kind: 'lacks'; readonly lacks: readonly Lacks[] };

/**
 * 目录草稿 → 目录: what stands in the text and nothing else. A date that names no day, a bound that says only "about" and the
 * members of a group stay out until their open question is answered. Groups of one rule are one here: a unit that is in two
 * of them has the duty once.
 */
export function catalogueOf(draft: CatalogueDraft, known: KnownNames): CatalogueOfDraft {
  const { documentNumber, title, issuer, issuedOn, year } = draft.notice;
  const withoutDepartment = draft.tasks.some((task) => task.departments.length === 0);
  if (documentNumber === null || title === null || issuer === null || issuedOn === null || year === null || withoutDepartment) {
    return { kind: 'lacks', lacks: [...(documentNumber ? [] : ['document_number' as const]), ...(title && year ? [] : ['title' as const]), ...(issuer ? [] : ['issuer' as const]), ...(issuedOn ? [] : ['issued_on' as const]), ...(withoutDepartment ? ['departments' as const] : [])] };
  }
  const departments = departmentsOf(draft, known);
  const idOf = new Map(departments.map(({ name, id }) => [name, id]));
  const groups = new Map<string, RegionGroup>();
  const tasks = draft.tasks.map((task) => taskOf(task, idOf, groups));
  return {
    kind: 'catalogue',
    catalogue: {
      year, documentNumber, title, issuer, issuedOn: issuedOn as Day,
      categories: draft.categories.map(({ number, title: name }) => ({ number, title: name, englishTitle: name })),
      departments,
      regionGroups: [...groups.values()],
      tasks,
      openQuestions: draft.openQuestions.map(({ text, task }, index) => ({ id: `q${index + 1}`, about: task === null ? 'tasks' : codeOf(task), question: text })),
    },
  };
}

/** All that the list or the body names, but for collective names (decision record 0014). */
function departmentsOf(draft: CatalogueDraft, known: KnownNames): Department[] {
  const names = new Set([...draft.tasks.flatMap((task) => task.departments), ...draft.sections.flatMap((section) => section.duties.flatMap((duty) => duty.departments))]);
  return [...names].filter((name) => !COLLECTIVE.test(name)).map((name) => known.departments.find((each) => each.name === name) ?? { id: `dept-${codeFor(name)}`, name, shortName: name, englishName: name });
}

const codeOf = (number: number): string => `t${String(number).padStart(2, '0')}`;

function taskOf(task: DraftTask, idOf: ReadonlyMap<string, string>, groups: Map<string, RegionGroup>): CatalogueTask {
  const code = codeOf(task.number);
  const [lead = '', ...supporting] = task.departments.map((name) => idOf.get(name) ?? '');
  const local = new Set(task.localMeasures.map(({ actor }) => actor));
  const rules = [...new Map(task.obligations.map((each) => [`${each.level} ${each.rule}`, each])).values()];
  return {
    code, number: task.number, category: task.category ?? 0, title: task.title, englishTitle: task.title,
    leadDepartment: lead, supportingDepartments: supporting,
    bureauSummary: task.bureauMeasures,
    ...ofBureau(code, task, local),
    obligations: rules.map((rule, index) => obligationOf(`${code}-o${index + 1}`, rule, task, groups)),
  };
}

function ofBureau(code: string, task: DraftTask, local: ReadonlySet<string>): Pick<CatalogueTask, 'bureauMilestones' | 'bureauMetrics'> {
  const { milestones, metrics } = foundFor(`${code}-b`, task, (actor) => !local.has(actor));
  return { bureauMilestones: milestones, bureauMetrics: metrics };
}

function obligationOf(id: string, rule: DraftObligation, task: DraftTask, groups: Map<string, RegionGroup>): Obligation {
  const names = task.obligations.filter((each) => each.level === rule.level && each.rule === rule.rule).flatMap(({ group }) => (group === null ? [] : [group]));
  const isEvery = rule.level === 'province' && names.length === 0;
  const kind = names.length === 0 ? 'every' : rule.level;
  const fits = (actor: string): boolean => ACTORS_OF[kind].test(actor) && (kind === 'every' || !ACTORS_OF.every.test(actor));
  return {
    id, level: rule.level, mandatory: rule.mandatory,
    scope: isEvery ? { kind: 'every_province' } : { kind: 'region_group', group: groupOf(names.length > 0 ? names.join('、') : rule.rule, task.number, groups) },
    planNeeded: true, planDueOn: null,
    summary: task.localMeasures.filter(({ actor }) => fits(actor)).map(({ text }) => text).join(''),
    ...foundFor(id, task, fits),
  };
}

/** A group that only its task explains (涉及省份) is that task's own. */
function groupOf(name: string, task: number, groups: Map<string, RegionGroup>): string {
  const id = `group-${codeFor(RELATIVE_GROUP.test(name) ? `${name} ${task}` : name)}`;
  groups.set(id, { id, name, englishName: name, members: [], open: true });
  return id;
}

function foundFor(id: string, { milestones, metrics }: Findings, fits: (actor: string) => boolean): { milestones: Milestone[]; metrics: Metric[] } {
  return {
    milestones: milestones.filter((each) => fits(each.actor)).flatMap(({ due, datePhrase, text }) => (due !== null && isDay(due) ? [{ dueOn: due, phrase: datePhrase, summary: text }] : [])).map((each, index) => ({ id: `${id}-m${index + 1}`, ...each })),
    metrics: metrics.filter((each) => fits(each.actor)).flatMap(({ comparator, value, unit, due, text }) => (comparator === '~' ? [] : [{ subject: text, comparator, value, unit, dueOn: due !== null && isDay(due) ? due : null }])).map((each, index) => ({ id: `${id}-k${index + 1}`, ...each })),
  };
}

/** Eight characters for a name, the same every year (FNV-1a): ids hold no names. */
function codeFor(name: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
