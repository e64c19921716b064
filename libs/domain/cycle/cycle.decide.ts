import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { planCarryOver, type CarryOverSides } from '../carry-over/carry-over.js';
import type { CatalogueVersion } from '../catalogue/catalogue.js';
import type { ScoreFacts } from '../score/score.js';
import { assignmentId, type AssignmentId, type ObligationId, type UnitId } from '../shared/ids.js';
import { refuse, type Decision } from '../shared/refusal.js';
import type { NewEventOf, Sent } from '../shared/stream.js';
import { checkedLaunch } from './checked-launch.js';
import type { CycleBodyOf, CycleCommandBody, CycleVerb } from './cycle.commands.js';
import type { CycleEvents } from './cycle.events.js';
import { cycleInstants } from './cycle.instants.js';
import { isLaunched, type CycleInstant, type CycleState, type LaunchedCycle } from './cycle.state.js';
import { whyNotNow } from './cycle.transitions.js';
import type { LaunchPerson } from './launch-check.js';
import { issueOrders, orderFor, type IssueOrder, type LaunchUnits } from './launch-cycle.js';
import { isPreparing, prepareCycle, settingsBefore, type CopiedCycle } from './prepare-cycle.js';
import { decideScoreAppeal, lodgeScoreAppeal, publishScores } from './publish-scores.js';

/** What the rules of a cycle need to know besides; null where it is not stored. */
export interface CycleFacts {
  readonly calendar: WorkingCalendar | null;
  /** The newest of the year for a launch, the cycle's own afterwards. */
  readonly catalogue: { readonly content: CatalogueVersion; readonly hash: string } | null;
  readonly units: LaunchUnits;
  /** For AddUnit and IssueToUnit: what was issued to the unit before. */
  readonly issued: readonly AssignmentId[];
  /** For AddUnit and ChangeGroup: the event of the launch, whose opt-in window they may open to units. */
  readonly launched?: CycleEvents['CycleLaunched'] | undefined;
  /** For PublishScores: what each unit's score is made of now. */
  readonly scores?: readonly { readonly unit: UnitId; readonly facts: ScoreFacts }[] | undefined;
  /** For ArchiveCycle: how many are open, and the first of them. */
  readonly open: { readonly count: number; readonly first: readonly AssignmentId[] };
  /** Of a launch by hand: who is there on this day. */
  readonly people?: readonly LaunchPerson[];
  /** Of CopyCycle. */
  readonly copied?: CopiedCycle | null;
  /** Of CarryOver. */
  readonly sides?: CarryOverSides;
}
type Decided = Decision<NewEventOf<CycleEvents>>;
type Command<V extends CycleVerb> = CycleBodyOf<V> & Sent;

/** Every rule of a cycle (Y1, Y3, Y6). */
export const decideCycle = (state: CycleState, command: CycleCommandBody & Sent, facts: CycleFacts): Decided => {
  const refusal = whyNotNow(state, command.type, command.actor);
  if (refusal) return { refusal };
  if (command.type === 'LaunchCycle') return launch(state, command, facts);
  if (isPreparing(command)) return prepareCycle(state, command, { ...facts, copied: facts.copied ?? null });
  // Sound: these alone are taken before a launch.
  if (!isLaunched(state)) return refuse('NOT_FOUND', { cycle: state.id });
  switch (command.type) {
    case 'PassInstant':
      return passInstant(state, command);
    case 'AddUnit':
      return addUnit(command, facts);
    case 'PublishScores':
      return facts.calendar ? publishScores(state, command, facts.calendar, facts.scores ?? []) : refuse('NO_CATALOGUE', { year: state.year });
    case 'LodgeAppeal':
      return lodgeScoreAppeal(state, command);
    case 'DecideAppeal':
      return decideScoreAppeal(state, command);
    case 'CarryOver':
      return carryOver(state, command, facts);
    case 'CloseCycle':
      return { events: [{ type: 'CycleClosed', data: {} }] };
    case 'ArchiveCycle':
      return facts.open.count > 0 ? refuse('ASSIGNMENTS_OPEN', { count: facts.open.count, assignments: facts.open.first }) : { events: [{ type: 'CycleArchived', data: {} }] };
    case 'ChangeGroup':
      return { events: [{ type: 'GroupChanged', data: { group: command.group, members: command.members, changeSet: command.changeSet } }] };
    case 'IssueToUnit':
      return issueToUnit(command, facts);
    case 'ChangeSettings':
      return { events: [{ type: 'SettingsChanged', data: { settings: command.settings, changeSet: command.changeSet } }] };
  }
};

const launch = (state: CycleState, { year, settings: asked, at, check }: Command<'LaunchCycle'>, { catalogue, calendar, units, people = [] }: CycleFacts): Decided => {
  if (isLaunched(state)) return refuse('CYCLE_ALREADY_LAUNCHED', { year });
  if (!catalogue || !calendar) return refuse('NO_CATALOGUE', { year });
  const settings = { ...settingsBefore(state), ...asked };
  const checked = check ? checkedLaunch({ at, catalogue: catalogue.content, calendar, settings, units, people }, check.reasons) : { moved: {} };
  if (check?.catalogueHash !== undefined && check.catalogueHash !== catalogue.hash) return refuse('SEQUENCE_CHANGED', { catalogueHash: catalogue.hash });
  if ('refusal' in checked) return checked;
  if (issueOrders(catalogue.content, catalogue.hash, units).length === 0) return refuse('NO_OBLIGATION', { year });
  const moved = Object.keys(checked.moved).length > 0 ? { moved: checked.moved } : {};
  const data = { year, catalogueHash: catalogue.hash, settings, instants: cycleInstants(year, settings, calendar, at), ...moved };
  return { events: [{ type: 'CycleLaunched', data, ...(check ? { texts: { reasons: JSON.stringify(check.reasons) } } : {}) }] };
};

const isUnit = (unit: UnitId, { provinces, cities }: LaunchUnits): boolean => provinces.includes(unit) || cities.some(({ id }) => id === unit);

/** What is issued to a unit that joins: all that it has not had. What ended stays ended. */
export const ordersForUnit = (unit: UnitId, { catalogue, issued, units }: CycleFacts): readonly IssueOrder[] =>
  catalogue && isUnit(unit, units) ? issueOrders(catalogue.content, catalogue.hash, units).filter((order) => order.body.unit === unit && !issued.includes(order.stream)) : [];

/** The order for one obligation, where the unit is among those that it is for and has not had it. */
export const orderForUnit = (obligation: ObligationId, unit: UnitId, { catalogue, issued, units }: CycleFacts): IssueOrder | undefined => {
  const found = catalogue ? orderFor(catalogue.content, catalogue.hash, units, { obligation, unit }) : undefined;
  const stream = found && assignmentId(catalogue?.content.year ?? '', obligation, unit);
  return found?.isInScope && stream && !issued.includes(stream) ? { stream, body: found.order } : undefined;
};

const issueToUnit = ({ obligation, unit, changeSet }: Command<'IssueToUnit'>, facts: CycleFacts): Decided =>
  orderForUnit(obligation, unit, facts) ? { events: [{ type: 'IssuedToUnit', data: { obligation, unit, changeSet } }] } : refuse('NOTHING_TO_CHANGE', { obligation, unit });

const addUnit = ({ unit }: Command<'AddUnit'>, facts: CycleFacts): Decided => {
  if (!isUnit(unit, facts.units)) return refuse('NOT_FOUND', { unit });
  const { length: assignments } = ordersForUnit(unit, facts);
  return assignments > 0 ? { events: [{ type: 'UnitAdded', data: { unit, assignments } }] } : refuse('NOTHING_TO_CHANGE', { unit });
};

const carryOver = ({ id }: LaunchedCycle, { from, to, dueOn, reason, at }: Command<'CarryOver'>, { sides, calendar }: CycleFacts): Decided => {
  if (!sides || !calendar) return refuse('NOT_FOUND', { assignment: from });
  const planned = planCarryOver(sides, { cycle: id, from, to, dueOn }, { at, calendar });
  return 'refusal' in planned ? planned : { events: [{ type: 'CarriedOver', data: { from, to, items: planned.items }, texts: { reason } }] };
};

const passInstant = (state: LaunchedCycle, { rule, occurrence, at }: Command<'PassInstant'>): Decided => {
  const due = state.instants.find((each) => each.rule === rule && each.occurrence === occurrence);
  if (!due) return refuse('NOTHING_DUE', { rule, occurrence });
  if (at < due.at) return refuse('TOO_EARLY', { rule, waitMs: due.at - at });
  return { events: [whenDue(due)] };
};

const whenDue = ({ rule, occurrence }: CycleInstant): NewEventOf<CycleEvents> => {
  switch (rule) {
    case 'opt_in_closes':
      return { type: 'OptInWindowClosed', data: {} };
    case 'quarter_closes':
      return { type: 'QuarterClosed', data: { quarter: Number(occurrence.slice(1)) } };
    case 'closing':
      return { type: 'CycleClosed', data: {} };
  }
};
