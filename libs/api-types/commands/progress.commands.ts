import { z } from 'zod';
import { code, hash, reason, text, verb } from './command-parts.js';

/** 佐证材料: a file of the assignment, a link, or a number with its source. */
export const Evidence = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('file'), attachment: code, hash }),
    z.strictObject({ kind: z.literal('link'), url: z.url({ protocol: /^https?$/ }).max(2000) }),
    z.strictObject({ kind: z.literal('number'), value: z.number(), source: z.string().trim().min(1).max(500) }),
  ])
  .meta({ id: 'Evidence' });
const evidence = z.array(Evidence).max(100).optional();

export const SubmitProgress = verb('SubmitProgress', {
  /** Absent: the report that is near its date, else one between the dates. */
  period: code.optional(),
  percent: z.number(),
  milestonesReached: z.array(code).max(100),
  values: z.array(z.strictObject({ metric: code, value: z.number(), base: z.number().optional() })).max(100).optional(),
  text: text(20000),
  evidence,
});
/** 配合情况 of a supporting department to a measure of the bureau. */
export const SubmitContribution = verb('SubmitContribution', { period: code.optional(), text: z.string().trim().min(1).max(20000), evidence });
export const AcceptProgress = verb('AcceptProgress', { period: code });
export const ReturnProgress = verb('ReturnProgress', { period: code, reason });
export const DeclareCompletion = verb('DeclareCompletion', { text: text(20000), evidence });
export const CloseOut = verb('CloseOut', {
  seen: z.array(z.strictObject({ milestone: code, evidence: z.array(code).max(100) })).max(100).optional(),
  reason,
});
export const ReturnCompletion = verb('ReturnCompletion', { reason });

/** What is sent while a plan is carried out, until close-out. */
export const PROGRESS_COMMANDS = [SubmitProgress, SubmitContribution, AcceptProgress, ReturnProgress, DeclareCompletion, CloseOut, ReturnCompletion] as const;
