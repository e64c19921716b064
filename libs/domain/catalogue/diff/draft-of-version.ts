import type { CatalogueTask, CatalogueVersion, Metric, Milestone, Obligation } from '../catalogue.js';
import type { CatalogueDraft, DraftMilestone, DraftTask } from '../catalogue-draft.js';

/** A frozen version that no import made, in the form of a draft: what the comparison reads, without quotes; units are ids there, not the names of a text, so no members. */
export const draftOfVersion = (version: CatalogueVersion): CatalogueDraft => ({
  notice: { documentNumber: version.documentNumber, issuedOn: version.issuedOn, issuer: version.issuer, title: version.title, year: version.year },
  categories: version.categories.map(({ number, title }) => ({ number, title, quote: null })),
  tasks: version.tasks.map((task) => taskOf(task, version)),
  sections: [],
  regionGroups: version.regionGroups.map(({ name }) => ({ name, unitLevel: null, members: [], quote: null })),
  openQuestions: version.openQuestions.map(({ question }) => ({ kind: 'other', text: question, quote: null })),
});

/** Whom a text is written to, as the notice would say it. */
const ACTORS: Readonly<Record<Obligation['level'], string>> = { bureau: '国家知识产权局', province: '有关省份', city: '有关地市', local: '有关地方' };
const actorOf = ({ level, scope }: Obligation): string => (level === 'province' && scope.kind === 'every_province' ? '各地区' : ACTORS[level]);

const taskOf = (task: CatalogueTask, { departments, regionGroups }: CatalogueVersion): DraftTask => {
  const nameOf = (list: readonly { readonly id: string; readonly name: string }[], id: string): string => list.find((each) => each.id === id)?.name ?? id;
  const owners = [{ actor: ACTORS.bureau, milestones: task.bureauMilestones, metrics: task.bureauMetrics }, ...task.obligations.map((each) => ({ actor: actorOf(each), milestones: each.milestones, metrics: each.metrics }))];
  return {
    number: task.number, title: task.title, category: task.category, quote: null, bureauMeasures: task.bureauSummary, reportingDuties: [],
    departments: [task.leadDepartment, ...task.supportingDepartments].map((id) => nameOf(departments, id)),
    localMeasures: once(task.obligations.map((each) => ({ actor: actorOf(each), text: each.summary, quote: null }))),
    obligations: task.obligations.map(({ level, mandatory, scope }) => ({
      level: level === 'bureau' ? 'local' : level, mandatory, rule: mandatory ? '必做' : '选做', group: scope.kind === 'region_group' ? nameOf(regionGroups, scope.group) : null, unitLevel: null, quote: null,
    })),
    milestones: once(owners.flatMap(({ actor, milestones }) => milestones.map((each) => milestoneOf(each, actor)))),
    metrics: once(owners.flatMap(({ actor, metrics }) => metrics.map((each) => metricOf(each, actor)))),
  };
};

const milestoneOf = ({ dueOn, phrase, summary }: Milestone, actor: string): DraftMilestone => ({ due: dueOn, datePhrase: phrase, actor, text: summary, quote: null });
const metricOf = ({ comparator, value, unit, dueOn, subject }: Metric, actor: string): DraftTask['metrics'][number] => ({ comparator, value, unit, due: dueOn, text: subject, actor, quote: null });

/** What several obligations share stands once. */
const once = <T>(list: readonly T[]): T[] => [...new Map(list.map((each) => [JSON.stringify(each), each])).values()];
