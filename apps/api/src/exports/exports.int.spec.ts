import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type supertest from 'supertest';
import { listNotice } from '#api-types/export-words.js';
import { ExportedListList, ExportedListView } from '#api-types/views/exported-list.views.js';
import { RehearsalRows } from '#api-types/views/rehearsal.views.js';
import { ExcelSpreadsheet } from '#documents/spreadsheet.js';
import { AssignmentList, RateList } from '#api-types/views/dashboard.views.js';
import { NoticeList, ReminderList, ScoreList, SupervisionList } from '#api-types/views/register.views.js';
import { ExportedListStore } from '#persistence/content/exported-list.store.js';
import { KEPT_DAYS, settleExportedList } from '#record/exported-lists.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';
import { wholeList } from './list-queries.js';
import { ListMaker } from './list-maker.js';

const XJ = 'asg/2024/t07-o1/65';
/** Of the demo's lists the reminder ledger alone is longer. */
const MOST = 1_000;
const LEDGER = 'reminders?cycle=2024';
/** What is read here is our own, however busy the machine. */
const PATIENT = { milliseconds: 300_000, megabytes: 512 };
/** An empty text and no cell look the same. */
const seen = (rows: readonly (readonly unknown[])[]): unknown[][] =>
  rows.map((row) => {
    const cells = row.map((cell) => cell ?? '');
    while (cells.at(-1) === '') cells.pop();
    return cells;
  });

/** supertest reads no binary by itself. */
const bytesOf = (response: supertest.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const parts: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
};

describe('a list as xlsx, as filtered', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi({ EXPORT_MOST_ROWS: MOST });
  });
  afterAll(() => api.close());

  const sheet = (account: string, url: string) => fileAt(account, `/exports/${url}`);
  const fileAt = async (account: string, url: string) => {
    const answer = await (await api.as(account)).get(url).buffer(true).parse(bytesOf as never);
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
    const read = await new ExcelSpreadsheet(PATIENT).read(answer.body as Buffer);
    if (read.kind === 'refused') throw new Error(read.code);
    const [about = [], heads = [], ...rows] = (read.sheets[0]?.rows ?? []).map(({ cells }) => cells);
    return { about: String(about[0]), heads, rows, file: decodeURIComponent(String(answer.headers['content-disposition'])) };
  };
  const json = async (account: string, url: string) => (await (await api.as(account)).get(url)).body as unknown;

  it('has the rows that the list shows, in its order, under a row that says whose they are and of what', async () => {
    const { total, rows } = AssignmentList.parse(await json('coord', '/assignments?cycle=2024&task=t07&status=assigned'));
    const made = await sheet('coord', 'items?cycle=2024&task=t07&status=assigned');
    expect(made.rows).toHaveLength(total);
    expect(made.rows.slice(0, rows.length).map((row) => [row[1], row[3], row[7]])).toEqual(rows.map(({ unit, dueOn }) => ['T07', unit.name, dueOn]));
    expect(made.about).toMatch(/^全部事项；年度 2024；截至 2024-03-29 \d\d:\d\d（北京时间）；筛选 任务 T07，状态 待签收；条数 \d+；导出人 .+ \(统筹管理员\)$/);
    expect(made.heads.slice(0, 4)).toEqual(['灯', '任务', '任务名称', '单位']);
    expect(made.rows.every(([light]) => /^[▲◆●○] [红黄绿灰]$/.test(String(light)))).toBe(true);
    expect(made.file).toMatch(/全部事项 2024-03-29\.xlsx$/);
    const english = await sheet('coord', 'items?cycle=2024&task=t07&light=green&lang=en');
    expect([english.about.slice(0, 9), english.heads[0], english.rows[0]?.[0]]).toEqual(['All items', 'Light', '● green']);
  });

  it('stands in the audit trail by who took it and which list; a refused one as refused', async () => {
    const rows = async () => (await api.owner.query(`select actor ->> 'userId' as who, outcome, facts from audit where action = 'TakeExport' order by id desc limit 2`)).rows;
    await sheet('coord', 'items?cycle=2024&task=t07&status=assigned');
    expect((await (await api.as('coord')).get('/exports/audit')).status).toBe(403);
    expect(await rows()).toMatchObject([{ who: 'coord', outcome: 'refused', facts: { list: 'audit' } }, { who: 'coord', outcome: 'viewed', facts: { list: 'items', task: 't07', status: 'assigned' } }]);
  });

  it('all lists go out, with as many rows as they have', async () => {
    const lists: [string, string, (body: unknown) => number][] = [
      ['reminders?duty=plan&task=t07', '/reminders?duty=plan&task=t07', (body) => ReminderList.parse(body).total],
      ['supervision', '/supervision', (body) => SupervisionList.parse(body).total],
      ['scores?cycle=2024', '/scores?cycle=2024', (body) => ScoreList.parse(body).rows.length],
      ['scores?cycle=2024&level=city&province=44', '/scores?cycle=2024&level=city&province=44', (body) => ScoreList.parse(body).rows.length],
      ['worklist?box=todo', '/worklist', (body) => (body as { total: number }).total],
      ['metrics?cycle=2024&metric=t08-o1-k2', '/progress/roll-up?cycle=2024&metric=t08-o1-k2', (body) => (body as { units: unknown[] }).units.length],
      ['notices', '/notices', (body) => (body as { total: number }).total],
      ['overview?cycle=2024&unit=44', '/overview?cycle=2024', (body) => (body as { cells: { unit: string }[] }).cells.filter(({ unit }) => unit === '44').length],
    ];
    for (const [name, url, countOf] of lists) expect([name, (await sheet('coord', name)).rows.length]).toEqual([name, countOf(await json('coord', url))]);
  });

  it('the rates go out with their total and what is optional, below the rows that the page shows', async () => {
    const { rows, total } = RateList.parse(await json('coord', '/rates?cycle=2024&by=task'));
    const made = await sheet('coord', 'rates?cycle=2024&by=task');
    expect(made.about).toContain(`条数 ${rows.length}；`);
    expect(made.rows.map(([name]) => name)).toEqual([...rows.map(({ name }) => name.name), '合计', '选做（单列）']);
    expect(made.rows.at(-2)?.[1]).toBe(total.due);
  });

  it('rates and scores of cities go out for the province that the page shows, and the head names it', async () => {
    const cities = ScoreList.parse(await json('coord', '/scores?cycle=2024&level=city&province=44')).rows.map(({ unit }) => unit.name);
    const [scores, rates] = [await sheet('coord', 'scores?cycle=2024&level=city&province=44'), await sheet('coord', 'rates?cycle=2024&by=unit&level=city&province=44')];
    expect([cities.length, scores.rows.map((row) => row[1]), rates.rows.slice(0, -2).map(([name]) => name)]).toEqual([2, cities, cities]);
    for (const { about } of [scores, rates]) expect(about).toContain('级别 地市，所属省份 广东');
    const isWhole = (query: object) => wholeList({ params: { list: 'scores' }, query } as never);
    expect([isWhole({ level: 'province' }), isWhole({ level: 'city' }), isWhole({ level: 'city', province: '44' })]).toEqual([true, true, false]);
  });

  it('a place in a list narrows nothing: the sheet begins where the list does', async () => {
    const { next } = NoticeList.parse(await json('gd', '/notices'));
    const whole = await sheet('gd', 'reminders?cycle=2024');
    const { next: second } = ReminderList.parse(await json('gd', '/reminders?cycle=2024'));
    expect([next, second]).toEqual([null, expect.any(String)]);
    for (const way of ['after', 'before']) expect([way, (await sheet('gd', `reminders?cycle=2024&${way}=${second}`)).rows]).toEqual([way, whole.rows]);
    const isWhole = (list: string, query: object) => wholeList({ params: { list }, query } as never);
    expect(['page', 'after', 'before'].map((key) => isWhole('reminders', { [key]: 'x' }))).toEqual([true, true, true]);
    expect(isWhole('reminders', { before: 'x', task: 't07' })).toBe(false);
    // Nor does what the list does not know, nor how a year is played.
    expect([isWhole('reminders', { zz: '1' }), isWhole('notices', { task: 't07' }), isWhole('rehearsal', { script: 'late' }), isWhole('rehearsal', { script: 'late', outcome: 'sent' })]).toEqual([true, true, true, false]);
  });

  it('a rehearsal goes out as it would run, to who may run it', async () => {
    const { total, rows } = RehearsalRows.parse(await json('coord', '/cycles/2024/rehearsal/rows?script=late&kind=supervision&unit=65&task=t07'));
    const made = await sheet('coord', 'rehearsal?cycle=2024&script=late&kind=supervision&unit=65&task=t07');
    expect([made.rows.length, total > 0]).toEqual([total, true]);
    expect(made.heads).toEqual(['时间', '类别', '规则', '任务', '单位', '发给', '渠道', '结果']);
    expect(made.about).toMatch(/^演练；年度 2024；.*筛选 类别 督办，任务 T07，单位 新疆，各单位如何办理 迟报；/);
    expect(made.rows[0]?.slice(3, 4)).toEqual([rows[0]?.task.toUpperCase()]);
    for (const who of ['gd', 'bureau', 'sys']) expect([who, (await (await api.as(who)).get('/exports/rehearsal?cycle=2024&script=late')).status]).toEqual([who, 403]);
    expect((await (await api.as('coord')).get('/exports/rehearsal?cycle=2024&script=lazy')).status).toBe(400);
  });

  it('a text that begins like a formula is no formula anywhere', async () => {
    await api.owner.query(`update app_user set name = '=1+1' where account = 'director'`);
    expect((await (await api.as('director')).post(path(XJ, '/commands')).set('idempotency-key', 'x-1').send({ type: 'OpenSupervision', level: 'blue', criteria: '季度进度', reason: '' })).status).toBe(200);
    const { heads, rows } = await sheet('coord', 'supervision?state=open');
    expect(rows[0]?.[heads.indexOf('签发人')]).toBe("'=1+1");
  });

  it('shows nobody more than the list itself', async () => {
    const own = await sheet('gd', 'items?cycle=2024');
    expect(new Set(own.rows.map((row) => row[3]))).toEqual(new Set(AssignmentList.parse(await json('gd', '/assignments?cycle=2024')).rows.map(({ unit }) => unit.name)));
    expect(own.rows).toHaveLength(AssignmentList.parse(await json('gd', '/assignments?cycle=2024')).total);
    expect((await sheet('gd', 'supervision')).rows).toEqual([]);
    expect((await sheet('sys', 'items?cycle=2024')).rows).toEqual([]);
    expect((await api.anonymous.get('/exports/items?cycle=2024')).status).toBe(401);
    expect((await (await api.as('gd')).get('/exports/persons')).status).toBe(400);
    expect((await (await api.as('gd')).get('/exports/items?cycle=2024&light=pink')).body).toMatchObject({ code: 'BAD_REQUEST' });
  });

  describe('in the background', () => {
    const asked = async (account: string, url: string, key: string) => (await api.as(account)).post(`/exports/${url}`).set('idempotency-key', key);
    const listOf = async (account: string) => ExportedListList.parse(await json(account, '/exported-lists')).rows;
    const notices = async (account: string) => NoticeList.parse(await json(account, '/notices')).rows.filter(({ kind }) => kind === 'exported_list');
    const look = () => api.app.get(ListMaker, { strict: false }).look();
    const set = (id: string, what: string) => api.owner.query(`update exported_list set ${what} where exported_list.id = $1`, [id]);
    const ask = async (account: string, url: string, key: string) => {
      const { status, body } = await asked(account, url, key);
      expect([status, body]).toEqual([202, expect.anything()]);
      return ExportedListView.parse(body);
    };
    /** As if a process had taken it and had been killed: it holds the list for a while. */
    const heldByTheDead = async (url: string, key: string) => {
      await look();
      const id = (await api.owner.query<{ id: string }>(`insert into exported_list (command_id, body_hash, owner, list, query, requested_at, attempts, leased_until)
        values ($1, '', (select id from app_user where account = 'coord'), $2, $3, record_now(), 1, now() + interval '1 minute') returning id`, [key, url.split('?')[0], JSON.stringify({ lang: 'zh', ...Object.fromEntries(new URLSearchParams(url.split('?')[1])) })])).rows[0]?.id ?? '';
      await writeFile(join(api.settings.FILES_DIR, 'exported-lists', `${id}-1.xlsx.part`), 'half of it');
      return id;
    };
    /** From the heads on. */
    const cellsAt = async (account: string, url: string) => {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load((await (await api.as(account)).get(url).buffer(true).parse(bytesOf as never)).body as ArrayBuffer);
      return seen((workbook.worksheets[0]?.getSheetValues() ?? []).slice(2).map((row) => Array.from(row as unknown[]).slice(1)));
    };
    const files = () => readdir(join(api.settings.FILES_DIR, 'exported-lists'));

    it('a list that is too long for a request is made whole, told of once, and fetched by who asked', async () => {
      const { total, rows } = ReminderList.parse(await json('coord', '/reminders?cycle=2024'));
      expect(total).toBeGreaterThan(2 * MOST);
      expect((await (await api.as('coord')).get(`/exports/${LEDGER}`)).body).toMatchObject({ code: 'EXPORT_TOO_LARGE', facts: { total, most: MOST } });
      const waiting = await ask('coord', LEDGER, 'long-1');
      expect(waiting).toMatchObject({ state: 'waiting', total, settledAt: null, name: { zh: '提醒台账', en: 'Reminder ledger' } });
      await look();
      const [ready] = await listOf('coord');
      expect(ready).toMatchObject({ id: waiting.id, state: 'ready', rows: total, total });
      expect(Date.parse(ready?.expiresAt ?? '') - Date.parse(ready?.settledAt ?? '')).toBe(KEPT_DAYS * 86_400_000);
      const made = await fileAt('coord', `/exported-lists/${waiting.id}/file`);
      expect(made.rows).toHaveLength(total);
      expect(made.rows.slice(0, rows.length).map((row) => [row[1], row[2]])).toEqual(rows.map(({ task, unit }) => [task.toUpperCase(), unit.name]));
      expect([made.about, made.file]).toEqual([expect.stringMatching(/^提醒台账；年度 2024；截至 2024-03-29 .+；导出人 .+ \(统筹管理员\)$/), expect.stringMatching(/提醒台账 2024-03-29\.xlsx$/)]);
      expect(await notices('coord')).toEqual([expect.objectContaining({ title: { zh: '导出已生成：提醒台账', en: 'Export ready: Reminder ledger' }, lines: [expect.objectContaining({ zh: `共 ${total} 条，文件保留 7 天，在“通知”页上方下载。` })] })]);
    });

    it('has what the short one has, cell by cell', async () => {
      for (const url of ['items?cycle=2024&task=t07', 'supervision?state=open', 'worklist?box=todo&lang=en', 'rates?cycle=2024&by=task']) {
        const short = await cellsAt('coord', `/exports/${url}`);
        const { id } = await ask('coord', url, `same/${url}`);
        await look();
        const long = await cellsAt('coord', `/exported-lists/${id}/file`);
        expect([url, short.length > (url.startsWith('worklist') ? 0 : 1)]).toEqual([url, true]);
        expect([url, long]).toEqual([url, short]);
      }
      const { id, filters } = await ask('coord', 'supervision?state=open', 'same/supervision?state=open');
      expect(filters).toEqual({ zh: '状态 在办', en: 'State open' });
      const { heads, rows } = await fileAt('coord', `/exported-lists/${id}/file`);
      expect(rows[0]?.[heads.indexOf('签发人')]).toBe("'=1+1");
    });

    it('the same key is the same file, and no other list', async () => {
      const before = [(await listOf('coord')).length, (await notices('coord')).length];
      const [first, again] = [await ask('coord', LEDGER, 'long-1'), await ask('coord', LEDGER, 'long-1')];
      expect([again.id, again.state]).toEqual([first.id, 'ready']);
      expect((await asked('coord', 'reminders?cycle=2024&task=t07', 'long-1')).body).toMatchObject({ code: 'COMMAND_ID_REUSED' });
      expect((await asked('gd', LEDGER, 'long-1')).body).toMatchObject({ code: 'COMMAND_ID_REUSED' });
      await look();
      expect([(await listOf('coord')).length, (await notices('coord')).length]).toEqual(before);
    });

    it('is nobody else’s, nor one’s own with other rights than it was made with', async () => {
      const { id } = await ask('coord', LEDGER, 'long-1');
      const file = `/exported-lists/${id}/file`;
      for (const other of ['coord2', 'gd', 'sys']) expect([other, (await (await api.as(other)).get(file)).status, await listOf(other)]).toEqual([other, 404, []]);
      expect((await api.anonymous.get(file)).status).toBe(401);
      for (const absent of ['00000000-0000-4000-8000-000000000000', 'none']) expect((await (await api.as('coord')).get(`/exported-lists/${absent}/file`)).status).toBe(404);
      await set(id, `made_as = 'bureau bureau_leader'`);
      expect((await (await api.as('coord')).get(file)).status).toBe(404);
      await set(id, `made_as = 'bureau coordinator'`);
      expect((await (await api.as('coord')).get(file)).status).toBe(200);
    });

    it('refuses at once what the list refuses, and more than a few at a time', async () => {
      expect((await asked('gd', 'audit', 'no-1')).body).toMatchObject({ code: 'FORBIDDEN' });
      expect((await asked('gd', 'items?cycle=2024&light=pink', 'no-2')).body).toMatchObject({ code: 'BAD_REQUEST' });
      expect((await asked('gd', 'persons', 'no-3')).status).toBe(400);
      expect((await (await api.as('gd')).post('/exports/items?cycle=2024')).body).toMatchObject({ code: 'KEY_REQUIRED' });
      expect(await listOf('gd')).toEqual([]);
      const held = [await heldByTheDead(LEDGER, 'many-1'), await heldByTheDead(LEDGER, 'many-2'), await heldByTheDead(LEDGER, 'many-3')];
      expect((await asked('coord', LEDGER, 'many-4')).body).toMatchObject({ code: 'TOO_MANY_LISTS', facts: { most: 3 } });
      for (const id of held) await api.owner.query('delete from exported_list where exported_list.id = $1', [id]);
    });

    it('of a process that was killed another takes it over: one file, one notice', async () => {
      const before = (await notices('coord')).length;
      const id = await heldByTheDead('reminders?cycle=2024&task=t07', 'killed');
      await look();
      // As long as it may be alive nobody touches what it makes.
      expect([(await listOf('coord')).find((row) => row.id === id)?.state, await files()]).toEqual(['waiting', expect.arrayContaining([`${id}-1.xlsx.part`])]);
      await set(id, `leased_until = now() - interval '1 second'`);
      await look();
      const store = api.app.get(ExportedListStore, { strict: false });
      // It was not dead after all: what it has made is no longer wanted.
      expect(await store.progress({ id, attempt: 1 }, 5)).toBe(false);
      expect(await settleExportedList(api.databases.record, { id, attempt: 1 }, { state: 'ready', name: 'late.xlsx', size: 1, rows: 1, madeAs: '' }, listNotice('reminders', 1, 7))).toBe(false);
      expect(await settleExportedList(api.databases.record, { id, attempt: 2 }, { state: 'failed' }, listNotice('reminders', null, 7))).toBe(false);
      await look();
      const { total } = ReminderList.parse(await json('coord', '/reminders?cycle=2024&task=t07'));
      expect((await fileAt('coord', `/exported-lists/${id}/file`)).rows).toHaveLength(total);
      expect([(await notices('coord')).length, (await files()).filter((file) => file.startsWith(id))]).toEqual([before + 1, [`${id}-2.xlsx`]]);
    });

    it('is given up after five attempts, and says so', async () => {
      const id = await heldByTheDead(LEDGER, 'hopeless');
      await set(id, `attempts = 5, leased_until = now() - interval '1 second'`);
      await look();
      expect((await listOf('coord')).find((row) => row.id === id)).toMatchObject({ state: 'failed', size: null });
      expect((await notices('coord'))[0]?.title.zh).toBe('导出未能生成：提醒台账');
      expect((await (await api.as('coord')).get(`/exported-lists/${id}/file`)).status).toBe(404);
    });

    it('goes when its days are over', async () => {
      const { id } = await ask('coord', LEDGER, 'long-1');
      await set(id, 'expires_at = record_now()');
      expect((await (await api.as('coord')).get(`/exported-lists/${id}/file`)).status).toBe(404);
      expect((await listOf('coord')).some((row) => row.id === id)).toBe(false);
      await look();
      expect((await files()).filter((file) => file.startsWith(id))).toEqual([]);
      expect((await api.owner.query('select from exported_list where exported_list.id = $1', [id])).rowCount).toBe(0);
    });
  });
});
