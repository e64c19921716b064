import pg from 'pg';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { DEPARTMENTS } from '#domain/catalogue/catalogue-2024/departments.js';
import { DEMO_CITIES } from '#domain/catalogue/demo-cities.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { DEMO_PEOPLE } from '#persistence/seed/people.js';
import { addPeople, setFirstInstant, type SeedRequest } from '#persistence/seed/seed-parts.js';
import { publishCalendar, publishUnits } from '#record/publish.js';
import { closeRecord, createRecord } from '#record/record-context.js';

/** The organisation on the morning of a day, and no catalogue yet. */
export const unlaunched = (day: string) => async ({ ownerUrl, recordUrl, appUrl, password }: SeedRequest): Promise<void> => {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const app = new pg.Pool({ connectionString: appUrl, max: 1 });
  const record = createRecord(recordUrl, { max: 1 });
  try {
    await setFirstInstant(owner, at(parseDay(day), 9));
    await publishUnits(record, DEPARTMENTS, PROVINCIAL_UNITS, DEMO_CITIES);
    await publishCalendar(record, CALENDAR_2024_2026);
    await addPeople(app, DEMO_PEOPLE, password);
  } finally {
    await Promise.allSettled([owner.end(), app.end(), closeRecord(record)]);
  }
};
