import { condition, setCurrentDetails, setHandler, sleep, workflowInfo, type QueryDefinition } from '@temporalio/workflow';
import { clockMovedSignal, eventsRecordedSignal } from '#messages/assignment.messages.js';

/** A cold workflow replays its whole history at each wake: short ones are cheap. */
export const CONTINUE_AT = 200;

interface Event {
  readonly type: string;
  readonly sequence: number;
  readonly previousHash: string;
  readonly settled?: boolean;
}
interface State {
  readonly sequence: number;
  readonly hash: string;
}
interface Due {
  readonly rule: string;
  readonly occurrence: string;
  readonly at: number;
}
/** What a run hands on to the next one. */
export interface Carried<S> {
  readonly rulesVersion: number;
  readonly upTo: number;
  readonly clockOffset: number;
  readonly continueAt: number;
  readonly state?: S;
}
/** What follows an event outside the record, keyed by its type; runs beside the loop. */
export type EffectsOf<E extends Event> = Partial<Record<E['type'], (sequence: number) => Promise<void>>>;

/** A kind of stream, as its follower must know it. */
export interface Followed<S extends State, E extends Event, D extends Due, Stage extends string> {
  readonly start: Partial<Carried<S>> & { readonly rulesVersion: number };
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
  readonly nextDue: (state: S) => D | undefined;
  readonly stageOf: (state: S) => Stage;
  readonly inWords: (state: S) => { all: string; next: string };
  readonly view: QueryDefinition<S>;
  readonly load: (after: number) => Promise<{ upTo: number; events: readonly E[] }>;
  readonly passInstant: (due: D, after: number) => Promise<{ events: readonly E[]; waitMs?: number }>;
  readonly continueAsNew: (carried: Carried<S>) => Promise<unknown>;
  /** In every stage. */
  readonly always?: EffectsOf<E>;
}

/**
 * Follows a stream of any kind: told events are folded in sequence, a gap is loaded, a forged event makes it load everything
 * anew; one lazy timer waits for the earliest instant and is never cancelled: a stale one wakes, finds nothing due, arms the next.
 */
export function followStream<S extends State, E extends Event, D extends Due, Stage extends string>(followed: Followed<S, E, D, Stage>) {
  const { start, initial, evolve, nextDue, stageOf, inWords, always } = followed;
  const { rulesVersion } = start;
  const continueAt = start.continueAt ?? CONTINUE_AT;
  let state = start.state ?? initial;
  let heard: E[] = [];
  let upTo = start.upTo ?? 0;
  let newestRules = rulesVersion;
  let offset = start.clockOffset ?? 0;
  let armedFor = Infinity;
  let notBefore = 0;
  let owed = 0;

  // Handlers only note: an error in one would fail the workflow task again and again.
  setHandler(eventsRecordedSignal, (told) => {
    // Sound: the relay tells each workflow the events of its own stream.
    heard.push(...(told.events as unknown as readonly E[]));
    upTo = Math.max(upTo, told.upTo);
    newestRules = Math.max(newestRules, told.rulesVersion);
  });
  setHandler(clockMovedSignal, (milliseconds) => {
    offset = milliseconds;
    notBefore = 0;
  });
  setHandler(followed.view, () => state);

  const next = (): E | undefined => heard.find((event) => event.sequence === state.sequence + 1);
  const isBehind = (): boolean => upTo > state.sequence;
  const dueAt = (): number => Math.max(nextDue(state)?.at ?? Infinity, notBefore) - offset;
  const isDue = (): boolean => dueAt() <= Date.now();
  const mustArm = (): boolean => dueAt() < armedFor;
  const mayContinue = (): boolean => owed === 0 && (workflowInfo().historyLength > continueAt || newestRules > rulesVersion);

  const take = (event: E, effects: EffectsOf<E>): void => {
    heard = heard.filter(({ sequence }) => sequence > event.sequence);
    const isForged = event.previousHash !== state.hash;
    state = isForged ? initial : evolve(state, event);
    if (isForged) upTo = Math.max(upTo, event.sequence);
    const effect = event.settled || isForged ? undefined : { ...always, ...effects }[event.type as E['type']];
    if (!effect) return;
    owed++;
    // Beside the loop: a slow document never holds time up. The proxy retries until it is done.
    void effect(event.sequence)
      .catch(() => undefined)
      .finally(() => owed--);
  };
  const load = async (): Promise<void> => {
    const told = upTo;
    heard = [];
    const recorded = await followed.load(state.sequence);
    heard.push(...recorded.events);
    // A forged sequence far ahead costs this one load.
    if (upTo === told) upTo = recorded.upTo;
  };
  const passInstant = async (): Promise<void> => {
    const due = nextDue(state);
    if (!due) return;
    const answer = await followed.passInstant(due, state.sequence);
    heard.push(...answer.events);
    notBefore = answer.waitMs ? Date.now() + offset + answer.waitMs : 0;
  };
  const arm = (at: number): void => {
    armedFor = at;
    const fired = (): void => {
      if (armedFor === at) armedFor = Infinity;
    };
    void sleep(Math.max(1, at - Date.now()), { summary: inWords(state).next }).then(fired, () => undefined);
  };

  /** Stays in a stage until an event ends it. A stage that the stream is not in returns at once. */
  const during = async (stage: Stage, effects: EffectsOf<E> = {}): Promise<void> => {
    while (stageOf(state) === stage) {
      setCurrentDetails(inWords(state).all);
      const event = next();
      if (event) take(event, effects);
      else if (isBehind()) await load();
      else if (isDue()) await passInstant();
      else if (mayContinue()) {
        // Newer rules fold the record again: an older state's shape is nothing they must know.
        await followed.continueAsNew({ rulesVersion: newestRules, upTo, clockOffset: offset, continueAt, ...(newestRules > rulesVersion ? {} : { state }) });
      } else if (mustArm()) arm(dueAt());
      else await condition(() => next() !== undefined || isBehind() || isDue() || mayContinue() || mustArm());
    }
  };

  return { during, stage: () => stageOf(state), effectsDone: () => condition(() => owed === 0) };
}
