import type { Evolves } from '../assignment/evolving.js';
import type { DeadlineEvents } from './deadline.events.js';

export const DEADLINE_EVOLVE: Evolves<keyof DeadlineEvents> = {
  DeadlinePassed: (state, { data: { duty, milestone } }) => ({ ...state, overdue: [...state.overdue, duty === 'milestone' ? `milestone:${milestone ?? ''}` : duty] }),
};
