import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { issueOrders } from '#domain/cycle/launch-cycle.js';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import { catalogueOf } from './catalogue-of-draft.js';
import { readGuideline } from './read-guideline.js';

const NOTICE = process.env['LIANDONG_NOTICE'] ?? fileURLToPath(new URL('../../../shared/notice/guideline-2024.txt', import.meta.url));
const isThere = existsSync(NOTICE);
const describeWithNotice = isThere ? describe : describe.skip;
const reason = isThere ? '' : ` (the notice is not there: ${NOTICE})`;

const from = (text: string) => {
  const reading = readGuideline(text);
  if (reading.kind !== 'read') throw new Error(reading.code);
  return catalogueOf(reading.draft, { departments: CATALOGUE_2024.departments });
};
const whole = (text: string): CatalogueVersion => {
  const made = from(text);
  if (made.kind !== 'catalogue') throw new Error(made.lacks.join());
  return made.catalogue;
};
const provinces = PROVINCIAL_UNITS.map(({ id }) => id);
const issued = (catalogue: CatalogueVersion): number => issueOrders(catalogue, 'hash', { provinces, cities: [] }).length;

describe('a catalogue from a draft', () => {
  const catalogue = whole(sampleText(SAMPLE));
  it('can be launched: three tasks bind every province', () => {
    expect([catalogue.year, catalogue.documentNumber, catalogue.tasks.length, issued(catalogue)]).toEqual([2026, '国知发测字〔2026〕3号', 5, 96]);
  });
  it('groups of one rule are one group; a unit in two of them has the duty once', () => {
    expect(catalogue.tasks[2]?.obligations.map(({ id, level, scope }) => [id, level, scope.kind === 'every_province' ? '各省' : catalogue.regionGroups.find((each) => each.id === scope.group)?.name])).toEqual([
      ['t03-o1', 'province', '各省'], ['t03-o2', 'local', '列入先行区建设的省份、数据枢纽城市、第一批试验区、第二批试验区'],
    ]);
  });
  it('dates and figures go to the obligation whose measures name them; what names no day stays out', () => {
    expect(catalogue.tasks.flatMap((task) => [...task.bureauMilestones, ...task.obligations.flatMap((each) => each.milestones)].map(({ id, dueOn }) => `${id} ${dueOn}`))).toEqual([
      't01-b-m1 2026-12-31', 't01-o1-m1 2026-05-31', 't01-o1-m2 2026-08-31', 't02-o3-m1 2026-10-31', 't03-o2-m1 2027-03-31',
    ]);
    expect(catalogue.tasks[0]?.obligations[0]?.metrics.map(({ comparator, value, unit }) => `${comparator}${value}${unit}`)).toEqual(['>=2个', '<=4个', '>=60%']);
  });
  it('every id stands once, every department and group it names is there, and questions know their task', () => {
    const { tasks, departments, regionGroups, openQuestions } = catalogue;
    const obligations = tasks.flatMap((task) => task.obligations);
    const ids = [departments, regionGroups, obligations, openQuestions].flatMap((list) => list.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(tasks.flatMap((task) => [task.leadDepartment, ...task.supportingDepartments]).filter((id) => !departments.some((each) => each.id === id))).toEqual([]);
    expect(obligations.flatMap(({ scope }) => (scope.kind === 'region_group' ? [scope.group] : [])).filter((id) => !regionGroups.some((each) => each.id === id))).toEqual([]);
    expect(departments.map((each) => each.name)).not.toContain('各地方登记局');
    expect(openQuestions.find(({ question }) => question.startsWith('“第三季度”'))?.about).toBe('t03');
  });
  it('says what is lacking', () => {
    expect(from(sampleText(SAMPLE).split('\n').slice(5).join('\n'))).toEqual({ kind: 'lacks', lacks: ['document_number', 'issuer', 'issued_on'] });
    expect(from(sampleText(SAMPLE).replace('局内：国际处', ''))).toEqual({ kind: 'lacks', lacks: ['departments'] });
  });
});

describeWithNotice(`the catalogue of the real notice${reason}`, () => {
  const catalogue = isThere ? whole(readFileSync(NOTICE, 'utf8')) : CATALOGUE_2024;
  it('issues 512 assignments, as the typed one does', () => expect([issued(catalogue), issued(CATALOGUE_2024)]).toEqual([512, 512]));
  it('has its departments, tasks and obligations, each under the same id', () => {
    const facts = ({ departments, tasks }: CatalogueVersion) => [
      [...departments].map(({ id, name }) => `${id} ${name}`).sort(),
      tasks.map(({ code, category, title, leadDepartment, supportingDepartments, obligations }) => [code, category, title, leadDepartment, supportingDepartments, obligations.map(({ id, level, mandatory, scope }) => [id, level, mandatory, scope.kind])]),
    ];
    expect(facts(catalogue)).toEqual(facts(CATALOGUE_2024));
  });
});
