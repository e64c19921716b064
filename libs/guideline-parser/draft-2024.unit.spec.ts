import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DRAFT_2024 } from '#domain/catalogue/catalogue-2024/draft.js';
import { withoutQuotes } from '#testing/draft-parts.js';
import type { CatalogueDraft } from './draft.js';
import { readGuideline } from './read-guideline.js';

/** The notice lies beside the project folder where somebody has it; it is never part of the project. */
const NOTICE = process.env['LIANDONG_NOTICE'] ?? fileURLToPath(new URL('../../../shared/notice/guideline-2024.txt', import.meta.url));
const isThere = existsSync(NOTICE);
const describeWithNotice = isThere ? describe : describe.skip;
const reason = isThere ? '' : ` (the notice is not there: ${NOTICE})`;

const imported = ((): CatalogueDraft => {
  const reading = isThere ? readGuideline(readFileSync(NOTICE, 'utf8')) : undefined;
  if (reading?.kind === 'refused') throw new Error(reading.code);
  return reading ? withoutQuotes(reading.draft) : ({ tasks: [], sections: [], goals: [] } as unknown as CatalogueDraft);
})();
const ours = withoutQuotes(DRAFT_2024);
const plain = (text: string | null): string => (text ?? '').normalize('NFKC');
const sorted = (lines: readonly string[]): string[] => [...lines].sort();
type Task = CatalogueDraft['tasks'][number] | (typeof ours.tasks)[number];

describe('the project’s own data of 2024', () => {
  it('asks only about what it has', () => {
    const known = new Set(['tasks', 'departments', ...ours.regionGroups.map(({ name }) => name), ...ours.tasks.flatMap(({ number, obligations }) => [`t${String(number).padStart(2, '0')}`, ...obligations.map((_, index) => `t${String(number).padStart(2, '0')}-o${index + 1}`)])]);
    expect(ours.openQuestions.filter(({ about }) => !known.has(about) && !about.startsWith('dept-'))).toEqual([]);
  });
});

describeWithNotice(`the project’s own data against the import of the notice of 2024, fact by fact${reason}`, () => {
  it('document number, date, issuer, title, year, addressees', () => {
    const { title, ...notice } = ours.notice;
    expect({ ...notice, title: plain(title) }).toEqual({ ...imported.notice, title: plain(imported.notice.title) });
    expect(ours.addressees).toEqual(imported.addressees);
  });
  it('categories', () => expect(ours.categories.map(({ number, title }) => ({ number, title }))).toEqual(imported.categories));
  it('tasks: number, category, title, departments in their order', () => {
    const facts = ({ number, category, title, departments }: Task) => ({ number, category, title, departments });
    expect(ours.tasks.map(facts)).toEqual(imported.tasks.map(facts));
  });
  it('whom measures are written to', () => {
    const actors = ({ number, localMeasures }: Task) => [number, localMeasures.map(({ actor }) => actor)];
    expect(ours.tasks.map(actors)).toEqual(imported.tasks.map(actors));
  });
  it('obligations: level, mandatory or optional, every province or the group; the rule, but where ours is shorter', () => {
    const shortened = [3, 8];
    const facts = ({ number, obligations }: Task) => obligations.map(({ rule, ...each }) => ({ number, ...each, rule: shortened.includes(number) ? '' : rule }));
    expect(ours.tasks.flatMap(facts)).toEqual(imported.tasks.flatMap(facts));
  });
  it('milestones: date, phrase, actor; ours has one more, of the goal that the body dates', () => {
    const lines = ({ number, milestones }: Task) => milestones.map(({ due, datePhrase, actor }) => `${number} ${due} ${datePhrase} ${actor}`);
    expect(sorted(ours.tasks.flatMap(lines))).toEqual(sorted([...imported.tasks.flatMap(lines), '8 2024-12-31 年底前 国家知识产权局']));
  });
  it('figures of the list: each of the import is ours too, but that the body dates the growth of task 11', () => {
    const lines = ({ number, metrics }: Task) => metrics.map(({ comparator, value, unit, due, actor }) => `${number} ${comparator} ${value} ${unit} ${due} ${actor}`);
    const own = new Set(ours.tasks.flatMap((task) => lines(task)));
    expect(imported.tasks.flatMap(lines).filter((line) => !own.has(line))).toEqual(['11 >= 10 % null 国家知识产权局']);
    expect(own).toContain('11 >= 10 % 2024-12-31 国家知识产权局');
  });
  it('figures that only ours has stand among the goals, or say without a digit what the text says', () => {
    const goals = imported.goals.flatMap(({ targets }) => targets.map(({ value, unit }) => `${value} ${unit}`));
    const listed = imported.tasks.flatMap(({ number, metrics }) => metrics.map(({ comparator, value, unit }) => `${number} ${comparator} ${value} ${unit}`));
    expect(ours.tasks.flatMap(({ number, metrics }) => metrics.filter(({ comparator, value, unit }) => !listed.includes(`${number} ${comparator} ${value} ${unit}`) && !goals.includes(`${value} ${unit}`)))).toEqual([]);
  });
  it('reporting duties: who and until when', () => {
    const lines = ({ number, reportingDuties }: Task) => reportingDuties.map(({ actor, due }) => `${number} ${actor} ${due}`);
    expect(ours.tasks.flatMap(lines)).toEqual(imported.tasks.flatMap(lines));
  });
  it('region groups: names, level, tasks, and that no member is named', () => {
    expect(ours.regionGroups.map(({ name, unitLevel, members, tasks }) => ({ name, unitLevel, members, tasks }))).toEqual(imported.regionGroups);
  });
  it('sections: number, title, departments, joint or not', () => {
    const facts = (sections: typeof ours.sections | CatalogueDraft['sections']) => sections.map(({ number, title, duties }) => ({ number, title, duties: duties.map(({ departments, joint }) => ({ departments, joint })) }));
    expect(facts(ours.sections)).toEqual(facts(imported.sections));
  });
  it('goals: names, and each figure with comparator, unit and date', () => {
    const facts = (goals: typeof ours.goals | CatalogueDraft['goals']) => goals.map(({ name, targets }) => [name, targets.flatMap(({ comparator, value, unit, due }) => (value === null ? [] : [{ comparator, value, unit, due }]))]);
    expect(facts(ours.goals)).toEqual(facts(imported.goals));
  });
  it('asks for the members of each group, and of each kind of what both leave open', () => {
    const kinds = new Set<string>(imported.openQuestions.map(({ kind }) => kind));
    expect(ours.openQuestions.filter(({ kind }) => kind === 'group_members').map(({ about }) => about)).toEqual(imported.regionGroups.map(({ name }) => name));
    expect([...new Set(ours.openQuestions.map(({ kind }) => kind))].filter((kind) => !kinds.has(kind))).toEqual(['actor']);
  });
});
