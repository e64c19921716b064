import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { ExcelSpreadsheet } from '#documents/spreadsheet.js';
import { AssignmentList, RateList } from '#api-types/views/dashboard.views.js';
import { ReminderList, ScoreList, SupervisionList } from '#api-types/views/register.views.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const XJ = 'asg/2024/t07-o1/65';

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
    api = await runningApi();
  });
  afterAll(() => api.close());

  const sheet = async (account: string, url: string) => {
    const answer = await (await api.as(account)).get(`/exports/${url}`).buffer(true).parse(bytesOf as never);
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
    const read = await new ExcelSpreadsheet().read(answer.body as Buffer);
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

  it('stands in the audit trail by who took it, which list and how much; a refused one does not', async () => {
    const rows = async () => (await api.owner.query(`select actor ->> 'userId' as who, outcome, facts from audit where action = 'TakeExport' order by id desc`)).rows;
    const before = (await rows()).length;
    const made = await sheet('coord', 'items?cycle=2024&task=t07&status=assigned');
    expect((await (await api.as('coord')).get('/exports/audit')).status).toBe(403);
    const [last, ...others] = await rows();
    expect(last).toMatchObject({ who: 'coord', outcome: 'viewed', facts: { list: 'items', rows: made.rows.length, task: 'T07', status: '待签收' } });
    expect(others).toHaveLength(before);
  });

  it('all lists go out, with as many rows as they have', async () => {
    const lists: [string, string, (body: unknown) => number][] = [
      ['reminders?duty=plan&task=t07', '/reminders?duty=plan&task=t07', (body) => ReminderList.parse(body).total],
      ['supervision', '/supervision', (body) => SupervisionList.parse(body).total],
      ['scores?cycle=2024', '/scores?cycle=2024', (body) => ScoreList.parse(body).rows.length],
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
});
