import type { CatalogueVersion, City, Department, ProvincialUnit } from '#domain/catalogue/catalogue.js';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';
import { hashOf } from './hash.js';
import type { RecordContext } from './record-context.js';

/** Of a frozen catalogue: its year and the beginning of its hash. */
export const catalogueVersionId = ({ year }: CatalogueVersion, hash: string): string => `catalogue/${year}/${hash.slice(0, 12)}`;

/** Stores a frozen catalogue under its hash; the same content again changes nothing. */
export async function publishCatalogue(record: RecordContext, catalogue: CatalogueVersion): Promise<{ hash: string }> {
  const hash = hashOf(catalogue);
  await record.pool.query(
    `insert into catalogue_version (id, year, hash, content, published_at) values ($1, $2, $3, $4, record_now()) on conflict (id) do nothing`,
    [catalogueVersionId(catalogue, hash), catalogue.year, hash, JSON.stringify(catalogue)],
  );
  return { hash };
}

/** Stores a calendar version; the newest published is what rules work with. */
export async function publishCalendar(record: RecordContext, calendar: WorkingCalendar): Promise<void> {
  await record.pool.query(`insert into calendar_version (version, content, published_at) values ($1, $2, record_now()) on conflict (version) do nothing`, [calendar.version, JSON.stringify(calendar)]);
}

/** Stores the bureau, its departments, the provincial units and cities. */
export async function publishUnits(record: RecordContext, departments: readonly Department[], provinces: readonly ProvincialUnit[], cities: readonly City[] = []): Promise<void> {
  const units = [
    { id: 'bureau', kind: 'bureau', position: 0, name: '国家知识产权局', short_name: '本局', english_name: 'The Bureau', detail: {} },
    ...departments.map((each, index) => ({ id: each.id, kind: 'department', position: index + 1, name: each.name, short_name: each.shortName, english_name: each.englishName, detail: {} })),
    ...provinces.map((each, index) => ({
      id: each.id, kind: 'province', position: index + 1, name: each.name, short_name: each.shortName, english_name: each.englishName,
      detail: { abbreviation: each.abbreviation, pinyin: each.pinyin, tile: each.tile },
    })),
    ...cities.map((each, index) => ({ id: each.id, kind: 'city', position: index + 1, name: each.name, short_name: each.shortName, english_name: each.englishName, detail: {}, parent_id: each.province })),
  ];
  const rows = units.map((each) => ({ parent_id: null, ...each }));
  await record.pool.query(
    `insert into unit (id, kind, position, name, short_name, english_name, detail, parent_id)
     select * from jsonb_to_recordset($1::jsonb) as row(id text, kind text, position int, name text, short_name text, english_name text, detail jsonb, parent_id text)
     on conflict (id) do nothing`,
    [JSON.stringify(rows)],
  );
}
