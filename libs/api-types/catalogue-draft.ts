import { z } from 'zod';
import { DRAFT_COMPARATORS, DRAFT_LEVELS, UNIT_LEVELS, type CatalogueDraft as DomainDraft } from '#domain/catalogue/catalogue-draft.js';

const Part = z.object({ paragraph: z.int().min(0), start: z.int().min(0), end: z.int().min(0) });
/** 原文引用; null: entered by hand. */
const quote = z.object({ ...Part.shape, rest: z.array(Part).optional() }).nullable().default(null);
const text = z.string().max(20_000);
const due = z.iso.date().nullable();
const unitLevel = z.enum(UNIT_LEVELS).nullable();

/** 目录草稿 as an import makes it: the same names as `npm run import -- FILE --json OUT` writes. What stands beside is kept. */
export const CatalogueDraft = z
  .looseObject({
    notice: z.looseObject({ documentNumber: text.nullable(), issuedOn: due, issuer: text.nullable(), title: text.nullable(), year: z.int().min(2000).max(2100).nullable().optional(), quote: quote.optional() }),
    categories: z.array(z.looseObject({ number: z.int(), title: text, englishTitle: text.optional(), quote })).max(100),
    tasks: z
      .array(
        z.looseObject({
          number: z.int().min(1).max(99), title: text, englishTitle: text.optional(), category: z.int().nullable(), departments: z.array(text).max(50), bureauMeasures: text, quote,
          localMeasures: z.array(z.looseObject({ actor: text, text, quote })).max(50),
          obligations: z.array(z.looseObject({ level: z.enum(DRAFT_LEVELS), mandatory: z.boolean(), rule: text, group: text.nullable(), unitLevel, quote })).max(50),
          milestones: z.array(z.looseObject({ due, datePhrase: text, actor: text, text, quote })).max(100),
          metrics: z.array(z.looseObject({ comparator: z.enum(DRAFT_COMPARATORS), value: z.number(), unit: text, due, text, actor: text.optional(), quote })).max(100),
          reportingDuties: z.array(z.looseObject({ text, actor: text, due, quote })).max(100),
        }),
      )
      .max(99),
    sections: z.array(z.looseObject({ duties: z.array(z.looseObject({ departments: z.array(text) })) })).max(200).default([]),
    regionGroups: z.array(z.looseObject({ name: text, englishName: text.optional(), unitLevel, members: z.array(text).max(2000), tasks: z.array(z.int()).max(99).optional(), quote })).max(200),
    openQuestions: z.array(z.looseObject({ kind: z.string().max(64), text, quote })).max(1000),
  })
  .meta({ id: 'CatalogueDraft' });

/** The compiler's word that what the schema lets through is what the rules take. */
export const draftFitsDomain: z.infer<typeof CatalogueDraft> extends DomainDraft ? true : never = true;
