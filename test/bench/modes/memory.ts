import type { AssignmentId } from '#domain/shared/ids.js';
import { drive, sender } from '../callers.js';
import { assignmentsOf, peopleOf } from '../content.js';
import { Life, readLifecycle } from '../lifecycle.js';
import { residentMb } from '../memory.js';
import type { BenchOptions } from '../options.js';
import { settled } from '../settled.js';
import { startSystem } from '../system.js';
import { issueAll } from './lifecycle.js';

const OPEN = 10_000;
/** Whole lives that the API is put under. */
const LIVES = 300;
/** Ten thousand workflows begin within two minutes on a quiet machine. */
const MOST_MS = 1_200_000;

/** Resident MB of API and worker: with M open, and at most while people act. */
export async function memory({ instances = OPEN, threads, postgres, ...options }: BenchOptions): Promise<object> {
  const life = readLifecycle(options.lifecycle);
  const system = await startSystem({ postgres, instances, departments: life.departments, profile: undefined });
  const { send, close } = sender(system.origin, threads);
  try {
    const ready = residentMb(system.pids);
    await issueAll(system);
    await settled(system, MOST_MS);
    const open = residentMb(system.pids);
    const doer = new Life(send, life);
    await doer.signIn(peopleOf(life.departments).map(({ id }) => id));
    const ids = assignmentsOf(Math.min(LIVES, instances));
    for (const [step, act] of life.steps.entries()) {
      await drive(threads, ids.length, async (index) => {
        const id = ids[index] as AssignmentId;
        await doer.prepare(id, act);
        await doer.act(id, act, `bench/${id}/${step}`);
      });
    }
    const acted = residentMb(system.pids);
    await settled(system);
    return { instances, acts: ids.length * life.steps.length, ready_mb: ready, open_mb: open, acted_mb: acted, settled_mb: residentMb(system.pids), most_mb: residentMb(system.pids, 'VmHWM') };
  } finally {
    close();
    await system.stop();
  }
}
