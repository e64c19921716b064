import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { DEMO_CITIES } from '#domain/catalogue/demo-cities.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { DEMO_CATALOGUE } from '#persistence/seed/demo-catalogue.js';
import { COORDINATOR, person, testClock, type TestClock } from '#testing/cycle.js';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { execute } from './execute.js';
import { hashOf } from './hash.js';
import { launchCycle } from './launch.js';
import { publishCalendar, publishCatalogue, publishUnits } from './publish.js';
import { createRecord, type RecordContext } from './record-context.js';

const SECTIONS = [{ id: 'goals', text: '目标' }];
const PROVINCE = 'asg/2024/t07-o1/44' as AssignmentId;
const CITIES = ['asg/2024/t07-o2/4401', 'asg/2024/t07-o2/4403'] as const;
const MEASURE = 'asg/2024/t08-b/dept-operations' as AssignmentId;
const LINK = { kind: 'link', url: 'https://example.test/1' } as const;
const provinceReviewer = person('rev44', '44', 'reviewer');
const reviewer = person('r', 'dept-operations', 'reviewer');

describe('cities, departments and their progress on record', () => {
  let database: TestDatabase;
  let record: RecordContext;
  let owner: pg.Pool;
  let clock: TestClock;
  let acts = 0;
  beforeAll(async () => {
    database = await freshDatabase();
    clock = testClock('2024-03-29');
    record = createRecord(database.recordUrl, { clock: () => clock.now });
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    await publishUnits(record, DEMO_CATALOGUE.departments, PROVINCIAL_UNITS, DEMO_CITIES);
    await publishCalendar(record, CALENDAR_2024_2026);
    await publishCatalogue(record, DEMO_CATALOGUE);
    await owner.query(`insert into app_user (id, account, name, unit_id, roles, email, password_hash) select 'c' || id, 'c' || id, id, id, '{clerk}', 'x', '-' from unit`);
  });
  afterAll(async () => {
    await record.pool.end();
    await owner.end();
    await database.drop();
  });

  const act = (stream: AssignmentId, actor: Actor, body: PersonCommandBody) => execute(record, { stream, actor, body, commandId: `act-${++acts}` });
  const must = async (stream: AssignmentId, actor: Actor, body: PersonCommandBody): Promise<readonly string[]> => {
    const outcome = await act(stream, actor, body);
    if ('refusal' in outcome) throw new Error(`${body.type}: ${JSON.stringify(outcome.refusal)}`);
    return outcome.receipt.events;
  };
  const rows = async (sql: string, ...values: unknown[]) => (await owner.query<Record<string, unknown>>(sql, values)).rows;
  const signedOff = async (stream: AssignmentId, unit: string): Promise<void> => {
    await must(stream, person(`c${unit}`, unit, 'clerk', 'liaison'), { type: 'AcknowledgeAssignment' });
    await owner.query(`insert into draft (assignment_id, version, sections, saved_at, saved_by) values ($1, 1, $2, now(), $3)`, [stream, JSON.stringify(SECTIONS), `c${unit}`]);
    await must(stream, person(`c${unit}`, unit, 'clerk'), { type: 'DraftPlan', draftVersion: 1, answers: [] });
    await must(stream, person(`l${unit}`, unit, 'leader'), { type: 'SignOffPlan', textHash: hashOf(SECTIONS), opinion: '' });
  };
  const submit = (stream: AssignmentId, unit: string, gaps?: string) => act(stream, person(`c${unit}`, unit, 'clerk'), { type: 'SubmitPlan', textHash: hashOf(SECTIONS), ...(gaps ? { gaps: { reason: gaps } } : {}) });

  it('launches provinces, cities and measures in one transaction; the receipt counts the provinces', async () => {
    const outcome = await launchCycle(record, { year: 2024, commandId: 'launch', actor: COORDINATOR });
    expect(outcome).toMatchObject({ receipt: { issued: 512 } });
    expect(await rows(`select level, count(*)::int as n from assignment_view group by 1 order by 1`)).toEqual([{ level: 'bureau', n: 23 }, { level: 'city', n: 4 }, { level: 'province', n: 512 }]);
    expect(await rows(`select unit_id, province_id from assignment_view where level = 'city' order by 1`)).toEqual([
      { unit_id: '3201', province_id: '32' }, { unit_id: '3301', province_id: '33' }, { unit_id: '4401', province_id: '44' }, { unit_id: '4403', province_id: '44' },
    ]);
    expect(await rows(`select unit_id, role, verb from worklist_item where assignment_id = $1`, MEASURE)).toEqual([{ unit_id: 'dept-operations', role: 'reviewer', verb: 'AcknowledgeAssignment' }]);
  });

  it('a province waits for its cities or says why not; one that comes late stands beside the snapshot', async () => {
    await signedOff(PROVINCE, '44');
    expect(await submit(PROVINCE, '44')).toEqual({ refusal: { code: 'CITIES_MISSING', facts: { cities: ['4401', '4403'] } } });
    await signedOff(CITIES[0], '4401');
    await submit(CITIES[0], '4401');
    expect(await rows(`select unit_id, role, verb from worklist_item where assignment_id = $1`, CITIES[0])).toEqual([{ unit_id: '44', role: 'reviewer', verb: 'DecideReview' }]);
    expect(await rows(`select departments from assignment_view where id = $1`, CITIES[0])).toEqual([{ departments: ['dept-operations'] }]);
    await must(CITIES[0], provinceReviewer, { type: 'ClaimReview', department: '44' });
    expect(await must(CITIES[0], provinceReviewer, { type: 'DecideReview', department: '44', decision: 'approve', opinion: '', items: [] })).toEqual(['ReviewDecided', 'PlanPassedOn']);
    expect(await rows(`select unit_id, role from worklist_item where assignment_id = $1`, CITIES[0])).toEqual([{ unit_id: 'dept-operations', role: 'reviewer' }]);
    expect(await submit(PROVINCE, '44')).toEqual({ refusal: { code: 'CITIES_MISSING', facts: { cities: ['4403'] } } });
    expect(await submit(PROVINCE, '44', '深圳机构改革')).toMatchObject({ receipt: { status: 'in_review' } });
    expect(await rows(`select data -> 'missingCities' as missing, texts from event where stream_id = $1 and type = 'PlanSubmitted'`, PROVINCE)).toEqual([{ missing: ['4403'], texts: { gaps: '深圳机构改革' } }]);
  });

  it('a report goes into the registers of reports and values; a later value replaces an earlier one', async () => {
    await must(MEASURE, reviewer, { type: 'AcknowledgeAssignment' });
    clock.to('2024-07-01');
    await must(MEASURE, reviewer, { type: 'SubmitProgress', percent: 20, milestonesReached: [], values: [{ metric: 't08-b-k1', value: 35, base: 1200 }], text: '盘点过三成' });
    expect(await rows(`select unit_id, role, verb from worklist_item where assignment_id = $1 order by role`, MEASURE)).toEqual([
      { unit_id: 'bureau', role: 'coordinator', verb: 'AcceptProgress' }, { unit_id: 'dept-operations', role: 'reviewer', verb: 'SubmitProgress' },
    ]);
    await must(MEASURE, reviewer, { type: 'SubmitProgress', percent: 25, milestonesReached: [], values: [{ metric: 't08-b-k1', value: 40 }], text: '更正', evidence: [LINK] });
    expect(await rows(`select sequence, period, percent::int, evidence, text from progress_report where assignment_id = $1 order by sequence`, MEASURE)).toEqual([
      { sequence: 3, period: '2024-Q2', percent: 20, evidence: 0, text: '盘点过三成' }, { sequence: 4, period: null, percent: 25, evidence: 1, text: '更正' },
    ]);
    expect(await rows(`select metric_id, value, base from metric_value where assignment_id = $1`, MEASURE)).toEqual([{ metric_id: 't08-b-k1', value: 40, base: null }]);
    expect(await rows(`select percent::int, lit, to_char(red_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as red from assignment_view where id = $1`, MEASURE)).toEqual([{ percent: 25, lit: 'green', red: '2024-08-01 00:00' }]);
    expect(await rows(`select duty, rule, addressees from reminder where assignment_id = $1 and duty = 'progress:2024-Q2' order by due_at`, MEASURE)).toEqual([
      { duty: 'progress:2024-Q2', rule: 'wd-3', addressees: ['bureau:coordinator'] }, { duty: 'progress:2024-Q2', rule: 'last', addressees: ['bureau:coordinator'] },
      { duty: 'progress:2024-Q2', rule: 'wd+1', addressees: ['bureau:coordinator', 'unit:reviewer'] }, { duty: 'progress:2024-Q2', rule: 'wd+3', addressees: ['bureau:coordinator'] }, { duty: 'progress:2024-Q2', rule: 'wd+5', addressees: ['bureau:bureau_leader'] },
    ]);
    // Between the dates: neither text nor link stands in what crosses into a workflow.
    expect((await rows(`select data::text as data from event where stream_id = $1`, MEASURE)).map(({ data }) => String(data)).join()).not.toMatch(/更正|example/);
  });
});
