import { readFileSync } from 'node:fs';

/** Megabytes of each process that are in memory now, or were at most (`VmHWM`); 0 where there is no /proc. */
export const residentMb = (pids: Readonly<Record<string, number | undefined>>, of: 'VmRSS' | 'VmHWM' = 'VmRSS'): Record<string, number> =>
  Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, pid === undefined ? 0 : megabytes(pid, of)]));

function megabytes(pid: number, of: string): number {
  try {
    return Math.round(Number(new RegExp(`^${of}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
