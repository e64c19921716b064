import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { instant } from '#domain/calendar/instant.js';
import { launchOrders } from '#domain/cycle/launch-cycle.js';
import { rehearse } from '#domain/cycle/rehearsal/rehearse.js';
import { launched2024, type LaunchedCycle } from '#testing/cycle.js';
import { SCRIPTS } from '#testing/rehearsal-scene.js';
import { GROUPS_2024 } from '#testing/groups-2024.js';
import { createDataSource } from '../data-source.js';
import { narrowedClient, type Readership } from '../narrowed-client.js';
import { RehearsalReadModel } from './rehearsal.read-model.js';

const COORDINATOR: Readership = { user: 'coord', unit: 'bureau', units: ['bureau'], department: '', sees: 'work', seesProvinces: false };

describe('what a rehearsal knows of a record', () => {
  let cycle: LaunchedCycle;
  let database: ReturnType<typeof createDataSource>;
  let facts: RehearsalReadModel;
  beforeAll(async () => {
    cycle = await launched2024();
    database = await createDataSource(cycle.database.appUrl, 1, { Client: narrowedClient(() => COORDINATOR) }).initialize();
    facts = new RehearsalReadModel(database);
  });
  afterAll(async () => {
    await database.destroy();
    await cycle.close();
  });

  it('catalogue, calendar, units, settings and people as they are; by year, or the newest', async () => {
    const found = await facts.ofYear(null, instant(cycle.clock.now));
    if (!found) throw new Error('nothing is published');
    expect([found.catalogue.year, found.calendar.version, found.units.provinces.length, found.settings.version]).toEqual([2024, CALENDAR_2024_2026.version, 32, 1]);
    expect(found.launchedAt).toBe(cycle.clock.now);
    expect(found.contacts.find(({ id }) => id === 'c44')).toEqual({ id: 'c44', unit: '44', roles: ['liaison', 'clerk'] });
    expect(await facts.ofYear(2024, instant(cycle.clock.now))).toEqual(found);
    expect(await facts.ofYear(2031, instant(cycle.clock.now))).toBeUndefined();
  });

  it('a group that a change set named, and a person who has gone', async () => {
    await cycle.owner.query(`update stream set state = jsonb_set(state, '{groups}', '${JSON.stringify({ [GROUPS_2024.examinationCentre]: ['44'] })}') where stream.id = 'cycle/2024'`);
    await cycle.owner.query(`update app_user set enabled = false where app_user.id = 'c44'`);
    const found = await facts.ofYear(2024, instant(cycle.clock.now));
    expect(found?.catalogue.regionGroups.find(({ id }) => id === GROUPS_2024.examinationCentre)).toMatchObject({ members: ['44'], open: false });
    expect(found?.contacts.some(({ id }) => id === 'c44')).toBe(false);
  });

  it('the rehearsal says of every planned row of the launch what the record’s ledger says', async () => {
    const found = await facts.ofYear(2024, instant(cycle.clock.now));
    if (!found) throw new Error('nothing is published');
    const { catalogue, units, ...rest } = found;
    const orders = launchOrders({ ...catalogue, regionGroups: [] }, 'hash', units, rest.settings);
    const rehearsed = rehearse({ ...rest, orders, launchAt: instant(cycle.clock.now), scriptOf: () => SCRIPTS.silent }).flatMap(({ order, line }) => (line.kind === 'row' && ['plan', 'acknowledgement'].includes(line.duty) ? [`${order.stream} ${line.duty} ${line.rule} ${line.dueAt}`] : []));
    const { rows } = await cycle.owner.query<{ row: string }>(`select assignment_id || ' ' || duty || ' ' || rule || ' ' || round(extract(epoch from due_at) * 1000)::text as row from reminder where duty in ('plan', 'acknowledgement')`);
    expect(new Set(rehearsed)).toEqual(new Set(rows.map(({ row }) => row)));
  });
});
