import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { dayOf, laterOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, calendarFor } from '../calendar/working-calendar.js';
import { nthOverdueMorning } from '../deadline/awaited.js';
import type { BlueDueRule } from '../deadline/due-rule.js';
import { holderOf } from '../deadline/holder.js';
import type { SupervisionFields, SupervisionGround } from './supervision.state.js';

/** A date that the unit has to meet and can act on now. */
export interface UnitDuty {
  /** `plan`, `milestone:{id}`. */
  readonly duty: string;
  readonly dueOn: Day;
  readonly rule: BlueDueRule;
  readonly ground: SupervisionGround;
  readonly about?: string;
}

const of = (duty: 'acknowledgement' | 'plan' | 'revision' | 'completion', dueOn: Day): UnitDuty => ({ duty, dueOn, rule: `${duty}_blue`, ground: `${duty}_overdue` });

/** P3 red at two report dates running (section 7): the morning after the second. */
const behind = ({ behindAt, reports }: IssuedState): UnitDuty[] => {
  const last = reports.find(({ period }) => period === behindAt.at(-1));
  return last && behindAt.length >= 2 ? [{ duty: 'behind', dueOn: last.dueOn, rule: 'behind_blue', ground: 'behind' }] : [];
};

/** What a unit-held state asks; milestones and completion only once they can be reported. Nothing while the bureau holds. */
export const unitDuties = (state: IssuedState): readonly UnitDuty[] => {
  switch (state.status) {
    case 'assigned':
      return [of('acknowledgement', state.acknowledgeBy), ...(state.planNeeded ? [of('plan', state.planDueOn)] : [])];
    case 'acknowledged':
    case 'drafted':
    case 'signed_off':
    case 'returned':
      return [state.letter ? of('revision', state.letter.revisionDueOn) : of('plan', state.planDueOn)];
    case 'approved':
      return [
        ...state.milestones
          .filter(({ id }) => !state.milestonesReached.includes(id))
          .map(({ id, dueOn }): UnitDuty => ({ duty: `milestone:${id}`, dueOn, rule: 'milestone_blue', ground: 'milestone_overdue', about: id })),
        of('completion', state.completionDueOn),
        ...behind(state),
      ];
    default:
      return [];
  }
};

/** Since issue, or since the bureau last gave it back; a suspension is nobody's and moves the dates itself. */
const unitSince = ({ holders, issuedAt }: IssuedState): Instant => holders[holders.findLastIndex(({ holder }) => holder === 'bureau') + 1]?.from ?? issuedAt;

/** The day from which the unit's lateness counts: while the bureau held, the unit was not late (section 8). */
const lateFrom = (state: IssuedState, dueOn: Day): Day => laterOf(dueOn, dayOf(unitSince(state)));

/** 09:00 of blue's day for a duty; null where there is no ladder: optional, a case open already, or a person ended it. */
export const blueAt = (state: IssuedState, { duty, dueOn }: UnitDuty, { calendar: ofAll, settings }: AssignmentFacts): Instant | null => {
  const calendar = calendarFor(ofAll, state);
  if (!state.mandatory || state.openCase || state.laddersEnded.includes(`${duty}@${dueOn}`)) return null;
  const at = nthOverdueMorning(calendar, lateFrom(state, dueOn), duty === 'behind' ? 1 : settings.blueOnWd);
  return state.caseClosedAt !== null && at <= state.caseClosedAt ? nthOverdueMorning(calendar, dayOf(state.caseClosedAt), 1) : at;
};

/** 09:00 of the first working day after the reply date, or after an accepted promise; null: nothing above, or the bureau holds. */
export const raisedAt = (state: IssuedState, facts: AssignmentFacts): { to: 'orange' | 'red'; at: Instant } | null => {
  const calendar = calendarFor(facts.calendar, state);
  const open = state.openCase;
  if (!open || open.level === 'red' || !state.mandatory || holderOf(state) !== 'unit') return null;
  const heldTo = open.reply?.state === 'accepted' ? laterOf(open.replyDueOn, open.reply.promisedOn) : open.replyDueOn;
  return { to: open.level === 'blue' ? 'orange' : 'red', at: nthOverdueMorning(calendar, lateFrom(state, heldTo), 1) };
};

/** Reply limits of the three levels, working days (section 7). */
export const replyDueOn = (level: 'blue' | 'orange' | 'red', at: Instant, { calendar, settings }: AssignmentFacts): Day =>
  addWorkingDays(calendar, dayOf(at), { blue: settings.blueReplyWd, orange: settings.orangeReplyWd, red: settings.redReplyWd }[level]);

export const nextCaseId = (state: Pick<IssuedState, 'id'> & Pick<SupervisionFields, 'cases'>): string => `${state.id}/case/${state.cases + 1}`;

/** 蓝色督办单 by rule; nothing where there may be none. Also for `behind` (P3 red at two report dates running). */
export const openedByRule = (state: IssuedState, { duty, dueOn, ground }: Pick<UnitDuty, 'duty' | 'dueOn' | 'ground'>, at: Instant, facts: AssignmentFacts): NewAssignmentEvent[] =>
  state.mandatory && !state.openCase
    ? [{ type: 'SupervisionOpened', data: { caseId: nextCaseId(state), level: 'blue', ground, duty, dueOn, replyDueOn: replyDueOn('blue', at, facts), issued: true } }]
    : [];
