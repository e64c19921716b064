import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { lightAt } from '#domain/deadline/light.js';
import { instant } from '#domain/calendar/instant.js';
import { scoreFacts, scoreFactsOf } from '#domain/score/score.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { turned, type Place, type Placed, type Turn, type Turned } from '#persistence/read-models/keyset.js';
import { NoticesReadModel } from '#persistence/read-models/notices.read-model.js';
import { AssignmentListReadModel } from '#persistence/read-models/assignment-list.read-model.js';
import { CarryingOutReadModel } from '#persistence/read-models/carrying-out.read-model.js';
import { OverviewReadModel } from '#persistence/read-models/overview.read-model.js';
import { ReminderReadModel } from '#persistence/read-models/reminder.read-model.js';
import { ScoreReadModel } from '#persistence/read-models/score.read-model.js';
import { StuckReadModel } from '#persistence/read-models/stuck.read-model.js';
import { SupervisionReadModel } from '#persistence/read-models/supervision.read-model.js';
import { SystemReadModel } from '#persistence/read-models/system.read-model.js';
import { WorklistReadModel, type Box, type WorklistItem } from '#persistence/read-models/worklist.read-model.js';
import { UserDirectory } from '../identity/user-directory.js';
import { asReader, forOperations } from '../platform/readership.js';
import type { SignedIn } from '../platform/request.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

const CYCLE = 'cycle/2024';
const ALL = { kind: 'all' } as const;
const PROVINCE = { kind: 'unit', unit: '44' } as const;
const DEPARTMENT = { kind: 'department', department: 'dept-operations' } as const;
const GD = { userId: 'gd', unit: '44', roles: ['liaison', 'clerk'] };
/** Older cycles beside the one that was launched. */
const OLDER = 12;

type Reader = (turn: Turn) => Promise<readonly Placed[]>;
/** Piece after piece, one way. */
const walked = async (reader: Reader, begin: Turn, way: 'next' | 'previous'): Promise<Turned<Placed>[]> => {
  const pieces: Turned<Placed>[] = [];
  for (let turn: Turn | null = begin; turn !== null; ) {
    const piece: Turned<Placed> = await turned(turn, reader);
    pieces.push(piece);
    const place: Place | null = piece[way];
    turn = place && { size: begin.size, ...(way === 'next' ? { after: place } : { before: place }) };
  }
  return pieces;
};

/** The statements that a read model sends. */
const heard = (database: DataSource) => {
  const sent: { text: string; values: unknown[] }[] = [];
  const listening = { query: (text: string, values: unknown[] = []) => (sent.push({ text, values }), database.query(text, values)) } as unknown as DataSource;
  return { sent, listening };
};

describe('lists among many cycles', () => {
  let api: RunningApi;
  /** What is to be read with the eyes of a coordinator, or of the province. */
  let read: DataSource;
  let readAsProvince: DataSource;
  beforeAll(async () => {
    api = await runningApi();
    const eyesOf = async (account: string): Promise<DataSource> => {
      const reader = await api.app.get(UserDirectory).find(account);
      return { query: (text: string, values?: unknown[]) => asReader(reader as SignedIn, () => api.databases.read.query(text, values)) } as unknown as DataSource;
    };
    [read, readAsProvince] = [await eyesOf('coord'), await eyesOf('gd')];
    await api.owner.query(`update demo_clock set offset_ms = ceil(extract(epoch from '2024-07-03T01:00:00Z'::timestamptz - clock_timestamp()) * 1000)`);
    await api.owner.query(`update reminder set state = 'dispatched', settled_at = reminder.due_at where reminder.state = 'armed' and reminder.due_at <= record_now() and abs(hashtext(reminder.assignment_id)) % 3 = 0`);
  });
  afterAll(() => api.close());

  const whole = async (box: Box): Promise<WorklistItem[]> => new WorklistReadModel(readAsProvince).page(box, GD, {}, { size: 1000 });

  it('a page of a box is a piece of the whole box, red first and then the nearest deadline, or the latest first', async () => {
    const worklist = new WorklistReadModel(readAsProvince);
    const { rows: clock } = await api.owner.query<{ now: number }>(`select round(extract(epoch from record_now()) * 1000)::float8 as now`);
    for (const box of ['todo', 'done', 'mine', 'drafts', 'copied'] as const) {
      const all = await whole(box);
      const keyOf = (item: WorklistItem): [number, number] => (box === 'todo' || box === 'copied' ? [['red', 'yellow', 'green', 'grey'].indexOf(item.light), item.dueAt ?? Infinity] : [-item.atMs, 0]);
      expect([box, all.map(({ id }) => id)]).toEqual([box, [...all].sort((a, b) => keyOf(a)[0] - keyOf(b)[0] || keyOf(a)[1] - keyOf(b)[1] || (a.id < b.id ? -1 : 1)).map(({ id }) => id)]);
      expect(all.map(({ light }) => light)).toEqual(all.map((item) => lightAt(item, instant(clock[0]?.now ?? 0))));
      expect((await worklist.counts(GD))[box]).toBe(all.length);
      const pages = [];
      for (let turn: Turn | null = { size: 5 }; turn !== null; ) {
        const { rows, next }: Turned<WorklistItem> = await turned(turn, (each) => worklist.page(box, GD, {}, each));
        pages.push(...rows);
        turn = next && { size: 5, after: next };
      }
      expect(pages.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    }
  });

  it('a filter of a box leaves what fits it, and counts it', async () => {
    const worklist = new WorklistReadModel(readAsProvince);
    const all = await whole('todo');
    const filters = [{ light: 'red' as const }, { task: 't02' }, { unit: '44' }, { unit: '65' }, { verb: 'DraftPlan' }, { verb: 'DraftPlan', light: 'green' as const }];
    for (const filter of filters) {
      const fits = all.filter((item) => Object.entries(filter).every(([key, value]) => item[key as keyof WorklistItem] === value)).map(({ id }) => id);
      expect([filter, (await worklist.page('todo', GD, filter, { size: 1000 })).map(({ id }) => id), await worklist.total('todo', GD, filter)]).toEqual([filter, fits, fits.length]);
    }
    expect(await worklist.total('todo', GD, { verb: 'DraftPlan' })).toBeGreaterThan(0);
  });

  it('scores of what each act left are those of the assignments themselves', async () => {
    const { rows } = await api.owner.query<{ unit: string; state: IssuedState }>(`select assignment_view.unit_id as unit, stream.state from assignment_view join stream on stream.id = assignment_view.id where assignment_view.cycle_id = $1 order by assignment_view.id`, [CYCLE]);
    const now = instant(Date.parse('2024-07-03T01:00:00Z'));
    const scores = new ScoreReadModel(read);
    const provinces = await new OverviewReadModel(read).provincesOfCities(CYCLE, ALL);
    const units = [...(await scores.scored(CYCLE, { level: 'province' }, null)), ...(await Promise.all(provinces.map((province) => scores.scored(CYCLE, { level: 'city', province }, null)))).flat()];
    expect(units.length).toBeGreaterThan(32);
    expect(units.map(({ unit }) => unit)).toEqual([...new Set(rows.map(({ unit }) => unit))].filter((unit) => !unit.startsWith('dept')).sort((a, b) => a.length - b.length || (a < b ? -1 : 1)));
    for (const { unit, assignments } of units) expect([unit, scoreFactsOf(assignments, now)]).toEqual([unit, scoreFacts(rows.filter((row) => row.unit === unit).map(({ state }) => state), now)]);
    expect((await new ScoreReadModel(read).scored(CYCLE, { level: 'province', unit: '44' }, null)).map(({ unit }) => unit)).toEqual(['44']);
  });

  it('a register of a cycle holds its rows and no other’s, and sums them', async () => {
    const reminders = new ReminderReadModel(read);
    const before = await reminders.sum({ cycle: CYCLE }, ALL);
    const own = await reminders.sum({ cycle: CYCLE }, PROVINCE);
    expect(before).toEqual(await reminders.sum({}, ALL));
    await older();
    expect([await reminders.sum({ cycle: CYCLE }, ALL), await reminders.sum({ cycle: CYCLE }, PROVINCE)]).toEqual([before, own]);
    expect((await reminders.sum({}, ALL)).total).toBe(before.total * (OLDER + 1));
    expect((await reminders.page({ cycle: 'cycle/2023' }, PROVINCE, { size: 20 })).every(({ assignment, unit }) => assignment.startsWith('asg/2023/') && unit.startsWith('44'))).toBe(true);
    expect((await reminders.page({ cycle: 'cycle/1999' }, ALL, { size: 20 }))).toEqual([]);
  });

  it('a register is turned to its end and back: every row once, in one order', async () => {
    // Three at a time opened at one instant, one of three closed.
    await api.owner.query(
      `insert into supervision_case (id, number, assignment_id, cycle_id, task_code, unit_id, lead_department, level, ground, due_on, reply_due_on, event_sequence, opened_at, state, addressee, issued_at)
       select id || '/case', 'case ' || n, id, cycle_id, task_code, unit_id, lead_department, 'blue', 'overdue', '2024-06-01', '2024-06-10', 1, '2024-06-01'::timestamptz + n / 3 * interval '1 hour', case when n % 3 = 0 then 'closed' else 'open' end, unit_id, '2024-06-01'
       from (select assignment_view.*, row_number() over (order by md5(id)) as n from assignment_view where cycle_id = $1 and level = 'province') as each where n <= 400`,
      [CYCLE],
    );
    for (const scope of [ALL, PROVINCE]) {
      const [reminders, supervision] = [new ReminderReadModel(read), new SupervisionReadModel(read)];
      const registers: [string, Reader, readonly Place[]][] = [
        ['reminders of all tasks', (turn) => reminders.page({ cycle: CYCLE }, scope, turn), (await reminders.page({ cycle: CYCLE }, scope, { size: 100_000 })).map(({ place }) => place)],
        ['reminders', (turn) => reminders.page({ cycle: CYCLE, task: 't07' }, scope, turn), (await reminders.page({ cycle: CYCLE, task: 't07' }, scope, { size: 100_000 })).map(({ place }) => place)],
        ['supervision', (turn) => supervision.page({ cycle: CYCLE }, scope, turn), (await supervision.page({ cycle: CYCLE }, scope, { size: 100_000 })).map(({ place }) => place)],
      ];
      for (const [name, reader, all] of registers) {
        expect([name, all.length > 7]).toEqual([name, true]);
        const size = Math.ceil(all.length / 7);
        const there = await walked(reader, { size }, 'next');
        const last = await turned({ size, after: there.at(-2)?.rows.at(-1)?.place }, reader);
        expect([name, there.flatMap(({ rows }) => rows.map(({ place }) => place))]).toEqual([name, all]);
        expect([name, there.length, last.next]).toEqual([name, Math.ceil(all.length / size), null]);
        const back = await walked(reader, { size, before: last.rows[0]?.place }, 'previous');
        expect([name, [...back].reverse().flatMap(({ rows }) => rows.map(({ place }) => place))]).toEqual([name, there.slice(0, -1).flatMap(({ rows }) => rows.map(({ place }) => place))]);
      }
    }
  });

  it('no list looks through a whole table', async () => {
    const { sent, listening } = heard(read);
    const province = heard(readAsProvince);
    const at = instant(Date.parse('2024-06-20T15:59:59.999Z'));
    const [reminders, supervision, overview, items, carrying, system] = [new ReminderReadModel(listening), new SupervisionReadModel(listening), new OverviewReadModel(listening), new AssignmentListReadModel(listening), new CarryingOutReadModel(listening), new SystemReadModel(listening)];
    for (const scope of [ALL, PROVINCE, DEPARTMENT]) {
      for (const then of [null, at]) {
        await reminders.page({ cycle: CYCLE }, scope, { size: 20 }, then);
        await reminders.sum({ cycle: CYCLE }, scope, then);
        await supervision.page({ cycle: CYCLE }, scope, { size: 20 }, then);
        await supervision.total({ cycle: CYCLE }, scope, 10_000, then);
        await reminders.page({ cycle: CYCLE, task: 't07' }, scope, { size: 20, after: ['2024-06-01 00:00:00+00', '', '', '', ''] }, then);
        await reminders.page({ cycle: CYCLE }, scope, { size: 20, before: ['2024-06-01 00:00:00+00', '', '', '', ''] }, then);
        await overview.cells(CYCLE, scope, then);
        await items.page({ cycle: CYCLE }, scope, at, { past: then !== null, after: null, size: 21, seesProvinces: false });
      }
      await overview.duties(CYCLE, 'province', undefined, scope, at);
      await overview.duties(CYCLE, 'city', '44', scope, at);
      await overview.provincesOfCities(CYCLE, scope);
      await carrying.requesting(CYCLE, scope);
    }
    for (const box of ['todo', 'done', 'mine', 'drafts', 'copied'] as const) await new WorklistReadModel(province.listening).page(box, GD, {}, { size: 20 });
    await new ScoreReadModel(listening).scored(CYCLE, { level: 'province' }, null);
    await new ScoreReadModel(listening).scored(CYCLE, { level: 'city', province: '44' }, null);
    await system.failed({ size: 20 });
    await new NoticesReadModel(listening).page('gd', { size: 20, before: ['2024-06-01 00:00:00+00', '00000000-0000-0000-0000-000000000000'] });
    expect(sent.length).toBeGreaterThan(30);
    // Whatever the policies add, and for whomever they narrow.
    for (const { text, values } of [...sent, ...province.sent]) for (const by of [read, readAsProvince]) expect({ text, through: await scannedBy(text, values, by) }).toEqual({ text, through: [] });
    // What is stuck is read for the whole house, and by nobody else.
    const house = forOperations(api.databases.read);
    const stuck = heard(house);
    await new StuckReadModel(stuck.listening).stuck(50);
    // Of departments the policies ask a set that is not gathered where the reader sees all: by what was run.
    for (const { text, values } of stuck.sent) expect({ text, through: await scannedBy(text, values, house, 'analyze, ') }).toEqual({ text, through: [] });
    // The same look without a cycle does go through the ledger: the plan is read rightly.
    sent.length = 0;
    await reminders.sum({}, ALL);
    expect(await scannedBy(sent[0]?.text ?? '', [])).toEqual(['reminder']);
  });

  /** Big tables that a statement reads from one end to the other. */
  async function scannedBy(text: string, values: unknown[], by: DataSource = read, run: 'analyze, ' | '' = ''): Promise<string[]> {
    const rows: { 'QUERY PLAN': unknown }[] = await by.query(`explain (${run}format json) ${text}`, values);
    return [...JSON.stringify(rows).matchAll(/"Node Type":"Seq Scan"[^{}]*?"Relation Name":"(\w+)"[^{}]*/g)].filter(([node]) => !node.includes('"Actual Loops":0')).map(([, table]) => table ?? '').filter((table) => BIG.includes(table));
  }

  /** The same lists of earlier years, so that a year is a small part. */
  async function older(): Promise<void> {
    const shifted: Readonly<Record<string, string>> = { assignment_view: 'id', assignment_version: 'assignment_id', reminder: 'assignment_id' };
    for (const [table, key] of Object.entries(shifted)) {
      const { rows } = await api.owner.query<{ name: string }>(`select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`, [table]);
      const names = rows.map(({ name }) => name);
      const values = names.map((name) => (name === key || name === 'cycle_id' ? `replace(${table}.${name}, '2024', year::text)` : `${table}.${name}`));
      await api.owner.query(`insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table}, generate_series(2024 - ${OLDER}, 2023) as year`);
    }
    await api.owner.query('analyze');
  }
});

/** Many rows an assignment, or wide ones. Of the view itself a few thousand narrow rows are here, and to read them whole may be the shortest way. */
const BIG = ['assignment_view', 'reminder', 'event', 'stream', 'assignment_version'];
