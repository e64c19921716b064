import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { CatalogueDraft } from '#guideline-parser/draft.js';
import { readGuideline } from '#guideline-parser/read-guideline.js';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import { seedNotice } from './seed-notice.js';

describe('a demo that begins with a notice', () => {
  let database: TestDatabase;
  let owner: pg.Pool;
  const draftOf = (text: string): CatalogueDraft => {
    const reading = readGuideline(text);
    if (reading.kind !== 'read') throw new Error(reading.code);
    return reading.draft;
  };
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
    await expect(seed(draftOf(sampleText(SAMPLE).split('\n').slice(5).join('\n')))).rejects.toThrow('document_number');
  });
});
