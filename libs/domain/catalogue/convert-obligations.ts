import { isDay } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { isBlank } from '../shared/text.js';
import type { Metric, Milestone, Obligation } from './catalogue.js';
import type { DraftMetric, DraftMilestone, DraftObligation, DraftTask } from './catalogue-draft.js';
import type { Converting, DraftProblem } from './draft-problem.js';

/** Whom a text is written to. `every`: 各地区; else the kind of units that a group is of. */
type Addressed = 'bureau' | 'every' | DraftObligation['level'];

const addressedBy = (actor: string): Addressed => {
  if (/国家知识产权局|国家局|本局|局内/.test(actor)) return 'bureau';
  if (actor.startsWith('各')) return 'every';
  if (actor.includes('省')) return 'province';
  return actor.includes('市') ? 'city' : 'local';
};
const addressOf = ({ group, level }: DraftObligation): Addressed => (group === null ? 'every' : level);

/** A text with an actor and where it stands in the draft. */
type Placed<T> = T & { readonly path: string };
const placed = <T>(list: readonly T[], path: string): Placed<T>[] => list.map((each, index) => ({ ...each, path: `${path}.${index}` }));

/** What is written to the obligation's kind of units; what is written to none of the task's obligations is for all of them, so that nothing is dropped. */
const writtenTo = <T extends { readonly actor?: string | undefined }>(list: readonly T[], obligation: DraftObligation, task: DraftTask): T[] => {
  const addresses = new Set(task.obligations.map(addressOf));
  return list.filter(({ actor = '' }) => {
    const to = addressedBy(actor);
    return to !== 'bureau' && (to === addressOf(obligation) || !addresses.has(to));
  });
};

interface Findings {
  readonly milestones: readonly Placed<DraftMilestone>[];
  readonly metrics: readonly Placed<DraftMetric>[];
}

/** A dated reporting duty is a milestone too, where none says the same. */
const findingsOf = (task: DraftTask, path: string): Findings => {
  const milestones = placed(task.milestones, `${path}.milestones`);
  const reports = placed(task.reportingDuties, `${path}.reportingDuties`)
    .filter(({ due, text }) => due !== null && !milestones.some((each) => each.due === due && (each.text.includes(text) || text.includes(each.text))))
    .map((duty) => ({ ...duty, datePhrase: '' }));
  return { milestones: [...milestones, ...reports], metrics: placed(task.metrics, `${path}.metrics`) };
};

/** What the bureau owes of a task (B3). */
export const findingsOfBureau = (task: DraftTask, path: string, code: string, problems: DraftProblem[]): { milestones: readonly Milestone[]; metrics: readonly Metric[] } => {
  const { milestones, metrics } = findingsOf(task, path);
  // A task without local duties has nobody else.
  const ofBureau = ({ actor = '' }: { readonly actor?: string | undefined }): boolean => addressedBy(actor) === 'bureau' || task.obligations.length === 0;
  return { milestones: milestonesOf(milestones.filter(ofBureau), `${code}-b`, problems), metrics: metricsOf(metrics.filter(ofBureau), `${code}-b`, problems) };
};

export const obligationsOf = (task: DraftTask, path: string, code: string, { groupOf, problems }: Converting): Obligation[] => {
  const { milestones, metrics } = findingsOf(task, path);
  return task.obligations.map((obligation, index) => {
    const id = `${code}-o${index + 1}`;
    const group = groupOf(task.number, obligation.group);
    if (obligation.group === null && obligation.level !== 'province') problems.push({ code: 'GROUP_UNNAMED', path: `${path}.obligations.${index}.group`, value: obligation.rule });
    const own = writtenTo(milestones, obligation, task);
    const plan = own.filter(({ due, text }) => due !== null && IS_PLAN.test(text)).sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))[0];
    return {
      id, level: obligation.level, mandatory: obligation.mandatory, scope: group ? { kind: 'region_group', group: group.id } : { kind: 'every_province' },
      planNeeded: true, planDueOn: plan ? (plan.due as Day) : null, summary: summaryOf(task, obligation),
      milestones: milestonesOf(own.filter((each) => each !== plan), id, problems), metrics: metricsOf(writtenTo(metrics, obligation, task), id, problems),
    };
  });
};

/** 制定出台…方案: the date of such a clause is the local plan's own deadline (T1), not a milestone beside it. */
const IS_PLAN = /(制定|出台|印发|编制)[^，。,;；]*(方案|计划|要点)/;

/** The measures of the units it binds; where none are written to them alone, those of all; else the rule. */
const summaryOf = (task: DraftTask, obligation: DraftObligation): string => {
  const own = task.localMeasures.filter(({ actor }) => addressedBy(actor) === addressOf(obligation));
  const shared = task.localMeasures.filter(({ actor }) => addressedBy(actor) === 'every');
  const found = own.length > 0 ? own : shared.length > 0 ? shared : task.localMeasures;
  return found.map(({ text }) => text).join('') || obligation.rule;
};

const milestonesOf = (list: readonly Placed<DraftMilestone>[], owner: string, problems: DraftProblem[]): Milestone[] =>
  list.map(({ due, datePhrase, text, path }, index) => {
    if (due === null || !isDay(due)) note(problems, { code: 'MILESTONE_UNDATED', path: `${path}.due`, value: datePhrase || text });
    return { id: `${owner}-m${index + 1}`, dueOn: due as Day, phrase: datePhrase, summary: text };
  });

const metricsOf = (list: readonly Placed<DraftMetric>[], owner: string, problems: DraftProblem[]): Metric[] =>
  list.map(({ comparator, value, unit, due, text, path }, index) => {
    if (comparator === '~') note(problems, { code: 'METRIC_UNCLEAR', path: `${path}.comparator`, value: text });
    if (isBlank(unit)) note(problems, { code: 'METRIC_WITHOUT_UNIT', path: `${path}.unit`, value: text });
    // A percentage is a share (C6); growth may be told in it too, so more than 100 is asked for.
    if (unit === '%' && (value < 0 || value > 100)) note(problems, { code: 'PERCENT_OUT_OF_RANGE', path: `${path}.value`, value: text });
    return { id: `${owner}-k${index + 1}`, subject: text, comparator: comparator === '~' ? '=' : comparator, value, unit, dueOn: due as Day | null };
  });

/** A field that several obligations share is one problem. */
const note = (problems: DraftProblem[], problem: DraftProblem): void => {
  if (!problems.some(({ code, path }) => code === problem.code && path === problem.path)) problems.push(problem);
};
