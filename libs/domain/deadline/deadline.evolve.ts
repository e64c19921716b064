import { doersOf } from '../access/actor.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { Evolves } from '../assignment/evolving.js';
import type { ExtensionRequest } from '../assignment/pending.js';
import type { DeadlineEvents } from './deadline.events.js';
import { setDates } from './duty-date.js';
import { deadlineKey } from './extension.js';

const withRequest = (state: IssuedState, duty: string, change: (request: ExtensionRequest) => Partial<ExtensionRequest>): IssuedState => ({
  ...state,
  extensions: state.extensions.map((request) => (request.duty === duty ? { ...request, ...change(request) } : request)),
});
const withoutRequest = (state: IssuedState, duty: string): IssuedState => ({ ...state, extensions: state.extensions.filter((request) => request.duty !== duty) });

export const DEADLINE_EVOLVE: Evolves<keyof DeadlineEvents> = {
  DeadlinePassed: (state, { data: { duty, milestone } }) => ({ ...state, overdue: [...state.overdue, duty === 'milestone' ? `milestone:${milestone ?? ''}` : duty] }),
  ExtensionRequested: (state, { actor, at, data: { duty, asked, inTime, decideBy, needs } }) => ({
    ...state,
    extensions: [...state.extensions, { duty, asked, inTime, by: doersOf(actor), requestedAt: at, decideBy, isLimitPassed: false, needs, consents: [] }],
  }),
  ExtensionConsented: (state, { actor, data: { duty, side, dueOn, parts } }) =>
    withRequest(state, duty, ({ consents }) => ({ consents: [...consents, { side, by: doersOf(actor), dueOn, parts }] })),
  ExtensionGranted: (state, { at, data: { duty, was, is } }) => {
    const { [duty]: _held, ...escalatesFrom } = state.escalatesFrom;
    const key = deadlineKey(state, duty);
    return { ...setDates(withoutRequest(state, duty), [{ duty, was, is }], at), extended: { ...state.extended, [key]: (state.extended[key] ?? 0) + 1 }, escalatesFrom };
  },
  ExtensionRefused: (state, { data: { duty, goesOnFrom } }) => {
    const undecided = withoutRequest(state, duty);
    return goesOnFrom ? { ...undecided, escalatesFrom: { ...state.escalatesFrom, [duty]: goesOnFrom } } : undecided;
  },
  RequestLimitPassed: (state, { data: { duty } }) => {
    if (duty !== undefined) return withRequest(state, duty, () => ({ isLimitPassed: true }));
    return state.exemption ? { ...state, exemption: { ...state.exemption, isLimitPassed: true } } : state;
  },
};
