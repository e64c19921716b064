import pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { startPostgres } from '#local-services/postgres.js';
import { ensureLogins, migrate, withLogin } from '#persistence/migrate.js';
import { addPeople, setFirstInstant } from '#persistence/seed/seed-parts.js';
import { launchCycle } from '#record/launch.js';
import { publishCalendar, publishCatalogue, publishUnits } from '#record/publish.js';
import { writeChannels } from '#record/channel-states.js';
import { actOnContacts } from '#record/organisation.js';
import { closeRecord, createRecord, type RecordContext } from '#record/record-context.js';
import { ComposedSystem, LOGINS, PASSWORD } from '../integration/system.js';
import type { Logins } from '../integration/system-options.js';
import { startMailSink, type MailSink } from './mail-sink.js';
import { catalogueOf, hookedOf, peopleOf, unitsOf, YEAR, type Size } from './size.js';
import { HOOK, startWebhookSink, type WebhookSink } from './webhook-sink.js';

/** The day of the notice, a morning: every date of the year is ahead. */
const FIRST_INSTANT = at(parseDay('2024-03-29'), 9);
export const LAUNCH = 'rig/launch';
const COORDINATOR: Actor = { kind: 'user', userId: 'coord', unit: 'bureau', roles: ['coordinator'] };

/** The composed system with a launched cycle of a size, and what it sends to. */
export interface World {
  readonly size: Size;
  readonly system: ComposedSystem;
  readonly sink: MailSink;
  readonly hook: WebhookSink;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly size: Size;
  /** The built tree whose processes run. */
  readonly dist: string;
  /** A cluster that holds all of it already. */
  readonly cluster?: string;
  /** What the database's superuser does before the processes start. */
  readonly sql?: readonly string[];
  /** As of `SystemOptions`. */
  readonly hasLines?: boolean;
  readonly hasSmallDisk?: boolean;
}

export async function startWorld({ size, dist, cluster, sql = [], hasLines = false, hasSmallDisk = false }: WorldOptions): Promise<World> {
  const [sink, hook] = [await startMailSink(), await startWebhookSink()];
  const close = async (): Promise<void> => void (await Promise.all([sink.close(), hook.close()]));
  try {
    const system = await ComposedSystem.start({ dist, hasLines, hasSmallDisk, sinks: { smtpPort: sink.port, channels: hook.channels }, fill: (logins) => prepared(logins, size, cluster !== undefined, sql), ...(cluster ? { cluster } : {}) });
    return {
      size, system, sink, hook,
      stop: async () => {
        await system.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A cluster with the launched cycle in it, at rest: every run of a self-test begins with a copy. */
export async function makeCluster(dir: string, size: Size): Promise<void> {
  const { url: ownerUrl, stop } = await startPostgres({ dir });
  try {
    await ensureLogins(ownerUrl, LOGINS);
    await migrate(ownerUrl);
    await fill({ ownerUrl, recordUrl: withLogin(ownerUrl, 'liandong_record', LOGINS.recordPassword), appUrl: withLogin(ownerUrl, 'liandong_app', LOGINS.appPassword) }, size);
  } finally {
    await stop();
  }
}

async function prepared(logins: Logins, size: Size, isFilled: boolean, sql: readonly string[]): Promise<void> {
  if (!isFilled) await fill(logins, size);
  const owner = new pg.Client({ connectionString: logins.ownerUrl });
  await owner.connect();
  for (const each of sql) await owner.query(each);
  await owner.end();
}

async function fill({ ownerUrl, recordUrl, appUrl }: Logins, size: Size): Promise<void> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const app = new pg.Pool({ connectionString: appUrl, max: 1 });
  // The server ends right after it: a connection that is closing may hear of that first.
  for (const pool of [owner, app]) pool.on('error', () => undefined);
  const record = createRecord(recordUrl, { max: 1 });
  try {
    const catalogue = catalogueOf(size);
    await setFirstInstant(owner, FIRST_INSTANT);
    await publishUnits(record, catalogue.departments, unitsOf(size));
    await publishCalendar(record, CALENDAR_2024_2026);
    await publishCatalogue(record, catalogue);
    await addPeople(app, peopleOf(size), PASSWORD);
    await nameChannel(record, size);
    const outcome = await launchCycle(record, { year: YEAR, commandId: LAUNCH, actor: COORDINATOR });
    if ('refusal' in outcome) throw new Error(`the launch is refused: ${outcome.refusal.code}`);
  } finally {
    await Promise.allSettled([owner.end(), app.end(), closeRecord(record)]);
  }
}

/** As the worker will say that it is set up, so that contacts may name it before one runs. */
async function nameChannel(record: RecordContext, size: Size): Promise<void> {
  await writeChannels(record, new Map([[HOOK, 'webhook']]));
  for (const unit of hookedOf(size)) {
    const outcome = await actOnContacts(record, unit, { commandId: `rig/channels/${unit}`, actor: COORDINATOR, body: { type: 'SetUnitChannels', channels: [HOOK], reason: 'rig' } });
    if ('refusal' in outcome) throw new Error(`the channel of ${unit} is refused: ${outcome.refusal.code}`);
  }
}
