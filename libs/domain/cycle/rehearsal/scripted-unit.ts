import type { Role } from '../../access/actor.js';
import type { BodyOf, PersonCommandBody } from '../../assignment/assignment.commands.js';
import type { AssignmentFacts } from '../../assignment/assignment.facts.js';
import type { Approved, InReview, IssuedState } from '../../assignment/assignment.state.js';
import { BUREAU, roleAt } from '../../assignment/seat.js';
import type { UserActor } from '../../assignment/verb.js';
import { at, dayOf, endOf } from '../../calendar/day.js';
import { instant, type Day, type Instant } from '../../calendar/instant.js';
import { addWorkingDays, calendarFor, nextWorkingDay, previousWorkingDay } from '../../calendar/working-calendar.js';
import { runsSince } from '../../deadline/holder.js';
import { owedReports } from '../../progress/report.js';
import { awaitedSlots } from '../../review/review-slot.js';
import { BUREAU_ACTS_AFTER, PROVINCE_ACTS_AFTER, type Manner } from './manners.js';
import { REHEARSED_TEXT, type Script, type ScriptedAct } from './script.js';

/** Hours of the acts: after the morning's reminders, so that none of them stands on one instant with an act. */
const [FIRST, SECOND, THIRD] = [10, 15, 16];
const EVIDENCE = [{ kind: 'link', url: 'https://rehearsal.invalid/' }] as const;

/** Somebody of a place with a role there, by the seats of the level (B3). */
const seated = ({ level }: IssuedState, side: 'unit' | 'lead', unit: string, ...roles: Role[]): UserActor =>
  ({ kind: 'user', userId: `${unit}:${roles[0] ?? ''}`, unit, roles: [...new Set(roles.map((role) => roleAt(level, side, role)))] });
const clerkOf = (state: IssuedState): UserActor => seated(state, 'unit', state.unit, 'clerk', 'liaison');
const leaderOf = (state: IssuedState): UserActor => seated(state, 'unit', state.unit, 'leader');
const leadOf = (state: IssuedState): UserActor => seated(state, 'lead', state.level === 'bureau' ? BUREAU : state.leadDepartment, 'reviewer');

/** A unit of this manner, and reviewers who are never late: who is slow in the bureau is not what a rehearsal asks. */
export const scriptedUnit =
  (manner: Manner): Script =>
  (state, _done, facts) =>
    new Play(manner, state, facts).next();

class Play {
  constructor(
    private readonly manner: Manner,
    private readonly state: IssuedState,
    private readonly facts: AssignmentFacts,
  ) {}

  next(): ScriptedAct | null {
    const { state, manner } = this;
    switch (state.status) {
      case 'assigned':
        return manner.acknowledgesAfter === null ? null : this.act(this.wd(dayOf(state.issuedAt), manner.acknowledgesAfter), FIRST, clerkOf(state), { type: 'AcknowledgeAssignment' });
      case 'acknowledged':
      case 'returned':
        return manner.submits === null ? null : this.act(this.wd(state.letter?.revisionDueOn ?? state.planDueOn, manner.submits), FIRST, clerkOf(state), drafted(state));
      case 'drafted':
        return this.today(SECOND, leaderOf(state), { type: 'SignOffPlan', textHash: REHEARSED_TEXT, opinion: '' });
      case 'signed_off':
        return this.today(THIRD, clerkOf(state), { type: 'SubmitPlan', textHash: REHEARSED_TEXT });
      case 'in_review':
        return this.review(state);
      case 'approved':
        return manner.submits === null ? null : this.carryOut(state);
      case 'completion_declared':
        return this.act(addWorkingDays(this.facts.calendar, dayOf(runsSince(state)), BUREAU_ACTS_AFTER), FIRST, leadOf(state), closedOut(state));
      case 'closed':
        return null;
    }
  }

  /** Each department in turn claims in the morning and decides in the afternoon; the lead returns as often as the manner says. */
  private review(state: InReview): ScriptedAct | null {
    const [slot] = awaitedSlots(state);
    if (!slot) return null;
    const { department, claimedBy, since } = slot;
    const day = addWorkingDays(this.facts.calendar, dayOf(since), department === state.province ? PROVINCE_ACTS_AFTER : BUREAU_ACTS_AFTER);
    const reviewer: UserActor = { kind: 'user', userId: `${department}:reviewer`, unit: department, roles: ['reviewer'] };
    if (!claimedBy) return this.act(day, FIRST, reviewer, { type: 'ClaimReview', department });
    const isReturned = department === state.leadDepartment && state.returns < this.manner.returns;
    return this.act(day, SECOND, reviewer, { type: 'DecideReview', department, decision: isReturned ? 'return' : 'approve', opinion: '', items: isReturned ? [{ section: 'goals', text: '演练' }] : [] });
  }

  /** Reports and milestones, the checks of reports, at last the completion: whichever comes first. */
  private carryOut(state: Approved): ScriptedAct | null {
    const { manner } = this;
    const open = state.milestones.filter(({ id }) => !state.milestonesReached.includes(id));
    const acts = [
      ...owedReports(state.reports).map(({ period, dueOn }) => this.act(this.wd(dueOn, manner.reports), FIRST, clerkOf(state), (when) => report(state, when, [], period))),
      ...open.map(({ id, dueOn }) => this.act(this.wd(dueOn, manner.reaches), FIRST, clerkOf(state), (when) => report(state, when, [id]))),
      ...state.reports.flatMap(({ period, status, since }) =>
        status === 'submitted' && since !== null ? [this.act(addWorkingDays(this.facts.calendar, dayOf(since), BUREAU_ACTS_AFTER), SECOND, leadOf(state), { type: 'AcceptProgress', period })] : [],
      ),
      ...(open.length === 0 && (!state.openCase || state.openCase.duty === 'completion')
        ? [this.act(this.wd(state.completionDueOn, manner.completes), SECOND, leaderOf(state), { type: 'DeclareCompletion', text: '', evidence: EVIDENCE })]
        : []),
    ];
    return acts.reduce<ScriptedAct | null>((first, each) => (first && first.at <= each.at ? first : each), null);
  }

  /** So many working days around a date by the unit's calendar; a day off counts as the working day before. */
  private wd(day: Day, n: number): Day {
    const calendar = calendarFor(this.facts.calendar, this.state);
    return n < 0 ? addWorkingDays(calendar, nextWorkingDay(calendar, day), n) : addWorkingDays(calendar, previousWorkingDay(calendar, day), n);
  }

  /** On that day, or as soon as one can: the next working day where it is over. */
  private act(day: Day, hour: number, actor: UserActor, body: PersonCommandBody | ((when: Instant) => PersonCommandBody)): ScriptedAct {
    const due = at(day, hour);
    const when = due >= this.facts.at ? due : this.soonest(hour);
    return { at: when, actor, body: typeof body === 'function' ? body(when) : body };
  }
  private today(hour: number, actor: UserActor, body: PersonCommandBody): ScriptedAct {
    return this.act(dayOf(this.facts.at), hour, actor, body);
  }
  private soonest(hour: number): Instant {
    const calendar = calendarFor(this.facts.calendar, this.state);
    const now = this.facts.at;
    const today = nextWorkingDay(calendar, dayOf(now));
    return instant(Math.max(now, at(today, hour) >= now ? at(today, hour) : at(addWorkingDays(calendar, today, 1), hour)));
  }
}

/** All milestones reached: the whole; else the share of the year that is over, so that nobody is behind. */
const report = ({ milestones, milestonesReached, issuedAt, completionDueOn, percent }: Approved, when: Instant, reached: readonly string[], period?: string): BodyOf<'SubmitProgress'> => {
  const all = [...milestonesReached, ...reached];
  const isWhole = milestones.length > 0 && all.length === milestones.length;
  const elapsed = Math.floor((100 * (when - issuedAt)) / (endOf(completionDueOn) - issuedAt));
  return { type: 'SubmitProgress', ...(period === undefined ? {} : { period }), percent: isWhole ? 100 : Math.max(percent, Math.min(99, elapsed)), milestonesReached: all, text: '演练', evidence: EVIDENCE };
};
const drafted = ({ letter, metrics }: IssuedState): BodyOf<'DraftPlan'> => ({
  type: 'DraftPlan', draftVersion: 1, metricValues: metrics.map(({ id: metric, value }) => ({ metric, value })), answers: (letter?.items ?? []).map(({ id: item }) => ({ item, kind: 'changed', reason: '' })),
});
const closedOut = ({ milestones, evidence }: IssuedState): BodyOf<'CloseOut'> => ({ type: 'CloseOut', seen: milestones.map(({ id: milestone }) => ({ milestone, evidence: evidence.slice(-1) })), reason: '' });
