import { setTimeout as sleep } from 'node:timers/promises';
import { Clients } from './clients.js';
import type { Evidence } from './evidence.js';
import { gather, settled } from './gather.js';
import { outcomeOf, type Journal } from './journal.js';
import { firstOkAfter, haunt } from './nemesis.js';
import { arrived, walkTo } from './walk.js';
import type { World } from './world.js';

/** From the day of the notice: past the plans' end and the first supervision, with the run's last kill. */
const FIRST_DAY = Date.UTC(2024, 2, 29);
const LAST_DAY = Date.UTC(2024, 6, 4);
const DAY = 86_400_000;
/** Acts that were taken, sent once more after each restart. */
const REPEATED = 5;

export interface RunOptions {
  readonly seed: number;
  readonly clients: number;
  readonly thinkMs: number;
  readonly kills: number;
  readonly harms: number;
  /** Harms of these kinds alone. */
  readonly kinds?: readonly string[] | undefined;
  /** How many acts a worker that is away misses; without it as many as come. */
  readonly actsAway?: number | undefined;
  /** The longest pause before a kill. */
  readonly pauseMs: number;
  /** After so many no kill begins any more. */
  readonly minutes: number;
  /** The workflows' bundle by which the histories are replayed. */
  readonly bundle: string;
  say(line: string): void;
}

/** Of so many kills one falls into a walk of the clock, the others among acts. */
const WALKS = 3;

/** Clients act, the clock walks through a quarter, processes are killed; then the run comes to rest and everything is read. */
export async function run(world: World, journal: Journal, options: RunOptions): Promise<Evidence> {
  const { seed, kills, harms, kinds, actsAway, pauseMs, say } = options;
  const clients = new Clients(world, journal, options);
  world.hook.failSometimes(seed);
  world.hook.onPost = ({ key, fate, isSigned }) => journal.note({ kind: 'webhook', key, fate, isSigned });
  await clients.signIn();
  clients.start();
  const faults = await haunt({
    stage: { system: world.system, clients, size: world.size, journal, actsAway }, journal, seed, kills, harms, kinds, pauseMs, say,
    before: async (index, done) => {
      clients.isPaused = index % WALKS === WALKS - 1;
      if (clients.isPaused) await walkTo(clients, new Date(FIRST_DAY + DAY + done * (LAST_DAY - FIRST_DAY - DAY)));
    },
    until: Date.now() + options.minutes * 60_000,
    struck: () => {
      // Nobody acts while the clock walks: somebody must, to say when acts are taken again.
      if (clients.isPaused) void clients.probe();
    },
    after: () => clients.repeat(journal.deeds.filter((deed) => outcomeOf(deed) === 'ok').slice(-REPEATED)),
  });
  clients.isPaused = false;
  await sleep(pauseMs);
  await clients.stop();
  for (const fault of faults) fault.recoveryMs = firstOkAfter(journal, fault.at);
  say(`${journal.deeds.length} acts; the clock walks to the end`);
  await walkTo(clients, new Date(LAST_DAY));
  await arrived(world.system);
  say('at rest?');
  const unsettled = await settled(world);
  await clients.repeat(journal.deeds.filter((deed) => outcomeOf(deed) === 'ok'));
  return gather(world, journal, faults, { bundle: options.bundle, unsettled });
}
