import type pg from 'pg';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import { draftOfVersion } from '#domain/catalogue/diff/draft-of-version.js';

/** What a catalogue is compared by: its draft, or its frozen content where no import made it; null where it is not there. */
export async function comparedDraft(client: pg.PoolClient, id: string): Promise<CatalogueDraft | null> {
  const { rows } = await client.query<{ draft: CatalogueDraft | null; version: CatalogueVersion | null }>(
    `select (select catalogue_draft.content from catalogue_draft where catalogue_draft.catalogue_id = $1) as draft,
       (select catalogue_version.content from catalogue_version where catalogue_version.id = $1) as version`,
    [id],
  );
  const { draft = null, version = null } = rows[0] ?? {};
  return draft ?? (version && draftOfVersion(version));
}
