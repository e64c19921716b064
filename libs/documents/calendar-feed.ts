import { ICalCalendar } from 'ical-generator';

export interface DueEvent {
  /** The same for the same duty, so that a calendar moves it instead of showing it twice. */
  readonly id: string;
  readonly title: string;
  /** The last moment of the due day in Beijing. */
  readonly endsAt: Date;
}

/** The half hour before a deadline passes. */
const LENGTH_MS = 30 * 60_000;
/** Calendars ask again that often, in seconds. */
const ASK_AGAIN = 3_600;

/** 期限 as iCalendar, instants in UTC: 15:30Z is half past eleven at night in Beijing, whatever zone a calendar shows. */
export const calendarFeed = (name: string, events: readonly DueEvent[], at: Date): string => {
  const calendar = new ICalCalendar({ name, prodId: { company: 'liandong', product: 'deadlines', language: 'ZH' }, ttl: ASK_AGAIN });
  for (const { id, title, endsAt } of events) calendar.createEvent({ id: `${id}@liandong`, start: new Date(endsAt.getTime() - LENGTH_MS), end: endsAt, stamp: at, summary: title });
  return calendar.toString();
};
