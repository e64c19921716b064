import type { Verb } from '../assignment/verb.js';
import { earliestRevision, letterId, tooEarly } from './return-letter.js';

/** 重开: an approved plan goes back for another round, with a reason and no items; the lead reviews it again. */
export const reopenPlan: Verb<'ReopenPlan'> = {
  may: (state) => (state.plan ? undefined : { code: 'NO_PLAN', facts: { obligation: state.obligation } }),
  decide: (state, { reason, revisionDueOn, at }, facts) => {
    const refusal = tooEarly(state, revisionDueOn, at, facts);
    if (refusal) return { refusal };
    return {
      events: [
        {
          type: 'PlanReopened',
          data: { letter: letterId(state), nextRound: state.round + 1, revisionDueOn: revisionDueOn ?? earliestRevision(state, at, facts) },
          texts: { reason },
        },
      ],
    };
  },
};
