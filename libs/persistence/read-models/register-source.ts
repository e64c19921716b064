import type { Instant } from '#domain/calendar/instant.js';
import { LEVEL_CHARACTERS } from '#domain/supervision/notice-number.js';

/** What the last act of a case of these types said, up to then. A scalar: where a statement does not need it, nobody looks. */
const last = (value: string, types: string, at: string, more = 'true'): string => `(select ${value} from event where event.stream_id = supervision_case.assignment_id and event.type in (${types}) and event.data ->> 'caseId' = supervision_case.id and ${more}
        and event.recorded_at <= ${at} order by event.sequence desc limit 1)`;
const LEVELS = `'SupervisionOpened', 'SupervisionRaised', 'InstructionGiven'`;
const IS_ISSUED = `event.data -> 'issued' is distinct from 'false'::jsonb`;
/** A number tells its level: what it was of the level of then. */
const NUMBER = `case shown.level ${Object.entries(LEVEL_CHARACTERS).map(([level, characters]) => `when '${level}' then '${characters}'`).join(' ')} end || substr(supervision_case.number, strpos(supervision_case.number, '〔'))`;
/** An act on the level ends what was replied to the one before. */
const ANSWERS = `${LEVELS}, 'SupervisionReplied', 'ReplyChecked'`;

/** What statements name `supervision_case`: the table, or what the acts up to an instant had made of each case (D3); adds its parameter. */
export const supervisionSource = (at: Instant | null, parameters: unknown[]): string => {
  if (at === null) return 'supervision_case';
  parameters.push(at);
  const then = `to_timestamp($${parameters.length} / 1000.0)`;
  const newest = (value: string): string => last(value, LEVELS, then);
  const notice = (value: string): string => last(value, LEVELS, then, IS_ISSUED);
  return `(select supervision_case.id, ${NUMBER} as number, supervision_case.assignment_id, supervision_case.cycle_id, supervision_case.task_code, supervision_case.unit_id, supervision_case.lead_department,
      shown.level, ${newest(`case when event.data -> 'issued' = 'false'::jsonb then 'red' end`)} as draft_level,
      supervision_case.ground, supervision_case.duty, supervision_case.addressee, supervision_case.due_on, coalesce(${newest(`(event.data ->> 'replyDueOn')::date`)}, supervision_case.reply_due_on) as reply_due_on,
      ${newest(`case when event.actor ->> 'kind' = 'user' then coalesce(event.actor ->> 'actingFor', event.actor ->> 'userId') end`)} as issuer, ${notice('event.recorded_at')} as issued_at,
      ${last(`case event.type when 'SupervisionReplied' then 'waiting' when 'ReplyChecked' then case when (event.data ->> 'accepted')::boolean then 'accepted' else 'rejected' end end`, ANSWERS, then)} as reply_state,
      case when ${last(`event.type in ('SupervisionReplied', 'ReplyChecked')`, ANSWERS, then)} then ${last(`(event.data ->> 'promisedOn')::date`, `'SupervisionReplied'`, then)} end as promised_on,
      ${last(`case event.type when 'AppealLodged' then 'lodged' else event.data ->> 'outcome' end`, `'AppealLodged', 'AppealDecided'`, then)} as appeal_state,
      supervision_case.opened_at, case when supervision_case.closed_at <= ${then} then 'closed' else 'open' end as state, case when supervision_case.closed_at <= ${then} then supervision_case.closed_at end as closed_at
    from supervision_case cross join lateral (select coalesce(${notice(`event.data ->> 'level'`)}, ${newest(`event.data ->> 'level'`)}, 'instruction') as level) as shown
    where supervision_case.opened_at <= ${then}) as supervision_case`;
};

/** The same of 提醒台账: what was not settled by then was still to be sent. A row that was armed anew since shows no earlier reason, and each its date of today. */
export const reminderSource = (at: Instant | null, parameters: unknown[]): string => {
  if (at === null) return 'reminder';
  parameters.push(at);
  const then = `to_timestamp($${parameters.length} / 1000.0)`;
  return `(select reminder.assignment_id, reminder.cycle_id, reminder.duty, reminder.rule, reminder.occurrence, reminder.due_at, reminder.addressees, reminder.late, reminder.task_code, reminder.unit_id, reminder.lead_department,
      case when reminder.settled_at <= ${then} then reminder.state else 'armed' end as state, case when reminder.settled_at <= ${then} then reminder.suppressed_reason end as suppressed_reason
    from reminder where reminder.planned_at <= ${then}) as reminder`;
};
