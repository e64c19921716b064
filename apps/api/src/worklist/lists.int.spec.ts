import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { OverviewView, WorklistView } from '#api-types/views/assignment.views.js';
import { CatalogueView, NoticeList, ReminderList, SupervisionList } from '#api-types/views/register.views.js';
import { executeTimed } from '#record/execute-timed.js';
import { dispatchDue } from '#record/dispatch.js';
import { composeSupervisionNotice } from '#record/supervision-notice.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';
import { UserDirectory } from '../identity/user-directory.js';
import { asReader } from '../platform/readership.js';
import type { SignedIn } from '../platform/request.js';
import { WorklistQuery } from './worklist-query.js';
import { Worklist } from './worklist.queries.js';

describe('lists', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const read = async <S extends z.ZodType>(account: string, url: string, schema: S): Promise<z.infer<S>> => {
    const answer = await (await api.as(account)).get(url);
    if (answer.status !== 200) throw new Error(`${url}: ${answer.text}`);
    return schema.parse(answer.body);
  };
  const worklist = (account: string, query = '') => read(account, `/worklist${query}`, WorklistView);
  const setClock = (instant: string) => api.owner.query(`update demo_clock set offset_ms = ceil(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)`, [instant]);

  it('counts each person’s boxes and shows a row once', async () => {
    const gd = await worklist('gd');
    // 16 tasks for every province, three of them with the bureau or under way; the returned one waits for the clerk. Ten more were acknowledged.
    expect(gd.counts).toEqual({ todo: 14, done: 13, mine: 3, copied: 0, drafts: 1 });
    expect(gd.total).toBe(14);
    expect(new Set(gd.rows.map((row) => row.id)).size).toBe(gd.rows.length);
    expect(gd.rows.find((row) => row.id === 'asg/2024/t02-o1/44')).toMatchObject({ verb: 'DraftPlan', status: 'returned', round: 2, dueOn: '2024-06-30' });
    expect((await worklist('bureau')).rows.map((row) => [row.id, row.verb])).toEqual([['asg/2024/t07-o1/32', 'DecideReview'], ['asg/2024/t07-o1/44', 'DecideReview']]);
    expect((await worklist('coord')).counts).toMatchObject({ todo: 0 });
    expect((await worklist('gd', '?box=done')).rows.every((row) => row.verb === null)).toBe(true);
    expect((await worklist('gd', '?box=drafts')).rows.map((row) => row.id)).toEqual(['asg/2024/t02-o1/44']);
    expect((await worklist('gdlead', '?box=drafts')).total).toBe(0);
    expect((await worklist('gd', '?task=t02')).total).toBe(1);
    expect((await worklist('bureau', '?unit=32')).total).toBe(1);
  });

  it('shows a claimed item to who claimed it alone', async () => {
    await api.owner.query(`insert into app_user select 'bureau2', 'bureau2', '第二审核人', unit_id, roles, email, password_hash, true from app_user where id = 'bureau'`);
    const { leadDepartment } = (await (await api.as('bureau')).get(path('asg/2024/t07-o1/32'))).body as { leadDepartment: { id: string } };
    await (await api.as('bureau')).post(path('asg/2024/t07-o1/32', '/commands')).set('idempotency-key', 'w-1').send({ type: 'ClaimReview', department: leadDepartment.id });
    expect((await worklist('bureau')).counts.todo).toBe(2);
    expect((await worklist('bureau2')).rows.map((row) => row.id)).toEqual(['asg/2024/t07-o1/44']);
  });

  it('shows all 512 cells to who may, and a province its own column', async () => {
    for (const account of ['coord', 'leader', 'bureau', 'director']) {
      const all = await read(account, '/overview?cycle=2024', OverviewView);
      expect([account, all.launched, all.tasks.length, all.units.length, all.cells.length]).toEqual([account, true, 23, 32, 512]);
    }
    const own = await read('gd', '/overview?cycle=2024', OverviewView);
    expect([own.units.map((unit) => unit.id), own.cells.length, new Set(own.cells.map((cell) => cell.unit))]).toEqual([['44'], 16, new Set(['44'])]);
    expect(own.cells.find((cell) => cell.task === 't07')).toMatchObject({ light: 'green', holder: 'bureau', status: 'in_review', assignment: 'asg/2024/t07-o1/44' });
    expect((await read('sys', '/overview?cycle=2024', OverviewView)).cells).toEqual([]);
    expect(await read('coord', '/overview?cycle=2031', OverviewView)).toMatchObject({ launched: false, cells: [], tasks: [] });
  });

  it('shows the catalogue with what was issued of it', async () => {
    const catalogue = await read('xj', '/catalogue?year=2024', CatalogueView);
    expect([catalogue.documentNumber, catalogue.tasks.length]).toEqual(['国知发运字〔2024〕7号', 23]);
    const obligations = catalogue.tasks.flatMap((task) => task.obligations);
    const issued = (level: string) => obligations.filter((each) => each.level === level).reduce((sum, each) => sum + each.issued, 0);
    expect([issued('province'), issued('city'), issued('local')]).toEqual([512, 4, 0]);
    expect(obligations.filter((each) => each.open).every((each) => each.issued === 0 && each.group !== null)).toBe(true);
    expect(catalogue.launchedAt).toMatch(/^2024-03-29T01:/);
    expect((await (await api.as('xj')).get('/catalogue?year=2031')).status).toBe(404);
  });

  it('puts red first and turns yellow a week before, as the clock goes', async () => {
    await setClock('2024-06-25T01:00:00Z');
    const yellow = await worklist('gd');
    expect(yellow.rows[0]?.light).toBe('red');
    expect(yellow.rows.map((row) => row.light).join()).toMatch(/^(red,?)+(yellow,?)*(green,?)*$/);
    expect(yellow.rows.find((row) => row.id === 'asg/2024/t02-o1/44')).toMatchObject({ light: 'yellow', workingDaysLeft: 3 });
    expect((await worklist('gd', '?light=yellow')).rows.every((row) => row.light === 'yellow')).toBe(true);
    await setClock('2024-06-30T15:59:59Z');
    expect((await worklist('gd', '?task=t02')).rows[0]?.light).toBe('yellow');
    await setClock('2024-06-30T16:00:01Z');
    expect((await worklist('gd', '?task=t02')).rows[0]).toMatchObject({ light: 'red', dueOn: '2024-06-30' });
  });

  it('midnight between two pieces takes no row from who reads on; each light is of now', async () => {
    await setClock('2024-06-30T15:59:59Z');
    const gd = (await api.app.get(UserDirectory).find('gd')) as SignedIn;
    const piece = (after?: string) => asReader(gd, () => api.app.get(Worklist).list(WorklistQuery.parse({ after }), gd, 3));
    const { total } = await piece();
    const all: string[] = [];
    for (let next: string | null | undefined; next !== null; ) {
      const { rows, next: behind } = await piece(next);
      all.push(...rows.map(({ id }) => id));
      if (next === undefined) await setClock('2024-06-30T16:00:01Z');
      else expect(rows.filter(({ dueOn, light }) => dueOn === '2024-06-30' && light !== 'red')).toEqual([]);
      next = behind;
    }
    expect([total > 6, all.length, new Set(all).size]).toEqual([true, total, total]);
  });

  it('shows a supervision case to its unit and its lead department, with its notice', async () => {
    const XJ = 'asg/2024/t07-o1/65' as AssignmentId;
    await setClock('2024-07-03T01:00:10Z');
    const { rows } = await api.owner.query<{ occurrence: string }>(`select i ->> 'occurrence' as occurrence from stream cross join jsonb_array_elements(state -> 'instants') i where id = $1 and i ->> 'rule' = 'plan_blue'`, [XJ]);
    const { events } = await executeTimed(api.databases.record, { assignment: XJ, rule: 'plan_blue', occurrence: rows[0]?.occurrence ?? '', after: 2 });
    const list = await read('xj', '/supervision', SupervisionList);
    expect(list.rows).toMatchObject([{ level: 'blue', state: 'open', unit: { id: '65', name: '新疆' }, dueOn: '2024-06-30', replyDueOn: '2024-07-10', ground: 'plan_overdue', addressees: ['unit:liaison', 'unit:leader'], copies: ['lead:reviewer'] }]);
    const notice = `/supervision/${encodeURIComponent(list.rows[0]?.id ?? '')}/notice`;
    expect((await (await api.as('xj')).get(notice)).status).toBe(404);
    await composeSupervisionNotice(api.databases.record, { assignment: XJ, sequence: events[0]?.sequence ?? 0 });
    for (const account of ['xj', 'bureau', 'coord']) expect((await (await api.as(account)).get(notice)).body).toMatchObject({ title: expect.stringContaining('督办单'), paragraphs: expect.any(Array) });
    for (const account of ['gd', 'cosign', 'sys']) {
      expect((await (await api.as(account)).get(notice)).status).toBe(404);
      expect((await read(account, '/supervision', SupervisionList)).total).toBe(0);
    }
    expect((await worklist('bureau')).counts.copied).toBe(1);
    expect((await worklist('bureau', '?box=copied')).rows.map((row) => row.id)).toEqual([XJ]);
    expect((await worklist('director')).counts.copied).toBe(0);
    expect((await read('coord', '/supervision?state=closed', SupervisionList)).total).toBe(0);
    const cell = (await read('coord', '/overview?cycle=2024', OverviewView)).cells.find((each) => each.assignment === XJ);
    expect(cell?.caseLevel).toBe('blue');
  });

  it('shows the ledger as filtered, and notices that each reads by themselves', async () => {
    await dispatchDue(api.databases.record);
    const all = await read('coord', '/reminders', ReminderList);
    expect(all.rows).toHaveLength(20);
    expect(all.sum.armed + all.sum.dispatched + all.sum.suppressed).toBe(all.total);
    const own = await read('xj', '/reminders?task=t07&duty=plan&state=dispatched', ReminderList);
    expect(own.rows.length).toBeGreaterThan(0);
    expect(own.rows.every((row) => row.unit.id === '65' && row.task === 't07' && row.state === 'dispatched')).toBe(true);
    expect(own.rows[0]?.deliveries).toEqual(expect.arrayContaining([expect.objectContaining({ recipient: '阿依努尔', channel: 'in_app', state: 'sent' })]));
    expect((await read('xj', '/reminders?unit=44', ReminderList)).total).toBe(0);
    const notices = await read('xj', '/notices', NoticeList);
    expect(notices.unread).toBe(notices.total);
    const id = notices.rows[0]?.id ?? '';
    expect((await (await api.as('gd')).post(`/notices/${id}/read`)).status).toBe(404);
    expect((await (await api.as('xj')).post(`/notices/${id}/read`)).status).toBe(204);
    expect((await (await api.as('xj')).post(`/notices/no-uuid/read`)).status).toBe(404);
    const after = await read('xj', '/notices', NoticeList);
    expect([after.unread, after.rows.find((row) => row.id === id)?.readAt]).toEqual([notices.total - 1, expect.stringMatching(/^2024-07-03/)]);
  });

  /** Page after page of a list, as its answers lead. */
  const turned = async (account: string, url: string, schema: typeof NoticeList | typeof ReminderList, way: 'next' | 'previous', from = ''): Promise<z.infer<typeof schema>[]> => {
    const pages: z.infer<typeof schema>[] = [];
    for (let mark: string | null = from; mark !== null; ) {
      const page: z.infer<typeof schema> = await read(account, `${url}${url.includes('?') ? '&' : '?'}${way === 'next' ? 'after' : 'before'}=${mark}`, schema);
      pages.push(page);
      mark = page[way];
    }
    return pages;
  };
  const idsOf = (pages: readonly { readonly rows: readonly object[] }[]): string[] => pages.flatMap(({ rows }) => rows.map((row) => ('key' in row ? String(row.key) : String((row as { id: string }).id))));

  it('turns a register forward and back, each row once, though many are due at one instant', async () => {
    const there = await turned('coord', '/reminders?task=t07', ReminderList, 'next');
    const { rows } = await api.owner.query<{ key: string; due: string }>(`select concat_ws('|', assignment_id, duty, rule, occurrence) as key, due_at::text as due from reminder where task_code = 't07' and duty <> 'mention:inside' order by due_at, assignment_id, duty, rule, occurrence`);
    // More of one instant than a page holds: a page ends among equals.
    expect(Math.max(...[...new Set(rows.map(({ due }) => due))].map((at) => rows.filter(({ due }) => due === at).length))).toBeGreaterThan(20);
    expect(idsOf(there)).toEqual(rows.map(({ key }) => key));
    expect(there.every(({ total, atLeast }) => total === rows.length && !atLeast)).toBe(true);
    expect(there[0]?.previous).toBeNull();
    const back = await turned('coord', '/reminders?task=t07', ReminderList, 'previous', there.at(-1)?.previous ?? '');
    expect(idsOf([...back].reverse())).toEqual(idsOf(there.slice(0, -1)));
    expect(back.at(-1)).toMatchObject({ previous: null, rows: there[0]?.rows });
  });

  it('a row that comes in between moves nothing: none is shown twice, none left out', async () => {
    const write = (nth: number, at: string) => api.owner.query(`insert into message (id, key, channel, recipient, kind, title, lines, created_at, state) values ($1::uuid, $1::uuid::text, 'in_app', 'gdlead', 'digest', '{"zh":"汇总","en":"Digest"}', '[]', $2, 'sent')`, [`00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`, at]);
    for (let nth = 1; nth <= 45; nth += 1) await write(nth, '2024-07-02T01:00:00.123456Z');
    const first = await read('gdlead', '/notices', NoticeList);
    await write(100, '2024-07-02T02:00:00Z');
    await write(101, '2024-07-02T01:00:00.123455Z');
    const rest = await turned('gdlead', '/notices', NoticeList, 'next', first.next ?? '');
    const all = idsOf([first, ...rest]).filter((id) => id.startsWith('00000000-0000-4000-8000-')).map((id) => Number(id.slice(-12)));
    expect(all).toEqual([...Array.from({ length: 45 }, (_, index) => index + 1), 101]);
    const { rows: found } = await api.owner.query<{ id: string }>(`select id from message where recipient = 'gdlead' and channel = 'in_app' order by created_at desc, id`);
    const order = found.map(({ id }) => id);
    const from = order.indexOf(idsOf(rest)[0] ?? '');
    const back = await read('gdlead', `/notices?before=${rest[0]?.previous}`, NoticeList);
    expect(idsOf([back])).toEqual(order.slice(from - 20, from));
    // Before it stands less than a page: then it is the first page that is shown.
    const top = await read('gdlead', `/notices?before=${back.previous}`, NoticeList);
    expect([from, idsOf([top]), top.previous]).toEqual([21, order.slice(0, 20), null]);
    await api.owner.query(`delete from message where id = $1::uuid`, [idsOf([first]).at(-1)]);
    // What a place was taken from may go: what follows it stays.
    expect(idsOf(await turned('gdlead', '/notices', NoticeList, 'next', first.next ?? ''))).toEqual(idsOf(rest));
  });

  it('refuses a place that no answer has named, and a page by its number, in words that lead on', async () => {
    const mark = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const HOUR = '2024-07-01 00:00:00+00';
    const lists: [string, string, unknown[][]][] = [
      ['coord', '/reminders', [['2024-02-30 00:00:00+00', '', '', '', ''], ['2024-07-01', '', '', '', ''], ['2024-07-01 00:00:00+00', 'a\0b', '', '', '']]],
      ['coord', '/supervision', [['open', 'infinity', ''], ['open', '2024-07-01 00:00:00+00']]],
      ['coord', '/supervision/withheld', [['x']]],
      ['gd', '/worklist', [[HOUR, '1.5', '0', ''], [HOUR, '0', 'NaN', ''], [HOUR, '0', '1e400', ''], [HOUR, '99999999999', '0', ''], ['infinity', '0', '0', ''], ['0', '0', '']]],
      ['gd', '/worklist?box=done', [['0', '0', '']]],
      ['gd', '/notices', [['2024-07-01 00:00:00+00', 'no-uuid'], ['0000-01-01 00:00:00+00', '00000000-0000-4000-8000-000000000000']]],
      ['coord', '/change-sets', [['2024-07-01 00:00:00+00', 1]]],
      ['coord', '/catalogue-versions', [[]]],
      ['sys', '/system/failed-messages', [['now', '00000000-0000-4000-8000-000000000000']]],
      ['sys', '/system/accounts', [['province', '1e3', 'gd']]],
    ];
    const texts = new Set<string>();
    for (const [account, url, wrong] of lists) {
      const session = await api.as(account);
      const ask = async (query: string) => session.get(`${url}${url.includes('?') ? '&' : '?'}${query}`);
      for (const [way, each] of [['after', 'x'], ['before', '!!'], ...wrong.map((values, index) => [index % 2 === 0 ? 'after' : 'before', mark(...values)])] as const) {
        const { status, body } = (await ask(`${way}=${each}`)) as { status: number; body: { code: string; facts: object; message: { zh: string; en: string } } };
        expect([url, each, status, body]).toMatchObject([url, each, 400, { code: 'BAD_REQUEST', facts: { fields: [way] } }]);
        texts.add(JSON.stringify(body.message));
      }
      expect([url, ((await ask('page=2')).body as { facts: object }).facts]).toEqual([url, { fields: ['page'] }]);
      expect([url, (await ask('after=')).status]).toEqual([url, 200]);
    }
    expect([...texts]).toHaveLength(1);
    expect([...texts][0]).toMatch(/翻页位置无法识别.*首页.*first page/);
    const both = (await (await api.as('gd')).get(`/notices?after=${mark('2024-07-01 00:00:00+00', crypto.randomUUID())}&before=${mark('2024-07-01 00:00:00+00', crypto.randomUUID())}`)).body as { facts: object };
    expect(both.facts).toEqual({ fields: ['after', 'before'] });
  });
});
