import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AllowedAction, AssignmentView } from '#api-types/views/assignment.views.js';
import { doersOf } from '#domain/access/actor.js';
import { allowedActions } from '#domain/assignment/allowed-actions.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { dayOf } from '#domain/calendar/day.js';
import type { Instant } from '#domain/calendar/instant.js';
import { calendarFor, isProvisional, workingDaysBetween, type WorkingCalendar } from '#domain/calendar/working-calendar.js';
import type { Milestone } from '#domain/catalogue/catalogue.js';
import { heldDays } from '#domain/deadline/clocks.js';
import { dueAtOf, holderOf, nextDutyOf } from '#domain/deadline/holder.js';
import { causeAt, lightAt, lightTurns } from '#domain/deadline/light.js';
import { earliestRevision } from '#domain/review/return-letter.js';
import { paceOf } from '#domain/progress/expected-progress.js';
import { AssignmentReadModel, type FrozenText, type ReadEvent, type WholeAssignment } from '#persistence/read-models/assignment.read-model.js';
import { CatalogueReadModel, obligationOf } from '#persistence/read-models/catalogue.read-model.js';
import { FactsReadModel } from '#persistence/read-models/facts.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { UserNames } from '../platform/user-names.js';
import { maySee, readerOf, seesReview, sidesOf } from '../platform/visibility.js';
import { casesOf } from './cases.js';
import { progressOf } from './progress.js';
import { historyOf } from './history.js';
import { requestsOf } from './requests.js';
import { submittedVersions } from './submitted-versions.js';
import { linksOf, takenOver } from './carry-over-links.js';
import { conditionsOf, letterOf, settlementOf, slotsOf } from './letter-and-slots.js';
import { toldAction } from '../platform/told.js';

type View = z.infer<typeof AssignmentView>;

/** What people look at when they open an assignment. */
@Injectable()
export class Assignments {
  constructor(
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(FactsReadModel) private readonly facts: FactsReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  /** 404 where it is not there or not theirs. */
  async mustSee(id: string, user: SignedIn): Promise<void> {
    const sides = await this.assignments.sides(id);
    if (!sides || !maySee(user, sides)) throw notFound();
  }

  async view(id: string, user: SignedIn): Promise<View> {
    const whole = await this.assignments.whole(id);
    if (!whole || !maySee(user, sidesOf(whole.state))) throw notFound();
    const { state, events, now } = whole;
    const [facts, catalogue, nameOf, personOf, cities] = await Promise.all([
      this.facts.of(state, now),
      this.catalogues.byHash(state.catalogueHash),
      this.units.names(),
      this.names.of(peopleOf(state, events)),
      state.level === 'province' ? this.assignments.cities(state) : [],
    ]);
    const { calendar } = facts;
    const clause = catalogue && obligationOf(catalogue.content, state.task, state.obligation);
    if (!clause) throw new Error(`${id}: its catalogue ${state.catalogueHash} is not stored`);
    const { obligation } = clause;
    const reader = readerOf(user, state);
    const { side } = reader;
    const isUnit = side === 'unit';
    const conditions = conditionsOf(state, events, nameOf);
    return {
      id: state.id,
      sequence: state.sequence,
      status: state.status,
      round: state.round,
      mandatory: state.mandatory,
      ...dutyOf(state, clause, nameOf),
      ...clocksOf(state, now, calendar),
      ...requestsOf(state, events),
      plan: textFor(whole, isUnit),
      letter: letterOf(state, events, isUnit, nameOf),
      quorum: state.status === 'in_review' ? state.quorum : null,
      slots: slotsOf(state, events, !seesReview(side), nameOf, personOf),
      revisionFrom: seesReview(side) && (state.status === 'in_review' || state.status === 'approved') ? earliestRevision(state, now, facts) : null,
      settlement: settlementOf(state, events, !seesReview(side), nameOf),
      conditions,
      milestones: milestonesOf(state, obligation.milestones, { ...Object.fromEntries(conditions.map(({ id: condition, text }) => [condition, text])), ...takenOver(events).texts }),
      metrics: obligation.metrics.map((metric) => ({ ...metric })),
      percent: state.percent,
      progress: progressOf(state, events, cities, facts, nameOf),
      handler: isUnit && state.handler ? { by: personOf(state.handler.by), returnTo: state.handler.returnTo && personOf(state.handler.returnTo) } : null,
      copiedTo: state.copiedTo.map((id) => (nameOf(id).name === id ? personOf(id) : nameOf(id).name)),
      ...casesOf(state, events, reader, nameOf, personOf),
      outcome: state.status === 'closed' ? state.outcome : null,
      ...linksOf(state, events),
      allowedActions: actionsOf(state, user, facts, personOf),
      history: historyOf(state, events, reader, personOf, (unit) => nameOf(unit).name),
    };
  }
}

type Duty = Pick<View, 'level' | 'province' | 'stage' | 'task' | 'obligation' | 'bureauSummary' | 'unit' | 'leadDepartment' | 'supportingDepartments'>;

/** Whose duty it is, of which clause. */
const dutyOf = (state: IssuedState, { task, obligation }: NonNullable<ReturnType<typeof obligationOf>>, nameOf: (id: string) => View['unit']): Duty => ({
  level: state.level,
  province: state.province === null ? null : nameOf(state.province),
  stage: state.status === 'in_review' ? state.stage : null,
  task: { code: task.code, number: task.number, title: task.title, englishTitle: task.englishTitle },
  obligation: { id: obligation.id, summary: obligation.summary },
  bureauSummary: task.bureauSummary,
  unit: nameOf(state.unit),
  leadDepartment: nameOf(state.leadDepartment),
  supportingDepartments: state.supportingDepartments.map(nameOf),
});

/** The notice's milestones at their dates of today, the conditions of the approval, and what an earlier year left open: they are reported alike (L10, X3). */
const milestonesOf = (state: IssuedState, named: readonly Milestone[], said: Readonly<Record<string, string>>): View['milestones'] =>
  state.milestones.map(({ id, dueOn, from }) => {
    const { phrase, summary } = named.find((milestone) => milestone.id === id) ?? { phrase: '', summary: said[id] ?? '' };
    return { id, dueOn, phrase, summary, reached: state.milestonesReached.includes(id), ...(from ? { from } : {}) };
  });

/** Every person whose name the page shows. */
const peopleOf = (state: IssuedState, events: readonly ReadEvent[]): string[] => [
  ...events.flatMap((event) => [...(event.actor.kind === 'user' ? doersOf(event.actor) : []), ...(event.type === 'ReviewClaimed' ? [event.data.reviewer] : [])]),
  ...(state.handler ? [state.handler.by, ...(state.handler.returnTo ? [state.handler.returnTo] : [])] : []),
  ...state.copiedTo,
  ...[state.openCase, ...state.instructions].flatMap((each) => each?.issuer ?? []),
  ...(state.status === 'in_review' ? state.slots.flatMap((slot) => slot.claimedBy ?? []) : []),
];

type Clocks = Pick<View, 'light' | 'holder' | 'planDueOn' | 'planDueSource' | 'acknowledgeBy' | 'reviewDueOn' | 'revisionDueOn' | 'dueOn' | 'dueDuty' | 'cause' | 'workingDaysLeft' | 'provisional' | 'held'>;

const clocksOf = (state: IssuedState, now: Instant, calendar: WorkingCalendar): Clocks => {
  const { duty: dueDuty, dueOn } = nextDutyOf(state) ?? { duty: null, dueOn: null };
  const turns = lightTurns({ status: state.status, holder: holderOf(state), dueAt: dueAtOf(state), outcome: state.status === 'closed' ? state.outcome : null, pace: paceOf(state) });
  return {
    light: lightAt(turns, now),
    cause: causeAt(turns, dueAtOf(state), now),
    holder: holderOf(state),
    planDueOn: state.planDueOn,
    planDueSource: state.planDueSource,
    acknowledgeBy: state.acknowledgeBy,
    reviewDueOn: state.status === 'in_review' ? state.reviewDueOn : null,
    revisionDueOn: state.letter?.revisionDueOn ?? null,
    dueOn,
    dueDuty,
    workingDaysLeft: dueOn ? workingDaysBetween(holderOf(state) === 'unit' ? calendarFor(calendar, state) : calendar, dayOf(now), dueOn) : null,
    provisional: isProvisional(calendar, dueOn ?? state.planDueOn),
    held: state.status === 'closed' ? { ...state.held } : heldDays(state.holders, now, calendar),
  };
};

/** The unit sees its last frozen text; others the one last submitted, since a text under sign-off is the unit's own. */
const textFor = ({ events, texts }: WholeAssignment, isUnit: boolean): View['plan'] => {
  const copy = (text: FrozenText | undefined): View['plan'] => (text ? { version: text.version, textHash: text.textHash, sections: text.sections.map((section) => ({ ...section })) } : null);
  if (isUnit) return copy(texts.at(-1));
  const submitted = submittedVersions(events).at(-1);
  return copy(texts.find((text) => text.version === submitted));
};

const actionsOf = (state: IssuedState, user: SignedIn, facts: AssignmentFacts, personOf: (id: string) => string): z.infer<typeof AllowedAction>[] =>
  allowedActions(state, actorOf(user), facts).map((each) => toldAction(each, personOf));
