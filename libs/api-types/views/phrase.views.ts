import { z } from 'zod';

/** Where a phrase is offered. */
export const PHRASE_KINDS = ['approve', 'condition', 'return', 'other'] as const;
const Kind = z.enum(PHRASE_KINDS);
const Section = z.string().min(1).max(64).nullable();

export const SavePhraseBody = z
  .strictObject({ kind: Kind, text: z.string().trim().min(1).max(200), /** Of a return item; null: of any. */ section: Section, /** For one's whole office. */ shared: z.boolean() })
  .meta({ id: 'SavePhrase' });
export const PhraseView = z.object({ id: z.string(), kind: Kind, text: z.string(), section: Section, shared: z.boolean(), mine: z.boolean() }).meta({ id: 'PhraseView' });
/** The one used last stands first. */
export const PhraseList = z.object({ phrases: z.array(PhraseView) }).meta({ id: 'PhraseList' });
