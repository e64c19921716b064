import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import { RateList } from '#api-types/views/dashboard.views.js';
import { ScoreAppealList, ScoreList } from '#api-types/views/register.views.js';
import { instant } from '#domain/calendar/instant.js';
import { OverviewReadModel } from '#persistence/read-models/overview.read-model.js';
import { ScoreReadModel } from '#persistence/read-models/score.read-model.js';
import { holderOfRole } from '#persistence/seed/people.js';
import { UserDirectory } from '../identity/user-directory.js';
import { asReader } from '../platform/readership.js';
import type { SignedIn } from '../platform/request.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

const CYCLE = 'cycle/2024';
const ALL = { kind: 'all' } as const;
/** Of another province than those whose cities are read. */
const MORE_CITIES = 800;

describe('rates and scores of cities, province by province', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
    await api.owner.query(`update demo_clock set offset_ms = ceil(extract(epoch from '2024-07-05T02:00:00Z'::timestamptz - clock_timestamp()) * 1000)`);
  });
  afterAll(() => api.close());

  const read = async <S extends z.ZodType>(account: string, url: string, schema: S): Promise<z.infer<S>> => {
    const answer = await (await api.as(account)).get(url);
    expect([url, answer.status]).toEqual([url, 200]);
    return schema.parse(answer.body);
  };
  const rates = (query: string, account = 'coord') => read(account, `/rates?cycle=2024&level=city${query}`, RateList);
  const scores = (query: string, account = 'coord') => read(account, `/scores?cycle=2024${query}`, ScoreList);
  const scored = async (query: string, account?: string) => {
    const { level, province, rows } = await scores(query, account);
    return [level, province && province.id, rows.map(({ unit }) => unit.id)];
  };

  it('without a province the first that has cities in this cycle, and the answer says which and what others there are', async () => {
    for (const list of [await rates('&by=unit'), await scores('&level=city')]) expect([list.province?.id, list.provinces.map(({ id }) => id)]).toEqual(['32', ['32', '33', '44']]);
    expect((await rates('&by=unit')).rows.map(({ id }) => id)).toEqual(['3201']);
    expect((await rates('&by=unit&province=44')).rows.map(({ id }) => id)).toEqual(['4401', '4403']);
    expect([await scored('&level=city'), await scored('&level=city&province=44')]).toEqual([['city', '32', ['3201']], ['city', '44', ['4401', '4403']]]);
    // No city is among the provinces, and there is nothing to choose.
    const provinces = await scores('');
    expect([provinces.level, provinces.rows.length, provinces.province, provinces.provinces]).toEqual(['province', 32, null, []]);
    expect(provinces.rows.every(({ kind }) => kind === 'province')).toBe(true);
    expect(await scored('&province=44')).toEqual(['province', '44', ['44']]);
  });

  it('rates by unit are summed for the province that is shown, by task for all cities', async () => {
    const [all, ...each] = await Promise.all(['', '&province=32', '&province=33', '&province=44'].map((of) => rates(`&by=task${of}`)));
    expect([all?.province, all?.provinces.length]).toEqual([null, 3]);
    expect(all?.total.due).toBeGreaterThan(0);
    for (const figure of ['due', 'inTime', 'done'] as const) expect(each.reduce((sum, { total }) => sum + total[figure], 0)).toBe(all?.total[figure]);
    expect((await rates('&by=unit')).total).toEqual(each[0]?.total);
    for (const by of ['department', 'month']) expect([by, (await rates(`&by=${by}`)).total]).toEqual([by, all?.total]);
    const [own, whole] = [await read('coord', '/rates?cycle=2024&by=task&province=44', RateList), await read('coord', '/rates?cycle=2024&by=unit', RateList)];
    expect(own.total).toMatchObject({ due: whole.rows.find(({ id }) => id === '44')?.due });
  });

  it('a province that is none has no cities', async () => {
    expect([(await rates('&by=unit&province=99')).rows, await scored('&level=city&province=99'), await scored('&level=province&province=99')]).toEqual([[], ['city', '99', []], ['province', '99', []]]);
    expect((await (await api.as('coord')).get(`/scores?cycle=2024&level=city&province=${'4'.repeat(101)}`)).status).toBe(400);
    expect((await (await api.as('coord')).get('/scores?cycle=2024&level=bureau')).status).toBe(400);
  });

  it('nobody reads more than their own: a province itself, a city itself, a department its part of the rates alone', async () => {
    const city = holderOfRole('4401', 'clerk').id;
    expect([await scored('', 'gd'), await scored('&level=city', 'gd'), await scored('&level=city&province=44', 'gd'), await scored('&province=65', 'gd')]).toEqual([['province', null, ['44']], ['city', null, []], ['city', '44', []], ['province', '65', []]]);
    expect([await scored('', city), await scored('&level=city&province=44', city), await scored('&level=city&province=32', city), await scored('&level=province', city)]).toEqual([['city', null, ['4401']], ['city', '44', ['4401']], ['city', '32', []], ['province', null, []]]);
    for (const account of ['bureau', 'director', 'sys']) for (const query of ['', '&level=city', '&level=city&province=44', '&province=44']) expect([account, query, (await scores(query, account)).rows, (await scores(query, account)).provinces]).toEqual([account, query, [], []]);
    const seen = async (account: string, query: string) => (await rates(query, account)).rows.map(({ id }) => id);
    expect([await seen('gd', '&by=unit'), await seen('gd', '&by=unit&province=32'), await seen('xj', '&by=unit&province=44'), await seen(city, '&by=unit'), await seen('sys', '&by=unit&province=44')]).toEqual([['4401', '4403'], [], [], ['4401'], []]);
    expect((await rates('&by=unit', 'sys')).provinces).toEqual([]);
  });

  it('an appeal of a city reaches who decides, whichever list is shown; it is nobody else’s', async () => {
    const act = async (account: string, body: object) => ((await (await api.as(account)).post('/cycles/cycle%2F2024/commands').set('idempotency-key', randomUUID()).send(body)).body as { events?: string[] }).events;
    const appeals = async (account: string) => (await read(account, '/scores/appeals?cycle=2024', ScoreAppealList)).rows.map(({ unit, score }) => `${unit.id} ${score.publication} ${score.appeal?.state ?? 'none'} ${score.allowedActions.filter(({ allowed }) => allowed).map(({ type }) => type).join()}`);
    const leader = holderOfRole('4401', 'leader').id;
    expect([await appeals('coord'), await appeals(leader)]).toEqual([[], []]);
    expect(await act('coord', { type: 'PublishScores' })).toEqual(['ScoresPublished']);
    expect([await appeals(leader), await appeals('gdlead'), await appeals('coord')]).toEqual([['4401 1 none LodgeAppeal'], ['44 1 none LodgeAppeal'], []]);
    expect(await act(leader, { type: 'LodgeAppeal', publication: 1, reason: '当日系统故障' })).toEqual(['ScoreAppealLodged']);
    expect([await appeals('coord'), await appeals(leader), await appeals('gdlead')]).toEqual([['4401 1 lodged DecideAppeal'], ['4401 1 lodged '], ['44 1 none LodgeAppeal']]);
    for (const account of ['leader', 'bureau', 'sys', 'xj']) expect([account, (await appeals(account)).filter((each) => each.startsWith('4401'))]).toEqual([account, []]);
    expect(await act('coord', { type: 'DecideAppeal', publication: 1, unit: '4401', outcome: 'upheld', reason: '属实' })).toEqual(['ScoreAppealDecided']);
    expect([await appeals('coord'), await appeals(leader)]).toEqual([[], ['4401 1 upheld ']]);
    const [city] = (await scores('&level=city&province=44')).rows;
    expect(city?.published).toMatchObject([{ publication: 1, appeal: { state: 'upheld', decision: '属实' } }]);
  });

  it('of many more cities in the cycle none is read for the provinces, nor for another province’s cities', async () => {
    const { rows: before } = await api.owner.query<{ n: number }>('select count(*)::int as n from assignment_view');
    await widen();
    const [{ n = 0 } = {}] = (await api.owner.query<{ n: number }>('select count(*)::int as n from assignment_view')).rows;
    expect(n - (before[0]?.n ?? 0)).toBe(MORE_CITIES * 16);
    const reader = (await api.app.get(UserDirectory).find('coord')) as SignedIn;
    const sent: [string, unknown[]][] = [];
    const heard = { query: (text: string, values: unknown[] = []) => (sent.push([text, values]), asReader(reader, () => api.databases.read.query(text, values))) } as unknown as DataSource;
    const [of, overview, at] = [new ScoreReadModel(heard), new OverviewReadModel(heard), instant(Date.parse('2024-07-05T02:00:00Z'))];
    for (const then of [null, at]) await Promise.all([of.scored(CYCLE, { level: 'province' }, then), of.scored(CYCLE, { level: 'city', province: '44' }, then), of.scored(CYCLE, { level: 'city', unit: '4401' }, then)]);
    await Promise.all([overview.duties(CYCLE, 'province', undefined, ALL, at), overview.duties(CYCLE, 'city', '44', ALL, at), overview.provincesOfCities(CYCLE, ALL)]);
    expect(sent).toHaveLength(9);
    for (const [text, values] of sent) expect({ text, values, isNarrow: (await rowsRead(text, values, reader)) <= (before[0]?.n ?? 0) }).toEqual({ text, values, isNarrow: true });
    // The look at all cities does read them: the plan is read rightly.
    expect(await rowsRead(...await statementOf(() => overview.duties(CYCLE, 'city', undefined, ALL, at), sent), reader)).toBeGreaterThan(MORE_CITIES * 16);
  });

  const statementOf = async (work: () => Promise<unknown>, sent: [string, unknown[]][]): Promise<[string, unknown[]]> => {
    await work();
    return sent.at(-1) ?? ['', []];
  };

  /** How many rows of the assignments' table a statement looks at. */
  async function rowsRead(text: string, values: unknown[], reader: SignedIn): Promise<number> {
    const [row] = await asReader(reader, () => api.databases.read.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(`explain (analyze, timing off, format json) ${text}`, values));
    return row?.['QUERY PLAN'].reduce((sum, { Plan }) => sum + looked(Plan), 0) ?? Infinity;
  }

  /** Cities of one province, each with as much to do as the province. */
  async function widen(): Promise<void> {
    await api.owner.query(`insert into unit (id, kind, position, name, short_name, english_name, detail, parent_id) select '33x' || n, 'city', 100 + n, 'x' || n, 'x' || n, 'x' || n, '{}', '33' from generate_series(1, ${MORE_CITIES}) as n`);
    for (const [table, key] of Object.entries({ assignment_view: 'id', assignment_version: 'assignment_id' })) {
      const { rows } = await api.owner.query<{ name: string }>(`select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`, [table]);
      const made: Record<string, string> = { [key]: `${table}.${key} || 'x' || n`, unit_id: `'33x' || n`, level: `'city'`, province_id: `'33'` };
      const names = rows.map(({ name }) => name);
      await api.owner.query(`insert into ${table} (${names.join(', ')}) select ${names.map((name) => made[name] ?? `${table}.${name}`).join(', ')} from ${table}, generate_series(1, ${MORE_CITIES}) as n where ${table}.${key} like 'asg/2024/%-o1/33'`);
    }
    await api.owner.query('analyze');
  }
});

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}
const looked = (node: PlanNode): number =>
  (node['Relation Name'] === 'assignment_view' ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0) + (node.Plans ?? []).reduce((sum, each) => sum + looked(each), 0);
