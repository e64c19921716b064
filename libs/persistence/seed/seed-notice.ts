import pg from 'pg';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at } from '#domain/calendar/day.js';
import { DEPARTMENTS } from '#domain/catalogue/catalogue-2024/departments.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import { DEMO_CITIES } from '#domain/catalogue/demo-cities.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { publishCalendar, publishCatalogue, publishUnits } from '#record/publish.js';
import { closeRecord, createRecord } from '#record/record-context.js';
import { noticeCatalogue } from './notice-catalogue.js';
import { DEMO_PEOPLE, peopleOfDepartments } from './people.js';
import { addPeople, counted, knownCommands, launch, launchOf, setFirstInstant, type Seeded, type SeedRequest } from './seed-parts.js';

/**
 * Begins a demo year from an imported notice: its catalogue, its departments with somebody in each, the launched cycle. No acts:
 * nobody has done anything yet. Open questions stay open, so groups without members are issued nothing. Safe to repeat.
 */
export async function seedNotice({ ownerUrl, recordUrl, appUrl, password }: SeedRequest, draft: CatalogueDraft): Promise<Seeded> {
  const made = noticeCatalogue(draft);
  if ('problems' in made) {
    const lacks = made.problems.map(({ code, path }) => `${code} ${path}`).join(', ');
    throw new Error(`通知缺少：${lacks}，不能据此下达。/ The notice lacks ${lacks} and cannot be launched.`);
  }
  const { catalogue, newDepartments } = made;
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const app = new pg.Pool({ connectionString: appUrl, max: 1 });
  const record = createRecord(recordUrl, { max: 1 });
  try {
    const isLaunched = (await knownCommands(owner)).has(launchOf(catalogue.year));
    if (!isLaunched) {
      await setFirstInstant(owner, at(catalogue.issuedOn, 9));
      await publishUnits(record, [...DEPARTMENTS, ...newDepartments], PROVINCIAL_UNITS, DEMO_CITIES);
      await publishCalendar(record, CALENDAR_2024_2026);
      await publishCatalogue(record, catalogue);
      await addPeople(app, [...DEMO_PEOPLE, ...peopleOfDepartments(newDepartments)], password);
      await launch(record, catalogue.year);
    }
    return { tasks: catalogue.tasks.length, ...(await counted(owner, catalogue.year)), fresh: !isLaunched };
  } finally {
    await Promise.allSettled([owner.end(), app.end(), closeRecord(record)]);
  }
}
