import { dayOf } from '../calendar/day.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import { refuse, type Decision } from '../shared/refusal.js';
import type { CommandOf } from './assignment.commands.js';
import type { NewAssignmentEvent } from './assignment.events.js';
import type { AssignmentFacts } from './assignment.facts.js';
import type { AssignmentState } from './assignment.state.js';

/** 下达. The plan deadline is the notice's where it names one, else the cycle's (T1). */
export const issueAssignment = (state: AssignmentState, command: CommandOf<'IssueAssignment'>, facts: AssignmentFacts): Decision<NewAssignmentEvent> => {
  if (state.status !== 'not_issued') return refuse('ALREADY_ISSUED', { assignment: state.id });
  const { cycle, task, obligation, unit, mandatory, planNeeded, leadDepartment, supportingDepartments, catalogueHash, milestones } = command;
  const planDueOn = command.planDueOn ?? facts.settings.planDueOn;
  const acknowledgeBy = addWorkingDays(facts.calendar, dayOf(command.at), facts.settings.acknowledgeWithinWd);
  return {
    events: [
      {
        type: 'AssignmentIssued',
        data: {
          cycle, task, obligation, unit, mandatory, planNeeded, leadDepartment, supportingDepartments, catalogueHash,
          calendarVersion: facts.calendar.version, acknowledgeBy, planDueOn, planDueSource: command.planDueOn ? 'notice' : 'setting', milestones,
          level: command.level ?? 'province', metrics: command.metrics ?? [], completionDueOn: command.completionDueOn ?? facts.settings.completionDueOn,
          settingsVersion: facts.settings.version,
          ...(command.province === undefined ? {} : { province: command.province }),
        },
      },
    ],
  };
};
