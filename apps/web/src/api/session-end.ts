import { apiPathTo } from '../api-paths.js';
import { createStore, type Store } from '../ui/store.js';
import { isSignedOut, request } from './client.js';
import type { SessionEnd } from './generated/types.gen.js';
import { signedOut } from './signed-out.js';

/** So long before the end it is said. */
export const WARNED_MS = 2 * 60_000;
/** Again, where nobody answered. */
const AGAIN_MS = 30_000;

/** The warning that is shown: when it ends, and why; null: none. */
export type Warning = { readonly endsAtMs: number; readonly by: SessionEnd['by'] } | null;
export interface SessionEndParts {
  /** When it ends, asked so that the question itself keeps nobody signed in; null: it has. */
  readonly ask: () => Promise<SessionEnd | null>;
  /** Something that a person does: it begins anew from here. */
  readonly touch: () => Promise<unknown>;
  readonly end: () => void;
  readonly now: () => number;
  /** Answers how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void;
}
export interface SessionEndWatch extends Pick<Store<Warning>, 'get' | 'subscribe'> {
  /** From now on, or anew. */
  readonly check: () => Promise<void>;
  readonly stay: () => Promise<void>;
  readonly stop: () => void;
}

/** Watches for the end of the session, which another page of the same browser may have put off. */
export const createSessionEnd = ({ ask, touch, end, now, after }: SessionEndParts): SessionEndWatch => {
  const { get, set, subscribe } = createStore<Warning>(null);
  let callOff = (): void => undefined;
  const next = (ms: number): void => {
    callOff();
    callOff = after(ms, () => void check());
  };
  const check = async (): Promise<void> => {
    let answer: SessionEnd | null;
    try {
      answer = await ask();
    } catch {
      next(AGAIN_MS);
      return;
    }
    callOff();
    if (answer === null) {
      set(null);
      end();
      return;
    }
    const left = answer.leftSeconds * 1000;
    set(left > WARNED_MS ? null : { endsAtMs: now() + left, by: answer.by });
    next(left > WARNED_MS ? left - WARNED_MS : Math.max(left, 1_000));
  };
  return { get, subscribe, check, stay: () => touch().then(check), stop: () => callOff() };
};

export const sessionEnd = createSessionEnd({
  ask: () => request<SessionEnd>(apiPathTo.sessionEnd()).catch((error: unknown) => (isSignedOut(error) ? null : Promise.reject(error))),
  touch: () => request(apiPathTo.session()),
  end: () => signedOut.set(true),
  now: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
// Who signed in again over the page has a new session.
signedOut.subscribe(() => {
  if (!signedOut.get()) void sessionEnd.check();
});
