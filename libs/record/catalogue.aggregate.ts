import type pg from 'pg';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import type { CatalogueCommandBody } from '#domain/catalogue/catalogue.commands.js';
import { decideCatalogue, type CatalogueFacts } from '#domain/catalogue/catalogue.decide.js';
import type { CatalogueEvents } from '#domain/catalogue/catalogue.events.js';
import { evolveCatalogue } from '#domain/catalogue/catalogue.evolve.js';
import { notImported, type CatalogueState } from '#domain/catalogue/catalogue.state.js';
import { convertDraft } from '#domain/catalogue/convert-draft.js';
import { correctField } from '#domain/catalogue/correct-field.js';
import type { Aggregate, Happened } from './execute-stream.js';
import { comparedDraft } from './facts/compared-draft.facts.js';
import { knownUnits } from './facts/units.facts.js';
import { hashOf } from './hash.js';
import { catalogueVersionId } from './publish.js';
import { instant, recordset, type Part } from './part.js';

/** 目录版本 as a stream: imported, answered, corrected, confirmed. Its content stands in tables of its own. */
export const CATALOGUE: Aggregate<CatalogueState, CatalogueCommandBody, CatalogueEvents, CatalogueFacts> = {
  kind: 'catalogue',
  version: 1,
  hasWorkflow: false,
  initial: notImported,
  decide: decideCatalogue,
  evolve: evolveCatalogue,
  isClosed: ({ status }) => status === 'confirmed',
  facts: async (client, state, command) => {
    if (command.type === 'ImportCatalogue') return { next: { draft: command.draft, hash: hashOf(command.draft), was: null }, sourceName: command.sourceName };
    const draft = command.type === 'AnswerQuestion' ? undefined : await contentOf(client, state.id);
    if (!draft) return {};
    if (command.type === 'DecidePair') return { compared: { before: await comparedDraft(client, command.with), after: draft } };
    if (command.type === 'CorrectField') {
      const corrected = correctField(draft, command.path, command.value);
      return { next: 'wrong' in corrected ? corrected : { ...corrected, hash: hashOf(corrected.draft) } };
    }
    const converted = convertDraft(draft, await knownUnits(client));
    return { conversion: 'problems' in converted ? converted : { ...converted, hash: hashOf(converted.catalogue) } };
  },
  projections: (happened, facts) => [importedDraft(happened, facts), correctedDraft(happened, facts), frozenVersion(happened, facts)],
};

type CatalogueHappened = Happened<CatalogueState, CatalogueEvents>;

async function contentOf(client: pg.PoolClient, catalogue: string): Promise<CatalogueDraft | undefined> {
  const { rows } = await client.query<{ content: CatalogueDraft }>('select catalogue_draft.content from catalogue_draft where catalogue_draft.catalogue_id = $1', [catalogue]);
  return rows[0]?.content;
}

const importedDraft = ({ before, events, at }: CatalogueHappened, { next, sourceName }: CatalogueFacts): Part => ({
  name: 'draft_imported',
  rows: next && 'draft' in next ? events.flatMap((event) => (event.type === 'CatalogueImported' ? [{ catalogue: before.id, source_hash: event.data.sourceHash, source_name: sourceName, content: next.draft, at_ms: at }] : [])) : [],
  sql: (p) => `insert into catalogue_draft (catalogue_id, source_hash, source_name, imported, content, imported_at)
    select row.catalogue, row.source_hash, row.source_name, row.content, row.content, ${instant('row.at_ms')} from ${recordset(p, 'catalogue text, source_hash text, source_name text, content jsonb, at_ms float8')}`,
});

const correctedDraft = ({ before, events }: CatalogueHappened, { next }: CatalogueFacts): Part => ({
  name: 'draft_corrected',
  rows: next && 'draft' in next && events.some(({ type }) => type === 'FieldCorrected') ? [{ catalogue: before.id, content: next.draft }] : [],
  sql: (p) => `update catalogue_draft set content = row.content from ${recordset(p, 'catalogue text, content jsonb')} where catalogue_draft.catalogue_id = row.catalogue`,
});

/** The version that cycles launch from, under its hash. */
const frozenVersion = ({ events, at }: CatalogueHappened, { conversion }: CatalogueFacts): Part => ({
  name: 'catalogue_frozen',
  rows: conversion && 'catalogue' in conversion && events.some(({ type }) => type === 'CatalogueConfirmed') ? [{ id: catalogueVersionId(conversion.catalogue, conversion.hash), year: conversion.catalogue.year, hash: conversion.hash, content: conversion.catalogue, at_ms: at }] : [],
  sql: (p) => `insert into catalogue_version (id, year, hash, content, published_at)
    select row.id, row.year, row.hash, row.content, ${instant('row.at_ms')} from ${recordset(p, 'id text, year int, hash text, content jsonb, at_ms float8')} on conflict (id) do nothing`,
});
