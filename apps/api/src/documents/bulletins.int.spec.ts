import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import mammoth from 'mammoth';
import { createHash } from 'node:crypto';
import type supertest from 'supertest';
import { extractText, getDocumentProxy } from 'unpdf';
import type { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { BulletinCheck, BulletinList, BulletinView, OfficialDocumentView } from '#api-types/views/bulletin.views.js';
import { AssignmentList, RateList } from '#api-types/views/dashboard.views.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';
import { LetterFiles } from './letter-files.js';

const XJ = 'asg/2024/t07-o1/65';
const GD = 'asg/2024/t07-o1/44';
const BJ = 'asg/2024/t07-o1/11';
const DAY = '2024-07-02';

/** supertest reads no binary by itself. */
const bytesOf = (response: supertest.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const parts: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const squeezed = (text: string): string => text.replace(/\s/g, '');

describe('bulletins', () => {
  let api: RunningApi;
  let keys = 0;
  let first: z.infer<typeof BulletinView>;
  beforeAll(async () => {
    api = await runningApi();
    await setClock('2024-07-02T02:00:00Z');
    await send('coord', { type: 'OpenSupervision', level: 'red', criteria: '全国通报', reason: '影响全国' });
    await send('leader', { type: 'RaiseSupervision', level: 'red', reason: '' });
    const { openCase } = AssignmentView.parse((await (await api.as('xjlead')).get(path(XJ))).body);
    await send('xjlead', { type: 'LodgeAppeal', case: openCase?.id, reason: '系统故障' });
    // A draft that nobody issued.
    await send('coord', { type: 'OpenSupervision', level: 'red', criteria: '草稿不得外传', reason: '影响全国' }, GD);
    await send('director', { type: 'OpenSupervision', level: 'blue', criteria: '季度进度', reason: '' }, BJ);
    await setClock('2024-07-03T02:00:00Z');
  });
  afterAll(() => api.close());

  const setClock = (instant: string) => api.owner.query(`update demo_clock set offset_ms = ceil(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)`, [instant]);
  const send = async (account: string, body: object, id = XJ) => expect([body, (await (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', `u-${++keys}`).send(body)).status]).toEqual([body, 200]);
  const get = async (account: string, url: string) => (await api.as(account)).get(url);
  const post = async (account: string, url: string, body: object, key = `u-${++keys}`) => (await api.as(account)).post(url).set('idempotency-key', key).send(body);
  const file = async (format: 'docx' | 'pdf'): Promise<Buffer> => (await (await api.as('leader')).get(`/bulletins/${first.id}/files/${format}`).buffer(true).parse(bytesOf as never)).body as Buffer;
  const tableOf = (document: z.infer<typeof OfficialDocumentView>, head: string): string[][] => document.body.flatMap((block) => (block.kind === 'table' && block.head.includes(head) ? block.rows : []));

  it('hold the figures that the pages show as of their day; a case under appeal says so, a draft is not there', async () => {
    const preview = OfficialDocumentView.parse((await get('leader', `/bulletins/preview?cycle=2024&asOf=${DAY}`)).body);
    const answer = await post('coord', '/bulletins', { year: 2024, asOf: DAY });
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ nth: 1, asOf: DAY, since: null, errata: [] })]);
    first = BulletinView.parse(answer.body);
    expect(first.document).toEqual({ ...preview, body: expect.any(Array) });
    const { lights, total } = AssignmentList.parse((await get('coord', `/assignments?cycle=2024&asOf=${DAY}&light=red`)).body);
    expect(JSON.stringify(first.document.body)).toContain(`红灯 ${lights.red} 项，黄灯 ${lights.yellow} 项，绿灯 ${lights.green} 项，灰灯 ${lights.grey} 项`);
    expect(tableOf(first.document, '逾期工作日')).toHaveLength(total);
    const rates = RateList.parse((await get('coord', `/rates?cycle=2024&by=unit&asOf=${DAY}`)).body);
    expect(tableOf(first.document, '按期率').map(([name, due, inTime]) => [name, due, inTime])).toEqual(rates.rows.map((row) => [row.name.name, String(row.due), String(row.inTime)]));
    expect(tableOf(first.document, '文号').map((row) => [row[0]?.slice(0, 3), row[1], row[2], row[5]]).sort()).toEqual([['督办红', '新疆', '红', '申诉中，以裁定为准'], ['督办蓝', '北京', '蓝', '–']]);
    expect(JSON.stringify(first.document)).not.toContain('草稿不得外传');
  });

  it('come back as the bytes that were issued, docx and pdf saying the same', async () => {
    const [docx, pdf] = [await file('docx'), await file('pdf')];
    expect([sha256(docx), sha256(pdf)]).toEqual([first.docxSha256, first.pdfSha256]);
    for (const text of [(await mammoth.extractRawText({ buffer: docx })).value, (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text].map(squeezed))
      for (const said of [first.document.documentNumber, first.document.title, '申诉中，以裁定为准', `截至${DAY}，首期`]) expect(text).toContain(squeezed(said));
  });

  it('asked again with the inputs of then are the same bytes, whatever has happened since', async () => {
    const { openCase } = AssignmentView.parse((await get('coord', path(XJ))).body);
    await send('coord', { type: 'DecideAppeal', case: openCase?.id, outcome: 'erratum', reason: '属实' });
    await send('director', { type: 'RaiseSupervision', level: 'orange', reason: '' }, BJ);
    const renamed = await (await api.as('coord')).post('/organisation/commands').set('idempotency-key', `u-${++keys}`).send({ type: 'RenameUnit', unit: '65', name: '新疆某厅', shortName: '新疆某厅', englishName: 'X', reason: '更名' });
    expect(renamed.body).toMatchObject({ events: ['UnitRenamed'] });
    await api.app.get(UnitReadModel, { strict: false }).current();
    await api.owner.query(`insert into unit (id, kind, position, name, short_name, english_name, detail) values ('99', 'province', 99, '某省', '某省', 'X', '{}')`);
    // A day that the overdue ones were counted with is none any more; before the day of the bulletin nobody knew.
    expect(tableOf(first.document, '逾期工作日').some((row) => Number(row[4]) > 1)).toBe(true);
    await api.owner.query(`insert into calendar_version select 'later', content || jsonb_build_object('version', 'later', 'special', content -> 'special' || '{"2024-07-01": "holiday", "2024-07-02": "holiday"}'), record_now() from calendar_version`);
    const check = async () => BulletinCheck.parse((await get('leader', `/bulletins/${first.id}/check`)).body);
    expect(await check()).toEqual({ same: true, stored: { docxSha256: first.docxSha256, pdfSha256: first.pdfSha256 }, again: { docxSha256: first.docxSha256, pdfSha256: first.pdfSha256 } });
    await api.owner.query(`update bulletin set since = '2024-06-01'`);
    expect(await check()).toMatchObject({ same: false });
    await api.owner.query(`update bulletin set since = null`);
  });

  it('are never changed: an erratum stands beside, and no login may rewrite one', async () => {
    const answer = await post('coord', `/bulletins/${first.id}/errata`, { text: '第四部分新疆红色督办单申诉成立。' });
    expect(BulletinView.parse(answer.body)).toMatchObject({ docxSha256: first.docxSha256, document: first.document, errata: [{ nth: 1, text: '第四部分新疆红色督办单申诉成立。', by: expect.any(String) }] });
    // The same key is the same erratum, however often it comes; another text under it is refused.
    const add = (text: string, key: string) => post('coord', `/bulletins/${first.id}/errata`, { text }, key);
    const same = await Promise.all([add('第二处更正。', 'same'), add('第二处更正。', 'same')]);
    const both = await Promise.all([add('第三处更正。', 'one'), add('第四处更正。', 'two')]);
    expect([...same, ...both, await add('第二处更正。', 'same')].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await add('别的更正。', 'same')).body).toMatchObject({ code: 'COMMAND_ID_REUSED' });
    expect((await (await api.as('coord')).post(`/bulletins/${first.id}/errata`).send({ text: 'x' })).body).toMatchObject({ code: 'KEY_REQUIRED' });
    const { errata } = BulletinView.parse((await get('coord', `/bulletins/${first.id}`)).body);
    expect([errata.map(({ nth }) => nth), errata.map(({ text }) => text).sort()]).toEqual([[1, 2, 3, 4], ['第三处更正。', '第二处更正。', '第四处更正。', '第四部分新疆红色督办单申诉成立。'].sort()]);
    expect(sha256(await file('docx'))).toBe(first.docxSha256);
    for (const sql of [`update bulletin set as_of = as_of`, `delete from bulletin`, `update bulletin_erratum set text = ''`, `delete from bulletin_erratum`]) await expect(api.databases.read.query(sql)).rejects.toThrow('permission denied');
    const { rows } = await api.owner.query<{ action: string }>(`select action from audit where action in ('IssueBulletin', 'AddErratum') order by id`);
    expect(rows.map(({ action }) => action)).toEqual(['IssueBulletin', ...errata.map(() => 'AddErratum')]);
  });

  it('cover a day that is over, once; the next says what the one before covered', async () => {
    expect((await post('coord', '/bulletins', { year: 2024, asOf: '2024-07-03' })).body).toMatchObject({ code: 'DAY_NOT_OVER' });
    expect((await post('coord', '/bulletins', { year: 2024, asOf: DAY })).body).toMatchObject({ code: 'BULLETIN_EXISTS' });
    expect((await post('coord', '/bulletins', { year: 2024, asOf: '2024-02-30' })).status).toBe(400);
    await setClock('2024-07-10T02:00:00Z');
    // Two of different days at the same moment: each has a number of its own. How they look on paper is another matter.
    const paper = jest.spyOn(api.app.get(LetterFiles, { strict: false }), 'bytes').mockImplementation((documents) => Promise.resolve(documents.map((document) => Buffer.from(JSON.stringify(document)))));
    const both = await Promise.all(['2024-07-08', '2024-07-09'].map((asOf) => post('coord', '/bulletins', { year: 2024, asOf })));
    expect(both.map(({ status, body }) => [status, (body as { nth?: number }).nth]).sort()).toEqual([[200, 2], [200, 3]]);
    expect(both.map(({ body }) => body as z.infer<typeof BulletinView>).find(({ nth }) => nth === 2)).toMatchObject({ since: DAY });
    paper.mockRestore();
    expect(BulletinList.parse((await get('leader', '/bulletins?cycle=2024')).body)).toMatchObject({ latest: '2024-07-09', rows: [{ nth: 3, errata: 0 }, { nth: 2, errata: 0 }, { nth: 1, errata: 4 }] });
  });

  it('are for coordinators and leaders of the bureau; only a coordinator issues and corrects', async () => {
    for (const account of ['gd', 'bureau', 'director', 'sys'])
      for (const url of ['/bulletins?cycle=2024', `/bulletins/${first.id}`, `/bulletins/${first.id}/files/pdf`, `/bulletins/${first.id}/check`, `/bulletins/preview?cycle=2024&asOf=${DAY}`]) expect([account, url, (await get(account, url)).status]).toEqual([account, url, 403]);
    expect((await post('leader', '/bulletins', { year: 2024, asOf: '2024-07-01' })).status).toBe(403);
    expect((await post('leader', `/bulletins/${first.id}/errata`, { text: 'x' })).status).toBe(403);
    expect([(await get('coord', '/bulletins/none')).status, (await get('coord', '/bulletins/7b0e7a52-8d9d-4f0e-8a57-111111111111')).status]).toEqual([404, 404]);
  });
});
