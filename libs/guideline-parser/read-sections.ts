import type { DraftGoal, DraftSection } from './draft.js';
import { clausesOf, dueAt, findInText, sentencesOf } from './find-in-text.js';
import { DUTY_BRACKET, GOAL_MARK, JOINT } from './grammar.js';
import type { Notebook } from './notebook.js';
import { readDates } from './read-dates.js';
import { readDepartments } from './read-departments.js';
import { readFigures } from './read-figures.js';
import type { Section } from './split-document.js';
import type { Traced } from './traced.js';

const LAST_SIGNS = /[。;,、:!?]/;

/** A section whose brackets say who is responsible: each bracket closes a duty. Undefined: it has none. */
export function readSection({ number, mark, text }: Section, notes: Notebook): DraftSection | undefined {
  const brackets = [...text.text.matchAll(DUTY_BRACKET)];
  if (brackets.length === 0) return undefined;
  const title = text.slice(0, titleLength(text));
  notes.hold(mark, title, text.slice(title.length, title.length + 1));
  let from = title.length + 1;
  const duties = brackets.flatMap((bracket): DraftSection['duties'] => {
    const duty = text.slice(from, bracket.index);
    const whole = text.slice(bracket.index, bracket.index + bracket[0].length);
    const list = whole.slice(1, -1);
    from = bracket.index + bracket[0].length;
    if (duty.length === 0) return [];
    notes.hold(duty, whole);
    const departments = readDepartments(list, notes).map(({ name }) => name);
    const joint = JOINT.test(list.text) || departments.length > 1;
    return [{ text: duty.text, departments, joint, ...findInText(duty, departments.join('、'), notes), quote: notes.quote(duty) }];
  });
  const rest = text.slice(from).trim(LAST_SIGNS);
  if (rest.length > 0) notes.ask('departments', `第（${number}）条末尾未写明由谁负责。`, rest);
  return { number, title: title.text, duties, quote: notes.quote(mark.concat(text)) };
}

const titleLength = (text: Traced): number => {
  const stop = text.text.search(/[。:]/);
  return stop < 0 ? text.length : stop;
};

/** 主要目标: each begins with a dash and its name; a clause is a target, with a figure or without. */
export function readGoals(section: Section, notes: Notebook): DraftGoal[] {
  const { text } = section;
  const marks = [...text.text.matchAll(GOAL_MARK)];
  const [first] = marks;
  if (!first) return [];
  const lead = text.slice(titleLength(text) + 1, first.index);
  // 2024年底,…: the sentence before the list dates all of it.
  const common = readDates(lead, notes);
  notes.hold(section.mark, text.slice(0, titleLength(text) + 1));
  return marks.map((mark, index) => {
    const whole = text.slice(mark.index, marks[index + 1]?.index);
    const content = whole.slice(mark[0].length);
    notes.hold(whole);
    return { name: mark.groups?.['name'] ?? '', targets: sentencesOf(content).flatMap((sentence) => targetsOf(sentence, common[0]?.due ?? null, notes)), quote: notes.quote(whole) };
  });
}

function targetsOf(sentence: Traced, commonDue: string | null, notes: Notebook): DraftGoal['targets'] {
  const dates = readDates(sentence, notes);
  return clausesOf(sentence).flatMap(({ part: clause, start }): DraftGoal['targets'] => {
    const due = dates.length === 0 ? commonDue : dueAt(dates, start + clause.length);
    const shared = { text: clause.text, due, quote: notes.quote(clause) };
    const figures = readFigures(clause, notes);
    if (figures.length === 0) return [{ ...shared, comparator: null, value: null, unit: null, numericInText: false }];
    return figures.map(({ comparator, value, unit, numericInText }) => ({ ...shared, comparator, value, unit, numericInText }));
  });
}
