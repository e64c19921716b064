import pg from 'pg';
import type { Actor, Role } from '#domain/access/actor.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import type { CycleSettings } from '#domain/cycle/cycle-settings.js';
import { launchCycle } from '#record/launch.js';
import { publishCalendar, publishCatalogue, publishUnits } from '#record/publish.js';
import { createRecord, type RecordContext } from '#record/record-context.js';
import { freshDatabase, type TestDatabase } from './database.js';

/** A person with these roles in a unit or department. */
export const person = (userId: string, unit: string, ...roles: Role[]): Extract<Actor, { kind: 'user' }> => ({ kind: 'user', userId, unit, roles });
export const COORDINATOR = person('coord', 'bureau', 'coordinator');

/** A clock that a test sets; epoch ms. */
export interface TestClock {
  now: number;
  to(day: string, hour?: number, minute?: number): void;
}
export const testClock = (day: string, hour = 9): TestClock => {
  const clock = {
    now: at(parseDay(day), hour),
    to: (next: string, nextHour = 9, minute = 0) => {
      clock.now = at(parseDay(next), nextHour, minute);
    },
  };
  return clock;
};

export interface LaunchedCycle {
  readonly database: TestDatabase;
  readonly record: RecordContext;
  readonly clock: TestClock;
  readonly owner: pg.Pool;
  close(): Promise<void>;
}

/** Units, people, calendar, catalogue and the launched 2024 cycle on a database of its own; the clock stands at 29 March 2024, 09:00. */
export async function launched2024(settings: Partial<CycleSettings> = {}, prepare: (database: TestDatabase) => Promise<unknown> = () => Promise.resolve()): Promise<LaunchedCycle> {
  const database = await freshDatabase();
  await prepare(database);
  const clock = testClock('2024-03-29');
  const record = createRecord(database.recordUrl, { clock: () => clock.now });
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  await publishUnits(record, CATALOGUE_2024.departments, PROVINCIAL_UNITS);
  await publishCalendar(record, CALENDAR_2024_2026);
  await publishCatalogue(record, CATALOGUE_2024);
  await addPeople(owner);
  const launched = await launchCycle(record, { year: 2024, commandId: 'launch-2024', actor: COORDINATOR, settings: { bureauMeasures: false, ...settings } });
  if ('refusal' in launched) throw new Error(launched.refusal.code);
  return {
    database, record, clock, owner,
    close: async () => {
      await record.pool.end();
      await owner.end();
      await database.drop();
    },
  };
}

/** In each province a clerk (also liaison) and a leader, in each department a reviewer and a director. */
async function addPeople(owner: pg.Pool): Promise<void> {
  const people = [
    ...PROVINCIAL_UNITS.flatMap(({ id }) => [[`c${id}`, id, ['liaison', 'clerk']], [`l${id}`, id, ['leader']]] as const),
    ...CATALOGUE_2024.departments.flatMap(({ id }) => [[`r-${id}`, id, ['reviewer']], [`d-${id}`, id, ['director']]] as const),
    ['coord', 'bureau', ['coordinator']] as const,
  ];
  await owner.query(
    `insert into app_user (id, account, name, unit_id, roles, email, password_hash)
     select row.id, row.id, row.id, row.unit, row.roles, row.id || '@example.test', '-' from jsonb_to_recordset($1::jsonb) as row(id text, unit text, roles text[])`,
    [JSON.stringify(people.map(([id, unit, roles]) => ({ id, unit, roles })))],
  );
}
