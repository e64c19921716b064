import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { round } from './callers.js';

/** USER_HZ on Linux. */
const TICKS_A_SECOND = 100;

interface Stat {
  readonly parent: number;
  readonly ticks: number;
}
const statOf = (pid: number | string): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    return { parent: fields[1] ?? 0, ticks: [11, 12, 13, 14].reduce((sum, index) => sum + (fields[index] ?? 0), 0) };
  } catch {
    // It ended between the listing and the reading.
    return undefined;
  }
};

/** CPU seconds of a process and its children, the ended ones included; 0 where there is no /proc. */
function cpuSeconds(pid: number): number {
  if (!existsSync('/proc/self/stat')) return 0;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(statOf).filter((stat) => stat?.parent === pid);
  return [statOf(pid), ...children].reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0) / TICKS_A_SECOND;
}

/** Counts the CPU of some processes while it goes. */
export class CpuMeter {
  private readonly used = new Map<string, number>();
  private began = new Map<string, number>();

  constructor(private readonly pids: Readonly<Record<string, number | undefined>>) {}

  go(): void {
    this.began = this.read();
  }
  pause(): void {
    for (const [name, seconds] of this.read()) this.used.set(name, (this.used.get(name) ?? 0) + seconds - (this.began.get(name) ?? 0));
  }
  /** Milliseconds an act, of all and of each. */
  perAct(acts: number): { cpu_ms_per_action: number; cpu_ms_by_process: Record<string, number> } {
    const ms = [...this.used].map(([name, seconds]) => [name, round((seconds * 1000) / acts)] as const);
    return { cpu_ms_per_action: round(ms.reduce((sum, [, each]) => sum + each, 0)), cpu_ms_by_process: Object.fromEntries(ms) };
  }
  private read(): Map<string, number> {
    return new Map(Object.entries(this.pids).map(([name, pid]) => [name, pid === undefined ? 0 : cpuSeconds(pid)]));
  }
}

/** The parent of a backend is the postmaster; undefined where the server is another machine's. */
export const parentOf = (pid: number): number | undefined => statOf(pid)?.parent;
