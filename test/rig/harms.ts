import { CUTS } from '#testing/link.js';
import type { Chance } from '#testing/moves.js';
import { LINES, type Line } from '../integration/lines.js';
import type { Part } from '../integration/system.js';
import { leave, type Absence } from './absence.js';
import { fillDisk, type Heard, type Stage } from './full-disk.js';

/**
 * What happens to parts that go on living: a line is down, lines break off and delay what they carry, the disk is full, every
 * connection to the database is cut, a part hangs, the worker is away while many act (R3, R7 to R10, R18).
 */
export type Harm = 'partitioned' | 'disturbed' | 'full' | 'cut' | 'hung' | 'away';
/** Of ten harms, so many of each. */
export const HARMS: Readonly<Record<Harm, number>> = { partitioned: 3, disturbed: 1, full: 1, cut: 2, hung: 2, away: 1 };

/** What was harmed, and how it is set right. */
export interface Done {
  readonly pids: readonly number[];
  readonly what: string;
  /** Of a full disk. */
  readonly heard?: Heard;
  /** When it began, where something was done before. */
  readonly at?: number;
  /** Of a worker that is away while acts are counted. */
  readonly absence?: Absence;
  raise(): Promise<void>;
}

const CAN_HANG = ['worker', 'api', 'temporal'] as const satisfies readonly Part[];
/** Each line alone, all of one who asks, all of one who is asked. */
const SCOPES: readonly (readonly Line[])[] = [...LINES.map((line) => [line]), ...['worker-', 'api-', '-temporal', '-postgres'].map((side) => LINES.filter((line) => line.includes(side)))];
/** R7: of a hundred answers so many are gone, so many late. Temporal's callers share one connection, which goes with all that is under way on it. */
const DISTURBED: Readonly<Record<'postgres' | 'temporal', number>> = { postgres: 5, temporal: 1 };
const LATE_MS = 2_000;

const one = <T>(choose: Chance, of: readonly T[]): T => of[choose(of.length)] as T;
const nothing = (): Promise<void> => Promise.resolve();

export const HARMING: Readonly<Record<Harm, (stage: Stage, choose: Chance) => Promise<Done> | Done>> = {
  partitioned: ({ system: { lines } }, choose) => {
    const [scope, how] = [one(choose, SCOPES), one(choose, CUTS)];
    for (const line of scope) lines.get(line)?.cut(how);
    return { pids: [], what: `${scope.join(' ')} ${how}`, raise: async () => scope.forEach((line) => lines.get(line)?.mend()) };
  },
  disturbed: ({ system: { lines } }, choose) => {
    for (const [line, link] of lines) link.disturb({ percent: DISTURBED[line.endsWith('temporal') ? 'temporal' : 'postgres'], longestMs: LATE_MS, choose });
    return { pids: [], what: 'all lines', raise: async () => lines.forEach((link) => link.disturb(undefined)) };
  },
  full: fillDisk,
  cut: async ({ system }) => ({ pids: await system.cutConnections(), what: 'PostgreSQL', raise: nothing }),
  hung: ({ system }, choose) => {
    const part = one(choose, CAN_HANG);
    const pids = system.hang(part);
    return { pids, what: part, raise: async () => pids.forEach((pid) => process.kill(pid, 'SIGCONT')) };
  },
  away: async (stage) => (stage.actsAway === undefined ? { pids: await stage.system.kill('worker'), what: 'worker', raise: () => stage.system.start('worker') } : leave(stage, stage.actsAway)),
};
