import type { DataSource } from 'typeorm';
import type { Actor } from '#domain/access/actor.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import type { ImportedCatalogue, PairDecided } from '#domain/catalogue/catalogue.state.js';
import { draftOfVersion } from '#domain/catalogue/diff/draft-of-version.js';
import { countUpTo, keyset, type Order, type Placed, type Turn } from './keyset.js';

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

/** The newest first. */
export const DRAFT_ORDER: Order = [{ by: 'catalogue_draft.imported_at', type: 'timestamptz', falls: true }, { by: 'stream.id', type: 'text' }];
const head = (more = ''): string => `select ${more} stream.state, catalogue_draft.source_name as "sourceName", round(extract(epoch from catalogue_draft.imported_at) * 1000)::float8 as "importedAtMs", catalogue_draft.content -> 'notice' as notice
  from catalogue_draft join stream on stream.id = catalogue_draft.catalogue_id`;

/** A draft, or a frozen version that no import made, in the form that two are compared in. */
export interface ComparedDraft {
  readonly id: string;
  readonly content: CatalogueDraft;
}

/** 目录版本 on their way from a notice to what a cycle launches from. */
export class CatalogueDraftReadModel {
  constructor(private readonly database: DataSource) {}

  async total(most: number): Promise<number> {
    const rows: { n: number }[] = await this.database.query(`select ${countUpTo(most, 'from catalogue_draft')} as n`);
    return rows[0]?.n ?? 0;
  }

  async page(turn: Turn): Promise<(DraftHead & Placed)[]> {
    const parameters: unknown[] = [];
    const piece = keyset(DRAFT_ORDER, turn, parameters);
    return this.database.query(`${head(`${piece.place} as place,`)} where ${piece.condition} ${piece.ordered}`, parameters);
  }

  async one(id: string): Promise<(DraftHead & { readonly content: CatalogueDraft; readonly acts: readonly DraftAct[] }) | undefined> {
    const heads: DraftHead[] = await this.database.query(`${head()} where stream.id = $1`, [id]);
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
