import type { DataSource } from 'typeorm';
import type { Actor } from '#domain/access/actor.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import type { ImportedCatalogue, PairDecided } from '#domain/catalogue/catalogue.state.js';
import { draftOfVersion } from '#domain/catalogue/diff/draft-of-version.js';

export interface DraftHead {
  readonly state: ImportedCatalogue;
  readonly sourceName: string;
  readonly importedAtMs: number;
  readonly notice: CatalogueDraft['notice'];
}
/** An answer or a correction, with the texts that only the record holds. */
export interface DraftAct {
  readonly type: 'QuestionAnswered' | 'FieldCorrected' | 'PairDecided';
  readonly data: { readonly question?: string; readonly path?: string } & Partial<PairDecided>;
  readonly texts: Readonly<Record<string, string>>;
  readonly actor: Actor;
  readonly atMs: number;
}

const HEAD = `select stream.state, catalogue_draft.source_name as "sourceName", round(extract(epoch from catalogue_draft.imported_at) * 1000)::float8 as "importedAtMs", catalogue_draft.content -> 'notice' as notice
  from catalogue_draft join stream on stream.id = catalogue_draft.catalogue_id`;

/** A draft, or a frozen version that no import made, in the form that two are compared in. */
export interface ComparedDraft {
  readonly id: string;
  readonly content: CatalogueDraft;
}

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
       where event.stream_id = $1 and event.type in ('QuestionAnswered', 'FieldCorrected', 'PairDecided') order by event.sequence`,
      [id],
    );
    return { ...heads[0], ...contents[0], acts };
  }

  /** By the id of a draft, or of a frozen version. */
  async compared(id: string): Promise<ComparedDraft | undefined> {
    const drafts: { content: CatalogueDraft }[] = await this.database.query('select catalogue_draft.content from catalogue_draft where catalogue_draft.catalogue_id = $1', [id]);
    if (drafts[0]) return { id, content: drafts[0].content };
    const versions: { content: CatalogueVersion }[] = await this.database.query('select catalogue_version.content from catalogue_version where catalogue_version.id = $1', [id]);
    return versions[0] && { id, content: draftOfVersion(versions[0].content) };
  }
}
