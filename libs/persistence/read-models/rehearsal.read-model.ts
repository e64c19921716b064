import type { DataSource } from 'typeorm';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { completed, settingsOf, type CycleSettings } from '#domain/cycle/cycle-settings.js';
import type { LaunchUnits } from '#domain/cycle/launch-cycle.js';
import { withGroups, type GroupMembers } from '#domain/cycle/region-groups.js';
import type { Contact } from '#domain/cycle/rehearsal/rehearse.js';

/** What a rehearsal needs to know of a record (Y4). */
export interface RehearsalFacts {
  readonly catalogue: CatalogueVersion;
  readonly calendar: WorkingCalendar;
  readonly settings: CycleSettings;
  readonly units: LaunchUnits;
  readonly contacts: readonly Contact[];
  /** Null before the launch. */
  readonly launchedAtMs: number | null;
}
type CycleRow = { readonly settings: CycleSettings | null; readonly groups: GroupMembers | null; readonly launchedAt: number | null };

/** The newest catalogue of a cycle with the groups and settings that it has, the newest calendar, and who is there now. */
export class RehearsalReadModel {
  constructor(private readonly database: DataSource) {}

  /** `year` null: the newest. Undefined where no catalogue or no calendar is published. */
  async ofYear(year: number | null): Promise<RehearsalFacts | undefined> {
    const [catalogues, calendars, units, contacts] = await Promise.all([
      this.database.query<{ content: CatalogueVersion }[]>('select catalogue_version.content from catalogue_version where $1::int is null or catalogue_version.year = $1 order by catalogue_version.year desc, catalogue_version.published_at desc limit 1', [year]),
      this.database.query<{ content: WorkingCalendar }[]>('select calendar_version.content from calendar_version order by calendar_version.published_at desc limit 1'),
      this.database.query<{ id: string; province: string | null }[]>(`select unit.id, unit.parent_id as province from unit where unit.kind in ('province', 'city') order by unit.kind desc, unit.position`),
      this.database.query<Contact[]>('select app_user.id, app_user.unit_id as unit, app_user.roles from app_user where app_user.enabled order by app_user.id'),
    ]);
    const [catalogue, calendar] = [catalogues[0]?.content, calendars[0]?.content];
    if (!catalogue || !calendar) return undefined;
    const [cycle] = await this.database.query<CycleRow[]>(`select stream.state -> 'settings' as settings, stream.state -> 'groups' as groups, (stream.state ->> 'launchedAt')::float8 as "launchedAt" from stream where stream.id = $1`, [`cycle/${catalogue.year}`]);
    return {
      catalogue: withGroups(catalogue, cycle?.groups ?? {}), calendar, contacts,
      settings: cycle?.settings ? completed(cycle.settings) : settingsOf(catalogue.year),
      units: { provinces: units.filter(({ province }) => province === null).map(({ id }) => id), cities: units.flatMap(({ id, province }) => (province === null ? [] : [{ id, province }])) },
      launchedAtMs: cycle?.launchedAt ?? null,
    };
  }
}
