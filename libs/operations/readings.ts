import type { ChannelState, SystemState } from '#persistence/read-models/system.read-model.js';

/** What the system page shows, read by whoever scrapes or probes. */
export interface ReadingSource {
  state(): Promise<SystemState>;
  channels(mostSent: number): Promise<readonly ChannelState[]>;
  failedTotal(most: number): Promise<number>;
}
export interface Readings {
  readonly state: SystemState;
  readonly channels: readonly ChannelState[];
  readonly failed: number;
}

/** Longer than any healthy answer, shorter than a probe waits. */
const PROBE_MS = 1_500;
/** Shorter than the 10 s of a scrape. */
const SCRAPE_MS = 8_000;
/** Beyond it nobody counts: it is an alarm long before. */
const MOST_FAILED = 10_000;

/** Seconds since what should have happened; null: there is nothing to be late for. */
export interface Ages {
  readonly relay: number;
  readonly ledger: number;
  readonly anchor: number | null;
}

/** The oldest workflow that was not told, the oldest reminder that is due and was not handed on, the last anchor. */
export const agesOf = ({ nowMs, untoldSinceMs, nextReminderMs, anchoredMs }: SystemState): Ages => {
  const since = (ms: number | null): number => Math.max(0, (nowMs - (ms ?? nowMs)) / 1000);
  return { relay: since(untoldSinceMs), ledger: since(nextReminderMs), anchor: anchoredMs === null ? null : since(anchoredMs) };
};

/** Whoever comes while one reads hears what that one is told: a hung database is not asked again and again. */
const inOne = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<T> | undefined;
  return () => (running ??= work().finally(() => (running = undefined)));
};

const inTime = <T>(work: Promise<T>, ms: number): Promise<T | undefined> =>
  Promise.race([work.catch(() => undefined), new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms).unref())]);

/** The two questions; undefined: the database did not answer in time. One connection each, one statement after the other. */
export class House {
  private readonly readState: () => Promise<SystemState>;
  private readonly readAll: () => Promise<Readings>;

  constructor(source: ReadingSource) {
    this.readState = inOne(() => source.state());
    this.readAll = inOne(async () => ({ state: await source.state(), channels: await source.channels(0), failed: await source.failedTotal(MOST_FAILED) }));
  }

  state(): Promise<SystemState | undefined> {
    return inTime(this.readState(), PROBE_MS);
  }

  readings(): Promise<Readings | undefined> {
    return inTime(this.readAll(), SCRAPE_MS);
  }
}
