import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CatalogueVersionView } from '#api-types/views/catalogue-version.views.js';
import { SheetCorrections, SheetImport } from '#api-types/views/catalogue-sheet.views.js';
import type { NewSheet } from '#documents/new-sheet.js';
import { ExcelSpreadsheet } from '#documents/spreadsheet.js';
import { cellText, type Cell, type Workbook } from '#domain/catalogue/workbook/cell.js';
import { noticeDraft } from '#testing/catalogue-draft.js';
import { zipOf } from '#testing/document-files.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';
import { withCell, withSheet, workbookOf } from '#testing/workbook.js';

const spreadsheet = new ExcelSpreadsheet();
const read = async (bytes: Buffer): Promise<Workbook> => {
  const found = await spreadsheet.read(bytes);
  if (found.kind === 'refused') throw new Error(found.code);
  return found.sheets;
};
/** A workbook as a person saves it. */
const saved = (workbook: Workbook): Promise<Buffer> =>
  spreadsheet.write(
    workbook.map(({ name, rows }): NewSheet => {
      const [head, ...body] = rows.map(({ cells }) => cells.map((cell) => (typeof cell === 'number' ? cell : cellText(cell) || null)));
      return { name, columns: (head ?? []).map((each) => ({ head: String(each) })), rows: body };
    }),
  );
const ID = `catalogue/${'d4'.repeat(32).slice(0, 16)}`;
const PATH = `/catalogue-versions/${encodeURIComponent(ID)}`;

describe('a catalogue draft as a workbook', () => {
  let api: RunningApi;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
    await (await api.as('coord')).post('/catalogue-versions').set('idempotency-key', 'x-0').send({ sourceHash: 'd4'.repeat(32), sourceName: 'guideline-2025.txt', draft: noticeDraft({ openQuestions: [] }) });
  });
  afterAll(() => api.close());

  const file = async (url: string, account = 'coord') => (await api.as(account)).get(url).responseType('blob');
  const send = async (url: string, bytes: Buffer, { account = 'coord', key = `x-${++keys}`, type = 'application/octet-stream' } = {}) => (await api.as(account)).post(url).set('idempotency-key', key).set('content-type', type).send(bytes);
  const exported = async (): Promise<Workbook> => read((await file(`${PATH}/xlsx`)).body as Buffer);
  const view = async () => CatalogueVersionView.parse((await (await api.as('coord')).get(PATH)).body);
  const events = async (): Promise<number> => Number((await api.owner.query<{ n: string }>('select count(*) as n from event where stream_id = $1', [ID])).rows[0]?.n);

  it('out and in unchanged changes nothing, also as it was saved by somebody', async () => {
    const answer = await file(`${PATH}/xlsx`, 'leader');
    expect([answer.status, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', expect.stringContaining('attachment')]);
    for (const bytes of [answer.body as Buffer, await saved(await exported())]) {
      expect(SheetCorrections.parse((await send(`${PATH}/xlsx?reason=x`, bytes)).body)).toMatchObject({ taken: true, corrections: [], rejected: [] });
    }
    expect(await events()).toBe(1);
  });
  it('differences become corrections with the reason, each an act; a repeat is the same act', async () => {
    const edited = await saved(withCell(withCell(await exported(), '重点任务', 2, '任务名称', '新名称'), '时间节点', 2, '日期', '2025-07-31'));
    const check = SheetCorrections.parse((await send(`${PATH}/xlsx?mode=check`, edited)).body);
    expect([check.taken, check.corrections, await events()]).toEqual([false, [{ path: 'tasks.0.title', was: '任务1', value: '新名称' }, { path: 'tasks.0.milestones.0.due', was: '2025-06-30', value: '2025-07-31' }], 1]);
    expect((await send(`${PATH}/xlsx`, edited)).body).toMatchObject({ code: 'BAD_REQUEST', facts: { fields: ['reason'] } });
    const url = `${PATH}/xlsx?reason=${encodeURIComponent('核对原文')}`;
    const first = await send(url, edited, { key: 'same' });
    expect(SheetCorrections.parse(first.body)).toMatchObject({ taken: true, corrections: check.corrections, draftHash: (await view()).draftHash });
    expect((await send(url, edited, { key: 'same' })).body).toEqual(first.body);
    expect((await send(`${PATH}/xlsx?reason=y`, edited, { key: 'same' })).body).toMatchObject({ code: 'COMMAND_ID_REUSED' });
    expect(await events()).toBe(3);
    expect((await view()).corrections.map(({ path, reason, by }) => [path, reason, by.id])).toEqual([['tasks.0.title', '核对原文', 'coord'], ['tasks.0.milestones.0.due', '核对原文', 'coord']]);
    // It was made of the draft before.
    expect((await send(url, edited)).body).toMatchObject({ code: 'SEQUENCE_CHANGED' });
  });
  it('stopped half way it goes on from where it stopped, whatever the draft has become', async () => {
    const edited = await saved(withCell(withCell(await exported(), '重点任务', 2, '任务名称', '再改'), '时间节点', 2, '日期', '2025-08-31'));
    const url = `${PATH}/xlsx?reason=${encodeURIComponent('再核对')}`;
    await api.owner.query(`create function stop_second() returns trigger language plpgsql as $$ begin if new.command_id like '%half/1' then raise exception 'killed'; end if; return new; end $$`);
    await api.owner.query('create trigger stop_second before insert on receipt for each row execute function stop_second()');
    expect((await send(url, edited, { key: 'half' })).status).toBe(500);
    await api.owner.query('drop trigger stop_second on receipt');
    const half = await view();
    expect([half.draft.tasks[0]?.title, half.draft.tasks[0]?.milestones[0]?.due]).toEqual(['再改', '2025-07-31']);
    expect(SheetCorrections.parse((await send(url, edited, { key: 'half' })).body)).toMatchObject({ taken: true, corrections: [{ value: '再改' }, { value: '2025-08-31' }] });
    expect((await view()).draft.tasks[0]?.milestones[0]?.due).toBe('2025-08-31');
  });
  it('one rejected row stops all, unless accepted partly; the rejected rows come back as a file', async () => {
    const edited = await saved(withCell(withCell(await exported(), '重点任务', 3, '任务名称', '第二项'), '指标', 2, '数值', 120));
    const before = await events();
    const whole = SheetCorrections.parse((await send(`${PATH}/xlsx?reason=x`, edited)).body);
    expect(whole).toMatchObject({ taken: false, rejected: [{ sheet: '指标', row: 2, column: '数值', code: 'PERCENT_OUT_OF_RANGE', value: '120', message: { zh: expect.stringContaining('0 至 100') } }] });
    expect(await events()).toBe(before);
    const rejected = await (await api.as('coord')).post(`${PATH}/xlsx/rejected-rows`).set('content-type', 'application/octet-stream').responseType('blob').send(edited);
    const rows = (await read(rejected.body as Buffer)).find(({ name }) => name === '指标')?.rows.map(({ cells }) => cells) ?? [];
    expect([rows[0]?.[0], rows[0]?.slice(-2), rows[1]?.[0], rows[1]?.slice(-2)]).toEqual(['原行号', ['原因和办法', 'Reason and what to do'], 2, [expect.stringContaining('百分比'), expect.stringContaining('percentage')]]);
    expect(SheetCorrections.parse((await send(`${PATH}/xlsx?mode=partly&reason=x`, edited)).body)).toMatchObject({ taken: true, corrections: [{ path: 'tasks.1.title' }], rejected: [{ code: 'PERCENT_OUT_OF_RANGE' }] });
    expect(await events()).toBe(before + 1);
  });
  it('a whole draft from the template, once a file', async () => {
    const template = await read((await file('/catalogue-versions/template/xlsx')).body as Buffer);
    expect(template.map(({ name }) => name)).toEqual(['说明', '通知', '类别', '重点任务', '任务分工', '地方工作举措', '工作任务', '时间节点', '指标', '报送要求', '区域组', '区域组成员']);
    expect(SheetImport.parse((await send('/catalogue-versions/xlsx?mode=partly', await saved(template))).body)).toMatchObject({ taken: false, rejected: [{ code: 'NO_TASK' }], receipt: null });
    const typed = workbookOf(noticeDraft({ regionGroups: [{ name: '试点省份', unitLevel: 'province', members: [], quote: null }] }));
    const filled = template.map((sheet) => ({ ...sheet, rows: [...sheet.rows, ...(typed.find(({ name }) => name === sheet.name)?.rows.slice(1).map(({ number, cells }) => ({ number, cells: [null, ...cells.slice(1)] as Cell[] })) ?? [])] }));
    const withMistake = await saved(withSheet(filled, '时间节点', (rows) => [...rows, [null, 1, '下半年', '下半年', '各地区', '评估']]));
    const stopped = SheetImport.parse((await send('/catalogue-versions/xlsx', withMistake)).body);
    expect(stopped).toMatchObject({ taken: false, counts: { tasks: 2, obligations: 3, milestones: 2 }, rejected: [{ sheet: '时间节点', row: 4, code: 'NOT_A_DAY' }] });
    const taken = SheetImport.parse((await send('/catalogue-versions/xlsx?mode=partly', withMistake)).body);
    const stream = taken.receipt?.stream ?? '';
    expect(CatalogueVersionView.parse((await (await api.as('coord')).get(`/catalogue-versions/${encodeURIComponent(stream)}`)).body)).toMatchObject({ status: 'draft', sourceName: '手工录入.xlsx', open: 0, problems: [], counts: { tasks: 2, obligations: 3 } });
    expect(SheetImport.parse((await send('/catalogue-versions/xlsx?mode=partly', withMistake)).body).receipt).toEqual(taken.receipt);
    const other = await (await api.as('coord')).post('/catalogue-versions/xlsx/rejected-rows').set('content-type', 'application/octet-stream').responseType('blob').send(withMistake);
    expect((await read(other.body as Buffer)).map(({ name }) => name)).toEqual(['未采用', '时间节点']);
  });
  it('a task number beyond the draft’s own limits is not taken, not even partly', async () => {
    const workbook = await saved(workbookOf(noticeDraft({ tasks: [{ ...noticeDraft().tasks[0]!, number: 100 }], regionGroups: [] })));
    expect(SheetImport.parse((await send('/catalogue-versions/xlsx?mode=partly', workbook)).body)).toMatchObject({ taken: false, rejected: [{ code: 'TOO_MANY', value: 'tasks.0.number' }] });
  });
  it('what is no workbook of this draft; who may not', async () => {
    const bytes = (await file(`${PATH}/xlsx`)).body as Buffer;
    for (const account of ['leader', 'gd', 'sys', 'dept-legal-r']) expect((await send(`${PATH}/xlsx?reason=x`, bytes, { account })).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await send('/catalogue-versions/xlsx', bytes, { account: 'gd' })).status).toBe(403);
    expect([(await file(`${PATH}/xlsx`, 'gd')).status, (await file('/catalogue-versions/catalogue%2F0000/xlsx')).status]).toEqual([403, 404]);
    expect((await send(`${PATH}/xlsx?reason=x`, await saved(workbookOf(noticeDraft())))).body).toMatchObject({ code: 'WORKBOOK_UNREADABLE', facts: { reason: 'OTHER_DRAFT' } });
    expect((await send(`${PATH}/xlsx?reason=x`, Buffer.from('a,b'))).body).toMatchObject({ code: 'WORKBOOK_UNREADABLE', facts: { reason: 'WRONG_TYPE' } });
    expect((await send(`${PATH}/xlsx?reason=x`, zipOf({ 'xl/workbook.xml': '<x/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(70 * 1024 * 1024) }))).body).toMatchObject({ code: 'WORKBOOK_UNREADABLE', facts: { reason: 'ZIP_BOMB' }, message: { zh: expect.stringContaining('解压') } });
    expect((await send(`${PATH}/xlsx?reason=x`, Buffer.alloc(10 * 1024 * 1024 + 1)))).toMatchObject({ status: 413, body: { code: 'FILE_TOO_LARGE', facts: { megabytes: 10 } } });
    expect((await send(`${PATH}/xlsx?reason=x`, Buffer.alloc(0))).body).toMatchObject({ code: 'FILE_EMPTY' });
    expect((await send(`${PATH}/xlsx?reason=x`, Buffer.from('{}'), { type: 'application/json' })).status).toBe(400);
  });
});
