import type pg from 'pg';
import { addDays, dayOf, startOf } from '#domain/calendar/day.js';
import { instant, type Day } from '#domain/calendar/instant.js';
import { countsForCap, isCapped, mondayOf, nextWeekMorning } from '#domain/supervision/weekly-cap.js';
import { calendarOf } from './calendar-cache.js';
import type { DueRow } from './dispatch-recipients.js';

/** A notice held back has a row of its own next week, by this in its occurrence. */
export const NEXT = '/next-';

/** Holds back what is more than three notices of a unit and week (S5): `capped`, with a new row first next week. Answers what goes out. */
export async function withinCap<Row extends DueRow>(client: pg.PoolClient, rows: readonly Row[], now: number): Promise<Row[]> {
  const counted = rows.filter(countsForCap);
  if (counted.length === 0) return [...rows];
  const today = dayOf(instant(now));
  const days = await noticeDays(client, [...new Set(counted.map((row) => row.unit_id))], today);
  const capped = counted.filter((row) => isCapped(days.get(row.unit_id) ?? [], today));
  if (capped.length > 0) await putOff(client, capped, today, now);
  return rows.filter((row) => !capped.includes(row));
}

/** Days of this week on which each unit had a notice: `isOfNoticeDay` as a condition of the table. */
async function noticeDays(client: pg.PoolClient, units: readonly string[], today: Day): Promise<ReadonlyMap<string, Day[]>> {
  const monday = mondayOf(today);
  const { rows } = await client.query<{ unit: string; days: Day[] }>(
    `select reminder.unit_id as unit, array_agg(distinct to_char(reminder.settled_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) as days from reminder
     where reminder.duty = 'supervision' and reminder.unit_id = any ($1) and reminder.state = 'dispatched' and reminder.rule in ('blue', 'orange', 'instruction') and 'unit:leader' = any (reminder.addressees)
       and reminder.settled_at >= to_timestamp($2 / 1000.0) and reminder.settled_at < to_timestamp($3 / 1000.0) group by 1`,
    [units, startOf(monday), startOf(addDays(monday, 7))],
  );
  return new Map(rows.map((row) => [row.unit, row.days]));
}

async function putOff(client: pg.PoolClient, rows: readonly DueRow[], today: Day, now: number): Promise<void> {
  const { rows: versions } = await client.query<{ version: string }>('select calendar_version.version from calendar_version order by calendar_version.published_at desc limit 1');
  const dueAt = nextWeekMorning(today, await calendarOf(client, versions[0]?.version ?? ''));
  const keys = rows.map(({ assignment_id, duty, rule, occurrence }) => ({ assignment_id, duty, rule, occurrence, next: `${occurrence.split(NEXT)[0]}${NEXT}${dayOf(dueAt)}` }));
  await client.query(
    `with held as (
        update reminder set state = 'suppressed', suppressed_reason = 'capped', settled_at = to_timestamp($2 / 1000.0)
        from jsonb_to_recordset($1::jsonb) as row(assignment_id text, duty text, rule text, occurrence text, next text)
        where reminder.assignment_id = row.assignment_id and reminder.duty = row.duty and reminder.rule = row.rule and reminder.occurrence = row.occurrence
        returning reminder.*, row.next)
      insert into reminder (assignment_id, duty, rule, occurrence, due_at, addressees, alone, state, task_code, unit_id, lead_department, planned_at)
      select held.assignment_id, held.duty, held.rule, held.next, to_timestamp($3 / 1000.0), held.addressees, held.alone, 'armed', held.task_code, held.unit_id, held.lead_department, to_timestamp($2 / 1000.0) from held
      on conflict do nothing`,
    [JSON.stringify(keys), now, dueAt],
  );
}
