import type { DraftMetric, DraftMilestone, DraftReportingDuty, Findings } from './draft.js';
import { BETWEEN_CLAUSES, CONDITIONAL_ACTOR, ENDS_SENTENCE, MAYBE_REPORTS, REPORTS, REPORTS_WHAT_WAS_SAID } from './grammar.js';
import type { Notebook } from './notebook.js';
import { readDates, type DatePhrase } from './read-dates.js';
import { readFigures } from './read-figures.js';
import type { Traced } from './traced.js';

const LAST_SIGNS = /[。;,、:!?]/;

export const sentencesOf = (text: Traced): Traced[] => text.split(ENDS_SENTENCE, true);
export const clausesOf = (sentence: Traced): Traced[] => sentence.split(BETWEEN_CLAUSES);

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
  const clauseStart = (place: number): number => {
    const before = [...sentence.text.slice(0, place).matchAll(BETWEEN_CLAUSES)].at(-1);
    return before ? before.index + before[0].length : 0;
  };
  const starts = dates.map(({ start }, index) => {
    const before = dates[index - 1];
    return before && clauseStart(start) <= before.start ? start : clauseStart(start);
  });
  return dates.map((date, index) => ({ date, part: sentence.slice(starts[index] ?? 0, starts[index + 1]).trim(LAST_SIGNS) }));
}

/** What is said after a date is due by it; before the first date of a sentence, by the first. */
export const dueAt = (dates: readonly DatePhrase[], place: number): string | null => (dates.filter((date) => date.start <= place).at(-1) ?? dates[0])?.due ?? null;

function metricsOf(sentence: Traced, dates: readonly DatePhrase[], actor: string, notes: Notebook): DraftMetric[] {
  return clausesOf(sentence).flatMap((clause) => {
    const place = sentence.at.indexOf(clause.at[0] ?? -1);
    return readFigures(clause, notes).map(({ comparator, value, unit, numericInText, start }): DraftMetric => {
      const due = dueAt(dates, place + start);
      if (dates.length === 0) notes.ask('date', `“${clause.text}”未写明期限：以哪一天为限？`, clause);
      return { comparator, value, unit, due, text: clause.text, numericInText, actor, quote: notes.quote(clause) };
    });
  });
}

function reportsOf(sentence: Traced, dates: readonly DatePhrase[], actor: string, notes: Notebook): DraftReportingDuty[] {
  const clauses = clausesOf(sentence);
  return clauses.flatMap((clause, index) => {
    if (!REPORTS.test(clause.text)) {
      if (MAYBE_REPORTS.test(clause.text)) notes.ask('reporting', `“${clause.text}”是否作为报送要求？`, clause);
      return [];
    }
    const before = clauses[index - 1];
    const from = sentence.at.indexOf((REPORTS_WHAT_WAS_SAID.test(clause.text) && before ? before : clause).at[0] ?? -1);
    const place = sentence.at.indexOf(clause.at[0] ?? -1);
    const whole = sentence.slice(from, place + clause.length);
    const due = dueAt(dates, place + clause.length);
    if (dates.length === 0) notes.ask('date', `“${whole.text}”未写明报送时间：何时报送？`, whole);
    return [{ text: whole.text, actor, due, quote: notes.quote(whole) }];
  });
}
