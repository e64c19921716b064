import type { Instant } from '#domain/calendar/instant.js';

/** The act that `from` finds last of a case, up to then. */
const last = (types: string, more: string, at: string): string => `left join lateral (
      select event.type, event.data, event.actor, event.recorded_at from event where event.stream_id = supervision_case.assignment_id and event.type in (${types}) and event.data ->> 'caseId' = supervision_case.id and ${more}
        and event.recorded_at <= ${at} order by event.sequence desc limit 1)`;
const LEVELS = `'SupervisionOpened', 'SupervisionRaised', 'InstructionGiven'`;
const IS_ISSUED = `event.data -> 'issued' is distinct from 'false'::jsonb`;

/** What statements name `supervision_case`: the table, or what the acts up to an instant had made of each case (D3); adds its parameter. Numbers are those of today. */
export const supervisionSource = (at: Instant | null, parameters: unknown[]): string => {
  if (at === null) return 'supervision_case';
  parameters.push(at);
  const then = `to_timestamp($${parameters.length} / 1000.0)`;
  return `(select supervision_case.id, supervision_case.number, supervision_case.assignment_id, supervision_case.cycle_id, supervision_case.task_code, supervision_case.unit_id, supervision_case.lead_department,
      coalesce(notice.data ->> 'level', newest.data ->> 'level', 'instruction') as level, case when newest.data -> 'issued' = 'false'::jsonb then 'red' end as draft_level,
      supervision_case.ground, supervision_case.duty, supervision_case.addressee, supervision_case.due_on, coalesce((newest.data ->> 'replyDueOn')::date, supervision_case.reply_due_on) as reply_due_on,
      case when newest.actor ->> 'kind' = 'user' then coalesce(newest.actor ->> 'actingFor', newest.actor ->> 'userId') end as issuer, notice.recorded_at as issued_at,
      case answer.type when 'SupervisionReplied' then 'waiting' when 'ReplyChecked' then case when (answer.data ->> 'accepted')::boolean then 'accepted' else 'rejected' end end as reply_state,
      case when answer.type in ('SupervisionReplied', 'ReplyChecked') then (promise.data ->> 'promisedOn')::date end as promised_on,
      case appeal.type when 'AppealLodged' then 'lodged' when 'AppealDecided' then appeal.data ->> 'outcome' end as appeal_state,
      supervision_case.opened_at, case when supervision_case.closed_at <= ${then} then 'closed' else 'open' end as state, case when supervision_case.closed_at <= ${then} then supervision_case.closed_at end as closed_at
    from supervision_case ${last(LEVELS, 'true', then)} as newest on true ${last(LEVELS, IS_ISSUED, then)} as notice on true
      ${last(`${LEVELS}, 'SupervisionReplied', 'ReplyChecked'`, 'true', then)} as answer on true ${last(`'SupervisionReplied'`, 'true', then)} as promise on true ${last(`'AppealLodged', 'AppealDecided'`, 'true', then)} as appeal on true
    where supervision_case.opened_at <= ${then}) as supervision_case`;
};

/** The same of 提醒台账: what was not settled by then was still to be sent. A row that was armed anew since shows no earlier reason, and each its date of today. */
export const reminderSource = (at: Instant | null, parameters: unknown[]): string => {
  if (at === null) return 'reminder';
  parameters.push(at);
  const then = `to_timestamp($${parameters.length} / 1000.0)`;
  return `(select reminder.assignment_id, reminder.duty, reminder.rule, reminder.occurrence, reminder.due_at, reminder.addressees, reminder.late, reminder.task_code, reminder.unit_id, reminder.lead_department,
      case when reminder.settled_at <= ${then} then reminder.state else 'armed' end as state, case when reminder.settled_at <= ${then} then reminder.suppressed_reason end as suppressed_reason
    from reminder where reminder.planned_at <= ${then}) as reminder`;
};
