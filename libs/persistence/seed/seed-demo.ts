import pg from 'pg';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { DEMO_CITIES } from '#domain/catalogue/demo-cities.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { execute } from '#record/execute.js';
import { publishCalendar, publishCatalogue, publishUnits } from '#record/publish.js';
import { closeRecord, createRecord, type RecordContext } from '#record/record-context.js';
import { DEMO_CATALOGUE } from './demo-catalogue.js';
import { DEMO_ACKNOWLEDGEMENTS, DEMO_STEPS, type DemoStep } from './demo-acts.js';
import { DEMO_PEOPLE } from './people.js';
import { actorOf, addPeople, counted, knownCommands, launch, launchOf, setFirstInstant, type Seeded, type SeedRequest } from './seed-parts.js';

const YEAR = 2024;
/** The notice's day, 09:00 Beijing: the demo's year begins. */
const FIRST_INSTANT = at(parseDay('2024-03-29'), 9);
const LAUNCH = launchOf(YEAR);
/** Acts on different assignments at once: each is a transaction of its own. */
const AT_ONCE = 4;

/**
 * Fills a demo: units, calendar, catalogue, people, the launched cycle and a first morning of real acts, each under a
 * command id of its own. Safe to repeat: what is there stays; killed half-way, the next run goes on where it stopped.
 */
export async function seedDemo({ ownerUrl, recordUrl, appUrl, password }: SeedRequest): Promise<Seeded> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const app = new pg.Pool({ connectionString: appUrl, max: 1 });
  const record = createRecord(recordUrl, { max: AT_ONCE });
  try {
    const known = await knownCommands(owner);
    const missing = DEMO_STEPS.filter((step) => step.kind === 'draft' || !known.has(step.commandId));
    const acknowledgements = DEMO_ACKNOWLEDGEMENTS.filter((step) => !known.has(step.commandId));
    const isWhole = known.has(LAUNCH) && acknowledgements.length === 0 && missing.every((step) => step.kind === 'draft');
    if (!isWhole) {
      await setFirstInstant(owner, FIRST_INSTANT);
      await publishUnits(record, DEMO_CATALOGUE.departments, PROVINCIAL_UNITS, DEMO_CITIES);
      await publishCalendar(record, CALENDAR_2024_2026);
      await publishCatalogue(record, DEMO_CATALOGUE);
    }
    await addPeople(app, DEMO_PEOPLE, password);
    if (!isWhole) {
      await launch(record, YEAR);
      for (const step of missing) await (step.kind === 'draft' ? saveDraft(app, step) : perform(record, step));
      for (let next = 0; next < acknowledgements.length; next += AT_ONCE) await Promise.all(acknowledgements.slice(next, next + AT_ONCE).map((step) => perform(record, step)));
    }
    return { tasks: DEMO_CATALOGUE.tasks.length, ...(await counted(owner, YEAR)), fresh: !isWhole };
  } finally {
    await Promise.allSettled([owner.end(), app.end(), closeRecord(record)]);
  }
}

/** Units, calendar and people alone: the year begins with an import. Safe to repeat. */
export async function seedUnlaunched({ ownerUrl, recordUrl, appUrl, password }: SeedRequest): Promise<Seeded> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const app = new pg.Pool({ connectionString: appUrl, max: 1 });
  const record = createRecord(recordUrl, { max: 1 });
  try {
    await setFirstInstant(owner, FIRST_INSTANT);
    await publishUnits(record, DEMO_CATALOGUE.departments, PROVINCIAL_UNITS, DEMO_CITIES);
    await publishCalendar(record, CALENDAR_2024_2026);
    await addPeople(app, DEMO_PEOPLE, password);
    return { tasks: 0, ...(await counted(owner, YEAR)), fresh: true };
  } finally {
    await Promise.allSettled([owner.end(), app.end(), closeRecord(record)]);
  }
}

/** A draft that somebody has written on since stays theirs. */
const saveDraft = async (app: pg.Pool, { stream, by, sections }: Extract<DemoStep, { kind: 'draft' }>): Promise<void> => {
  const client = await app.connect();
  try {
    await client.query('begin');
    // A text under work is its unit's alone.
    await client.query(`select set_config('liandong.unit', $1, true)`, [by.unit]);
    await client.query(`insert into draft (assignment_id, version, sections, saved_at, saved_by) values ($1, 1, $2, record_now(), $3) on conflict (assignment_id) do nothing`, [stream, JSON.stringify(sections), by.id]);
    await client.query('commit');
  } finally {
    client.release();
  }
};

async function perform(record: RecordContext, { stream, commandId, by, body }: Extract<DemoStep, { kind: 'act' }>): Promise<void> {
  const outcome = await execute(record, { stream, commandId, actor: actorOf(by), body });
  if ('refusal' in outcome) throw new Error(`${commandId} is refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`);
}
