import type { Actor } from '#domain/access/actor.js';
import type { Instant } from '#domain/calendar/instant.js';
import { hashOf } from './hash.js';

/** An event of any kind of stream as it is stored; `texts` never leave the record for Temporal. */
export interface RecordedEvent {
  readonly stream: string;
  readonly sequence: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly round: number;
  readonly data: unknown;
  readonly texts: Readonly<Record<string, string>>;
  readonly previousHash: string;
  readonly hash: string;
}

/** Seals an event into its stream's chain: the hash covers everything, texts too, and the hash before it. */
export const seal = (event: Omit<RecordedEvent, 'hash'>): RecordedEvent => ({ ...event, hash: hashOf(event) });

/** Throws where an event was altered or does not follow the one before it. */
export const verifyChain = (events: readonly RecordedEvent[], previousHash: string): void => {
  let before = previousHash;
  for (const { hash, ...event } of events) {
    if (event.previousHash !== before) throw new Error(`chain broken at ${event.stream} ${event.sequence}: the hash before it differs`);
    if (hashOf(event) !== hash) throw new Error(`chain broken at ${event.stream} ${event.sequence}: the event was altered`);
    before = hash;
  }
};
