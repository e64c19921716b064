import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { issueOrders } from '#domain/cycle/launch-cycle.js';
import { readGuideline } from '#guideline-parser/read-guideline.js';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import { noticeCatalogue } from './notice-catalogue.js';
import { seedNotice } from './seed-notice.js';

const draftOf = (text: string): CatalogueDraft => {
  const reading = readGuideline(text);
  if (reading.kind !== 'read') throw new Error(reading.code);
  return reading.draft;
};
const catalogueOf = (text: string): CatalogueVersion => {
  const made = noticeCatalogue(draftOf(text));
  if ('problems' in made) throw new Error(JSON.stringify(made.problems));
  return made.catalogue;
};
const NOTICE = process.env['LIANDONG_NOTICE'] ?? fileURLToPath(new URL('../../../../shared/notice/guideline-2024.txt', import.meta.url));
const isThere = existsSync(NOTICE);
const describeWithNotice = isThere ? describe : describe.skip;

describe('the catalogue of a notice that nobody has confirmed', () => {
  const catalogue = catalogueOf(sampleText(SAMPLE));
  it('holds what names a day and a bound; what does not waits, with its question', () => {
    const milestones = catalogue.tasks.flatMap((task) => [...task.bureauMilestones, ...task.obligations.flatMap((each) => each.milestones)]);
    expect(milestones.map(({ dueOn }) => dueOn)).toEqual(expect.arrayContaining(['2026-12-31', '2026-08-31', '2026-10-31', '2027-03-31']));
    expect(milestones.filter(({ dueOn }) => !/^\d{4}-\d\d-\d\d$/.test(dueOn))).toEqual([]);
    expect(catalogue.openQuestions.some(({ question }) => question.startsWith('“第三季度”'))).toBe(true);
  });
  it('every id stands once, every department and group that it names is there', () => {
    const { tasks, departments, regionGroups, openQuestions } = catalogue;
    const obligations = tasks.flatMap((task) => task.obligations);
    const ids = [departments, regionGroups, obligations, openQuestions].flatMap((list) => list.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(tasks.flatMap((task) => [task.leadDepartment, ...task.supportingDepartments]).filter((id) => !departments.some((each) => each.id === id))).toEqual([]);
    expect(obligations.flatMap(({ scope }) => (scope.kind === 'region_group' ? [scope.group] : [])).filter((id) => !regionGroups.some((each) => each.id === id))).toEqual([]);
    expect(departments.map((each) => each.name)).not.toContain('各地方登记局');
  });
});

describeWithNotice(`the catalogue of the real notice${isThere ? '' : ` (it is not there: ${NOTICE})`}`, () => {
  const catalogue = isThere ? catalogueOf(readFileSync(NOTICE, 'utf8')) : CATALOGUE_2024;
  const provinces = PROVINCIAL_UNITS.map(({ id }) => id);
  it('issues 512 assignments by 32 obligations, the plan of task 7 due on 30 June', () => {
    const obligations = catalogue.tasks.flatMap((task) => task.obligations);
    expect([issueOrders(catalogue, 'hash', { provinces, cities: [] }).length, obligations.length, obligations.filter(({ mandatory }) => mandatory).length]).toEqual([512, 32, 30]);
    expect(catalogue.tasks[6]?.obligations[0]?.planDueOn).toBe('2024-06-30');
  });
  it('has the departments and tasks that were typed, each under the same id', () => {
    const facts = ({ departments, tasks }: CatalogueVersion) => [[...departments].map(({ id, name }) => `${id} ${name}`).sort(), tasks.map(({ code, category, title, leadDepartment, supportingDepartments }) => [code, category, title, leadDepartment, supportingDepartments])];
    expect(facts(catalogue)).toEqual(facts(CATALOGUE_2024));
  });
});

describe('a demo that begins with a notice', () => {
  let database: TestDatabase;
  let owner: pg.Pool;
  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });
  const seed = (draft: CatalogueDraft) => seedNotice({ ...database, password: 'demo' }, draft);

  it('launches its year: three tasks for every province, on the day of the notice', async () => {
    const draft = draftOf(sampleText(SAMPLE));
    expect(await seed(draft)).toEqual({ tasks: 5, units: 32, issued: 96, fresh: true });
    const { rows } = await owner.query(`select to_char(record_now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24') as now`);
    expect(rows).toEqual([{ now: '2026-03-20 09' }]);
    expect(await seed(draft)).toEqual({ tasks: 5, units: 32, issued: 96, fresh: false });
  });
  it('has a reviewer and a director in each department, the new ones too', async () => {
    const { rows } = await owner.query(`select unit.id from unit where unit.kind = 'department' and (select count(*) from app_user where app_user.unit_id = unit.id and (app_user.roles && '{reviewer,director}')) < 2`);
    expect(rows).toEqual([]);
  });
  it('says what a notice without letter lacks', async () => {
    await expect(seed(draftOf(sampleText(SAMPLE).split('\n').slice(5).join('\n')))).rejects.toThrow(/NOTICE_INCOMPLETE notice\.documentNumber, .*notice\.issuer, .*notice\.issuedOn/);
  });
});
