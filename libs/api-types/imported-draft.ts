import { z } from 'zod';

/** Index of a line of the source's text and characters in it, `end` exclusive; `rest`: what a page break or a moved cell parted from it. */
const Place = { paragraph: z.int().min(0), start: z.int().min(0), end: z.int().min(1) };
export const Quote = z.strictObject({ ...Place, rest: z.array(z.strictObject(Place)).optional() }).meta({ id: 'Quote' });

const quote = { quote: Quote };
const Text = z.string().min(1);
const Due = z.iso.date().nullable();
const Comparator = z.enum(['>=', '>', '=', '<=', '<', '~']);
const UnitLevel = z.enum(['province', 'city']).nullable();

const Milestone = z.strictObject({ due: Due, datePhrase: Text, actor: z.string(), text: Text, ...quote });
const Metric = z.strictObject({ comparator: Comparator, value: z.number(), unit: Text, due: Due, text: Text, numericInText: z.boolean(), actor: z.string(), ...quote });
const ReportingDuty = z.strictObject({ text: Text, actor: z.string(), due: Due, ...quote });
const findings = { milestones: z.array(Milestone), metrics: z.array(Metric), reportingDuties: z.array(ReportingDuty) };

const Obligation = z.strictObject({ level: z.enum(['province', 'city', 'local']), mandatory: z.boolean(), rule: Text, group: Text.nullable(), unitLevel: UnitLevel, ...quote });
const Task = z.strictObject({
  number: z.int().min(0), title: z.string(), category: z.int().nullable(), departments: z.array(Text), bureauMeasures: z.string(),
  localMeasures: z.array(z.strictObject({ actor: Text, text: Text, ...quote })),
  obligations: z.array(Obligation),
  ...findings,
  fieldQuotes: z.strictObject({ bureauMeasures: Quote.nullable(), departments: z.array(Quote) }),
  ...quote,
});
const Section = z.strictObject({
  number: z.int(), title: z.string(),
  duties: z.array(z.strictObject({ text: Text, departments: z.array(Text), joint: z.boolean(), ...findings, ...quote })),
  ...quote,
});
const Target = z.strictObject({ text: Text, comparator: Comparator.nullable(), value: z.number().nullable(), unit: Text.nullable(), due: Due, numericInText: z.boolean(), ...quote });

/** 目录草稿 (C1, C2): what an import proposes, each item with its quote. `due` null: the text names no day, an open question asks for it. */
export const CatalogueDraft = z
  .strictObject({
    notice: z.strictObject({ documentNumber: Text.nullable(), issuedOn: Due, issuer: Text.nullable(), title: Text.nullable(), year: z.int().nullable(), ...quote }),
    addressees: z.array(z.strictObject({ name: Text, ...quote })),
    categories: z.array(z.strictObject({ number: z.int(), title: z.string(), ...quote })),
    tasks: z.array(Task),
    sections: z.array(Section),
    goals: z.array(z.strictObject({ name: Text, targets: z.array(Target), ...quote })),
    reportingDuties: z.array(ReportingDuty),
    regionGroups: z.array(z.strictObject({ name: Text, unitLevel: UnitLevel, members: z.array(Text), tasks: z.array(z.int()), ...quote })),
    openQuestions: z.array(z.strictObject({ kind: Text, text: Text, ...quote })),
    unused: z.array(z.strictObject({ text: Text, ...quote })),
  })
  .meta({ id: 'CatalogueDraft' });

/** The draft with what it was read from: quotes count in `paragraphs`. */
export const ImportedDraft = z
  .strictObject({
    source: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), format: z.enum(['text', 'html', 'docx', 'doc', 'pdf']), paragraphs: z.array(z.string()) }),
    ...CatalogueDraft.shape,
  })
  .meta({ id: 'ImportedDraft' });
export type ImportedDraft = z.infer<typeof ImportedDraft>;
