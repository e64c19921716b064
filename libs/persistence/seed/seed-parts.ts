import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import type { Instant } from '#domain/calendar/instant.js';
import { launchCycle } from '#record/launch.js';
import type { RecordContext } from '#record/record-context.js';
import { holderOfRole, type DemoPerson } from './people.js';

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

export const knownCommands = async (owner: pg.Pool): Promise<ReadonlySet<string>> =>
  new Set((await owner.query<{ id: string }>(`select receipt.command_id as id from receipt where receipt.command_id like 'demo/%'`)).rows.map((row) => row.id));

/** Once, before anything is recorded: afterwards the clock only goes forward. */
export const setFirstInstant = async (owner: pg.Pool, first: Instant): Promise<void> => {
  await owner.query(
    `update demo_clock set offset_ms = $1 - floor(extract(epoch from clock_timestamp()) * 1000)::bigint
     where demo_clock.id = 1 and demo_clock.offset_ms = 0 and not exists (select from stream)`,
    [first],
  );
};

/** One hash for all, and only where somebody is missing; not as dear as one's own is: the demo's password is on its login page. */
export async function addPeople(app: pg.Pool, people: readonly DemoPerson[], password: string): Promise<void> {
  const there = new Set((await app.query<{ id: string }>('select app_user.id from app_user')).rows.map((row) => row.id));
  const missing = people.filter((person) => !there.has(person.id));
  if (missing.length === 0) return;
  await app.query(
    `insert into app_user (id, account, name, unit_id, roles, email, password_hash)
     select row.id, row.id, row.name, row.unit, row.roles, row.id || '@liandong.example', $2 from jsonb_to_recordset($1::jsonb) as row(id text, name text, unit text, roles text[])
     on conflict do nothing`,
    [JSON.stringify(missing), await hash(password)],
  );
}

export const actorOf = ({ id, unit, roles }: DemoPerson): Actor => ({ kind: 'user', userId: id, unit, roles });

export async function launch(record: RecordContext, year: number): Promise<void> {
  const outcome = await launchCycle(record, { year, commandId: launchOf(year), actor: actorOf(holderOfRole('bureau', 'coordinator')) });
  // Launched by hand before: as good.
  if ('refusal' in outcome && outcome.refusal.code !== 'CYCLE_ALREADY_LAUNCHED') throw new Error(`the demo's cycle cannot be launched: ${outcome.refusal.code}`);
}

/** The launch's command: whether it is known says whether the year has begun. */
export const launchOf = (year: number): string => `demo/launch/${year}`;

/** What is there now. */
export async function counted(owner: pg.Pool, year: number): Promise<Pick<Seeded, 'units' | 'issued'>> {
  const { rows } = await owner.query<{ units: number; issued: number }>(
    `select (select count(*)::int from unit where unit.kind = 'province') as units, (select count(*)::int from assignment_view where assignment_view.cycle_id = $1 and assignment_view.level = 'province') as issued`,
    [`cycle/${year}`],
  );
  return { units: rows[0]?.units ?? 0, issued: rows[0]?.issued ?? 0 };
}
