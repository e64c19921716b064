import type { DataSource } from 'typeorm';

export interface UnitRow {
  readonly id: string;
  readonly kind: 'bureau' | 'province' | 'department' | 'city';
  readonly name: string;
  readonly shortName: string;
  readonly englishName: string;
  readonly detail: { readonly abbreviation?: string; readonly tile?: readonly [number, number] };
}

const FRESH_MS = 10_000;

/** Units and departments, in the order of the notice. They change a few times a year: read every ten seconds at most. */
export class UnitReadModel {
  private known: { readonly rows: Promise<readonly UnitRow[]>; readonly at: number } | undefined;

  constructor(private readonly database: DataSource) {}

  async all(): Promise<readonly UnitRow[]> {
    if (!this.known || Date.now() - this.known.at > FRESH_MS) {
      const rows = this.database.query<UnitRow[]>(
        'select unit.id, unit.kind, unit.name, unit.short_name as "shortName", unit.english_name as "englishName", unit.detail from unit order by unit.kind, unit.position',
      );
      this.known = { rows, at: Date.now() };
      rows.catch(() => (this.known = undefined));
    }
    return this.known.rows;
  }

  /** As they are now: for who has just created one. */
  async current(): Promise<readonly UnitRow[]> {
    this.known = undefined;
    return this.all();
  }

  /** Answers a name for every id, known or not. */
  async names(): Promise<(id: string) => { id: string; name: string; englishName: string }> {
    const rows = new Map((await this.all()).map((row) => [row.id, row]));
    return (id) => ({ id, name: rows.get(id)?.shortName ?? id, englishName: rows.get(id)?.englishName ?? id });
  }
}
