import type { DataSource } from 'typeorm';

export interface SavedViewRow {
  readonly id: string;
  readonly page: string;
  readonly name: string;
  readonly search: Readonly<Record<string, string>>;
  readonly userId: string;
  /** Whose office has it; null: its owner alone. */
  readonly unit: string | null;
}
interface Owner {
  readonly userId: string;
  readonly unit: string;
}

const COLUMNS = `saved_view.id, saved_view.page, saved_view.name, saved_view.search, saved_view.user_id as "userId", saved_view.unit_id as unit`;

/** 保存视图 of people and offices. */
export class SavedViewStore {
  constructor(private readonly database: DataSource) {}

  /** One's own and those of one's office, by name. */
  async of({ userId, unit }: Owner): Promise<SavedViewRow[]> {
    return this.database.query(`select ${COLUMNS} from saved_view where saved_view.user_id = $1 or saved_view.unit_id = $2 order by saved_view.page, saved_view.name, saved_view.id`, [userId, unit]);
  }

  /** Under a name that its owner has on this page already it takes that one's place; null where they have `most`. */
  async save({ userId, unit }: Owner, view: { readonly page: string; readonly name: string; readonly search: Readonly<Record<string, string>>; readonly shared: boolean }, most: number): Promise<SavedViewRow | null> {
    const rows: SavedViewRow[] = await this.database.query(
      `insert into saved_view (user_id, unit_id, page, name, search) select $1, $2, $3, $4, $5
       where (select count(*) from saved_view where saved_view.user_id = $1) < $6 or exists (select from saved_view where saved_view.user_id = $1 and saved_view.page = $3 and saved_view.name = $4)
       on conflict (user_id, page, name) do update set search = excluded.search, unit_id = excluded.unit_id, saved_at = record_now() returning ${COLUMNS}`,
      [userId, view.shared ? unit : null, view.page, view.name, JSON.stringify(view.search), most],
    );
    return rows[0] ?? null;
  }

  /** Only its owner's; false where there is none. */
  async remove(id: string, userId: string): Promise<boolean> {
    const [, count]: [unknown, number] = await this.database.query('delete from saved_view where saved_view.id = $1 and saved_view.user_id = $2', [id, userId]);
    return count > 0;
  }
}
