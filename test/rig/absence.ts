import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '#testing/eventually.js';
import type { ComposedSystem } from '../integration/system.js';
import type { Stage } from './full-disk.js';
import type { Done } from './harms.js';
import { outcomeOf, type Deed } from './journal.js';
import { quantile } from './quantile.js';
import { arrived, walkTo } from './walk.js';

/** How the parts fared while the worker was away, and when it was back. */
export interface Absence {
  /** Taken meanwhile. */
  acts: number;
  /** Within so many ms 99 of 100 acts were answered: with the worker at work, and without it. */
  readonly p99Ms: { present: number; away: number };
  /** Acts that came while it was away; acts of which the workflows heard when it was back, from its start on. */
  readonly perSecond: { arrived: number; told: number };
}

/** So long by the record's clock, which goes on with the acts; half of it lies before the morning on which the next rows fall due. */
const AWAY_MS = 80 * 60_000;
/** Of every plan a row falls due on the day after. */
const EVE = new Date('2024-05-30T00:00:00Z');
/** With the worker at work, of so many acts one beforehand, and enough of them for a quantile. */
const SHARE_BEFORE = 8;
const LEAST_BEFORE = 200;
const LOOK_MS = 200;
/** Nobody has anything left to do, where no act is taken for so long. */
const IDLE_MS = 60_000;
const TOLD_MS = 600_000;

/** R18: the worker is away while so many acts are taken and instants pass; back, it has to make up for all of it. */
export async function leave({ system, clients, journal }: Stage, acts: number): Promise<Done> {
  clients.isPaused = true;
  await walkTo(clients, EVE);
  await arrived(system);
  await approachNext(system);
  clients.isPaused = false;
  const before = await taken(journal.deeds, Math.max(LEAST_BEFORE, Math.round(acts / SHARE_BEFORE)));
  const pids = await system.kill('worker');
  const absence: Absence = { acts: 0, p99Ms: { present: p99Of(before), away: 0 }, perSecond: { arrived: 0, told: 0 } };
  const at = Date.now();
  const raise = async (): Promise<void> => {
    let passed = 0;
    const away = await taken(journal.deeds, acts, async (share) => {
      const on = Math.round(AWAY_MS * share) - passed;
      passed += on;
      await system.owner.query('update demo_clock set offset_ms = demo_clock.offset_ms + $1 where demo_clock.id = 1', [on]);
    });
    absence.perSecond.arrived = perSecond(away.length, at);
    clients.isPaused = true;
    await eventually('everybody has an answer', () => journal.deeds.every((deed) => outcomeOf(deed) !== 'info'), TOLD_MS);
    [absence.acts, absence.p99Ms.away] = [away.length, p99Of(away)];
    // What moves no instant may be told within the hour: it counts as well.
    await system.owner.query('update wake set not_before = now() where wake.not_before > now()');
    const from = Date.now();
    await system.start('worker');
    // Where something is never told, I7 says what.
    await eventually('all is told', async () => (await system.owner.query('select from wake limit 1')).rowCount === 0, TOLD_MS, 50).catch(() => undefined);
    absence.perSecond.told = perSecond(away.length, from);
    clients.isPaused = false;
  };
  return { pids, at, what: `worker, while ${acts} acts are taken`, absence, raise };
}

/** To half the time of the absence before the next thing falls due: nothing is skipped. */
const approachNext = async ({ owner }: ComposedSystem): Promise<void> =>
  void (await owner.query(
    `update demo_clock set offset_ms = greatest(demo_clock.offset_ms, ceil(extract(epoch from next.at - clock_timestamp()) * 1000 - $1::float8))
     from (select least((select min(reminder.due_at) from reminder where reminder.state = 'armed'), (select min(stream.next_due_at) from stream where not stream.closed)) as at) as next where demo_clock.id = 1`,
    [AWAY_MS / 2],
  ));

/** Waits for so many acts from now on that are taken, or until nobody acts any more. Answers them. */
async function taken(deeds: readonly Deed[], count: number, meanwhile: (share: number) => Promise<void> = () => Promise.resolve()): Promise<readonly Deed[]> {
  const first = deeds.length;
  let [found, since]: [readonly Deed[], number] = [[], Date.now()];
  while (found.length < count && Date.now() - since < IDLE_MS) {
    await sleep(LOOK_MS);
    const now = deeds.slice(first).filter((deed) => outcomeOf(deed) === 'ok');
    if (now.length > found.length) since = Date.now();
    found = now;
    await meanwhile(Math.min(1, found.length / count));
  }
  return found;
}

const p99Of = (deeds: readonly Deed[]): number => quantile(deeds.map(({ invokedAt, answers }) => (answers.at(-1)?.at ?? invokedAt) - invokedAt), 0.99);
const perSecond = (count: number, since: number): number => Math.round((count * 10_000) / Math.max(1, Date.now() - since)) / 10;
