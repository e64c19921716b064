import type { DataSource } from 'typeorm';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { instant, type Instant } from '#domain/calendar/instant.js';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';
import type { CycleSettings } from '#domain/cycle/cycle-settings.js';
import { NOW_MS } from './clock.read-model.js';

/** What the rules need to say what comes next. */
export interface ForecastFacts {
  readonly state: IssuedState;
  readonly settings: CycleSettings;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  /** The last events, the newest first. */
  readonly last: readonly { readonly type: string; readonly atMs: number }[];
}

const LAST = 3;

export class ForecastReadModel {
  constructor(private readonly database: DataSource) {}

  async facts(id: string): Promise<ForecastFacts | undefined> {
    const rows: (Omit<ForecastFacts, 'now'> & { now: number })[] = await this.database.query(
      `select stream.state, cycle.state -> 'settings' as settings, calendar_version.content as calendar, ${NOW_MS} as now,
        (select json_agg(latest) from (select event.type, round(extract(epoch from event.recorded_at) * 1000)::float8 as "atMs" from event where event.stream_id = stream.id order by event.sequence desc limit ${LAST}) latest) as last
       from stream join stream cycle on cycle.id = stream.state ->> 'cycle' join calendar_version on calendar_version.version = stream.state ->> 'calendarVersion'
       where stream.id = $1 and stream.kind = 'assignment'`,
      [id],
    );
    const row = rows[0];
    return row ? { ...row, now: instant(row.now) } : undefined;
  }
}
