import { createStore } from '../ui/store.js';
import type { Store } from '../ui/store.js';
import { ApiError, isSignedOut } from './client.js';
import type { DraftView, PlanSection } from './generated/types.gen.js';

/** `signed_out`: the session ended while it was written; the text waits in the browser for the login. */
export type SaveState = 'clean' | 'dirty' | 'saving' | 'offline' | 'signed_out' | 'conflict' | 'refused';
export interface DraftState {
  readonly sections: readonly PlanSection[];
  /** Version on the server that the text was started from. */
  readonly baseVersion: number;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
  readonly save: SaveState;
  /** Another editor's draft, when `save` is `conflict`. */
  readonly theirs: DraftView | null;
  readonly error: unknown;
}
export interface DraftKeeper {
  readonly state: Pick<Store<DraftState>, 'get' | 'subscribe'>;
  edit: (id: string, text: string) => void;
  /** Names the files that belong to a section; saved at once. */
  attach: (id: string, files: readonly string[]) => void;
  /** Saves now; answers the version that holds the text. Throws when it could not be saved. */
  flush: () => Promise<number>;
  /** Ends a conflict with the text chosen section by section. */
  settle: (sections: readonly PlanSection[]) => void;
  /** Sends what an earlier visit left behind. */
  start: () => void;
  /** The network or the session is back: what waited goes out. */
  resume: () => void;
  /** Saves what is unsaved and saves no more by itself. */
  stop: () => void;
}

interface Ports {
  readonly save: (body: { baseVersion: number; sections: PlanSection[] }) => Promise<DraftView>;
  /** Text that has not reached the server, kept in this browser. */
  readonly memory: { read: () => string | null; write: (text: string) => void; clear: () => void };
  readonly autosaveAfter?: number;
  readonly retryAfter?: number;
}
interface Kept {
  readonly baseVersion: number;
  readonly sections: readonly PlanSection[];
}

const keptOf = (text: string | null): Kept | undefined => {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return undefined;
  }
};

const isConflict = (error: unknown): error is ApiError => error instanceof ApiError && error.body.code === 'DRAFT_CONFLICT';

/** 暂存: saves 5 s after the last key, keeps offline text in the browser and sends it again, never overwrites another editor. */
export const createDraftKeeper = (stored: DraftView, template: readonly PlanSection[], ports: Ports): DraftKeeper => {
  const { autosaveAfter = 5000, retryAfter = 10_000 } = ports;
  const inBrowser = keptOf(ports.memory.read());
  // The answer of the last save was lost, not the save: nothing to settle.
  const kept = JSON.stringify(inBrowser?.sections) === JSON.stringify(stored.sections) ? undefined : inBrowser;
  const sections = stored.sections.length > 0 ? stored.sections : template;
  const isBehind = kept !== undefined && kept.baseVersion !== stored.version;
  const store = createStore<DraftState>({
    sections: kept?.sections ?? sections,
    baseVersion: kept?.baseVersion ?? stored.version,
    savedAt: stored.savedAt,
    savedBy: stored.savedBy,
    save: kept ? (isBehind ? 'conflict' : 'dirty') : 'clean',
    theirs: isBehind ? stored : null,
    error: null,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<number> | undefined;
  let edits = kept ? 1 : 0;
  let isStopped = true;

  const change = (part: Partial<DraftState>): void => store.set({ ...store.get(), ...part });
  const remember = (): void => {
    const { baseVersion, sections: mine } = store.get();
    ports.memory.write(JSON.stringify({ baseVersion, sections: mine } satisfies Kept));
  };
  const arm = (after: number): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void flush().catch(() => undefined), after);
  };

  const saveOnce = async (): Promise<number> => {
    const { baseVersion, sections: mine } = store.get();
    const editsAtStart = edits;
    change({ save: 'saving', error: null });
    try {
      const saved = await ports.save({ baseVersion, sections: [...mine] });
      const isCurrent = edits === editsAtStart;
      change({ baseVersion: saved.version, savedAt: saved.savedAt, savedBy: saved.savedBy, save: isCurrent ? 'clean' : 'dirty' });
      if (isCurrent) ports.memory.clear();
      else {
        remember();
        arm(autosaveAfter);
      }
      return saved.version;
    } catch (error) {
      if (isConflict(error)) change({ save: 'conflict', theirs: error.body.facts['stored'] as DraftView, error });
      else if (isSignedOut(error)) change({ save: 'signed_out', error });
      else if (error instanceof ApiError && error.status < 500) change({ save: 'refused', error });
      else {
        change({ save: 'offline', error });
        arm(retryAfter);
      }
      throw error;
    }
  };

  const flush = async (): Promise<number> => {
    clearTimeout(timer);
    if (running) await running.catch(() => undefined);
    const { save, baseVersion } = store.get();
    if (save === 'clean' && baseVersion > 0) return baseVersion;
    if (save === 'conflict') throw store.get().error ?? new Error('conflict');
    running = saveOnce();
    try {
      return await running;
    } finally {
      running = undefined;
    }
  };

  const put = (id: string, part: Partial<PlanSection>, saveAfter: number): void => {
    edits += 1;
    const { save, sections: mine } = store.get();
    const isWaiting = save === 'conflict' || save === 'saving' || save === 'signed_out';
    change({ sections: mine.map((section) => (section.id === id ? { ...section, ...part } : section)), save: isWaiting ? save : 'dirty' });
    remember();
    if (save !== 'conflict' && save !== 'signed_out') arm(saveAfter);
  };

  return {
    state: store,
    edit: (id, text) => put(id, { text }, autosaveAfter),
    attach: (id, files) => put(id, { files: [...files] }, 0),
    flush,
    settle: (chosen) => {
      edits += 1;
      change({ sections: chosen, baseVersion: store.get().theirs?.version ?? store.get().baseVersion, save: 'dirty', theirs: null, error: null });
      remember();
      arm(0);
    },
    start: () => {
      isStopped = false;
      if (store.get().save === 'dirty') arm(0);
    },
    resume: () => {
      if (['dirty', 'offline', 'signed_out'].includes(store.get().save)) arm(0);
    },
    stop: () => {
      if (store.get().save === 'dirty') void flush().catch(() => undefined);
      isStopped = true;
      clearTimeout(timer);
    },
  };
};
