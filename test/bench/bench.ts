/**
 * `npm run bench -- MODE`: a mode of work on the composed system through HTTP, and one line of JSON at the end.
 *
 *   lifecycle  the whole life of M assignments, as the peers do it      [--instances 300] [--threads 16] [--order step|instance]
 *   arrivals   the same, each act at its moment whatever the answers take  [--rate 20] [--temporal off: it and the worker are away]
 *   launch     a cycle is launched: visible, and its workflows begun      [--instances 736] [--temporal off: until it is visible]
 *   herd       reminders due at one instant, each to a person of its own  [--instances 100000]
 *   mix        a working day: 320 people of provinces, 50 reviewers       [--rate 20] [--seconds 60]
 *   dashboard  four readers of the heat map, beside a count by GROUP BY   [--assignments 10000,100000] [--calls 50]
 *   lists      one reader of every list page, beside a bare read          [--assignments 100000] [--calls 50] [--only PAGE] [--database NAME]
 *   growth     every page and 200 acts at each size, and what a size costs over the smallest  [--assignments 10000,100000] [--calls 50] [--only PAGE] [--database NAME]
 *   rehearsal  a year in memory                                           [--instances 736]
 *   start      `npm start` on an empty folder to its first page
 *   idle       the processor's share while nobody does anything           [--seconds 60]
 *   memory     resident memory of API and worker under load and with M open  [--instances 10000]
 *
 * `--postgres postgres://superuser@host/db`: in that cluster, as the peers; `--profile DIR`: CPU profiles of API and worker. It fails
 * where an assignment ends in a wrong state, a workflow never hears of an act, or a reminder is not handed once. Seconds are
 * printed, never asserted.
 */
import { cpus, loadavg } from 'node:os';
import { lists } from './lists/lists.js';
import { arrivals } from './modes/arrivals.js';
import { dashboard } from './modes/dashboard.js';
import { growth } from './modes/growth.js';
import { herd } from './modes/herd.js';
import { idle } from './modes/idle.js';
import { launch } from './modes/launch.js';
import { lifecycle } from './modes/lifecycle.js';
import { memory } from './modes/memory.js';
import { mix } from './modes/mix.js';
import { rehearsal } from './modes/rehearsal.js';
import { start } from './modes/start.js';
import { readOptions, type BenchOptions } from './options.js';
import { stopAll } from './system.js';

const MODES: Readonly<Record<string, (options: BenchOptions) => Promise<object>>> = { lifecycle, arrivals, launch, herd, mix, dashboard, lists, growth, rehearsal, start, idle, memory };

/** What is wrong with a flag is said in a line. */
function asked(): BenchOptions | undefined {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return undefined;
  }
}

const options = asked();
const run = options && MODES[options.mode];
if (options && !run) process.stderr.write(`${options.mode}: ${Object.keys(MODES).join(', ')}\n`);
if (!options || !run) process.exitCode = 2;
else {
  let interrupted: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (interrupted = stopAll().then(() => process.exit(1))));
  // An error that nobody awaits ends the run too; more may follow while it ends.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${error.stack}\n`);
    interrupted ??= stopAll().then(() => process.exit(1));
  });
  try {
    const result = await run(options);
    process.stdout.write(`${JSON.stringify({ peer: 'liandong', mode: options.mode, ...result, cores: cpus().length, load: loadavg()[0] })}\n`);
  } catch (error) {
    // What was under way when it was stopped fails of that.
    await interrupted;
    throw error;
  }
}
