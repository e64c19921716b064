import { z } from 'zod';
import type { CatalogueCommandBody } from '#domain/catalogue/catalogue.commands.js';
import { CatalogueDraft } from '../catalogue-draft.js';
import { hash, reason } from './command-parts.js';

/** 导入: by a parser or by hand (C1, C4). `sourceHash`: SHA-256 of the file; the same file opens the first import. */
export const ImportCatalogue = z.strictObject({ sourceHash: hash, sourceName: z.string().trim().min(1).max(300), draft: CatalogueDraft }).meta({ id: 'ImportCatalogue' });
export const AnswerQuestion = z
  .strictObject({ type: z.literal('AnswerQuestion'), question: z.string().regex(/^q\d{1,4}$/), answer: z.string().trim().min(1).max(4000), reason })
  .meta({ id: 'AnswerQuestion' });
/** A field by its path, `tasks.7.milestones.0.due`; an item as a whole: null takes it out, an object at the end of its list adds it. */
export const CorrectField = z
  .strictObject({ type: z.literal('CorrectField'), path: z.string().regex(/^[A-Za-z]+(\.\w{1,32}){1,6}$/), value: z.unknown(), reason })
  .meta({ id: 'CorrectField' });
/** `draftHash`: what was seen. */
export const ConfirmCatalogue = z.strictObject({ type: z.literal('ConfirmCatalogue'), draftHash: hash }).meta({ id: 'ConfirmCatalogue' });
const taskPath = z.string().regex(/^tasks\.\d{1,2}$/);
/** Whether a task of another version and one of this are the same, where their texts leave it open (X2): `before` in `with`, `after` in this one. */
export const DecidePair = z
  .strictObject({ type: z.literal('DecidePair'), with: z.string().regex(/^catalogue\/[0-9a-f/]{6,40}$/), before: taskPath, after: taskPath, same: z.boolean(), reason })
  .meta({ id: 'DecidePair' });
export const CatalogueCommand = z.discriminatedUnion('type', [AnswerQuestion, CorrectField, ConfirmCatalogue, DecidePair]).meta({ id: 'CatalogueCommand' });

export const schemaFitsDomain: z.infer<typeof CatalogueCommand>['type'] extends CatalogueCommandBody['type'] ? true : never = true;
