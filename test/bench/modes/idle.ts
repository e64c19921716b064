import { setTimeout as sleep } from 'node:timers/promises';
import { round } from '../callers.js';
import { CpuMeter } from '../cpu.js';
import { readLifecycle } from '../lifecycle.js';
import type { BenchOptions } from '../options.js';
import { settled } from '../settled.js';
import { startSystem } from '../system.js';
import { issueAll } from './lifecycle.js';

const INSTANCES = 736;
/** What a start leaves to do: compiling, first looks, checkpoints. */
const CALM_MS = 20_000;

/** Open assignments, nobody there: percent of one core, by process. */
export async function idle({ instances = INSTANCES, seconds, postgres, ...options }: BenchOptions): Promise<object> {
  const system = await startSystem({ postgres, instances, departments: readLifecycle(options.lifecycle).departments, profile: undefined });
  try {
    await issueAll(system);
    await settled(system);
    await sleep(CALM_MS);
    const cpu = new CpuMeter(system.pids);
    cpu.go();
    await sleep(seconds * 1000);
    cpu.pause();
    // Milliseconds a second are tenths of a percent.
    const { cpu_ms_per_action, cpu_ms_by_process } = cpu.perAct(seconds);
    return { instances, seconds, percent_of_a_core: round(cpu_ms_per_action / 10), by_process: Object.fromEntries(Object.entries(cpu_ms_by_process).map(([name, ms]) => [name, round(ms / 10)])) };
  } finally {
    await system.stop();
  }
}
