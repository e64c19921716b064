import type { CatalogueDraft, DraftObligation, DraftQuote, DraftTask } from '../catalogue-draft.js';
import { cameAndWent, changed, factChanges, listChanges, wordChanges, type Change, type Compared } from './change.js';
import { normal } from './likeness.js';

/** A task with its draft and its place there. */
export interface PlacedTask {
  readonly draft: CatalogueDraft;
  readonly task: DraftTask;
  readonly path: string;
}

/** Everything that is otherwise in a task that both notices have (X2). */
export const taskChanges = (before: PlacedTask, after: PlacedTask): Change[] => {
  const [was, is] = [{ path: before.path, quote: before.task.quote }, { path: after.path, quote: after.task.quote }];
  const [old, next] = [before.task, after.task];
  return [
    ...changed('moved', 'number', String(old.number), String(next.number), was, is),
    ...changed('moved', 'category', categoryIn(before), categoryIn(after), was, is),
    ...changed('reworded', 'title', old.title, next.title, was, is),
    ...changed('changed_duty', 'departments', old.departments.join('、'), next.departments.join('、'), was, is),
    ...changed('reworded', 'bureauMeasures', old.bureauMeasures, next.bureauMeasures, was, is),
    ...listChanges('localMeasures', measuresOf(before), measuresOf(after)),
    ...obligationChanges(before, after),
    ...listChanges('milestones', milestonesOf(before), milestonesOf(after)),
    ...listChanges('metrics', metricsOf(before), metricsOf(after)),
    ...listChanges('reportingDuties', reportsOf(before), reportsOf(after)),
  ];
};

/** The category with its number: `3 转化运用`. */
const categoryIn = ({ draft, task }: PlacedTask): string | null => {
  if (task.category === null) return null;
  const title = draft.categories.find(({ number }) => number === task.category)?.title;
  return title === undefined ? String(task.category) : `${task.category} ${title}`;
};

const compared = <T extends { readonly quote: DraftQuote | null }>(list: readonly T[], path: string, text: (each: T) => string, facts: (each: T) => Compared['facts']): Compared[] =>
  list.map((each, index) => ({ text: text(each), facts: facts(each), place: { path: `${path}.${index}`, quote: each.quote } }));

const measuresOf = ({ task, path }: PlacedTask): Compared[] => compared(task.localMeasures, `${path}.localMeasures`, ({ text }) => text, ({ actor }) => ({ actor }));
const milestonesOf = ({ task, path }: PlacedTask): Compared[] => compared(task.milestones, `${path}.milestones`, ({ text }) => text, ({ due, actor }) => ({ due, actor }));
const reportsOf = ({ task, path }: PlacedTask): Compared[] => compared(task.reportingDuties, `${path}.reportingDuties`, ({ text }) => text, ({ due, actor }) => ({ due, actor }));
const metricsOf = ({ task, path }: PlacedTask): Compared[] =>
  compared(task.metrics, `${path}.metrics`, ({ text }) => text, ({ comparator, value, unit, due, actor = null }) => ({ figure: `${comparator} ${value} ${unit}`, due, actor }));

const obligationsOf = ({ draft, task, path }: PlacedTask): Compared[] =>
  compared(task.obligations, `${path}.obligations`, ({ rule }) => rule, ({ level, mandatory, group }) => ({ level, mandatory: mandatory ? 'mandatory' : 'optional', group, members: membersIn(draft, task, group) }));

/** Names that the text gives; null: none, or no group. */
const membersIn = ({ regionGroups }: CatalogueDraft, { number }: DraftTask, name: DraftObligation['group']): string | null => {
  const named = regionGroups.filter((group) => group.name === name);
  const group = named.length === 1 ? named[0] : named.find(({ tasks }) => tasks?.includes(number));
  return group && group.members.length > 0 ? [...group.members].sort().join('、') : null;
};

/** Those of one level and group belong together; then those of one level; what is left came or went. */
const obligationChanges = (before: PlacedTask, after: PlacedTask): Change[] => {
  let gone = obligationsOf(before);
  let come = obligationsOf(after);
  const changes: Change[] = [];
  for (const key of [({ facts }: Compared) => normal(`${facts.level} ${facts.group ?? ''} ${facts.mandatory}`), ({ facts }: Compared) => normal(`${facts.level} ${facts.group ?? ''}`), ({ facts }: Compared) => `${facts.level}`]) {
    for (const old of [...gone]) {
      const next = come.find((each) => key(each) === key(old));
      if (!next) continue;
      gone = gone.filter((each) => each !== old);
      come = come.filter((each) => each !== next);
      const facts = factChanges(old, next);
      // A rule is one with what it says: 必做 that became 选做 is not told twice.
      changes.push(...(facts.length > 0 ? facts : wordChanges(old, next, 'rule')));
    }
  }
  return [...changes, ...cameAndWent('obligations', gone, come)];
};
