import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import { assignmentParts } from '#domain/shared/ids.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';

/** A supervision case (督办) as opened. */
export interface SupervisionCaseRow {
  readonly id: string;
  readonly number: string;
  readonly assignment_id: string;
  readonly cycle_id: string;
  readonly task_code: string;
  readonly unit_id: string;
  readonly lead_department: string;
  readonly level: string;
  readonly ground: string;
  readonly due_on: string;
  readonly reply_due_on: string;
  readonly event_sequence: number;
  readonly opened_ms: number;
}

const LEVEL_CHARACTERS = { blue: '蓝', orange: '橙', red: '红' } as const;

/** Year, task, unit and the case's place in its assignment: a number nobody has to hand out. */
const numberOf = (state: IssuedState, level: keyof typeof LEVEL_CHARACTERS, caseId: string): string => {
  const year = assignmentParts(state.id)?.year ?? '';
  return `督办${LEVEL_CHARACTERS[level]}〔${year}〕${state.obligation.toUpperCase()}-${state.unit}-${caseId.split('/').at(-1)}`;
};

export const openedCases = (state: IssuedState, events: readonly AssignmentEvent[]): SupervisionCaseRow[] =>
  events.flatMap((event) =>
    event.type === 'SupervisionOpened'
      ? [
          {
            id: event.data.caseId,
            number: numberOf(state, event.data.level, event.data.caseId),
            assignment_id: state.id,
            cycle_id: state.cycle,
            task_code: state.task,
            unit_id: state.unit,
            lead_department: state.leadDepartment,
            level: event.data.level,
            ground: event.data.ground,
            due_on: event.data.dueOn,
            reply_due_on: event.data.replyDueOn,
            event_sequence: event.sequence,
            opened_ms: event.at,
          },
        ]
      : [],
  );

export const closedCases = (events: readonly AssignmentEvent[]): { id: string; closed_ms: number }[] =>
  events.flatMap((event) => (event.type === 'SupervisionClosed' ? [{ id: event.data.caseId, closed_ms: event.at }] : []));
