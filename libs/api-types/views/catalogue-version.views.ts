import { z } from 'zod';
import { DRAFT_PROBLEMS } from '#domain/catalogue/draft-problem.js';
import { CatalogueDraft } from '../catalogue-draft.js';
import { AllowedAction } from './assignment.views.js';
import { InstantText, Turned } from './common.views.js';

const Person = z.object({ id: z.string(), name: z.string() });

export const CatalogueVersionHead = z
  .object({
    id: z.string(),
    status: z.enum(['draft', 'confirmed']),
    sequence: z.int(),
    sourceName: z.string(),
    sourceHash: z.string(),
    /** To be named by who confirms it. */
    draftHash: z.string(),
    /** Of the frozen version; null before it is confirmed. */
    catalogueHash: z.string().nullable(),
    year: z.int().nullable(),
    documentNumber: z.string().nullable(),
    title: z.string().nullable(),
    importedBy: Person,
    importedAt: InstantText,
    confirmedBy: Person.nullable(),
    /** Questions without an answer. */
    open: z.int(),
  })
  .meta({ id: 'CatalogueVersionHead' });
export const CatalogueVersionList = z.object({ ...Turned, rows: z.array(CatalogueVersionHead) }).meta({ id: 'CatalogueVersionList' });

const Answer = z.object({ answer: z.string(), reason: z.string(), by: Person, at: InstantText });
export const CatalogueVersionView = z
  .object({
    ...CatalogueVersionHead.shape,
    draft: CatalogueDraft,
    /** `answer`: the one that stands. */
    questions: z.array(z.object({ id: z.string(), kind: z.string(), text: z.string(), answer: Answer.nullable() })),
    corrections: z.array(z.object({ path: z.string(), was: z.unknown(), value: z.unknown(), reason: z.string(), by: Person, at: InstantText })),
    /** Why it cannot be confirmed yet, besides open questions. */
    problems: z.array(z.object({ code: z.enum(DRAFT_PROBLEMS), path: z.string(), value: z.string().nullable() })),
    /** What the catalogue holds once confirmed; null while there are problems. */
    counts: z.object({ categories: z.int(), tasks: z.int(), /** Named in tasks and sections; so many of them are `collective`: no single unit. */ departments: z.int(), collective: z.int(), obligations: z.int(), mandatory: z.int(), optional: z.int(), groups: z.int(), openGroups: z.int() }).nullable(),
    /** Of the reader: each act on the draft, or why not. */
    allowedActions: z.array(AllowedAction),
  })
  .meta({ id: 'CatalogueVersionView' });

/** The text that the quotes of a draft count in; `number` is what a quote calls `paragraph`. */
export const CatalogueSourceView = z
  .object({ id: z.string(), sourceName: z.string(), /** SHA-256 of the file. */ sourceHash: z.string(), format: z.enum(['text', 'html', 'docx', 'doc', 'pdf']), paragraphs: z.array(z.object({ number: z.int(), text: z.string() })) })
  .meta({ id: 'CatalogueSourceView' });
