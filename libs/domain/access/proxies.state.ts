import type { Day } from '../calendar/instant.js';
import type { TaskCode, UserId } from '../shared/ids.js';
import type { StreamState } from '../shared/stream.js';

/** 代理: a dated right to act for somebody, with the days inclusive (L11). */
export interface Proxy {
  readonly id: string;
  readonly principal: UserId;
  readonly proxy: UserId;
  readonly from: Day;
  readonly until: Day;
  /** Null: all. */
  readonly tasks: readonly TaskCode[] | null;
}

/** The proxies of a unit that were not ended; those whose last day is past stay and mean nothing. */
export interface ProxiesState extends StreamState {
  readonly proxies: readonly Proxy[];
}

export const noProxies = (id: string): ProxiesState => ({ id, sequence: 0, hash: '', status: 'open', proxies: [] });
