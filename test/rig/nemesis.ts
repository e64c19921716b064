import { setTimeout as sleep } from 'node:timers/promises';
import { chance, type Chance } from '#testing/moves.js';
import { PARTS, type ComposedSystem, type Part } from '../integration/system.js';
import type { Absence } from './absence.js';
import type { Heard, Stage } from './full-disk.js';
import { HARMING, HARMS, type Done, type Harm } from './harms.js';
import { verdictOf, type Journal } from './journal.js';

/** What is killed: a process, one connection's process inside PostgreSQL, or everything at once, as a power cut does. */
export type Target = Part | 'backend' | 'all';

/** How much longer than before a kill it lasts at most. */
const LASTS: Readonly<Partial<Record<Target | Harm, number>>> = { partitioned: 3, disturbed: 3, hung: 3, away: 10, all: 1 };

/** Of two hundred kills, so many of each (R1 to R5). */
const SHARES: Readonly<Record<Target, number>> = { worker: 70, api: 50, temporal: 40, postgres: 12, backend: 8, all: 20 };

/** A fault that was brought about, and how long it took until things went on. */
export interface Fault {
  readonly target: Target | Harm;
  /** What of it, in words. */
  readonly what: string;
  readonly at: number;
  readonly pids: readonly number[];
  /** Of a full disk. */
  readonly heard?: Heard | undefined;
  readonly absence?: Absence | undefined;
  /** Until everything that was killed was started again. */
  restartedAt: number;
  /** From the kill to the first act, sent since, that was taken. */
  recoveryMs: number | null;
  /** From the restart until what waited to be told then was told; nothing where the next kill came before. */
  relayMs: number | null;
}

/** Which kills, in which order: the shares as exactly as the count allows, shuffled by the seed. */
export const killsOf = (count: number, seed: number): readonly Target[] => inShares(SHARES, count, seed);
export const harmsOf = (count: number, seed: number, kinds: readonly string[] = Object.keys(HARMS)): readonly Harm[] => inShares(Object.fromEntries(Object.entries(HARMS).filter(([kind]) => kinds.includes(kind))) as Record<Harm, number>, count, seed);
const isTarget = (target: Target | Harm): target is Target => target in SHARES;
export const isKill = ({ target }: Fault): boolean => isTarget(target);

function inShares<T extends string>(shares: Readonly<Record<T, number>>, count: number, seed: number): readonly T[] {
  const kinds = Object.keys(shares) as T[];
  const whole = kinds.reduce((sum, kind) => sum + shares[kind], 0);
  const exact = kinds.map((kind) => ({ kind, part: (shares[kind] * count) / whole }));
  const all = exact.flatMap(({ kind, part }) => Array.from({ length: Math.floor(part) }, () => kind));
  const rest = [...exact].sort((a, b) => (b.part % 1) - (a.part % 1));
  for (const { kind } of rest.slice(0, count - all.length)) all.push(kind);
  return shuffled(all, chance(seed));
}

/** Harms in even distances among the kills. */
export function planOf({ kills, harms, kinds, seed }: Pick<NemesisOptions, 'kills' | 'harms' | 'kinds' | 'seed'>): readonly (Target | Harm)[] {
  const [strikes, others] = [killsOf(kills, seed), harmsOf(harms, seed, kinds)];
  const placed = [...strikes.map((target, index) => ({ target, at: (index + 0.5) / kills })), ...others.map((target, index) => ({ target, at: (index + 0.5) / harms }))];
  return placed.sort((a, b) => a.at - b.at).map(({ target }) => target);
}

function shuffled<T>(items: readonly T[], choose: Chance): readonly T[] {
  const left = [...items];
  return items.map(() => left.splice(choose(left.length), 1)[0] as T);
}

export interface NemesisOptions {
  readonly stage: Stage;
  readonly journal: Journal;
  readonly seed: number;
  readonly kills: number;
  readonly harms: number;
  /** Of these kinds alone; without it of all. */
  readonly kinds?: readonly string[] | undefined;
  /** The longest pause before a kill. */
  readonly pauseMs: number;
  /** Before each kill; `done`: how much of the run is over, 0 to 1. */
  before(index: number, done: number): Promise<void>;
  /** Right after it. */
  struck(): void;
  /** No kill begins after this, epoch ms. */
  readonly until: number;
  /** When everything runs again. */
  after(): Promise<void>;
  say(line: string): void;
}

/** Kills or harms by pid, waits, sets right again, time after time; everything is noted. */
export async function haunt({ stage, journal, seed, kills, harms, kinds, pauseMs, until, before, struck, after, say }: NemesisOptions): Promise<readonly Fault[]> {
  const { system } = stage;
  const choose = chance(seed ^ 0x5eed);
  const faults: Fault[] = [];
  const plan = planOf({ kills, harms, kinds, seed });
  for (const [index, target] of plan.entries()) {
    if (Date.now() > until) break;
    await before(index, index / plan.length);
    await sleep(100 + choose(pauseMs));
    const now = Date.now();
    const { pids, what, at = now, heard, absence, raise } = await strike(stage, target, choose);
    const fault: Fault = { target, what, at, pids, heard, absence, restartedAt: 0, recoveryMs: null, relayMs: null };
    faults.push(fault);
    struck();
    journal.note({ kind: 'fault', target, what, pids, heard });
    await sleep(choose(Math.ceil(pauseMs * (LASTS[target] ?? 1 / 3))));
    await raise();
    fault.restartedAt = Date.now();
    journal.note({ kind: 'restarted', target });
    void measureRelay(system, fault, faults);
    await after();
    say(`${index + 1}/${plan.length} ${target} ${what} ${fault.restartedAt - fault.at} ms`);
  }
  return faults;
}

const strike = async (stage: Stage, target: Target | Harm, choose: Chance): Promise<Done> => (isTarget(target) ? killing(stage.system, target, choose) : HARMING[target](stage, choose));

async function killing(system: ComposedSystem, target: Target, choose: Chance): Promise<Done> {
  if (target === 'backend') return { pids: await system.killBackend(choose), what: 'killed', raise: () => Promise.resolve() };
  const parts = target === 'all' ? PARTS : [target];
  const pids = (await Promise.all(parts.map((part) => system.kill(part)))).flat();
  return { pids, what: 'killed', raise: () => startAll(system, parts) };
}

/** Those that are written to come first. */
async function startAll(system: ComposedSystem, parts: readonly Part[]): Promise<void> {
  for (const part of [...parts].sort((a, b) => PARTS.indexOf(b) - PARTS.indexOf(a))) await system.start(part);
}

/** Only what was sent after the kill says that acts are taken again. */
export function firstOkAfter({ deeds }: Journal, at: number): number | null {
  const times = deeds.flatMap(({ answers, invokedAt }) => answers.flatMap((answer, index) => (verdictOf(answer) === 'ok' && (answers[index - 1]?.at ?? invokedAt) >= at ? [answer.at] : [])));
  return times.length === 0 ? null : times.reduce((least, each) => Math.min(least, each), Infinity) - at;
}

async function measureRelay(system: ComposedSystem, fault: Fault, faults: readonly Fault[]): Promise<void> {
  const isOver = (): boolean => faults.at(-1) !== fault;
  const waiting = await rows(system, 'select wake.stream_id, wake.last_sequence from wake where wake.not_before <= now()');
  while (!isOver()) {
    const left = await rows(system, 'select wake.stream_id, wake.first_sequence as last_sequence from wake where wake.not_before <= now()');
    if (waiting && left && !waiting.some(({ stream_id: id, last_sequence: last }) => left.some((each) => each.stream_id === id && each.last_sequence <= last))) {
      fault.relayMs = Date.now() - fault.restartedAt;
      return;
    }
    await sleep(100);
  }
}

const rows = (system: ComposedSystem, sql: string): Promise<readonly { stream_id: string; last_sequence: number }[] | undefined> =>
  system.owner.query<{ stream_id: string; last_sequence: number }>(sql).then(
    (result) => result.rows,
    () => undefined,
  );
