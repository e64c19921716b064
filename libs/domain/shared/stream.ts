import type { Actor } from '../access/actor.js';
import type { Instant } from '../calendar/instant.js';
import type { CommandId } from './ids.js';

/** What the state of every stream has: how far it is folded, and where it stands. */
export interface StreamState {
  readonly id: string;
  readonly sequence: number;
  readonly hash: string;
  readonly status: string;
}

/** Who, when, under which key. `at` is read after the stream's lock. */
export interface Sent {
  readonly commandId: CommandId;
  readonly at: Instant;
  readonly actor: Actor;
}

/** What a rule gives, from a table of event types and their public facts; texts stay in the record. */
export type NewEventOf<Data> = { readonly [T in keyof Data & string]: { readonly type: T; readonly data: Data[T]; readonly texts?: Readonly<Record<string, string>> } }[keyof Data & string];

/** The same event as recorded and as told to a workflow. */
export type EventIn<Data> = {
  readonly [T in keyof Data & string]: {
    readonly type: T;
    readonly data: Data[T];
    readonly stream: string;
    readonly sequence: number;
    readonly at: Instant;
    readonly actor: Actor;
    readonly round: number;
    readonly previousHash: string;
    readonly hash: string;
  };
}[keyof Data & string];

/** How each type of event changes the state; sequence and hash are folded for all of them. */
export type EvolveTable<S, Data> = { readonly [T in keyof Data & string]: (state: S, event: Extract<EventIn<Data>, { type: T }>) => S };

export const evolveBy =
  <S extends StreamState, Data>(table: EvolveTable<S, Data>) =>
  (state: S, event: EventIn<Data>): S => {
    // Sound: the table maps each type to the function of its own events.
    const change = table[event.type] as (state: S, event: EventIn<Data>) => S;
    return { ...change(state, event), sequence: event.sequence, hash: event.hash };
  };
