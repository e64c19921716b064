import type { DataSource } from 'typeorm';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { dayOf } from '#domain/calendar/day.js';
import type { Instant } from '#domain/calendar/instant.js';
import type { LaunchReason } from '#domain/cycle/checked-launch.js';
import { isLaunched, notLaunched, type CycleState } from '#domain/cycle/cycle.state.js';
import type { LaunchPerson, LaunchSituation } from '#domain/cycle/launch-check.js';
import { settingsBefore } from '#domain/cycle/prepare-cycle.js';
import { membersOn, withGroups, type GroupMembers } from '#domain/cycle/region-groups.js';
import { yearOfCycle, type CycleId } from '#domain/shared/ids.js';

export interface BeforeLaunch {
  readonly state: CycleState;
  readonly catalogueHash: string | null;
  readonly situation: LaunchSituation;
}

const groupsOf = (state: CycleState, at: Instant): GroupMembers => (state.status === 'not_launched' ? {} : state.status === 'preparing' ? membersOn(state.groups, state.validity, dayOf(at)) : state.groups);

export interface SettingsMade {
  readonly version: number;
  readonly atMs: number;
  readonly by: string | null;
  readonly reason: string | null;
  readonly how: 'SettingsPrepared' | 'CycleCopied' | 'CycleLaunched' | 'SettingsChanged';
}

/** What a launch would find now: the same as the record reads when it is sent. */
export class LaunchReadModel {
  constructor(private readonly database: DataSource) {}

  async cycle(id: CycleId): Promise<CycleState> {
    const rows: { state: CycleState }[] = await this.database.query(`select stream.state from stream where stream.id = $1 and stream.kind = 'cycle'`, [id]);
    return rows[0]?.state ?? notLaunched(id);
  }

  /** The reasons that the launch was sent with. */
  async reasons(id: CycleId): Promise<readonly LaunchReason[]> {
    const rows: { reasons: string | null }[] = await this.database.query(`select event.texts ->> 'reasons' as reasons from event where event.stream_id = $1 and event.type = 'CycleLaunched'`, [id]);
    return rows[0]?.reasons ? (JSON.parse(rows[0].reasons) as LaunchReason[]) : [];
  }

  /** Who made each version of the settings, the first first. */
  async settingsMade(id: CycleId): Promise<SettingsMade[]> {
    return this.database.query(
      `select (event.data #>> '{settings,version}')::int as version, round(extract(epoch from event.recorded_at) * 1000)::float8 as "atMs", event.actor ->> 'userId' as by, event.texts ->> 'reason' as reason, event.type as how
       from event where event.stream_id = $1 and event.type in ('SettingsPrepared', 'CycleCopied', 'CycleLaunched', 'SettingsChanged') order by event.sequence`,
      [id],
    );
  }

  /** Assignments of the cycle, and those whose workflow was told of its beginning. */
  async progress(id: CycleId): Promise<{ issued: number; started: number }> {
    const rows: { issued: number; started: number }[] = await this.database.query(
      `select count(*)::int as issued, (count(*) filter (where not exists (select from wake where wake.stream_id = assignment_view.id and wake.first_sequence = 1)))::int as started
       from assignment_view where assignment_view.cycle_id = $1`,
      [id],
    );
    return rows[0] ?? { issued: 0, started: 0 };
  }

  async before(id: CycleId, at: Instant): Promise<BeforeLaunch> {
    const state = await this.cycle(id);
    const catalogues: { content: CatalogueVersion; hash: string }[] = await this.database.query(
      `select catalogue_version.content, catalogue_version.hash from catalogue_version where catalogue_version.year = $1 order by catalogue_version.hash = $2 desc nulls last, catalogue_version.published_at desc limit 1`,
      [yearOfCycle(id), isLaunched(state) ? state.catalogueHash : null],
    );
    const calendars: { content: WorkingCalendar }[] = await this.database.query('select calendar_version.content from calendar_version order by calendar_version.published_at desc limit 1');
    const units: { id: string; province: string | null }[] = await this.database.query(`select unit.id, unit.parent_id as province from unit where unit.kind in ('province', 'city') order by unit.kind desc, unit.position`);
    const people: LaunchPerson[] = await this.database.query(
      `select app_user.id as "userId", app_user.unit_id as unit, app_user.roles, app_user.email from app_user
       where app_user.enabled and coalesce(app_user.valid_from <= $1::date, true) and coalesce(app_user.valid_until >= $1::date, true) order by app_user.id`,
      [dayOf(at)],
    );
    const catalogue = catalogues[0];
    return {
      state,
      catalogueHash: catalogue?.hash ?? null,
      situation: {
        at, people, calendar: calendars[0]?.content ?? null, settings: settingsBefore(state),
        catalogue: catalogue ? withGroups(catalogue.content, groupsOf(state, at)) : null,
        units: { provinces: units.filter(({ province }) => province === null).map((unit) => unit.id), cities: units.flatMap(({ id: city, province }) => (province === null ? [] : [{ id: city, province }])) },
      },
    };
  }
}
