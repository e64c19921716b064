import type { DataSource } from 'typeorm';
import type { Actor } from '#domain/access/actor.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import type { ImportedCatalogue } from '#domain/catalogue/catalogue.state.js';

export interface DraftHead {
  readonly state: ImportedCatalogue;
  readonly sourceName: string;
  readonly importedAtMs: number;
  readonly notice: CatalogueDraft['notice'];
}
/** An answer or a correction, with the texts that only the record holds. */
export interface DraftAct {
  readonly type: 'QuestionAnswered' | 'FieldCorrected';
  readonly data: { readonly question?: string; readonly path?: string };
  readonly texts: Readonly<Record<string, string>>;
  readonly actor: Actor;
  readonly atMs: number;
}

const HEAD = `select stream.state, catalogue_draft.source_name as "sourceName", round(extract(epoch from catalogue_draft.imported_at) * 1000)::float8 as "importedAtMs", catalogue_draft.content -> 'notice' as notice
  from catalogue_draft join stream on stream.id = catalogue_draft.catalogue_id`;

/** 目录版本 on their way from a notice to what a cycle launches from. */
export class CatalogueDraftReadModel {
  constructor(private readonly database: DataSource) {}

  /** The newest first. */
  async page(page: number, pageSize: number): Promise<{ total: number; rows: DraftHead[] }> {
    const totals: { n: number }[] = await this.database.query('select count(*)::int as n from catalogue_draft');
    const rows: DraftHead[] = await this.database.query(`${HEAD} order by catalogue_draft.imported_at desc, stream.id limit $1 offset $2`, [pageSize, (page - 1) * pageSize]);
    return { total: totals[0]?.n ?? 0, rows };
  }

  async one(id: string): Promise<(DraftHead & { readonly content: CatalogueDraft; readonly acts: readonly DraftAct[] }) | undefined> {
    const heads: DraftHead[] = await this.database.query(`${HEAD} where stream.id = $1`, [id]);
    const contents: { content: CatalogueDraft }[] = await this.database.query('select catalogue_draft.content from catalogue_draft where catalogue_draft.catalogue_id = $1', [id]);
    if (!heads[0] || !contents[0]) return undefined;
    const acts: DraftAct[] = await this.database.query(
      `select event.type, event.data, event.texts, event.actor, round(extract(epoch from event.recorded_at) * 1000)::float8 as "atMs" from event
       where event.stream_id = $1 and event.type in ('QuestionAnswered', 'FieldCorrected') order by event.sequence`,
      [id],
    );
    return { ...heads[0], ...contents[0], acts };
  }
}
