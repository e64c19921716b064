import { hash } from '@node-rs/argon2';
import pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { DEMO_CITIES } from '#domain/catalogue/demo-cities.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { execute } from '#record/execute.js';
import { launchCycle } from '#record/launch.js';
import { publishCalendar, publishCatalogue, publishUnits } from '#record/publish.js';
import { closeRecord, createRecord, type RecordContext } from '#record/record-context.js';
import { DEMO_CATALOGUE } from './demo-catalogue.js';
import { DEMO_ACKNOWLEDGEMENTS, DEMO_STEPS, type DemoStep } from './demo-acts.js';
import { DEMO_PEOPLE, holderOfRole, type DemoPerson } from './people.js';

export interface SeedRequest {
  readonly ownerUrl: string;
  readonly recordUrl: string;
  readonly appUrl: string;
  /** Of every demo account. */
  readonly password: string;
}
export interface Seeded {
  readonly tasks: number;
  /** Provinces. */
  readonly units: number;
  /** To provinces; cities' and departments' come beside them. */
  readonly issued: number;
  /** False where all of it was there. */
  readonly fresh: boolean;
}

const YEAR = 2024;
/** The notice's day, 09:00 Beijing: the demo's year begins. */
const FIRST_INSTANT = at(parseDay('2024-03-29'), 9);
const LAUNCH = `demo/launch/${YEAR}`;
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
      await setFirstInstant(owner);
      await publishUnits(record, DEMO_CATALOGUE.departments, PROVINCIAL_UNITS, DEMO_CITIES);
      await publishCalendar(record, CALENDAR_2024_2026);
      await publishCatalogue(record, DEMO_CATALOGUE);
    }
    await addPeople(app, password);
    if (!isWhole) {
      await launch(record);
      for (const step of missing) await (step.kind === 'draft' ? saveDraft(app, step) : perform(record, step));
      for (let next = 0; next < acknowledgements.length; next += AT_ONCE) await Promise.all(acknowledgements.slice(next, next + AT_ONCE).map((step) => perform(record, step)));
    }
    const { rows } = await owner.query<{ units: number; issued: number }>(
      `select (select count(*)::int from unit where unit.kind = 'province') as units, (select count(*)::int from assignment_view where assignment_view.cycle_id = $1 and assignment_view.level = 'province') as issued`,
      [`cycle/${YEAR}`],
    );
    return { tasks: DEMO_CATALOGUE.tasks.length, units: rows[0]?.units ?? 0, issued: rows[0]?.issued ?? 0, fresh: !isWhole };
  } finally {
    await Promise.allSettled([owner.end(), app.end(), closeRecord(record)]);
  }
}

const knownCommands = async (owner: pg.Pool): Promise<ReadonlySet<string>> =>
  new Set((await owner.query<{ id: string }>(`select receipt.command_id as id from receipt where receipt.command_id like 'demo/%'`)).rows.map((row) => row.id));

/** Once, before anything is recorded: afterwards the clock only goes forward. */
const setFirstInstant = async (owner: pg.Pool): Promise<void> => {
  await owner.query(
    `update demo_clock set offset_ms = $1 - floor(extract(epoch from clock_timestamp()) * 1000)::bigint
     where demo_clock.id = 1 and demo_clock.offset_ms = 0 and not exists (select from stream)`,
    [FIRST_INSTANT],
  );
};

/** One hash for all, and only where somebody is missing: it is meant to be slow. */
async function addPeople(app: pg.Pool, password: string): Promise<void> {
  const there = new Set((await app.query<{ id: string }>('select app_user.id from app_user')).rows.map((row) => row.id));
  const missing = DEMO_PEOPLE.filter((person) => !there.has(person.id));
  if (missing.length === 0) return;
  await app.query(
    `insert into app_user (id, account, name, unit_id, roles, email, password_hash)
     select row.id, row.id, row.name, row.unit, row.roles, row.id || '@liandong.example', $2 from jsonb_to_recordset($1::jsonb) as row(id text, name text, unit text, roles text[])
     on conflict do nothing`,
    [JSON.stringify(missing), await hash(password)],
  );
}

const actorOf = ({ id, unit, roles }: DemoPerson): Actor => ({ kind: 'user', userId: id, unit, roles });

async function launch(record: RecordContext): Promise<void> {
  const outcome = await launchCycle(record, { year: YEAR, commandId: LAUNCH, actor: actorOf(holderOfRole('bureau', 'coordinator')) });
  // Launched by hand before: as good.
  if ('refusal' in outcome && outcome.refusal.code !== 'CYCLE_ALREADY_LAUNCHED') throw new Error(`the demo's cycle cannot be launched: ${outcome.refusal.code}`);
}

/** A draft that somebody has written on since stays theirs. */
const saveDraft = async (app: pg.Pool, { stream, by, sections }: Extract<DemoStep, { kind: 'draft' }>): Promise<void> => {
  await app.query(`insert into draft (assignment_id, version, sections, saved_at, saved_by) values ($1, 1, $2, record_now(), $3) on conflict (assignment_id) do nothing`, [stream, JSON.stringify(sections), by.id]);
};

async function perform(record: RecordContext, { stream, commandId, by, body }: Extract<DemoStep, { kind: 'act' }>): Promise<void> {
  const outcome = await execute(record, { stream, commandId, actor: actorOf(by), body });
  if ('refusal' in outcome) throw new Error(`${commandId} is refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`);
}
