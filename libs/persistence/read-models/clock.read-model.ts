import type { DataSource } from 'typeorm';
import { instant, type Instant } from '#domain/calendar/instant.js';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';

/** Epoch ms of the record's clock, as a column. */
export const NOW_MS = `round(extract(epoch from record_now()) * 1000)::float8`;

/** The record's clock, and the calendar in force. */
export class ClockReadModel {
  private readonly known = new Map<string, WorkingCalendar>();

  constructor(private readonly database: DataSource) {}

  async now(): Promise<Instant> {
    const rows: { now: number }[] = await this.database.query(`select ${NOW_MS} as now`);
    return instant(rows[0]?.now ?? 0);
  }

  /** A published version never changes, so its content is read once; undefined where none is published. */
  async nowAndCalendar(): Promise<{ now: Instant; calendar: WorkingCalendar }> {
    const rows: { now: number; version: string | null }[] = await this.database.query(
      `select ${NOW_MS} as now, (select calendar_version.version from calendar_version order by calendar_version.published_at desc limit 1) as version`,
    );
    return { now: instant(rows[0]?.now ?? 0), calendar: await this.calendarOf(rows[0]?.version ?? null) };
  }

  /** The calendar in force then; the first one of an instant before all. */
  async calendarAt(at: Instant): Promise<WorkingCalendar> {
    const rows: { version: string }[] = await this.database.query(
      `select calendar_version.version from calendar_version cross join lateral (select calendar_version.published_at <= to_timestamp($1 / 1000.0) as published) as known
       order by known.published desc, case when known.published then calendar_version.published_at end desc, calendar_version.published_at limit 1`,
      [at],
    );
    return this.calendarOf(rows[0]?.version ?? null);
  }

  /** Every published version, the newest first. */
  async calendarVersions(): Promise<{ version: string; publishedAtMs: number }[]> {
    return this.database.query(`select calendar_version.version, round(extract(epoch from calendar_version.published_at) * 1000)::float8 as "publishedAtMs" from calendar_version order by calendar_version.published_at desc`);
  }

  private async calendarOf(version: string | null): Promise<WorkingCalendar> {
    if (version === null) return NO_CALENDAR;
    const known = this.known.get(version);
    if (known) return known;
    const rows: { content: WorkingCalendar }[] = await this.database.query('select calendar_version.content from calendar_version where calendar_version.version = $1', [version]);
    const content = rows[0]?.content ?? NO_CALENDAR;
    this.known.set(version, content);
    return content;
  }
}

/** Before one is published: weekdays, all years provisional. */
const NO_CALENDAR: WorkingCalendar = { version: 'none', years: {}, special: {} };
