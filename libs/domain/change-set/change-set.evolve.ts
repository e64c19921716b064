import { evolveBy } from '../shared/stream.js';
import type { ChangeSetEvents } from './change-set.events.js';
import type { ChangeSetState, ProposedChange } from './change-set.state.js';

const proposed = (state: ChangeSetState): ProposedChange => {
  if (state.status === 'not_proposed') throw new Error(`${state.id} was not proposed`);
  return state;
};

/** Done when each row is applied or dropped; held while only stale ones are left. */
const settled = (state: ProposedChange): ProposedChange => {
  if (state.pending > 0) return state;
  return { ...state, status: state.stale > 0 ? 'held' : 'done' };
};

export const evolveChangeSet = evolveBy<ChangeSetState, ChangeSetEvents>({
  ChangeProposed: ({ id, sequence, hash }, { actor, data: { cycle, proposal, previewHash, rows, settingsVersion = null } }) => ({
    id, sequence, hash, status: 'proposed', cycle, proposal, settingsVersion, proposedBy: actor, previewedBy: actor, appliedBy: null, previewHash, pending: rows, applied: 0, stale: 0, dropped: 0,
  }),
  ChangeApplied: (state, { actor }) => ({ ...proposed(state), status: 'applying', appliedBy: actor }),
  ChangePreviewedAgain: (state, { actor, data: { previewHash, rows, gone, settingsVersion } }) => {
    const before = proposed(state);
    return settled({ ...before, status: 'proposed', previewedBy: actor, previewHash, settingsVersion: settingsVersion ?? before.settingsVersion, pending: rows, stale: 0, dropped: before.dropped + gone.length });
  },
  RowDropped: (state) => {
    const before = proposed(state);
    return settled(before.status === 'held' ? { ...before, stale: before.stale - 1, dropped: before.dropped + 1 } : { ...before, pending: before.pending - 1, dropped: before.dropped + 1 });
  },
  RowsSettled: (state, { data: { applied, stale } }) => {
    const before = proposed(state);
    return settled({ ...before, pending: before.pending - applied.length - stale.length, applied: before.applied + applied.length, stale: before.stale + stale.length });
  },
});
