import type { DataSource } from 'typeorm';
import { obligationOf as obligationOfTask, type CatalogueTask, type CatalogueVersion, type Obligation } from '#domain/catalogue/catalogue.js';

export interface StoredCatalogue {
  readonly hash: string;
  readonly content: CatalogueVersion;
}

/** What its cycle ($2) was launched from; before that, the newest. */
const LAUNCHED_FIRST = `(catalogue_version.hash = (select stream.state ->> 'catalogueHash' from stream where stream.id = $2)) desc nulls last, catalogue_version.published_at desc`;

/** Published catalogues. A version never changes, so each is read once. */
export class CatalogueReadModel {
  private readonly known = new Map<string, StoredCatalogue>();

  constructor(private readonly database: DataSource) {}

  /** The version that an assignment was issued from. */
  async byHash(hash: string): Promise<StoredCatalogue | undefined> {
    const known = this.known.get(hash);
    if (known) return known;
    const rows: StoredCatalogue[] = await this.database.query('select catalogue_version.hash, catalogue_version.content from catalogue_version where catalogue_version.hash = $1 limit 1', [hash]);
    if (rows[0]) this.known.set(hash, rows[0]);
    return rows[0];
  }

  /** Of a year: what its cycle was launched from, else the newest; with the launch of its cycle and how many assignments came of each obligation. */
  async ofYear(year: number): Promise<{ catalogue: StoredCatalogue; launchedAtMs: number | null; issued: ReadonlyMap<string, number> } | undefined> {
    const rows: { hash: string; launchedAtMs: number | null }[] = await this.database.query(
      `select catalogue_version.hash, (select (stream.state ->> 'launchedAt')::float8 from stream where stream.id = $2) as "launchedAtMs"
       from catalogue_version where catalogue_version.year = $1 order by ${LAUNCHED_FIRST} limit 1`,
      [year, `cycle/${year}`],
    );
    const found = rows[0];
    const catalogue = found && (await this.byHash(found.hash));
    if (!found || !catalogue) return undefined;
    const counts: { obligation: string; n: number }[] = await this.database.query(
      `select assignment_view.obligation_id as obligation, count(*)::int as n from assignment_view where assignment_view.cycle_id = $1 group by 1`,
      [`cycle/${year}`],
    );
    return { catalogue, launchedAtMs: found.launchedAtMs, issued: new Map(counts.map((row) => [row.obligation, row.n])) };
  }

  /** Titles of a year's tasks. */
  async tasksOf(year: number): Promise<ReadonlyMap<string, CatalogueTask>> {
    const rows: { hash: string }[] = await this.database.query(
      `select catalogue_version.hash from catalogue_version where catalogue_version.year = $1 order by ${LAUNCHED_FIRST} limit 1`, [year, `cycle/${year}`],
    );
    const catalogue = rows[0] && (await this.byHash(rows[0].hash));
    return new Map(catalogue?.content.tasks.map((task) => [task.code, task]) ?? []);
  }
}

/** The clause of an assignment. */
export const obligationOf = (catalogue: CatalogueVersion, task: string, obligation: string): { task: CatalogueTask; obligation: Obligation } | undefined => {
  const found = catalogue.tasks.find((each) => each.code === task);
  const clause = found && obligationOfTask(found, obligation);
  return found && clause ? { task: found, obligation: clause } : undefined;
};
