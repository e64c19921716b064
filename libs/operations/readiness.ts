import type { SystemState } from '#persistence/read-models/system.read-model.js';
import { agesOf, type Ages } from './readings.js';

/** Later than this (seconds) is not as it should be; the alerts begin at the same figures. An anchor is taken every hour. */
export const LIMITS = { relay: 60, ledger: 300, anchor: 7_200 } as const satisfies Readonly<Record<keyof Ages, number>>;

/** Whether acts are taken, and what lags behind them. `temporal` null: this process was not told where it is. */
export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly database: boolean;
  readonly temporal: boolean | null;
  readonly seconds: Ages | null;
  readonly degraded: readonly string[];
}

/** Acts need the database alone; whatever else is away or late is said, and fails nothing. */
export const readinessOf = (state: SystemState | undefined, temporal: boolean | null): Readiness => {
  const seconds = state ? agesOf(state) : null;
  const late = seconds ? (['relay', 'ledger', 'anchor'] as const).filter((each) => (seconds[each] ?? 0) > LIMITS[each]) : [];
  const degraded = [...(temporal === false ? ['temporal'] : []), ...late];
  return { status: !state ? 'unavailable' : degraded.length > 0 ? 'degraded' : 'ready', database: state !== undefined, temporal, seconds, degraded };
};
