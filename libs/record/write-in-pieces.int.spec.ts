import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { COORDINATOR } from '#testing/cycle.js';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { launchCycle } from './launch.js';
import { publishCalendar, publishCatalogue, publishUnits } from './publish.js';
import { closeRecord, createRecord, type RecordContext } from './record-context.js';

interface Sent {
  readonly text?: string;
  readonly values?: readonly string[];
}

describe('a launch in pieces', () => {
  let database: TestDatabase;
  let record: RecordContext;
  let owner: pg.Pool;
  beforeAll(async () => {
    database = await freshDatabase();
    record = createRecord(database.recordUrl, { max: 1, clock: () => Date.parse('2024-03-29T01:00:00Z') });
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
    await publishUnits(record, CATALOGUE_2024.departments, PROVINCIAL_UNITS);
    await publishCalendar(record, CALENDAR_2024_2026);
    await publishCatalogue(record, CATALOGUE_2024);
  });
  afterAll(async () => {
    await closeRecord(record);
    await owner.end();
    await database.drop();
  });

  const launch = () => launchCycle(record, { year: 2024, commandId: 'launch-in-pieces', actor: COORDINATOR });
  const count = async (table: string): Promise<number> => (await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? 0;

  it('leaves nothing where the act itself is not written', async () => {
    await owner.query(`create function refuse_receipt() returns trigger language plpgsql as $$ begin raise exception 'no receipt'; end $$`);
    await owner.query('create trigger refuse_receipt before insert on receipt for each statement execute function refuse_receipt()');
    await expect(launch()).rejects.toThrow('no receipt');
    for (const table of ['stream', 'event', 'assignment_view', 'reminder', 'wake']) expect([table, await count(table)]).toEqual([table, 0]);
    await owner.query('drop trigger refuse_receipt on receipt');
  });

  it('tells the database of the first while it decides the next, and numbers its events through', async () => {
    const client = await record.pool.connect();
    const query = jest.spyOn(client, 'query');
    client.release();
    const outcome = await launch();
    const sizes = (query.mock.calls as unknown as [Sent][]).flatMap(([{ text, values }]) => (text?.includes('insert into stream') ? [(JSON.parse(values?.[0] ?? '[]') as unknown[]).length] : []));
    query.mockRestore();
    const issued = await count('assignment_view');
    expect(issued).toBeGreaterThan(200);
    // The cycle's own stream goes with the last of them.
    expect(sizes).toEqual([...Array.from({ length: Math.ceil(issued / 100) - 1 }, () => 100), issued - (Math.ceil(issued / 100) - 1) * 100 + 1]);

    const { rows } = await owner.query<{ stream: string; position: number }>(`select stream_id as stream, position from event where command_id = 'launch-in-pieces' order by position`);
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index));
    expect(rows[0]?.stream).toBe('cycle/2024');
    const provinces = (await owner.query<{ n: number }>(`select count(*)::int as n from assignment_view where level = 'province'`)).rows[0]?.n;
    expect(outcome).toMatchObject({ repeated: false, receipt: { issued: provinces } });
    expect(await count('wake')).toBe(issued + 1);
  });
});
