import type { CommandOf } from '../assignment/assignment.commands.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { OPEN_STATES } from '../assignment/open-states.js';
import { dayOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import { heldDays } from '../deadline/clocks.js';
import { yearOfCycle } from '../shared/ids.js';
import { refuse, type Decision, type Refusal } from '../shared/refusal.js';
import { withdrawnCase } from '../supervision/close-supervision.js';
import type { CarriedItem } from './carry-over.events.js';

/** A date that is set leaves the unit at least so many working days, as a change set does (section 8). */
const NOTICE_WD = 5;

/** States in which an assignment may give items, or take them: not while a declared completion waits for the bureau's decision. */
export const CARRYING: readonly IssuedState['status'][] = OPEN_STATES.filter((status) => status !== 'completion_declared');

type Milestone = IssuedState['milestones'][number];
/** Milestones and conditions that nobody has reported as reached. */
export const openItems = ({ milestones, milestonesReached }: Pick<IssuedState, 'milestones' | 'milestonesReached'>): Milestone[] => milestones.filter(({ id }) => !milestonesReached.includes(id));

/** Under which name and until when an item stands in the new year: a day that has not come stays; else the one that is given, or the completion's. */
export const carriedItem = ({ id: milestone, dueOn, kind }: Milestone, from: Pick<IssuedState, 'cycle'>, { completionDueOn }: Pick<IssuedState, 'completionDueOn'>, today: Day, given?: Day): CarriedItem => ({
  milestone, as: `${yearOfCycle(from.cycle)}-${milestone}`, dueOn: dueOn > today ? dueOn : (given ?? completionDueOn), ...(kind ? { kind } : {}),
});

/** What a carry-over rests on; null where it is not there. */
export interface CarryOverSides {
  readonly from: IssuedState | null;
  readonly to: IssuedState | null;
  /** Of the cycle that is left. */
  readonly fromStatus: string | null;
}

/** 结转 (X3): the items that move, or why none does. The year that is left is closing; the unit stays the same. */
export const planCarryOver = (
  { from, to, fromStatus }: CarryOverSides, asked: { readonly cycle: string; readonly from: string; readonly to: string; readonly dueOn?: Day | undefined }, { at, calendar }: Pick<AssignmentFacts, 'at' | 'calendar'>,
): { readonly items: readonly CarriedItem[] } | { readonly refusal: Refusal } => {
  if (!from || !to) return refuse('NOT_FOUND', { assignment: from ? asked.to : asked.from });
  if (to.cycle !== asked.cycle || yearOfCycle(from.cycle) >= yearOfCycle(to.cycle) || from.unit !== to.unit) return refuse('CARRY_TARGET', { from: from.id, to: to.id });
  if (fromStatus !== 'closing') return refuse('CYCLE_NOT_CLOSING', { cycle: from.cycle });
  const refusal = notCarrying(from) ?? notCarrying(to);
  if (refusal) return { refusal };
  const earliest = addWorkingDays(calendar, dayOf(at), NOTICE_WD);
  if (asked.dueOn !== undefined && asked.dueOn < earliest) return refuse('DATE_TOO_NEAR', { duty: 'milestone', was: null, is: asked.dueOn, earliest });
  const items = openItems(from).map((each) => carriedItem(each, from, to, dayOf(at), asked.dueOn));
  const past = items.find(({ dueOn }) => dueOn <= dayOf(at));
  if (past) return refuse('DATE_TOO_NEAR', { duty: 'milestone', was: null, is: past.dueOn, earliest });
  return { items };
};

const notCarrying = (state: IssuedState): Refusal | undefined => {
  if (state.status === 'closed') return { code: 'CLOSED', facts: { assignment: state.id, outcome: state.outcome } };
  return CARRYING.includes(state.status) ? undefined : { code: 'WRONG_STATE', facts: { verb: 'CarryOver', status: state.status, from: [...CARRYING] } };
};

/** The old one ends, with what it was supervised for. */
export const carryOver = (state: IssuedState, { to, items, reason, at }: CommandOf<'CarryOver'>, { calendar }: AssignmentFacts): Decision<NewAssignmentEvent> => {
  const refusal = notCarrying(state);
  if (refusal) return { refusal };
  return { events: [...withdrawnCase(state, 'ended'), { type: 'AssignmentCarriedOver', data: { to, items, held: heldDays(state.holders, at, calendar) }, texts: { reason } }] };
};

/** The new one has more to do. */
export const takeOver = (state: IssuedState, { from, items, texts }: CommandOf<'TakeOver'>): Decision<NewAssignmentEvent> => {
  const refusal = notCarrying(state);
  if (refusal) return { refusal };
  return { events: [{ type: 'ItemsTakenOver', data: { from, items }, texts: Object.fromEntries(Object.entries(texts).map(([id, text]) => [`milestone:${id}`, text])) }] };
};
