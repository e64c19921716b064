import { closed, handOver, type Evolves } from '../assignment/evolving.js';
import { without } from '../deadline/overdue.js';
import type { ProgressEvents } from './progress.events.js';

export const PROGRESS_EVOLVE: Evolves<keyof ProgressEvents> = {
  ProgressSubmitted: (state, { data: { percent, milestonesReached } }) => ({ ...state, percent, milestonesReached: [...new Set([...state.milestonesReached, ...milestonesReached])] }),
  CompletionDeclared: (state, event) => ({ ...state, ...handOver(state, 'bureau', event), status: 'completion_declared', overdue: without(state.overdue, 'close_out'), plan: 'plan' in state ? state.plan : null }),
  CompletionReturned: (state, event) => ({ ...state, ...handOver(state, 'unit', event), status: 'approved', plan: 'plan' in state ? state.plan : null }),
  ClosedOut: (state, event) => closed(state, 'closed_out', event.data.held),
};
