import type pg from 'pg';
import type { KnownUnit } from '#domain/catalogue/draft-problem.js';
import type { LaunchUnits } from '#domain/cycle/launch-cycle.js';

/** Provinces, and cities with their province. */
export async function launchUnits(client: pg.ClientBase): Promise<LaunchUnits> {
  const { rows } = await client.query<{ id: string; province: string | null }>(`select unit.id, unit.parent_id as province from unit where unit.kind in ('province', 'city') order by unit.kind desc, unit.position`);
  return { provinces: rows.filter(({ province }) => province === null).map(({ id }) => id), cities: rows.flatMap(({ id, province }) => (province === null ? [] : [{ id, province }])) };
}

/** Every unit with its names, in the organisation's order. */
export async function knownUnits(client: pg.PoolClient): Promise<KnownUnit[]> {
  const { rows } = await client.query<KnownUnit>('select unit.id, unit.kind, unit.name, unit.short_name as "shortName", unit.english_name as "englishName" from unit order by unit.kind, unit.position, unit.id');
  return rows;
}
