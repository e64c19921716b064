import { dayOf } from '../calendar/day.js';
import { addWorkingDays, calendarFor, roll } from '../calendar/working-calendar.js';
import { refuse, type Decision } from '../shared/refusal.js';
import type { CommandOf } from './assignment.commands.js';
import type { NewAssignmentEvent } from './assignment.events.js';
import type { AssignmentFacts } from './assignment.facts.js';
import type { AssignmentState } from './assignment.state.js';

/** 下达. The plan deadline is the notice's where it names one, else the cycle's (T1); each date rolled by its rule (T3). */
export const issueAssignment = (state: AssignmentState, command: CommandOf<'IssueAssignment'>, facts: AssignmentFacts): Decision<NewAssignmentEvent> => {
  if (state.status !== 'not_issued') return refuse('ALREADY_ISSUED', { assignment: state.id });
  const { cycle, task, obligation, unit, mandatory, planNeeded, leadDepartment, supportingDepartments, catalogueHash, milestones } = command;
  const { settings } = facts;
  const calendar = calendarFor(facts.calendar, command);
  const planDueOn = roll(calendar, command.planDueOn ?? settings.planDueOn, settings.rollRules.plan);
  const completionDueOn = roll(calendar, command.completionDueOn ?? settings.completionDueOn, settings.rollRules.completion);
  const acknowledgeBy = addWorkingDays(calendar, dayOf(command.at), settings.acknowledgeWithinWd);
  return {
    events: [
      {
        type: 'AssignmentIssued',
        data: {
          cycle, task, obligation, unit, mandatory, planNeeded, leadDepartment, supportingDepartments, catalogueHash,
          calendarVersion: facts.calendar.version, acknowledgeBy, planDueOn, planDueSource: command.planDueOn ? 'notice' : 'setting',
          milestones: milestones.map((milestone) => ({ ...milestone, dueOn: roll(calendar, milestone.dueOn, settings.rollRules.milestone) })),
          level: command.level ?? 'province', metrics: command.metrics ?? [], completionDueOn, settingsVersion: facts.settings.version,
          ...(command.province === undefined ? {} : { province: command.province }),
        },
      },
    ],
  };
};
