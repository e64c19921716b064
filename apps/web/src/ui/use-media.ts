import { useCallback, useSyncExternalStore } from 'react';

/** Below this the phone's layout: bottom bar, one column, targets of 44 px. */
const PHONE = '(max-width: 767px)';
/** From here list and item stand side by side. */
const SPLIT = '(min-width: 1200px)';
const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';
const DARK = '(prefers-color-scheme: dark)';

const useMedia = (query: string): boolean => {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
};

export const useIsPhone = (): boolean => useMedia(PHONE);
export const useIsSplit = (): boolean => useMedia(SPLIT);
export const useReducedMotion = (): boolean => useMedia(REDUCED_MOTION);
export const usePrefersDark = (): boolean => useMedia(DARK);
