import type { BenchOptions } from '../options.js';
import { dropDatabase, onCluster, startApi, type System } from '../system.js';
import { playYears, widen } from './fill.js';

const SIZES = [10_000, 100_000] as const;

type Asked = Pick<BenchOptions, 'assignments' | 'postgres' | 'database' | 'profile'>;
type Work<T> = (system: Pick<System, 'origin' | 'owner'>, count: number) => Promise<T>;

/** The API on a database of each size, one after the other. The years are played once, in a database that each size begins as a copy of; with a name all of them stay. */
export const eachSize = <T>({ assignments = SIZES, postgres, database, profile }: Asked, say: (text: string) => void, work: Work<T>): Promise<T[]> =>
  onCluster(postgres, async (cluster) => {
    const played = database ?? `liandong_bench_${process.pid}_played`;
    const done: T[] = [];
    try {
      for (const count of assignments) {
        say(`— ${count} assignments`);
        const began = performance.now();
        const system = await startApi({
          postgres: cluster, database: database === undefined ? undefined : `${database}_${count}`, profile,
          base: { database: played, fill: (owner, record) => playYears(owner, record, say) },
          fill: (owner, record) => widen(owner, record, count, say),
        });
        try {
          say(`there after ${Math.round((performance.now() - began) / 1000)} s`);
          done.push(await work(system, count));
        } finally {
          await system.stop();
        }
      }
    } finally {
      if (database === undefined) await dropDatabase(cluster, played);
    }
    return done;
  });
