import { unusedOf } from './accounting.js';
import type { CatalogueDraft, DraftReportingDuty } from './draft.js';
import { findInText, sentencesOf } from './find-in-text.js';
import { BUREAU_ACTORS, DOCUMENT_NUMBER, SUBJECT } from './grammar.js';
import { readGroupNames } from './group-names.js';
import { Notebook } from './notebook.js';
import { readGoals, readSection } from './read-sections.js';
import { readGroups } from './read-groups.js';
import { readHead, type Head } from './read-head.js';
import { readTable, type Table } from './read-table.js';
import { readTask, type ReadTask } from './read-task.js';
import { readSource, type SourceText } from './source-text.js';
import { splitDocument, type Parts } from './split-document.js';
import type { Traced } from './traced.js';

/** Why a text is no notice. */
export type NotRead = 'TOO_LONG' | 'NO_TASK_LIST' | 'TWO_NOTICES';
export type GuidelineReading = { readonly kind: 'read'; readonly draft: CatalogueDraft; readonly paragraphs: readonly string[] } | { readonly kind: 'refused'; readonly code: NotRead };

/** A notice has some 30,000 characters; five times that is none, and costs no more than seconds whatever it says. */
const MOST_CHARACTERS = 150_000;

/** 通知的文本 → 目录草稿. Pure: equal text, equal draft. */
export function readGuideline(text: string): GuidelineReading {
  if (text.length > MOST_CHARACTERS) return { kind: 'refused', code: 'TOO_LONG' };
  const source = readSource(text);
  const parts = splitDocument(source);
  if (parts.table.length === 0) return { kind: 'refused', code: 'NO_TASK_LIST' };
  const head = readHead(parts.head);
  const notes = new Notebook(source, head.year, { name: head.issuer?.text ?? BUREAU_ACTORS[0], pattern: `(?:${[head.issuer?.text ?? BUREAU_ACTORS[0], ...BUREAU_ACTORS].join('|')})` });
  const table = readTable(parts.table, (place) => source.startsLine(parts.table.at[place] ?? 0), notes);
  if (table.rows.length === 0) return { kind: 'refused', code: 'NO_TASK_LIST' };
  if (isTwoNotices(source, table)) return { kind: 'refused', code: 'TWO_NOTICES' };
  return { kind: 'read', draft: draftOf(head, parts, table, notes), paragraphs: source.paragraphs };
}

/** A second document number on a line of its own, or a list that begins anew. */
function isTwoNotices({ flat, startsLine }: SourceText, { categories, rows }: Table): boolean {
  const ownLines = [...flat.text.matchAll(DOCUMENT_NUMBER)].filter(({ index, 0: whole }) => startsLine(flat.at[index] ?? 0) && startsLine(flat.at[index + whole.length] ?? 0));
  return ownLines.length > 1 || (rows.filter((row) => row.number === 1).length > 1 && categories.filter((each) => each.number === 1).length > 1);
}

function draftOf(head: Head, parts: Parts, table: Table, notes: Notebook): CatalogueDraft {
  notes.hold(head.documentNumber, head.date, head.issuer, head.title, head.titleOver, ...head.addressees);
  const groupNames = readGroupNames([...parts.sections.map(({ text }) => text.text), ...table.rows.flatMap((row) => [row.measures.text, row.allocation.text])]);
  const goals = parts.sections.flatMap((section) => readGoals(section, notes));
  const sections = parts.sections.flatMap((section) => readSection(section, notes) ?? []);
  const reportingDuties = parts.chapters.flatMap((chapter) => reportsOf(chapter, notes));
  const tasks = table.rows.map((row) => readTask(row, groupNames, notes));
  const regionGroups = readGroups(tasks, notes);
  askAboutHead(head, parts, table, notes);
  askAboutLeads(tasks, table, notes);
  notes.hold(...[...parts.chapters, parts.heading].filter((part) => !part.text.includes('。')));
  return {
    notice: {
      documentNumber: head.documentNumberText, issuedOn: head.issuedOn, issuer: head.issuer?.text ?? null, title: head.title?.text ?? null, year: head.year,
      quote: notes.quote(head.documentNumber ?? head.title ?? table.rows[0]?.title ?? parts.table),
    },
    addressees: head.addressees.map((part) => ({ name: part.text, quote: notes.quote(part) })),
    categories: table.categories.map(({ number, title }) => ({ number, title: title.text, quote: notes.quote(title) })),
    tasks: tasks.map(({ task }) => task),
    sections, goals, reportingDuties, regionGroups,
    openQuestions: notes.questions,
    unused: unusedOf([head.letter, head.preamble], [...parts.sections.map(({ mark, text }) => mark.concat(text)), ...parts.chapters, parts.heading, parts.table, parts.trailer], notes),
  };
}

/** 各地方重要工作进展及时报送…: the subject of the clause is the actor. */
function reportsOf(chapter: Traced, notes: Notebook): DraftReportingDuty[] {
  return sentencesOf(chapter).flatMap((sentence) => {
    const { reportingDuties } = findInText(sentence, '', notes);
    if (reportingDuties.length > 0) notes.hold(sentence);
    return reportingDuties.map((duty) => ({ ...duty, actor: SUBJECT.exec(duty.text)?.[0] ?? '' }));
  });
}

function askAboutHead(head: Head, parts: Parts, { rows }: Table, notes: Notebook): void {
  const place = parts.head.length > 0 ? parts.head.slice(0, 40) : (rows[0]?.title ?? parts.table);
  if (!head.documentNumber) notes.ask('head', '原文没有文号。', place);
  if (!head.issuedOn) notes.ask('head', '原文没有印发日期。', place);
  if (!head.issuer) notes.ask('head', '原文没有发文机关。', place);
  if (!head.title) notes.ask('title', '原文没有标题。', place);
  if (head.title && head.titleOver && head.title.text !== head.titleOver.text) notes.ask('title', `通知写“${head.title.text}”，正文标题写“${head.titleOver.text}”：以哪个为准？`, head.titleOver);
  rows.forEach(({ number, title }, index) => {
    const expected = (rows[index - 1]?.number ?? 0) + 1;
    if (number !== expected && title.length > 0) notes.ask('numbering', `任务编号到 ${number} 不连续（前一项之后应为 ${expected}）：是否缺漏或重复？`, title);
  });
}

/** 分工 names no lead: the first named is proposed, a person confirms. */
function askAboutLeads(tasks: readonly ReadTask[], { rows }: Table, notes: Notebook): void {
  const open = tasks.flatMap(({ task, allocation }, index) => (allocation.departments.length > 1 && !allocation.departments.some((each) => each.isLead) ? [{ number: task.number, row: rows[index] }] : []));
  const [first] = open;
  if (first?.row) notes.ask('lead_department', `任务 ${open.map(({ number }) => number).join('、')} 的分工未写明牵头部门：是否以首个列名的部门为牵头？`, first.row.allocation);
}
