import type { Actor } from '#domain/access/actor.js';
import type { Instant } from '#domain/calendar/instant.js';
import { isSealOf, sealOf } from './hash.js';

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
export const seal = (event: Omit<RecordedEvent, 'hash'>): RecordedEvent => ({ hash: sealOf(event), ...event });

/** Throws where an event was altered or does not follow the one before it. */
export const verifyChain = (events: readonly RecordedEvent[], previousHash: string): void => {
  let before = previousHash;
  for (const { hash, ...event } of events) {
    if (event.previousHash !== before) throw new Error(`chain broken at ${event.stream} ${event.sequence}: the hash before it differs`);
    if (!isSealOf(hash, event)) throw new Error(`chain broken at ${event.stream} ${event.sequence}: the event was altered`);
    before = hash;
  }
};

interface Given {
  readonly type: string;
  readonly data: unknown;
  readonly texts?: Readonly<Record<string, string>>;
}

/** Seals what a rule gave, event by event, into the chain of its stream, and folds it. */
export const sealAndFold = <S extends { readonly id: string; readonly sequence: number; readonly hash: string }, E>(
  before: S,
  given: readonly Given[],
  { at, actor }: { readonly at: Instant; readonly actor: Actor },
  evolve: (state: S, event: E) => S,
  roundOf: (state: S) => number = () => 1,
): { readonly after: S; readonly events: readonly E[]; readonly sealed: readonly RecordedEvent[] } => {
  let after = before;
  const events: E[] = [];
  const sealed: RecordedEvent[] = [];
  for (const { type, data, texts } of given) {
    const event = seal({ stream: before.id, sequence: after.sequence + 1, type, at, actor, round: roundOf(after), data, texts: texts ?? {}, previousHash: after.hash });
    const { texts: _texts, ...told } = event;
    after = evolve(after, told as unknown as E);
    sealed.push(event);
    events.push(told as unknown as E);
  }
  return { after, events, sealed };
};
