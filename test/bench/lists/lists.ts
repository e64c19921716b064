import { sender } from '../callers.js';
import type { BenchOptions } from '../options.js';
import { startApi } from '../system.js';
import { fillDatabase } from './fill.js';
import { LIMIT_MS, MAP_LIMIT_MS, measureReads, Readers } from './reading.js';
import { sizeOf } from './size.js';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Every list page's data against so many assignments: what one reader waits for, beside a bare read in the same round. */
export async function lists({ postgres, database, assignments: [assignments = 100_000] = [], calls, profile, only }: BenchOptions): Promise<object> {
  const system = await startApi({ postgres, database, profile, fill: (owner, record) => fillDatabase(owner, record, assignments, say) });
  const { send, close } = sender(system.origin, 1);
  try {
    const reads = await measureReads(new Readers(send), { calls, only }, say);
    const over = reads.filter(({ isOver }) => isOver);
    say(`${reads.length} reads, ${over.length} over ${LIMIT_MS} ms (the heat map ${MAP_LIMIT_MS} ms)`);
    return { calls, ...(await sizeOf(system.owner)), over: over.map(({ path }) => path), reads };
  } finally {
    close();
    await system.stop();
  }
}
