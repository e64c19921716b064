import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Journal, type Deed } from '../journal.js';
import { judge, type Report } from '../report.js';
import { makeCluster, startWorld, type World } from '../world.js';
import { PLANTED, type Planted } from './planted.js';
import { plantedTree } from './planting.js';
import { tampered } from './tampered.js';
import { play, type Aim } from './scenario.js';

const SIZE = { tasks: 2, units: 3 };
const ALL_AIMS: readonly Aim[] = ['crowd', 'terminated', 'told slowly', 'api killed', 'webhook fails', 'time', 'worker killed at a mail'];

export interface SelfTestOptions {
  readonly dist: string;
  readonly folder: string;
  /** Numbers of the defects; without it all. */
  readonly only: readonly number[] | undefined;
  say(line: string): void;
}

/** A sound run is green, though everything is aimed at; then each defect, planted alone, must turn a run red by its own invariant. */
export async function selfTest(options: SelfTestOptions): Promise<{ planted: number; caught: number; isSound: boolean }> {
  const { folder, only, say } = options;
  const cluster = join(folder, 'cluster');
  mkdirSync(folder, { recursive: true });
  await makeCluster(cluster, SIZE);
  const found: boolean[] = [];
  const note = (number: number, what: string, expected: string, red: readonly string[]): void => {
    found.push(red.includes(expected));
    say(`${red.includes(expected) ? '✔' : '✗'} ${number} ${what}: must be red ${expected}, is ${red.join(' ') || 'green'}`);
  };
  const isWanted = ({ number }: { readonly number: number }): boolean => !only || only.includes(number);
  try {
    const chosen = PLANTED.filter(isWanted);
    // As much is aimed at as for those that are chosen: what is red without a defect says nothing.
    const aims = ALL_AIMS.filter((aim) => chosen.some((each) => each.aims?.includes(aim)));
    const sound = await judged(options, cluster, 'sound', aims, {}, async (world, deeds) => {
      for (const { number, what, red, seen } of (await tampered(world, deeds)).filter(isWanted)) note(number, what, red, seen);
    });
    const isSound = sound.red.length === 0;
    say(`${isSound ? '✔' : '✗'} without a defect: ${isSound ? 'green' : JSON.stringify(sound.found)}`);
    for (const { number, what, red, aims: aimed = [], ...defect } of chosen) note(number, what, red, (await judged(options, cluster, String(number), aimed, defect)).red);
    return { planted: found.length, caught: found.filter(Boolean).length, isSound };
  } finally {
    rmSync(cluster, { recursive: true, force: true });
  }
}

type After = (world: World, deeds: readonly Deed[]) => Promise<void>;

/** One run on a copy of the cluster, with or without a defect. */
async function judged({ dist, folder, say }: SelfTestOptions, cluster: string, name: string, aims: readonly Aim[], { files, sql = [] }: Pick<Planted, 'files' | 'sql'>, after: After = () => Promise.resolve()): Promise<Report> {
  mkdirSync(join(folder, name), { recursive: true });
  const tree = files ? plantedTree(dist, join(folder, name, 'dist'), files) : dist;
  const world = await startWorld({ size: SIZE, dist: tree, cluster, sql });
  try {
    const journal = new Journal(join(folder, name, 'journal.jsonl'));
    const evidence = await play(world, journal, { aims, bundle: join(dist, 'workflow-bundle.js'), say });
    const report = judge(evidence);
    writeFileSync(join(folder, name, 'report.json'), JSON.stringify({ ...report, logs: evidence.logs }, null, 2));
    await after(world, journal.deeds);
    return report;
  } finally {
    await world.stop();
    rmSync(join(folder, name, 'dist'), { recursive: true, force: true });
  }
}
