import { z } from 'zod';

export const LaunchCycle = z.strictObject({ type: z.literal('LaunchCycle'), typedYear: z.int() }).meta({ id: 'LaunchCycle' });
/** A unit that joins in mid-year. One that leaves: a change set of kind `batch` that revokes what is open. */
export const AddUnit = z.strictObject({ type: z.literal('AddUnit'), unit: z.string().min(1).max(64) }).meta({ id: 'AddUnit' });
export const CloseCycle = z.strictObject({ type: z.literal('CloseCycle') }).meta({ id: 'CloseCycle' });
export const ArchiveCycle = z.strictObject({ type: z.literal('ArchiveCycle') }).meta({ id: 'ArchiveCycle' });
/** 公布得分 of all units as they stand; from then on each may appeal for 5 working days. */
export const PublishScores = z.strictObject({ type: z.literal('PublishScores') }).meta({ id: 'PublishScores' });
const reason = z.string().trim().min(1).max(2000);
const publication = z.int().min(1);
/** 申诉 against the own unit's score. */
export const LodgeScoreAppeal = z.strictObject({ type: z.literal('LodgeAppeal'), publication, reason }).meta({ id: 'LodgeScoreAppeal' });
/** 裁定; `total` is the erratum's, which stands beside the score. */
export const DecideScoreAppeal = z
  .strictObject({ type: z.literal('DecideAppeal'), publication, unit: z.string().min(1).max(64), outcome: z.enum(['upheld', 'erratum']), total: z.number().min(0).max(100).optional(), reason })
  .meta({ id: 'DecideScoreAppeal' });
/** One door for every verb of a cycle. */
export const CycleCommand = z.discriminatedUnion('type', [LaunchCycle, AddUnit, PublishScores, LodgeScoreAppeal, DecideScoreAppeal, CloseCycle, ArchiveCycle]).meta({ id: 'CycleCommand' });
