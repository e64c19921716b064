import type { Evolves } from '../assignment/evolving.js';
import type { SupervisionEvents } from './supervision.events.js';

export const SUPERVISION_EVOLVE: Evolves<keyof SupervisionEvents> = {
  SupervisionOpened: (state, { data: { caseId: id, level, replyDueOn } }) => ({ ...state, openCase: { id, level, replyDueOn }, cases: state.cases + 1 }),
  SupervisionClosed: (state) => ({ ...state, openCase: null }),
};
