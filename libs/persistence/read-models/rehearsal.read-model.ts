import type { DataSource } from 'typeorm';
import type { Instant } from '#domain/calendar/instant.js';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { CycleSettings } from '#domain/cycle/cycle-settings.js';
import { isLaunched } from '#domain/cycle/cycle.state.js';
import type { LaunchUnits } from '#domain/cycle/launch-cycle.js';
import { withMovedDates } from '#domain/cycle/moved-dates.js';
import type { Contact } from '#domain/cycle/rehearsal/rehearse.js';
import { cycleId } from '#domain/shared/ids.js';
import { LaunchReadModel } from './launch.read-model.js';

/** What a rehearsal needs to know of a record (Y4). */
export interface RehearsalFacts {
  readonly catalogue: CatalogueVersion;
  readonly calendar: WorkingCalendar;
  readonly settings: CycleSettings;
  readonly units: LaunchUnits;
  readonly contacts: readonly Contact[];
  /** Null before the launch. */
  readonly launchedAt: Instant | null;
}

/** What a launch would find now, or what it found: groups, settings and moved dates as they stand, and who is there. */
export class RehearsalReadModel {
  private readonly launches: LaunchReadModel;

  constructor(private readonly database: DataSource) {
    this.launches = new LaunchReadModel(database);
  }

  /** `year` null: the newest. Undefined where no catalogue or no calendar is published. */
  async ofYear(year: number | null, at: Instant): Promise<RehearsalFacts | undefined> {
    const asked = year ?? (await this.newestYear());
    if (asked === null) return undefined;
    const { state, situation } = await this.launches.before(cycleId(asked), at);
    const { catalogue, calendar, settings, units, people } = situation;
    if (!catalogue || !calendar) return undefined;
    const moved = isLaunched(state) ? (state.moved ?? {}) : {};
    return { catalogue: withMovedDates(catalogue, moved), calendar, settings, units, contacts: people.map(({ userId, unit, roles }) => ({ id: userId, unit, roles })), launchedAt: isLaunched(state) ? state.launchedAt : null };
  }

  private async newestYear(): Promise<number | null> {
    const rows: { year: number | null }[] = await this.database.query('select max(catalogue_version.year)::int as year from catalogue_version');
    return rows[0]?.year ?? null;
  }
}
