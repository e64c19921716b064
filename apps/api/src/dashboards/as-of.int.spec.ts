import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { OverviewView } from '#api-types/views/assignment.views.js';
import { AssignmentList, RateList } from '#api-types/views/dashboard.views.js';
import { ScoreList } from '#api-types/views/register.views.js';
import { holderOfRole } from '#persistence/seed/people.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const GD = 'asg/2024/t04-o1/44';

describe('lists and figures as of a past day (D3)', () => {
  let api: RunningApi;
  let scored: z.infer<typeof ScoreList>['rows'];
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const setClock = (instant: string) => api.owner.query(`update demo_clock set offset_ms = ceil(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)`, [instant]);
  const read = async <S extends z.ZodType>(url: string, schema: S, account = 'coord'): Promise<z.infer<S>> => {
    const answer = await (await api.as(account)).get(url);
    if (answer.status !== 200) throw new Error(`${url}: ${answer.text}`);
    return schema.parse(answer.body);
  };
  const overview = (asOf = '', account?: string) => read(`/overview?cycle=2024${asOf && `&asOf=${asOf}`}`, OverviewView, account);
  const list = (query = '', account?: string) => read(`/assignments?cycle=2024${query}`, AssignmentList, account);
  const rates = (by: string, asOf = '', account?: string) => read(`/rates?cycle=2024&by=${by}${asOf && `&asOf=${asOf}`}`, RateList, account);
  /** Of the provinces, then of the cities, province by province. */
  const allScores = async (asOf = '', account?: string) => {
    const of = (query: string) => read(`/scores?cycle=2024${asOf && `&asOf=${asOf}`}${query}`, ScoreList, account);
    const { provinces } = await of('&level=city');
    return (await Promise.all([of(''), ...provinces.map(({ id }) => of(`&level=city&province=${id}`))])).flatMap(({ rows }) => rows);
  };
  const walked = async (query = '', account?: string): Promise<z.infer<typeof AssignmentList>['rows']> => {
    const rows = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: z.infer<typeof AssignmentList> = await list(`${query}${after && `&after=${after}`}`, account);
      rows.push(...page.rows);
      after = page.next;
    }
    return rows;
  };

  it('a list is walked by key: each row once, red first, then the nearest deadline; a province’s own', async () => {
    await setClock('2024-06-25T01:00:00Z');
    scored = await allScores();
    const rows = await walked('&level=province');
    expect([rows.length, new Set(rows.map(({ id }) => id)).size]).toEqual([512, 512]);
    expect(rows.map(({ light }) => light).join()).toMatch(/^(red,?)+(yellow,?)+(green,?)+$/);
    const red = rows.filter(({ light }) => light === 'red').map(({ dueOn }) => dueOn ?? '9');
    expect(red).toEqual([...red].sort());
    const first = await list('&light=yellow&task=t04');
    expect(first.rows.every(({ light, task }) => light === 'yellow' && task === 't04')).toBe(true);
    expect(first.total).toBe(first.lights.yellow);
    expect((await list('&level=province')).lights).toEqual(Object.fromEntries(['red', 'yellow', 'green', 'grey'].map((light) => [light, rows.filter((row) => row.light === light).length])));
    expect(new Set((await walked('', 'gd')).map(({ unit }) => unit.id))).toContain('44');
    expect((await walked('&unit=65', 'gd')).length).toBe(0);
    expect((await list('', 'sys')).total).toBe(0);
    const after = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
    for (const bad of ['bm8', after(9e9, 1, 'x', 1), after(0, 1, 'x', 1e300), after(0, 1, 'a\0', 1)]) expect([bad, (await (await api.as('coord')).get(`/assignments?cycle=2024&after=${bad}`)).body]).toMatchObject([bad, { code: 'BAD_REQUEST' }]);
    expect((await (await api.as('coord')).get(`/assignments?cycle=2024&after=${after(2, 9e15, `asg/2024/t11-b/${'d'.repeat(64)}`, 1_719_277_200_000)}`)).status).toBe(200);
  });

  it('who reviews sees the provinces of the whole country, as on the wall, and of cities and measures their own department’s', async () => {
    const seen = async (account: string, level: string) => new Set((await walked(`&level=${level}`, account)).map(({ id }) => id)).size;
    const all = { province: await seen('coord', 'province'), city: await seen('coord', 'city'), bureau: await seen('coord', 'bureau') };
    expect(all).toEqual({ province: 512, city: 4, bureau: 23 });
    expect(await seen('bureau', 'province')).toBe(512);
    expect(await seen('bureau', 'bureau')).toBeLessThan(23);
    const own = (await walked('&level=bureau', 'bureau')).map(({ id }) => id);
    for (const id of own) expect((await (await api.as('bureau')).get(path(id))).status).toBe(200);
  });

  it('what was shown at the end of a day is shown of it later, whatever happened since', async () => {
    // Late on that day, and with time enough to read it all before midnight.
    await setClock('2024-06-25T15:50:00Z');
    const then = { cells: (await overview()).cells, rows: await walked(), byTask: await rates('task') };
    await setClock('2024-07-05T02:00:00Z');
    const acknowledged = await (await api.as('gd')).post(path(GD, '/commands')).set('idempotency-key', 'as-of-1').send({ type: 'AcknowledgeAssignment' });
    expect(acknowledged.status).toBe(200);
    const now = await overview();
    const cell = (of: { cells: z.infer<typeof OverviewView>['cells'] }) => of.cells.find(({ assignment }) => assignment === GD);
    expect([cell(then)?.status, cell(now)?.status]).toEqual(['assigned', 'acknowledged']);
    expect([cell(then)?.light, cell(now)?.light]).toEqual(['red', 'red']);
    const past = await overview('2024-06-25');
    expect(past.at).toBe('2024-06-25T15:59:59.999Z');
    expect(past.cells).toEqual(then.cells);
    expect(await walked('&asOf=2024-06-25')).toEqual(then.rows);
    expect((await rates('task', '2024-06-25')).rows).toEqual(then.byTask.rows);
    expect((await rates('task')).rows).not.toEqual(then.byTask.rows);
    expect((await overview('2024-07-05')).cells).toEqual(now.cells);
  });

  it('rates by unit, task, department and month are of the same duties; one is due from the day after its date', async () => {
    const all = await Promise.all((['unit', 'task', 'department', 'month'] as const).map((by) => rates(by)));
    const { due, inTime, done } = all[0]!.total;
    for (const { rows, total } of all) {
      expect(total).toMatchObject({ due, inTime, done });
      for (const figure of ['due', 'inTime', 'done'] as const) expect(rows.reduce((sum, row) => sum + row[figure], 0)).toBe(total[figure]);
    }
    expect([all[0]!.rows.length, all[1]!.rows.length]).toEqual([32, 16]);
    const plans = async (asOf: string) => (await rates('month', asOf)).rows.find(({ id }) => id === '2024-06')?.due ?? 0;
    const [before, after] = [await plans('2024-06-30'), await plans('2024-07-01')];
    expect(after - before).toBeGreaterThan(500 - 100);
    expect(all[3]!.rows.find(({ id }) => id === '2024-12')).toMatchObject({ due: 0, inTimePercent: null });
    const own = await rates('unit', '', 'gd');
    expect(own.rows.map(({ id }) => id)).toEqual(['44']);
    expect(own.rows[0]).toMatchObject({ ...all[0]!.rows.find(({ id }) => id === '44') });
  });

  it('rates of cities stand apart: a province reads its own, a department those it reviews, a city itself', async () => {
    const cities = async (account: string, query = '&level=city') => {
      const first = await read(`/rates?cycle=2024&by=unit${query}`, RateList, account);
      const others = await Promise.all(first.provinces.slice(1).map(({ id }) => read(`/rates?cycle=2024&by=unit${query}&province=${id}`, RateList, account)));
      return { level: first.level, units: [first, ...others].flatMap(({ rows }) => rows.map(({ id }) => id)) };
    };
    const all = await cities('coord');
    expect(all.units).toEqual(['3201', '3301', '4401', '4403']);
    expect(all.units.every((id) => id.length === 4)).toBe(true);
    const own = all.units.filter((id) => id.startsWith('44'));
    expect((await cities('gd')).units).toEqual(own);
    expect((await cities('xj')).units).toEqual([]);
    const [city = ''] = own;
    const account = holderOfRole(city, 'clerk').id;
    expect(await cities(account, '')).toEqual({ level: 'city', units: [city] });
    expect(await cities(account, '&level=province')).toEqual({ level: 'province', units: [] });
    expect(await cities('coord', '')).toMatchObject({ level: 'province' });
    const reviewed = (await walked('&level=city', 'bureau')).map(({ unit }) => unit.id);
    expect((await cities('bureau')).units).toEqual([...new Set(reviewed)].sort());
    expect((await rates('unit')).rows.map(({ id }) => id)).not.toEqual(expect.arrayContaining(own));
  });

  it('scores are told of a past day as they stood then, with nothing to decide on', async () => {
    const scores = allScores;
    const past = await scores('2024-06-25');
    const [then, now] = [past, await scores()].map((rows) => rows.find(({ unit }) => unit.id === '44'));
    expect(past.map(({ unit }) => unit.id.length).sort()).toEqual([...Array.from({ length: 32 }, () => 2), 4, 4, 4, 4]);
    expect(past.map(({ total, formula }) => [total, formula.zh])).toEqual(scored.map(({ total, formula }) => [total, formula.zh]));
    expect(then?.formula.zh).not.toBe(now?.formula.zh);
    expect(await (await api.as('coord')).post('/cycles/cycle%2F2024/commands').set('idempotency-key', 'as-of-scores').send({ type: 'PublishScores' })).toMatchObject({ status: 200 });
    const published = async (asOf: string) => (await scores(asOf, 'gdlead')).flatMap((row) => row.published);
    expect((await published('')).map(({ publication, allowedActions }) => [publication, allowedActions.length > 0])).toEqual([[1, true]]);
    expect(await published('2024-06-25')).toEqual([]);
    expect(await scores('2024-03-28')).toEqual([]);
    expect((await (await api.as('coord')).get('/scores?cycle=2024&asOf=2024-07-06')).body).toMatchObject({ code: 'FUTURE_DAY' });
  });

  it('before the launch there is nothing, and it says so; a day to come is refused', async () => {
    expect(await overview('2024-03-28')).toMatchObject({ launched: false, cells: [] });
    expect(await rates('unit', '2024-03-28')).toMatchObject({ launched: false, rows: [], total: { due: 0, inTimePercent: null } });
    expect(await list('&asOf=2024-03-28')).toMatchObject({ total: 0, rows: [], next: null });
    const coming = await (await api.as('coord')).get('/overview?cycle=2024&asOf=2024-07-06');
    expect([coming.status, coming.body]).toMatchObject([400, { code: 'FUTURE_DAY', facts: { day: '2024-07-06', today: '2024-07-05' } }]);
    expect((await (await api.as('coord')).get('/overview?cycle=2024&asOf=yesterday')).status).toBe(400);
  });

  it('a cycle in preparation is not launched', async () => {
    await (await api.as('coord')).post(`/cycles/${encodeURIComponent('cycle/2025')}/commands`).set('idempotency-key', 'as-of-2').send({ type: 'PrepareSettings', settings: { reviewLimitWd: 8 }, reason: '试' });
    expect(await read('/overview?cycle=2025', OverviewView)).toMatchObject({ launched: false });
    expect(((await (await api.as('gd')).get('/cycles')).body as { cycles: unknown }).cycles).toEqual([{ id: 'cycle/2025', year: 2025, status: 'preparing' }, { id: 'cycle/2024', year: 2024, status: 'launched' }]);
  });
});
