import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { launchOrders } from '#domain/cycle/launch-cycle.js';
import { rehearse } from '#domain/cycle/rehearsal/rehearse.js';
import { nextDue } from '#domain/deadline/next-due.js';
import { CHANNELS } from '#domain/reminder/message.js';
import { COORDINATOR, person, testClock } from '#testing/cycle.js';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { CONTACTS, rehearsalOf, SETTINGS } from '#testing/rehearsal-scene.js';
import { dispatchDue, earliestArmed } from './dispatch.js';
import { execute } from './execute.js';
import { executeTimed } from './execute-timed.js';
import { launchCycle } from './launch.js';
import { publishCalendar, publishCatalogue, publishUnits } from './publish.js';
import { closeRecord, createRecord, type RecordContext } from './record-context.js';

/** Four plans whose blue notices fall on four days of one week, and one with milestones. */
const DATES: Readonly<Record<string, string>> = { t01: '2024-07-03', t02: '2024-07-04', t04: '2024-07-05', t09: '2024-07-08' };
const CATALOGUE: CatalogueVersion = {
  ...CATALOGUE_2024,
  tasks: CATALOGUE_2024.tasks.filter(({ code }) => code in DATES || code === 't08').map((task) => ({ ...task, obligations: task.obligations.map((each) => ({ ...each, planDueOn: DATES[task.code] ? parseDay(DATES[task.code] ?? '') : null })) })),
};
const PROVINCES = PROVINCIAL_UNITS.filter(({ id }) => id === '44' || id === '65');

describe('a year of silent provinces', () => {
  let database: TestDatabase;
  let owner: pg.Pool;
  let record: RecordContext;
  const clock = testClock('2024-03-29');
  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    record = createRecord(database.recordUrl, { clock: () => clock.now });
    await publishUnits(record, CATALOGUE.departments, PROVINCES);
    await publishCalendar(record, CALENDAR_2024_2026);
    await publishCatalogue(record, CATALOGUE);
    await owner.query(
      `insert into app_user (id, account, name, unit_id, roles, email, password_hash) select row.id, row.id, row.id, row.unit, row.roles, row.id || '@example.test', '-' from jsonb_to_recordset($1::jsonb) as row(id text, unit text, roles text[])`,
      [JSON.stringify(CONTACTS.filter(({ unit }) => !/^\d/.test(unit) || unit === '44' || unit === '65'))],
    );
    const launched = await launchCycle(record, { year: 2024, commandId: 'launch-2024', actor: COORDINATOR, settings: { bureauMeasures: false } });
    if ('refusal' in launched) throw new Error(launched.refusal.code);
  });
  afterAll(async () => {
    await closeRecord(record);
    await owner.end();
    await database.drop();
  });

  const openStates = async (): Promise<AssignmentState[]> => (await owner.query<{ state: AssignmentState }>(`select state from stream where kind = 'assignment' and not closed order by id`)).rows.map(({ state }) => state);
  /** What workflows and dispatcher do at the next instant; false where nothing is waited for any more. */
  const passNext = async (until: number): Promise<boolean> => {
    const states = await openStates();
    const next = Math.min(...states.map((state) => nextDue(state)?.at ?? Infinity), (await earliestArmed(record)) ?? Infinity);
    if (next > until || next === Infinity) return false;
    clock.now = Math.max(clock.now, next);
    for (const state of states) {
      const due = nextDue(state);
      if (due && due.at <= clock.now) await executeTimed(record, { assignment: state.id, rule: due.rule, occurrence: due.occurrence, after: state.sequence });
    }
    if (!(await openStates()).some((state) => (nextDue(state)?.at ?? Infinity) <= clock.now)) await dispatchDue(record);
    return true;
  };

  it('is in the record what the rehearsal foretold: every message and every reason, by person, channel and instant', async () => {
    const acknowledged = at(parseDay('2024-04-01'), 10);
    while (await passNext(acknowledged));
    clock.now = acknowledged;
    for (const { id, ...state } of await openStates()) {
      const unit = state.status === 'not_issued' ? '' : state.unit;
      const outcome = await execute(record, { stream: id, commandId: randomUUID(), actor: person(`c${unit}`, unit, 'liaison', 'clerk'), body: { type: 'AcknowledgeAssignment' } });
      if ('refusal' in outcome) throw new Error(outcome.refusal.code);
    }
    while (await passNext(Infinity));

    const sent = await owner.query<{ row: string }>(
      `select concat_ws(' ', delivery.assignment_id, delivery.duty, delivery.rule, delivery.recipient, delivery.channel, round(extract(epoch from message.created_at) * 1000)::text) as row
       from delivery join message on message.id = delivery.message_id`,
    );
    const held = await owner.query<{ row: string }>(`select concat_ws(' ', assignment_id, duty, rule, round(extract(epoch from due_at) * 1000)::text, suppressed_reason) as row from reminder where state = 'suppressed'`);

    const orders = launchOrders(CATALOGUE, 'hash', { provinces: PROVINCES.map(({ id }) => id), cities: [] }, { bureauMeasures: false });
    const notices = rehearse(rehearsalOf('silent', { orders, settings: { ...SETTINGS, bureauMeasures: false } }));
    const foretold = notices.flatMap(({ at: when, line, order, to, outcome }) =>
      line.kind === 'date' ? [] : outcome === 'sent' ? CHANNELS.map((channel) => `${order.stream} ${line.duty} ${line.rule} ${to} ${channel} ${when}`) : [`${order.stream} ${line.duty} ${line.rule} ${when} ${outcome}`],
    );
    const isHeld = (row: string): boolean => /\d{13} [a-z_]+$/.test(row);
    expect(foretold.filter((row) => !isHeld(row)).sort()).toEqual(sent.rows.map(({ row }) => row).sort());
    expect([...new Set(foretold.filter(isHeld))].sort()).toEqual([...new Set(held.rows.map(({ row }) => row))].sort());
    expect(foretold.filter((row) => row.endsWith(' capped')).length).toBeGreaterThan(0);
  });
});
