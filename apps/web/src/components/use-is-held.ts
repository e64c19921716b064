import { held } from '../api/held.js';
import { useStore } from '../ui/store.js';

/** Whether a decision on an assignment waits its ten seconds in this window. */
export const useIsHeld = (id: string): boolean => useStore(held.state).some((act) => act.assignment === id && act.state !== 'refused');
