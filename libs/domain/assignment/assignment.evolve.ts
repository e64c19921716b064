import { ACCESS_EVOLVE, answered } from '../access/access.evolve.js';
import { parseDay } from '../calendar/day.js';
import { CARRY_OVER_EVOLVE } from '../carry-over/carry-over.evolve.js';
import { CHANGE_EVOLVE } from '../change-set/change.evolve.js';
import { DEADLINE_EVOLVE } from '../deadline/deadline.evolve.js';
import { extendableDate } from '../deadline/duty-date.js';
import { PLAN_EVOLVE } from '../plan/plan.evolve.js';
import { PROGRESS_EVOLVE } from '../progress/progress.evolve.js';
import { withDuties } from '../progress/report.js';
import { REVIEW_EVOLVE } from '../review/review.evolve.js';
import { SUPERVISION_EVOLVE } from '../supervision/supervision.evolve.js';
import { NO_SUPERVISION } from '../supervision/supervision.state.js';
import type { AssignmentEvent, AssignmentEventType, EventOf } from './assignment.events.js';
import type { AssignmentState, IssuedState } from './assignment.state.js';
import { COLLABORATION_EVOLVE } from './collaboration.evolve.js';
import type { Evolves } from './evolving.js';
import { LIFE_EVOLVE } from './life.evolve.js';
import { LIFE_TRANSITIONS } from './life.transitions.js';

const EVOLVE: Evolves<Exclude<AssignmentEventType, 'AssignmentIssued'>> = {
  AssignmentAcknowledged: (state, event) => (state.planNeeded ? { ...state, status: 'acknowledged' } : { ...state, status: 'approved', plan: null, reports: withDuties(state.reports, event.data.reports ?? []) }),
  ...LIFE_EVOLVE,
  ...PLAN_EVOLVE,
  ...REVIEW_EVOLVE,
  ...PROGRESS_EVOLVE,
  ...DEADLINE_EVOLVE,
  ...SUPERVISION_EVOLVE,
  ...CHANGE_EVOLVE,
  ...CARRY_OVER_EVOLVE,
  ...ACCESS_EVOLVE,
  ...COLLABORATION_EVOLVE,
};

/** Folds one event. Accepts every event ever stored; an event that cannot follow the state is a bug and throws. */
export const evolve = (state: AssignmentState, event: AssignmentEvent): AssignmentState => {
  if (event.type === 'AssignmentIssued') return issued(state, event);
  if (state.status === 'not_issued') throw new Error(`${event.type} before AssignmentIssued on ${event.stream}`);
  // Sound: the table maps each type to the function of its own events.
  const change = EVOLVE[event.type] as (state: IssuedState, event: AssignmentEvent) => IssuedState;
  return { ...withoutVoid(answered(change(state, event), event)), sequence: event.sequence, hash: event.hash, instants: event.data.instants ?? state.instants };
};

/** A request ends with what it is about: a unit that has gone on, submitted or reached it needs no answer. */
const withoutVoid = (state: IssuedState): IssuedState => {
  const exemption = LIFE_TRANSITIONS.DecideExemption.from.some((status) => status === state.status) ? state.exemption : null;
  const extensions = state.extensions.filter(({ duty }) => extendableDate(state, duty) !== null);
  return exemption === state.exemption && extensions.length === state.extensions.length ? state : { ...state, exemption, extensions };
};

const issued = (state: AssignmentState, event: EventOf<'AssignmentIssued'>): AssignmentState => {
  const { instants = [], level = 'province', province = null, metrics = [], completionDueOn = parseDay(`${event.data.planDueOn.slice(0, 4)}-12-31`), settingsVersion = 1, ...duty } = event.data;
  // What is known beforehand stands first: V8 takes seventy times as long for what is added behind a spread.
  return {
    suspended: null,
    revocation: null,
    exemption: null,
    optOut: null,
    extensions: [],
    extended: {},
    escalatesFrom: {},
    redated: {},
    status: 'assigned',
    id: state.id,
    sequence: event.sequence,
    hash: event.hash,
    issuedAt: event.at,
    round: 1,
    instants,
    holders: [{ holder: 'unit', from: event.at }],
    overdue: [],
    planVersion: 0,
    firstTimeliness: null,
    letter: null,
    returns: 0,
    reviewed: null,
    percent: 0,
    milestonesReached: [],
    reports: [],
    metricValues: {},
    evidence: [],
    hasReported: false,
    contributions: [],
    behindAt: [],
    passedByProvince: false,
    handler: null,
    copiedTo: [],
    mentions: [],
    level,
    province,
    metrics,
    completionDueOn,
    settingsVersion,
    ...NO_SUPERVISION,
    ...duty,
  };
};
