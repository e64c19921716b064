import type { QueryClient } from '@tanstack/react-query';
import { createStore } from '../ui/store.js';
import type { Store } from '../ui/store.js';
import { API } from './client.js';
import { apiPathTo } from '../api-paths.js';
import { TOUCHED } from './touched.js';

export interface Contact {
  readonly isConnected: boolean;
  /** Epoch milliseconds of the last word from the server. */
  readonly lastAt: number;
}

/** Beside what an act touches: what others start and steer. */
const LISTS = [...TOUCHED, 'change-sets', 'cycles', 'exported-lists', 'maintenance', 'outbox'];
/** A launch or a moving clock changes hundreds of ids a second: lists are read again at most this often. */
const FIRST_AFTER = 250;
const AT_MOST_EVERY = 1500;
const REOPEN_AFTER = 5000;

const idsOf = (data: unknown): string[] => {
  if (typeof data !== 'string') return [];
  try {
    const parsed = JSON.parse(data) as { ids?: unknown };
    return Array.isArray(parsed.ids) ? parsed.ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
};

/** "These ids changed", told by the server; what is on the screen is then read again. Open while somebody follows it. */
export const createLive = (queryClient: QueryClient): Pick<Store<Contact>, 'get' | 'subscribe'> => {
  const contact = createStore<Contact>({ isConnected: true, lastAt: Date.now() });
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let lastRead = 0;
  let source: EventSource | undefined;
  let followers = 0;

  const readAgain = (): void => {
    timer = undefined;
    lastRead = Date.now();
    for (const id of changed) {
      void queryClient.invalidateQueries({ queryKey: ['assignment', id] });
      void queryClient.invalidateQueries({ queryKey: ['assignment-reminders', id] });
    }
    changed.clear();
    for (const list of LISTS) void queryClient.invalidateQueries({ queryKey: [list] });
  };
  const soon = (): void => {
    timer ??= setTimeout(readAgain, Math.max(FIRST_AFTER, lastRead + AT_MOST_EVERY - Date.now()));
  };
  const heard = (): void => contact.set({ isConnected: true, lastAt: Date.now() });

  const open = (): void => {
    let wasLost = false;
    source = new EventSource(API + apiPathTo.events());
    source.addEventListener('open', () => {
      heard();
      // What changed while the line was down was not told.
      if (wasLost) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'draft' });
      wasLost = false;
    });
    source.addEventListener('changed', (event) => {
      heard();
      for (const id of idsOf(event.data)) changed.add(id);
      soon();
    });
    source.addEventListener('clock', () => {
      heard();
      void queryClient.invalidateQueries({ queryKey: ['clock'] });
      soon();
    });
    source.addEventListener('error', () => {
      wasLost = true;
      contact.set({ isConnected: false, lastAt: contact.get().lastAt });
      // The browser gives up after an answer such as 503; then it is for us to try again.
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(reopen, REOPEN_AFTER);
    });
  };
  const reopen = (): void => {
    source?.close();
    open();
  };

  return {
    get: contact.get,
    subscribe: (listener) => {
      followers += 1;
      if (followers === 1) open();
      const leave = contact.subscribe(listener);
      return () => {
        leave();
        followers -= 1;
        if (followers > 0) return;
        source?.close();
        source = undefined;
        clearTimeout(timer);
        clearTimeout(again);
        timer = undefined;
      };
    },
  };
};
