import type { DraftTask, Findings } from './draft.js';
import { findInText } from './find-in-text.js';
import { ACTORS_OF, LOCAL_ACTOR } from './grammar.js';
import type { GroupNames } from './group-names.js';
import type { Notebook } from './notebook.js';
import { readAllocation, type Allocation } from './read-allocation.js';
import type { Row } from './read-table.js';
import { Traced } from './traced.js';

export interface ReadTask {
  readonly task: DraftTask;
  readonly allocation: Allocation;
}

const NONE: Findings = { milestones: [], metrics: [], reportingDuties: [] };

export function readTask(row: Row, groupNames: GroupNames, notes: Notebook): ReadTask {
  const { bureau, local } = measuresOf(row, notes);
  const allocation = readAllocation(row.allocation, groupNames, notes);
  const findings = [
    bureau.length > 0 ? findInText(bureau, notes.bureau.name, notes) : NONE,
    ...local.map(({ actor, text }) => findInText(text, actor, notes)),
  ];
  const title = row.title.trim(/[。,;:]/);
  notes.hold(row.title);
  if (title.length === 0) notes.ask('title', `任务 ${row.number} 没有标题。`, row.measures.length > 0 ? row.measures : row.allocation);
  askWhoDoesWhat(row, local.map(({ actor }) => actor), allocation, notes);
  const { departments, obligations } = allocation;
  const task: DraftTask = {
    number: row.number,
    title: title.text,
    category: row.category,
    departments: departments.map(({ name }) => name),
    bureauMeasures: bureau.text,
    localMeasures: local.map(({ actor, text }) => ({ actor, text: text.text, quote: notes.quote(text) })),
    obligations: obligations.map(({ level, mandatory, rule, group, unitLevel, quote }) => ({ level, mandatory, rule, group, unitLevel, quote })),
    milestones: findings.flatMap((each) => each.milestones),
    metrics: findings.flatMap((each) => each.metrics),
    reportingDuties: findings.flatMap((each) => each.reportingDuties),
    fieldQuotes: { bureauMeasures: bureau.length > 0 ? notes.quote(bureau) : null, departments: departments.map(({ part }) => notes.quote(part)) },
    quote: notes.quote(title.length > 0 ? title : row.measures.concat(row.allocation)),
  };
  return { task, allocation };
}

/** 工作举措 by actor: each label begins the text of one. */
function measuresOf({ number, measures }: Row, notes: Notebook): { bureau: Traced; local: { actor: string; text: Traced }[] } {
  const label = `(?<bureau>${notes.bureau.pattern})|(?<local>${LOCAL_ACTOR})`;
  let bureau = Traced.EMPTY;
  const local: { actor: string; text: Traced }[] = [];
  for (const run of measures.cutBefore(new RegExp(`(?:${label}):`, 'g'))) {
    const match = new RegExp(`^(?:${label}):`).exec(run.text);
    const text = run.slice(match?.[0].length ?? 0);
    if (!match) {
      notes.ask('actor', `任务 ${number} 的这段举措未写明由谁承担。`, run);
      continue;
    }
    notes.hold(run);
    if (text.length === 0) continue;
    if (match.groups?.['bureau']) bureau = bureau.concat(text);
    else local.push({ actor: match.groups?.['local'] ?? '', text });
  }
  return { bureau, local };
}

/** Two readings: an obligation without measures of its kind, measures without an obligation, several departments without a lead. */
function askWhoDoesWhat(row: Row, actors: readonly string[], { obligations, departments }: Allocation, notes: Notebook): void {
  const kinds = obligations.map(({ level, group }) => (group === null ? 'every' : level));
  let isAsked = false;
  obligations.forEach(({ rule, part }, index) => {
    const kind = kinds[index] ?? 'every';
    if (!actors.some((actor) => ACTORS_OF[kind].test(actor) && (kind === 'every' || !ACTORS_OF.every.test(actor)))) {
      isAsked = true;
      notes.ask('two_readings', `任务 ${row.number}：分工写“${rule}”，举措写给${actors.length > 0 ? `“${[...new Set(actors)].join('”“')}”` : '局内'}，没有单独写给它的：按哪些举措、由哪一级承担？`, part);
    }
  });
  actors.forEach((actor) => {
    if (!isAsked && !kinds.some((kind) => ACTORS_OF[kind].test(actor))) {
      const label = row.measures.slice(row.measures.text.indexOf(`${actor}:`), row.measures.text.indexOf(`${actor}:`) + actor.length);
      notes.ask('two_readings', `任务 ${row.number}：举措写给“${actor}”，任务分工没有相应的一栏：由哪些单位承担？`, label);
    }
  });
  if (departments.length === 0) notes.ask('departments', `任务 ${row.number} 未列局内部门。`, row.title.length > 0 ? row.title : row.measures);
}
