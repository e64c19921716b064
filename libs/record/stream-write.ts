import type { Instant } from '#domain/calendar/instant.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { nextDue } from '#domain/deadline/next-due.js';
import type { RecordedEvent } from './recorded-event.js';
import type { StreamChange } from './stream-change.js';

export type StreamKind = 'assignment' | 'cycle' | 'change_set' | 'proxies' | 'catalogue' | 'contacts' | 'organisation';

/** A stream of any kind as an act leaves it. */
export interface StreamWrite {
  readonly kind: StreamKind;
  readonly id: string;
  readonly sequence: number;
  readonly hash: string;
  readonly state: unknown;
  readonly rulesVersion: number;
  /** Its earliest instant; null where it waits for none. */
  readonly dueAt: Instant | null;
  readonly closed: boolean;
  readonly sealed: readonly RecordedEvent[];
  /** How its workflow hears of it: lane 1 people's acts, 2 bulk; null where it has none, or the caller tells it itself. */
  readonly wake: { readonly lane: 1 | 2; readonly atOnce: boolean } | null;
}

export const assignmentWrite = ({ after, sealed, mustWake }: StreamChange, lane: 1 | 2 | null): StreamWrite => ({
  kind: 'assignment',
  id: after.id,
  sequence: after.sequence,
  hash: after.hash,
  state: after,
  rulesVersion: RULES_VERSION,
  dueAt: nextDue(after)?.at ?? null,
  closed: after.status === 'closed',
  sealed,
  wake: lane && { lane, atOnce: mustWake },
});
