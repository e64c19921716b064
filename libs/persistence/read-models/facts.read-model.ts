import type { DataSource } from 'typeorm';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { Instant } from '#domain/calendar/instant.js';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';
import { completed, type CycleSettings } from '#domain/cycle/cycle-settings.js';

/** What the rules would be told about an assignment now, for answers of the kind "what if". */
export class FactsReadModel {
  constructor(private readonly database: DataSource) {}

  /** By the assignment's own calendar and its cycle's settings, as the record decides. */
  async of(state: IssuedState, now: Instant): Promise<AssignmentFacts> {
    const rows: { settings: CycleSettings; calendar: WorkingCalendar }[] = await this.database.query(
      `select coalesce(cycle.state -> 'settingsVersions' -> $3, cycle.state -> 'settings') as settings, calendar_version.content as calendar from stream cycle join calendar_version on calendar_version.version = $2 where cycle.id = $1`,
      [state.cycle, state.calendarVersion, String(state.settingsVersion)],
    );
    const row = rows[0];
    if (!row) throw new Error(`${state.id}: its cycle ${state.cycle} or its calendar ${state.calendarVersion} is not stored`);
    return { at: now, calendar: row.calendar, settings: completed(row.settings), draft: null };
  }
}
