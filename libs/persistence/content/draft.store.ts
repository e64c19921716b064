import type { DataSource } from 'typeorm';

export interface DraftSection {
  readonly id: string;
  readonly text: string;
  /** Ids of attachments. */
  readonly files?: string[] | undefined;
}
export interface StoredDraft {
  readonly version: number;
  readonly sections: readonly DraftSection[];
  readonly savedAtMs: number;
  readonly savedBy: string;
  readonly savedByName: string;
}

/** States in which the unit writes. */
export const DRAFTING = ['acknowledged', 'returned'] as const;

/** 暂存: the text under work, one row an assignment. */
export class DraftStore {
  constructor(private readonly database: DataSource) {}

  async find(assignment: string): Promise<StoredDraft | undefined> {
    const rows: StoredDraft[] = await this.database.query(
      `select draft.version, draft.sections, round(extract(epoch from draft.saved_at) * 1000)::float8 as "savedAtMs", draft.saved_by as "savedBy", app_user.name as "savedByName"
       from draft join app_user on app_user.id = draft.saved_by where draft.assignment_id = $1`,
      [assignment],
    );
    return rows[0];
  }

  /**
   * Who wrote once stays among the editors: nobody signs off or reviews what they wrote (fixed).
   * Saves over the version that the editor started from (0: none was stored), in one statement: another editor's text is
   * never overwritten, and nothing is saved while nobody drafts. Undefined where it was not saved.
   */
  async save(assignment: string, baseVersion: number, sections: readonly DraftSection[], userId: string): Promise<{ version: number; savedAtMs: number } | undefined> {
    const rows: { version: number; savedAtMs: number }[] = await this.database.query(
      `insert into draft as d (assignment_id, version, sections, saved_at, saved_by, editors)
       select stream.id, 1, $3::jsonb, record_now(), $4, array[$4] from stream
       where stream.id = $1 and stream.state ->> 'status' = any($5) and ($2 = 0 or exists (select from draft where draft.assignment_id = $1))
       on conflict (assignment_id) do update set version = d.version + 1, sections = excluded.sections, saved_at = excluded.saved_at, saved_by = excluded.saved_by,
         editors = case when $4 = any(d.editors) then d.editors else d.editors || $4 end where d.version = $2
       returning d.version, round(extract(epoch from d.saved_at) * 1000)::float8 as "savedAtMs"`,
      [assignment, baseVersion, JSON.stringify(sections), userId, [...DRAFTING]],
    );
    return rows[0];
  }
}
