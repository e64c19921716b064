import { closed, type Evolves } from '../assignment/evolving.js';
import type { CarryOverEvents } from './carry-over.events.js';

export const CARRY_OVER_EVOLVE: Evolves<keyof CarryOverEvents> = {
  AssignmentCarriedOver: (state, { data: { to, held } }) => ({ ...closed(state, 'carried_over', held), carriedTo: to, ...(state.status === 'assigned' ? { isUnacknowledged: true } : {}) }),
  ItemsTakenOver: (state, { data: { from, items } }) => ({
    ...state,
    milestones: [...state.milestones, ...items.map(({ milestone, as: id, dueOn, kind }) => ({ id, dueOn, ...(kind ? { kind } : {}), from: { assignment: from, milestone } }))],
  }),
};
