import { heldDays } from '../deadline/clocks.js';
import type { NewAssignmentEvent } from './assignment.events.js';
import type { AssignmentFacts } from './assignment.facts.js';
import type { IssuedState } from './assignment.state.js';
import type { CommandMeta } from './assignment.commands.js';
import type { UserActor, Verb } from './verb.js';

const isOfUnit = (state: IssuedState, actor: UserActor): boolean => actor.unit === state.unit;

const optedOut = (state: IssuedState, { at }: CommandMeta, { calendar }: AssignmentFacts, reason: string): NewAssignmentEvent => ({
  type: 'OptedOut',
  data: { held: heldDays(state.holders, at, calendar) },
  texts: { reason },
});

/** 退出 (section 8), of an optional assignment: free before the first submission, then the lead director consents. */
export const optOut: Verb<'OptOut'> = {
  may: (state, actor) => {
    if (state.mandatory) return { code: 'MANDATORY', facts: { obligation: state.obligation } };
    if (isOfUnit(state, actor)) return state.optOut ? { code: 'REQUEST_PENDING', facts: { request: 'opt_out' } } : undefined;
    return state.optOut ? undefined : { code: 'NO_REQUEST', facts: { verb: 'OptOut' } };
  },
  decide: (state, command, facts) => {
    const isFree = state.firstTimeliness === null;
    if (isOfUnit(state, command.actor) && !isFree) return { events: [{ type: 'OptOutRequested', data: {}, texts: { reason: command.reason } }] };
    return { events: [optedOut(state, command, facts, command.reason)] };
  },
};
