import { chineseNumber } from './chinese-number.js';
import { ALLOCATION_LABEL, CHAPTER_MARK, COLUMN_HEAD, DEPARTMENT, LOCAL_ACTOR, TASK_MARK } from './grammar.js';
import type { Notebook } from './notebook.js';
import { Traced } from './traced.js';

/** One row of the task list, put together again from wherever page breaks and moved cells left its parts. */
export interface Row {
  readonly number: number;
  readonly category: number | null;
  readonly title: Traced;
  readonly measures: Traced;
  readonly allocation: Traced;
}

export interface Category {
  readonly number: number;
  readonly title: Traced;
}

export interface Table {
  readonly categories: readonly Category[];
  readonly rows: readonly Row[];
}

const LABEL = new RegExp(ALLOCATION_LABEL);
const LABEL_FIRST = new RegExp(`^${ALLOCATION_LABEL}`);
/** A column of its own for numbers. */
const NUMBER_ALONE = /^(?<number>\d{1,3})$/;
const RULE_END = /(?:必做|选做)$/;
const CATEGORY_LENGTH = 40;
const TITLE_REST_LENGTH = 20;
const LIST_LENGTH = 60;

/** Cells are told by what they say, not by where they stand: a mark begins a category or task, a label says whose text it is. */
export function readTable(table: Traced, isLineStart: (place: number) => boolean, notes: Notebook): Table {
  const actor = new RegExp(`(?:${notes.bureau.pattern}|${LOCAL_ACTOR}):`);
  const categories: Category[] = [];
  const rows: { -readonly [K in keyof Row]: Row[K] }[] = [];
  const hasBars = table.text.includes('|');
  let afterAllocation = false;
  const cells = hasBars ? cellsOf(table, isLineStart) : linesOf(table, isLineStart);
  for (const [index, cell] of cells.entries()) {
    const row = rows.at(-1);
    const category = cell.text.includes('。') || cell.length > CATEGORY_LENGTH || LABEL.test(cell.text) ? null : CHAPTER_MARK.exec(cell.text);
    const task = TASK_MARK.exec(cell.text) ?? (cell.text === String((row?.number ?? 0) + 1) ? NUMBER_ALONE.exec(cell.text) : null);
    if (row && task && isRepeated(cell.slice(task[0].length), Number(task.groups?.['number']), row)) notes.hold(cell);
    else if (category) {
      categories.push({ number: chineseNumber(category.groups?.['number'] ?? ''), title: cell.slice(category[0].length) });
      notes.hold(cell);
    } else if (task) {
      notes.hold(cell.slice(0, task[0].length));
      rows.push({ number: Number(task.groups?.['number']), category: categories.at(-1)?.number ?? null, title: cell.slice(task[0].length), measures: Traced.EMPTY, allocation: Traced.EMPTY });
    } else if (COLUMN_HEAD.test(cell.text)) notes.hold(cell);
    else if (row) {
      const isAllocation: boolean = saysAllocation(cell, row.allocation) || (!hasBars && afterAllocation && isUnfinished(row.allocation) && !cell.text.includes('。'));
      if (isAllocation) row.allocation = row.allocation.concat(cell);
      else if (isRestOfTitle(cell, row, actor, afterAllocation && isText(cells[index + 1], row))) row.title = row.title.concat(cell);
      else row.measures = row.measures.concat(cell);
      afterAllocation = isAllocation;
      continue;
    }
    afterAllocation = false;
  }
  return { categories, rows: rows.filter((row) => row.title.length + row.measures.length + row.allocation.length > 0).map((row) => partMergedCells(row, actor)) };
}

/** Between bars; a line that begins with a mark begins a cell also where its bar was lost. */
function cellsOf(table: Traced, isLineStart: (place: number) => boolean): Traced[] {
  const places = new Map(table.at.map((offset, place) => [offset, place]));
  return table.split(/\|/g).flatMap((cell) => {
    const starts = cell.at.flatMap((offset, place) => {
      if (place === 0 || !isLineStart(places.get(offset) ?? 0)) return [];
      const rest = cell.text.slice(place);
      const beforeMark = cell.text.slice(0, place);
      return (TASK_MARK.test(rest) && !/\d$/.test(beforeMark)) || (CHAPTER_MARK.test(rest) && /(?:[。做司局部办室院委|]|^)$/.test(beforeMark)) ? [place] : [];
    });
    const edges = [0, ...starts, cell.length];
    return edges.slice(1).map((end, index) => cell.slice(edges[index] ?? 0, end)).filter((part) => part.length > 0);
  });
}

/** A table that lost its bars: each line, and each label of the allocation, begins a cell. */
function linesOf(table: Traced, isLineStart: (place: number) => boolean): Traced[] {
  const labels = new Set([...table.text.matchAll(new RegExp(ALLOCATION_LABEL, 'g'))].map(({ index }) => index));
  const edges = [0, ...table.at.flatMap((_, place) => (place > 0 && (isLineStart(place) || labels.has(place)) ? [place] : [])), table.length];
  return edges.slice(1).map((end, index) => table.slice(edges[index] ?? 0, end)).filter((part) => part.length > 0);
}

const isUnfinished = ({ text }: Traced): boolean => !RULE_END.test(text) && !DEPARTMENT.test(text);

/** A label before departments or rules; or their rest, cut at a page break: no sentence, and with it the list is whole. */
function saysAllocation(cell: Traced, before: Traced): boolean {
  // 省份: with sentences behind it is the rest of 有关省份: .
  if (cell.text.includes('。')) return LABEL_FIRST.test(cell.text) && /(?:必做|选做)。$/.test(cell.text);
  if (LABEL.test(cell.text)) return true;
  if (before.length === 0 || cell.length > LIST_LENGTH) return false;
  const whole = before.text + cell.text;
  return !RULE_END.test(before.text) && (RULE_END.test(whole) || DEPARTMENT.test(whole));
}

/** A row that goes on on the next page may name its task again: 3.标题(续). */
const isRepeated = (title: Traced, number: number, row: Row): boolean => number === row.number && row.title.text === title.text.replace(/\(接?(?:上页)?续\)$/, '') && row.title.length > 0;

/** Measures that go on: neither a mark nor an allocation. */
const isText = (cell: Traced | undefined, row: Row): boolean => cell !== undefined && !TASK_MARK.test(cell.text) && !CHAPTER_MARK.test(cell.text) && !saysAllocation(cell, row.allocation);

/** Short, no sentence, no label; the first of two texts in a row that goes on, since measures never come in two cells. */
function isRestOfTitle(cell: Traced, row: Row, actor: RegExp, isFirstOfTwo: boolean): boolean {
  if (row.title.length === 0) return row.measures.length === 0 && !/[。:]/.test(cell.text);
  return cell.length <= TITLE_REST_LENGTH && !/[。,;:]/.test(cell.text) && !actor.test(cell.text) && (row.measures.length === 0 || isFirstOfTwo);
}

/** Title, measures and allocation that came in one cell part at their labels. */
function partMergedCells(row: Row, actor: RegExp): Row {
  const titleEnd = Math.min(...[actor, LABEL].map((label) => indexOr(row.title, label)));
  const title = row.title.slice(0, titleEnd);
  const measures = row.title.slice(titleEnd).concat(row.measures);
  const measuresEnd = indexOr(measures, new RegExp(`(?<=^|。)${ALLOCATION_LABEL}`));
  return { ...row, title, measures: measures.slice(0, measuresEnd), allocation: measures.slice(measuresEnd).concat(row.allocation) };
}

const indexOr = (text: Traced, pattern: RegExp): number => {
  const index = text.text.search(pattern);
  return index < 0 ? text.length : index;
};
