import { UNIT_HELD } from '../assignment/life.transitions.js';
import type { Holder, IssuedState } from '../assignment/assignment.state.js';
import { endOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { movedReport, owedReports } from '../progress/report.js';
import type { DateMove } from './deadline.events.js';
import { without } from './overdue.js';

/** A date that runs: whose duty, which one, until when. */
export interface RunningDate {
  /** `acknowledgement`, `plan`, `revision`, `review`, `settlement`, `milestone:{id}`, `report:{period}`, `progress:{period}`, `completion`; of what a case or a request waits for too. */
  readonly duty: string;
  readonly dueOn: Day;
  readonly holder: Holder;
}

const isPlanOpen = (state: IssuedState): boolean => state.planNeeded && !['approved', 'completion_declared', 'closed'].includes(state.status);

/** What a case or an instruction asks for, and what the unit promised for it. */
const ofCases = ({ openCase, instructions }: IssuedState): { duty: string; dueOn: Day }[] => [
  ...(openCase ? [{ duty: 'case', dueOn: openCase.replyDueOn }] : []),
  ...(openCase?.reply ? [{ duty: 'promise', dueOn: openCase.reply.promisedOn }] : []),
  ...instructions.map(({ id, replyDueOn }) => ({ duty: `instruction:${id}`, dueOn: replyDueOn })),
];

/** Every date of a state that somebody still has to meet. */
export const runningDates = (state: IssuedState): RunningDate[] => {
  const unit = (duty: string, dueOn: Day): RunningDate => ({ duty, dueOn, holder: 'unit' });
  const bureau = (duty: string, dueOn: Day): RunningDate => ({ duty, dueOn, holder: 'bureau' });
  return [
    ...(state.status === 'assigned' ? [unit('acknowledgement', state.acknowledgeBy)] : []),
    ...(isPlanOpen(state) ? [unit('plan', state.planDueOn)] : []),
    ...(state.letter ? [unit('revision', state.letter.revisionDueOn)] : []),
    ...(state.status === 'in_review' ? [bureau('review', state.reviewDueOn), ...(state.settlement ? [bureau('settlement', state.settlement.dueOn)] : [])] : []),
    ...state.milestones.filter(({ id }) => !state.milestonesReached.includes(id)).map(({ id, dueOn }) => unit(`milestone:${id}`, dueOn)),
    ...(state.status === 'approved' ? owedReports(state.reports).map(({ period, dueOn }) => unit(`report:${period}`, dueOn)) : []),
    ...state.reports.flatMap(({ period, status, until }) => (status === 'submitted' && until ? [bureau(`progress:${period}`, until)] : [])),
    unit('completion', state.completionDueOn),
    ...ofCases(state).map(({ duty, dueOn }) => unit(duty, dueOn)),
    ...(state.exemption ? [bureau('exemption', state.exemption.decideBy)] : []),
    ...state.extensions.map(({ duty, decideBy }) => bureau(`extension:${duty}`, decideBy)),
  ];
};

/** Duties whose date an extension can move: the unit's own, while it holds the assignment. A plan submitted once has a revision date. */
export const extendableDate = (state: IssuedState, duty: string): Day | null => {
  if (!UNIT_HELD.some((status) => status === state.status)) return null;
  if (duty === 'acknowledgement' || NOT_TOLD.includes(cut(duty)[0]) || (duty === 'plan' && state.letter)) return null;
  // A report that was shut is reopened by an extension (P1).
  const shut = state.reports.find(({ period, status }) => status === 'shut' && duty === `report:${period}`);
  return shut?.dueOn ?? runningDates(state).find((date) => date.duty === duty && date.holder === 'unit')?.dueOn ?? null;
};

const withDate = (state: IssuedState, { duty, is }: DateMove): IssuedState => {
  const [kind, id = ''] = cut(duty);
  switch (kind) {
    case 'acknowledgement':
      return { ...state, acknowledgeBy: is };
    case 'plan':
      return { ...state, planDueOn: is };
    case 'revision':
      return state.letter ? { ...state, letter: { ...state.letter, revisionDueOn: is } } : state;
    case 'review':
      return state.status === 'in_review' ? { ...state, reviewDueOn: is } : state;
    case 'settlement':
      return state.status === 'in_review' && state.settlement ? { ...state, settlement: { ...state.settlement, dueOn: is } } : state;
    case 'milestone':
      return { ...state, milestones: state.milestones.map((milestone) => (milestone.id === id ? { ...milestone, dueOn: is } : milestone)) };
    case 'report':
    case 'progress':
      return { ...state, reports: state.reports.map((report) => (report.period === id ? movedReport(report, is) : report)) };
    case 'completion':
      return { ...state, completionDueOn: is };
    case 'case':
      return state.openCase ? { ...state, openCase: { ...state.openCase, replyDueOn: is } } : state;
    case 'promise':
      return state.openCase?.reply ? { ...state, openCase: { ...state.openCase, reply: { ...state.openCase.reply, promisedOn: is } } } : state;
    case 'instruction':
      return { ...state, instructions: state.instructions.map((each) => (each.id === id ? { ...each, replyDueOn: is } : each)) };
    case 'exemption':
      return state.exemption ? { ...state, exemption: { ...state.exemption, decideBy: is } } : state;
    case 'extension':
      return { ...state, extensions: state.extensions.map((request) => (request.duty === id ? { ...request, decideBy: is } : request)) };
    default:
      return state;
  }
};

/** `milestone:m1` → `milestone`, `m1`; `extension:milestone:m1` → `extension`, `milestone:m1`. */
const cut = (duty: string): [kind: string, id?: string] => {
  const colon = duty.indexOf(':');
  return colon < 0 ? [duty] : [duty.slice(0, colon), duty.slice(colon + 1)];
};

/** Limits behind a case or a request: whoever waits for them sees them there. */
const NOT_TOLD: readonly string[] = ['case', 'promise', 'instruction', 'settlement', 'exemption', 'extension'];

/**
 * Sets dates anew: whoever was told the old one is told the new one, once. A date that is not past any more is not
 * overdue any more.
 */
export const setDates = (state: IssuedState, moves: readonly DateMove[], at: Instant): IssuedState =>
  moves.reduce<IssuedState>((current, move) => {
    const { duty, was, is } = move;
    const overdue = endOf(is) > at ? without(current.overdue, duty) : current.overdue;
    const redated = NOT_TOLD.includes(cut(duty)[0]) ? current.redated : { ...current.redated, [duty]: { was, is, at } };
    return { ...withDate(current, move), overdue, redated };
  }, state);

/** Since when the date of a duty stands: rules of its ladder before that are not made up for. */
export const datedSince = (state: IssuedState, duty: string, otherwise: Instant): Instant => {
  const at = state.redated[duty]?.at;
  return at !== undefined && at > otherwise ? at : otherwise;
};
