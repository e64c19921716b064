import { createStore } from './store.js';
import type { Store } from './store.js';

/** Kept in this browser; a private window or a full disk only loses the memory of it. */
const remembered = <T extends string>(key: string, allowed: readonly T[], fallback: T): Store<T> => {
  const read = (): T => {
    try {
      const stored = localStorage.getItem(key);
      return allowed.find((each) => each === stored) ?? fallback;
    } catch {
      return fallback;
    }
  };
  const store = createStore<T>(read());
  // What is chosen in one tab holds in the others.
  globalThis.addEventListener?.('storage', (event: StorageEvent) => {
    if (event.key === key) store.set(read());
  });
  return {
    ...store,
    set: (value) => {
      try {
        localStorage.setItem(key, value);
      } catch {
        // The choice holds until the page is left.
      }
      store.set(value);
    },
  };
};

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const SWITCH = ['on', 'off'] as const;

export const themeChoice = remembered('liandong.theme', THEMES, 'system');
export const languageChoice = remembered('liandong.language', LANGUAGES, 'zh-CN');
/** Single-key shortcuts (interface, section 4), off for who wants it. */
export const singleKeys = remembered('liandong.keys', SWITCH, 'on');
