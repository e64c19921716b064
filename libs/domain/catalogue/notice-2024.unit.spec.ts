import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CATALOGUE_2024 as CATALOGUE } from './catalogue-2024.js';

/** The notice lies beside the project folder where somebody has it; it is never part of the project. */
const NOTICE = process.env['LIANDONG_NOTICE'] ?? fileURLToPath(new URL('../../../../shared/notice/guideline-2024.txt', import.meta.url));
const there = existsSync(NOTICE);
const describeWithNotice = there ? describe : describe.skip;
const reason = there ? '' : ' (the notice is not there: ../shared/notice/guideline-2024.txt)';

const notice = there ? readFileSync(NOTICE, 'utf8') : '';
const withoutSpaces = notice.replace(/\s/g, '');
const squeeze = (text: string): string => text.replace(/[^\u4e00-\u9fffA-Za-z0-9]/g, '');
const SHINGLE = 24;
const shingles = (text: string): string[] => Array.from({ length: Math.max(0, text.length - SHINGLE + 1) }, (_, start) => text.slice(start, start + SHINGLE));
const sources = (['.', './catalogue-2024'] as const).flatMap((folder) => {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(path).filter((name) => name.endsWith('.ts')).map((name) => `${path}/${name}`);
});
/** The allocation cell of a task, 局内 to its first 省份, 地市 or 涉及地方 (or the next category), without spaces. */
const annex = withoutSpaces.slice(withoutSpaces.lastIndexOf('重点任务|'));
/** The text writes each title with spaces in odd places, and table cells cut nothing inside it. */
const placeOf = (number: number): number => annex.indexOf(`${number}.${CATALOGUE.tasks[number - 1]?.title}`);
const cellOf = (number: number): string => {
  const from = annex.indexOf('局内:', placeOf(number));
  return /^局内:(.*?)(?=\||省份:|地市:|涉及地方:|$)/.exec(annex.slice(from))?.[1] ?? '';
};

describeWithNotice(`the notice itself${reason}`, () => {
  it('has each category, task title and number, in this order', () => {
    expect(CATALOGUE.categories.filter(({ title }) => !annex.includes(title)).map((each) => each.title)).toEqual([]);
    const places = CATALOGUE.tasks.map((task) => placeOf(task.number));
    expect(CATALOGUE.tasks.filter((_, index) => places[index] === -1).map((task) => task.title)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
  it('has each department; the 专利局 of a full name stands before it or before its neighbour', () => {
    expect(CATALOGUE.departments.filter(({ shortName }) => !withoutSpaces.includes(shortName)).map((each) => each.shortName)).toEqual([]);
    expect(CATALOGUE.departments.filter(({ name, shortName }) => name !== shortName && name !== `专利局${shortName}`)).toEqual([]);
  });
  it('allocates each task to just these departments, lead first', () => {
    const shortNames = new Map(CATALOGUE.departments.map((each) => [each.id, each.shortName]));
    const ours = CATALOGUE.tasks.map((task) => [task.number, [task.leadDepartment, ...task.supportingDepartments].map((id) => shortNames.get(id) ?? id)]);
    const theirs = CATALOGUE.tasks.map(({ number }) => [number, cellOf(number).split(/[、,]/).map((name) => name.replace(/^专利局/, ''))]);
    expect(ours).toEqual(theirs);
  });
  it('says the document number and each dated phrase', () => {
    expect(withoutSpaces).toContain(CATALOGUE.documentNumber);
    const phrases = CATALOGUE.tasks.flatMap((task) => [...task.bureauMilestones, ...task.obligations.flatMap((each) => each.milestones)]).map((each) => each.phrase);
    expect(phrases.filter((phrase) => !withoutSpaces.includes(phrase))).toEqual([]);
  });
  it('is not copied: no 24 characters in a row stand in this room', () => {
    const known = new Set(shingles(squeeze(notice)));
    expect(known.size).toBeGreaterThan(5_000);
    const copied = sources.flatMap((path) => shingles(squeeze(readFileSync(path, 'utf8'))).filter((each) => known.has(each)));
    expect(copied).toEqual([]);
  });
});
