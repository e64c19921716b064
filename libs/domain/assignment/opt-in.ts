import { dayOf } from '../calendar/day.js';
import { addWorkingDays, calendarFor } from '../calendar/working-calendar.js';
import { assignmentParts } from '../shared/ids.js';
import { isRefused, refuse, type Decision } from '../shared/refusal.js';
import type { CommandOf } from './assignment.commands.js';
import type { NewAssignmentEvent } from './assignment.events.js';
import type { AssignmentFacts } from './assignment.facts.js';
import type { NotIssued } from './assignment.state.js';
import { issueAssignment } from './issue-assignment.js';

/**
 * 选做申报 (section 8): the leader of a unit takes an optional obligation within the window that opens with the launch. It
 * issues the assignment and acknowledges it in one act; states and reminders are those of any other, without supervision.
 */
export const optIn = (state: NotIssued, command: CommandOf<'OptIn'>, facts: AssignmentFacts): Decision<NewAssignmentEvent> => {
  const { actor, at, commandId } = command;
  const unit = assignmentParts(state.id)?.unit ?? '';
  if (actor.kind !== 'user' || actor.unit !== unit || !actor.roles.includes('leader')) return refuse('WRONG_ROLE', { verb: 'OptIn', roles: ['leader'], side: 'unit' });
  const { optional } = facts;
  if (!optional) return refuse('NOT_FOUND', { assignment: state.id });
  const { order, isInScope, launchedAt } = optional;
  if (order.mandatory) return refuse('MANDATORY', { obligation: order.obligation });
  if (!isInScope) return refuse('NOT_IN_SCOPE', { obligation: order.obligation, unit });
  const closesOn = addWorkingDays(calendarFor(facts.calendar, order), dayOf(launchedAt), facts.settings.optInWd);
  if (dayOf(at) > closesOn) return refuse('OPT_IN_CLOSED', { closedOn: closesOn });
  const issued = issueAssignment(state, { ...order, actor, at, commandId }, facts);
  if (isRefused(issued)) return issued;
  return { events: [...issued.events, { type: 'AssignmentAcknowledged', data: { workingDaysUsed: 0 } }] };
};
