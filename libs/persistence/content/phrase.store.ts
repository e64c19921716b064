import type { DataSource } from 'typeorm';

export interface PhraseRow {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly section: string | null;
  readonly userId: string;
  /** Whose office has it; null: its owner alone. */
  readonly unit: string | null;
}
interface Owner {
  readonly userId: string;
  readonly unit: string;
}
type NewPhrase = Pick<PhraseRow, 'kind' | 'text' | 'section'> & { readonly shared: boolean };

const COLUMNS = `phrase.id, phrase.kind, phrase.text, phrase.section, phrase.user_id as "userId", phrase.unit_id as unit`;

/** 常用语 of people and offices. */
export class PhraseStore {
  constructor(private readonly database: DataSource) {}

  /** One's own and those of one's office, the one used last first. */
  async of({ userId, unit }: Owner): Promise<PhraseRow[]> {
    return this.database.query(`select ${COLUMNS} from phrase where phrase.user_id = $1 or phrase.unit_id = $2 order by phrase.used_at desc, phrase.id`, [userId, unit]);
  }

  /** The same text once a kind; null where they have `most`. */
  async save({ userId, unit }: Owner, { kind, text, section, shared }: NewPhrase, most: number): Promise<PhraseRow | null> {
    const rows: PhraseRow[] = await this.database.query(
      `insert into phrase (user_id, unit_id, kind, text, section) select $1, $2, $3, $4, $5
       where (select count(*) from phrase where phrase.user_id = $1) < $6 or exists (select from phrase where phrase.user_id = $1 and phrase.kind = $3 and phrase.text = $4)
       on conflict (user_id, kind, text) do update set section = excluded.section, unit_id = excluded.unit_id, used_at = record_now() returning ${COLUMNS}`,
      [userId, shared ? unit : null, kind, text, section, most],
    );
    return rows[0] ?? null;
  }

  /** Of one's own or one's office; false where there is none. */
  async use(id: string, { userId, unit }: Owner): Promise<boolean> {
    const [, count]: [unknown, number] = await this.database.query('update phrase set used_at = record_now() where phrase.id = $1 and (phrase.user_id = $2 or phrase.unit_id = $3)', [id, userId, unit]);
    return count > 0;
  }

  /** Only its owner's; false where there is none. */
  async remove(id: string, userId: string): Promise<boolean> {
    const [, count]: [unknown, number] = await this.database.query('delete from phrase where phrase.id = $1 and phrase.user_id = $2', [id, userId]);
    return count > 0;
  }
}
