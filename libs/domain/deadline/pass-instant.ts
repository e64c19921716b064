import { addDays, dayOf } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import { armedAfter } from '../assignment/armed-after.js';
import type { CommandOf } from '../assignment/assignment.commands.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { refuse, type Decision } from '../shared/refusal.js';
import type { DueInstant } from './due-instant.js';

/**
 * A timed command: the workflow says that an instant has come, the record decides whether. Fulfilled meanwhile: refused,
 * nothing is due. Early by clock skew: refused with the span to wait, in ms.
 */
export const passInstant = (state: IssuedState, { rule, occurrence, at }: CommandOf<'PassInstant'>, facts: AssignmentFacts): Decision<NewAssignmentEvent> => {
  const due = state.instants.find((each) => each.rule === rule && each.occurrence === occurrence);
  if (!due) return refuse('NOTHING_DUE', { rule, occurrence });
  if (at < due.at) return refuse('TOO_EARLY', { rule, waitMs: due.at - at });
  return { events: [whenDue(state, due, at, facts)] };
};

const whenDue = (state: IssuedState, due: DueInstant, at: Instant, facts: AssignmentFacts): NewAssignmentEvent => {
  switch (due.rule) {
    case 'acknowledgement_due':
      return passed(state, 'acknowledgement', due, facts);
    case 'plan_due':
      return passed(state, 'plan', due, facts);
    case 'revision_due':
      return passed(state, 'revision', due, facts);
    case 'milestone_due':
      return passed(state, 'milestone', due, facts);
    case 'plan_blue':
    case 'revision_blue':
      return blueNotice(state, due, at, facts);
    case 'review_limit':
      return limitPassed(state, due, facts);
  }
};

/** A deadline is inclusive: it ends at 24:00, the first instant of the next day. */
const dueDay = (due: DueInstant) => addDays(dayOf(due.at), -1);

const passed = (state: IssuedState, duty: 'acknowledgement' | 'plan' | 'revision' | 'milestone', due: DueInstant, facts: AssignmentFacts): NewAssignmentEvent => {
  const name = duty === 'milestone' ? `milestone:${due.about ?? ''}` : duty;
  const data = { duty, dueOn: dueDay(due), instants: armedAfter(state, { overdue: [...state.overdue, name] }, facts) };
  return { type: 'DeadlinePassed', data: due.about === undefined ? data : { ...data, milestone: due.about } };
};

/** 蓝色督办单: on the third working day overdue, by rule (section 7). */
const blueNotice = (state: IssuedState, due: DueInstant, at: Instant, facts: AssignmentFacts): NewAssignmentEvent => {
  const isRevision = due.rule === 'revision_blue';
  const replyDueOn = addWorkingDays(facts.calendar, dayOf(at), facts.settings.blueReplyWd);
  const openCase = { id: `${state.id}/case/${state.cases + 1}`, level: 'blue', replyDueOn } as const;
  return {
    type: 'SupervisionOpened',
    data: {
      caseId: openCase.id,
      level: 'blue',
      ground: isRevision ? 'revision_overdue' : 'plan_overdue',
      dueOn: isRevision && state.letter ? state.letter.revisionDueOn : state.planDueOn,
      replyDueOn,
      instants: armedAfter(state, { openCase }, facts),
    },
  };
};

/** The bureau's own limit has passed: the round stays open, the departments waited for are named. */
const limitPassed = (state: IssuedState, due: DueInstant, facts: AssignmentFacts): NewAssignmentEvent => ({
  type: 'ReviewLimitPassed',
  data: {
    waitingFor: state.status === 'in_review' ? state.slots.filter((slot) => !slot.decision).map((slot) => slot.department) : [],
    dueOn: dueDay(due),
    instants: armedAfter(state, { overdue: [...state.overdue, 'review'] }, facts),
  },
});
