import type { HeldDays } from '../deadline/deadline.events.js';
import type { AssignmentEvent, AssignmentEventType, EventOf } from './assignment.events.js';
import type { Closed, FrozenPlan, Holder, InReview, IssuedState } from './assignment.state.js';

/** How a folder's events change the state; sequence, hash and armed instants are folded for all of them. */
export type Evolves<T extends AssignmentEventType> = { readonly [K in T]: (state: IssuedState, event: EventOf<K>) => IssuedState };

export const handOver = (state: IssuedState, holder: Holder, event: AssignmentEvent): Pick<IssuedState, 'holders'> => ({
  holders: [...state.holders, { holder, from: event.at }],
});

export const planOf = (state: IssuedState, event: AssignmentEvent): FrozenPlan => {
  if ('plan' in state && state.plan) return state.plan;
  throw new Error(`${event.type} without a frozen plan on ${event.stream}`);
};

type RoundField = 'quorum' | 'slots' | 'reviewDueOn' | 'settlement' | 'stage';

export const withoutRound = <S extends IssuedState>(state: S): Omit<S, RoundField> => {
  const { quorum: _quorum, slots: _slots, reviewDueOn: _due, settlement: _settlement, stage: _stage, ...rest } = state as S & Partial<InReview>;
  return rest as Omit<S, RoundField>;
};

export const withoutPlan = <S extends IssuedState>(state: S): Omit<S, 'plan' | RoundField> => {
  const { plan: _plan, ...rest } = withoutRound(state) as Omit<S, RoundField> & { plan?: unknown };
  return rest as Omit<S, 'plan' | RoundField>;
};

export const inReview = (state: IssuedState, event: AssignmentEvent): InReview => {
  if (state.status === 'in_review') return state;
  throw new Error(`${event.type} outside a review on ${event.stream}`);
};

/** 已结束, for good. */
export const closed = (state: IssuedState, outcome: Closed['outcome'], held: HeldDays): Closed => ({ ...withoutPlan(state), status: 'closed', outcome, held });
