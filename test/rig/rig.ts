import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Journal } from './journal.js';
import { harmsOf } from './nemesis.js';
import { judge } from './report.js';
import { run } from './run.js';
import { selfTest } from './self-test/self-test.js';
import { SIZES, type SizeName } from './size.js';
import { startWorld } from './world.js';

const USAGE = 'npm run rig -- [--kills N] [--harms N] [--kinds partitioned,…] [--acts-away N] [--size small|r-cycle] [--seed N] [--clients N] [--minutes N] [--json] | --self-test [--only N,N]';
const DIST = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Kills every process of the composed system again and again while people act, then holds what is there against what was answered. Exit code 1 where an invariant is broken. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '24' }, harms: { type: 'string' }, kinds: { type: 'string' }, 'acts-away': { type: 'string' }, size: { type: 'string', default: 'small' }, seed: { type: 'string', default: '1' }, clients: { type: 'string', default: '8' }, think: { type: 'string', default: '1200' }, pause: { type: 'string', default: '3000' }, minutes: { type: 'string', default: '600' }, json: { type: 'boolean', default: false }, 'self-test': { type: 'boolean', default: false }, only: { type: 'string' } } });
  const size = SIZES[values.size as SizeName];
  if (!size) throw new Error(USAGE);
  const folder = join(DIST, '..', '.data', 'rig', `${Date.now()}-${values.seed}`);
  mkdirSync(folder, { recursive: true });
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`journal: ${folder}`);
  if (values['self-test']) {
    const { isSound, ...counts } = await selfTest({ dist: DIST, folder, only: values.only?.split(',').map(Number), say });
    process.stdout.write(`${JSON.stringify(counts)}\n`);
    return isSound && counts.planted > 0 && counts.planted === counts.caught ? 0 : 1;
  }
  const [harms, kinds] = [Number(values.harms ?? Math.round(Number(values.kills) / 10)), values.kinds?.split(',')];
  const world = await startWorld({ size, dist: DIST, hasLines: true, hasSmallDisk: harmsOf(harms, Number(values.seed), kinds).includes('full') });
  process.once('SIGTERM', () => void world.stop().finally(() => process.exit(143)));
  try {
    const evidence = await run(world, new Journal(join(folder, 'journal.jsonl')), { seed: Number(values.seed), clients: Number(values.clients), thinkMs: Number(values.think), kills: Number(values.kills), harms, kinds, actsAway: values['acts-away'] === undefined ? undefined : Number(values['acts-away']), pauseMs: Number(values.pause), minutes: Number(values.minutes), bundle: join(DIST, 'workflow-bundle.js'), say });
    const report = judge(evidence);
    writeFileSync(join(folder, 'report.json'), JSON.stringify({ ...report, faults: evidence.faults, unsettled: evidence.unsettled, replayed: evidence.replays.checked }, null, 2));
    writeFileSync(join(folder, 'logs.txt'), evidence.logs.join('\n'));
    for (const [name, { count, first }] of Object.entries(report.found)) say(`✗ ${name}  ${count}\n${first.map((each) => `    ${each}`).join('\n')}`);
    say(report.red.length === 0 ? '✔ every invariant holds' : `✗ ${report.red.join(', ')}`);
    process.stdout.write(`${JSON.stringify(report.summary)}\n`);
    return report.red.length === 0 ? 0 : 1;
  } finally {
    await world.stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).stack}\n`);
    process.exit(2);
  },
);
