import type pg from 'pg';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';

const calendars = new Map<string, WorkingCalendar>();

/** A published calendar version never changes, so each is read once a process. */
export async function calendarOf(client: pg.ClientBase, version: string): Promise<WorkingCalendar> {
  const known = calendars.get(version);
  if (known) return known;
  const { rows } = await client.query<{ content: WorkingCalendar }>('select content from calendar_version where version = $1', [version]);
  const calendar = rows[0]?.content;
  if (!calendar) throw new Error(`calendar version ${version} is not stored`);
  calendars.set(version, calendar);
  return calendar;
}

/** What an assignment is issued with. */
export async function newestCalendar(client: pg.ClientBase): Promise<WorkingCalendar | null> {
  const { rows } = await client.query<{ version: string }>('select calendar_version.version from calendar_version order by calendar_version.published_at desc limit 1');
  return rows[0] ? calendarOf(client, rows[0].version) : null;
}
