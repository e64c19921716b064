import type { AssignmentEvent, EventOf } from '#domain/assignment/assignment.events.js';
import type { AssignmentState, IssuedState } from '#domain/assignment/assignment.state.js';
import { caseOf } from '#domain/supervision/case-of.js';
import { noticeNumber } from '#domain/supervision/notice-number.js';
import type { SupervisionCase, SupervisionLevel } from '#domain/supervision/supervision.state.js';

/** A supervision case (督办) or instruction (批示) as opened. `level` is the one whose notice is in force. */
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
  readonly duty: string;
  readonly due_on: string;
  readonly reply_due_on: string;
  readonly event_sequence: number;
  readonly opened_ms: number;
  readonly addressee: string;
  readonly issuer: string | null;
  readonly issued_ms: number | null;
  readonly draft_level: string | null;
  readonly draft_sequence: number | null;
}

/** Of a draft that nothing went before, the level that it would have. */
const shown = (found: SupervisionCase): SupervisionLevel => found.inForce ?? found.level;
/** Red that waits for a leader of the bureau. */
const draftOf = (found: SupervisionCase): string | null => (found.issuedAt === null ? found.level : null);

const OPENS = ['SupervisionOpened', 'InstructionGiven'] as const;
const CHANGES = ['SupervisionRaised', 'SupervisionReplied', 'ReplyChecked', 'SupervisionClosed', 'AppealLodged', 'AppealDecided'] as const;
type Opening = EventOf<(typeof OPENS)[number]>;
type Changing = EventOf<(typeof CHANGES)[number]>;
const opens = (event: AssignmentEvent): event is Opening => (OPENS as readonly string[]).includes(event.type);
const changes = (event: AssignmentEvent): event is Changing => (CHANGES as readonly string[]).includes(event.type);

export const openedCases = (state: IssuedState, events: readonly AssignmentEvent[]): SupervisionCaseRow[] =>
  events.filter(opens).flatMap((event) => {
    const found = caseOf(state, event.data.caseId);
    if (!found) return [];
    const level = shown(found);
    const draft = draftOf(found);
    return [
      {
        id: found.id, number: noticeNumber(state.id, level, found.id), assignment_id: state.id, cycle_id: state.cycle, task_code: state.task, unit_id: state.unit, lead_department: state.leadDepartment,
        level, ground: found.ground, duty: found.duty, due_on: found.dueOn, reply_due_on: found.replyDueOn, event_sequence: event.sequence, opened_ms: event.at, addressee: found.addressee, issuer: found.issuer,
        issued_ms: found.issuedAt, draft_level: draft, draft_sequence: draft === null ? null : event.sequence,
      },
    ];
  });

/** What an act made of a case; null where it tells nothing of a column. */
export interface ChangedCaseRow extends Pick<SupervisionCaseRow, 'id' | 'number' | 'level' | 'reply_due_on' | 'issuer' | 'issued_ms' | 'draft_level' | 'draft_sequence'> {
  readonly event_sequence: number | null;
  readonly reply_state: string | null;
  readonly promised_on: string | null;
  readonly replied_ms: number | null;
  readonly appeal_state: string | null;
  readonly closed_ms: number | null;
}

/** A row a case, whatever the act did to it. One that was closed shows what it came to. */
export const changedCases = (before: AssignmentState, after: IssuedState, events: readonly AssignmentEvent[]): ChangedCaseRow[] => {
  const own = events.filter(changes);
  return [...new Set(own.map(({ data }) => data.caseId))].flatMap((id) => {
    const found = caseOf(after, id) ?? (before.status === 'not_issued' ? undefined : caseOf(before, id));
    if (!found) return [];
    const of = <T extends Changing['type']>(type: T) => own.find((event): event is EventOf<T> & Changing => event.type === type && event.data.caseId === id);
    const raised = of('SupervisionRaised');
    const appeal = of('AppealDecided');
    const level = shown(found);
    return [
      {
        id, number: noticeNumber(after.id, level, id), level, reply_due_on: found.replyDueOn, issuer: found.issuer, issued_ms: found.issuedAt, draft_level: draftOf(found),
        event_sequence: raised?.data.issued ? raised.sequence : null, draft_sequence: raised && !raised.data.issued ? raised.sequence : null,
        reply_state: found.reply?.state ?? null, promised_on: found.reply?.promisedOn ?? null, replied_ms: of('SupervisionReplied')?.at ?? null,
        appeal_state: appeal?.data.outcome ?? found.appeal, closed_ms: of('SupervisionClosed')?.at ?? null,
      },
    ];
  });
};
