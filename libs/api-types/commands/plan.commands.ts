import { z } from 'zod';
import { code, text, verb } from './command-parts.js';

/** 不适用: a section or a metric of the assignment; an empty reason is refused by the rule, which names the field. */
const NotApplicable = z.union([z.strictObject({ section: code, reason: text(2000) }), z.strictObject({ metric: code, reason: text(2000) })]);

export const DraftPlan = verb('DraftPlan', {
  draftVersion: z.int().min(1),
  answers: z.array(z.strictObject({ item: code, kind: z.enum(['changed', 'kept']), reason: text(2000) })).max(500),
  metricValues: z.array(z.strictObject({ metric: code, value: z.number() })).max(100).optional(),
  notApplicable: z.array(NotApplicable).max(150).optional(),
});

/** What a draft would be sent with, to be checked before. */
export const DraftChecksBody = DraftPlan.pick({ answers: true, metricValues: true, notApplicable: true }).required().meta({ id: 'DraftChecksBody' });
