import type { DraftMetric, DraftMilestone, DraftReportingDuty, Findings } from './draft.js';
import { BETWEEN_CLAUSES, CONDITIONAL_ACTOR, ENDS_SENTENCE, MAYBE_REPORTS, REPORTS, REPORTS_WHAT_WAS_SAID } from './grammar.js';
import type { Notebook } from './notebook.js';
import { readDates, type DatePhrase } from './read-dates.js';
import { readFigures } from './read-figures.js';
import type { Traced } from './traced.js';

const LAST_SIGNS = /[。;,、:!?]/;

export const sentencesOf = (text: Traced): Traced[] => text.split(ENDS_SENTENCE, true);
/** Each with its place in the sentence. */
export const clausesOf = (sentence: Traced): ReturnType<Traced['splitAt']> => sentence.splitAt(BETWEEN_CLAUSES);

/** Milestones, metrics and reporting duties of what one actor has to do, sentence by sentence. */
export function findInText(text: Traced, actor: string, notes: Notebook): Findings {
  const found = sentencesOf(text).map((sentence) => findInSentence(sentence, actor, notes));
  return {
    milestones: found.flatMap((each) => each.milestones),
    metrics: found.flatMap((each) => each.metrics),
    reportingDuties: found.flatMap((each) => each.reportingDuties),
  };
}

function findInSentence(sentence: Traced, actor: string, notes: Notebook): Findings {
  const dates = readDates(sentence, notes);
  for (const match of sentence.text.matchAll(CONDITIONAL_ACTOR)) {
    notes.ask('condition', `“${match[0]}”由谁认定、包括哪些单位？是否另立任务？`, sentence.slice(match.index, match.index + match[0].length));
  }
  return {
    milestones: datedParts(sentence, dates).map(({ date, part }): DraftMilestone => ({ due: date.due, datePhrase: date.phrase.text, actor, text: part.text, quote: notes.quote(part) })),
    metrics: metricsOf(sentence, dates, actor, notes),
    reportingDuties: reportsOf(sentence, dates, actor, notes),
  };
}

/** From the clause that names a date to the next one that does, or to the sentence's end. */
function datedParts(sentence: Traced, dates: readonly DatePhrase[]): { date: DatePhrase; part: Traced }[] {
  const clauses = clausesOf(sentence);
  const starts: number[] = [];
  let clause = 0;
  for (const { start } of dates) {
    const before = clause;
    while ((clauses[clause + 1]?.start ?? sentence.length) <= start) clause += 1;
    // A second date in one clause begins with itself.
    starts.push(starts.length > 0 && clause === before ? start : (clauses[clause]?.start ?? 0));
  }
  return dates.map((date, index) => ({ date, part: sentence.slice(starts[index] ?? 0, starts[index + 1]).trim(LAST_SIGNS) }));
}

/** What is said after a date is due by it; before the first date of a sentence, by the first. */
export const dueAt = (dates: readonly DatePhrase[], place: number): string | null => (dates.findLast((date) => date.start <= place) ?? dates[0])?.due ?? null;

function metricsOf(sentence: Traced, dates: readonly DatePhrase[], actor: string, notes: Notebook): DraftMetric[] {
  return clausesOf(sentence).flatMap(({ part: clause, start: place }) =>
    readFigures(clause, notes).map(({ comparator, value, unit, numericInText, start }): DraftMetric => {
      const due = dueAt(dates, place + start);
      if (dates.length === 0) notes.ask('date', `“${clause.text}”未写明期限：以哪一天为限？`, clause);
      return { comparator, value, unit, due, text: clause.text, numericInText, actor, quote: notes.quote(clause) };
    }),
  );
}

function reportsOf(sentence: Traced, dates: readonly DatePhrase[], actor: string, notes: Notebook): DraftReportingDuty[] {
  const clauses = clausesOf(sentence);
  return clauses.flatMap(({ part: clause, start }, index) => {
    if (!REPORTS.test(clause.text)) {
      if (MAYBE_REPORTS.test(clause.text)) notes.ask('reporting', `“${clause.text}”是否作为报送要求？`, clause);
      return [];
    }
    const from = REPORTS_WHAT_WAS_SAID.test(clause.text) ? (clauses[index - 1]?.start ?? start) : start;
    const whole = sentence.slice(from, start + clause.length);
    if (dates.length === 0) notes.ask('date', `“${whole.text}”未写明报送时间：何时报送？`, whole);
    return [{ text: whole.text, actor, due: dueAt(dates, start + clause.length), quote: notes.quote(whole) }];
  });
}
