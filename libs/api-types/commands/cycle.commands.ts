import { z } from 'zod';
import { DATE_DECISIONS } from '#domain/cycle/launch-dates.js';
import { LADDER_RULES } from '#domain/reminder/reminder-rule.js';
import { code, hash, reason } from './command-parts.js';

const wd = z.int().min(0).max(60).optional();
const rollRule = z.union([z.enum(['none', 'previous', 'next']), z.strictObject({ nthAfter: z.int().min(1).max(60) })]);
const day = z.iso.date();

/** A reason for a warning of the launch check by its id, or for all of its code; `decision` absent: the date is kept. */
const LaunchReason = z.strictObject({ warning: z.string().min(1).max(200), reason, decision: z.enum(DATE_DECISIONS).optional(), dueOn: day.optional() }).meta({ id: 'LaunchReason' });
/** `reasons`: one for each warning of the launch check; `catalogueHash`: of the catalogue that was seen there. */
export const LaunchCycle = z
  .strictObject({ type: z.literal('LaunchCycle'), typedYear: z.int(), reasons: z.array(LaunchReason).max(1000).optional(), catalogueHash: hash.optional() })
  .meta({ id: 'LaunchCycle' });
/** Settings of a cycle before its launch, as a new version; what is not named stays. Afterwards: a change set of kind `settings`. */
export const PrepareSettings = z
  .strictObject({
    type: z.literal('PrepareSettings'),
    settings: z
      .strictObject({
        planDueOn: day.optional(), completionDueOn: day.optional(),
        acknowledgeWithinWd: wd, reviewLimitWd: wd, provinceReviewWd: wd, revisionWd: wd, reportWithinWd: wd, reportShutWd: wd, progressLimitWd: wd, progressRedoWd: wd, blueOnWd: wd, blueReplyWd: wd,
        orangeReplyWd: wd, redReplyWd: wd, promiseWithinWd: wd, appealWithinWd: wd, closeOutLimitWd: wd, optInWd: wd, requestLimitWd: wd, settlementWd: wd, closeRoundWd: wd,
        graceMinutes: z.int().min(0).max(240).optional(),
        signOffLevels: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).optional(),
        submitOnSignOff: z.boolean().optional(), bureauMeasures: z.boolean().optional(),
        batchApproval: z.array(z.string().regex(/^t\d{2}$/)).max(99).optional(),
        ladder: z.array(z.enum(LADDER_RULES)).min(1).max(LADDER_RULES.length).optional(),
        rollRules: z.strictObject({ plan: rollRule, milestone: rollRule, report: rollRule, completion: rollRule }).optional(),
        quorum: z.enum(['all', 'any', 'share', 'sequential']).optional(), resubmission: z.enum(['changed', 'full']).optional(),
      })
      .refine((settings) => Object.keys(settings).length > 0),
    reason,
  })
  .meta({ id: 'PrepareSettings' });
/** 区域组: its members, and the days on which it stands, before the launch (C5). Afterwards: a change set of kind `group`. */
export const NameGroup = z
  .strictObject({ type: z.literal('NameGroup'), group: code, members: z.array(code).max(2000), from: day.nullable().optional(), until: day.nullable().optional(), reason })
  .refine(({ from, until }) => !from || !until || from <= until, { path: ['until'] })
  .meta({ id: 'NameGroup' });
/** 复制周期 (X1): settings, dates moved by the years between, and groups by their names. */
export const CopyCycle = z.strictObject({ type: z.literal('CopyCycle'), from: z.string().regex(/^cycle\/\d{4}$/) }).meta({ id: 'CopyCycle' });
/** A unit that joins in mid-year. One that leaves: a change set of kind `batch` that revokes what is open. */
export const AddUnit = z.strictObject({ type: z.literal('AddUnit'), unit: z.string().min(1).max(64) }).meta({ id: 'AddUnit' });
export const assignment = z.string().regex(/^asg\/\d{4}\/[\w-]{1,40}\/[\w-]{1,64}$/);
/** 结转 (X3) of one assignment of an earlier, closing year: its open milestones and conditions go to `to`, an assignment of the same unit in this cycle; the old one is closed. */
export const CarryOver = z.strictObject({ type: z.literal('CarryOver'), from: assignment, to: assignment, dueOn: day.optional(), reason }).meta({ id: 'CarryOver' });
export const CloseCycle = z.strictObject({ type: z.literal('CloseCycle') }).meta({ id: 'CloseCycle' });
export const ArchiveCycle = z.strictObject({ type: z.literal('ArchiveCycle') }).meta({ id: 'ArchiveCycle' });
/** 公布得分 of all units as they stand; from then on each may appeal for 5 working days. */
export const PublishScores = z.strictObject({ type: z.literal('PublishScores') }).meta({ id: 'PublishScores' });
const publication = z.int().min(1);
/** 申诉 against the own unit's score. */
export const LodgeScoreAppeal = z.strictObject({ type: z.literal('LodgeAppeal'), publication, reason }).meta({ id: 'LodgeScoreAppeal' });
/** 裁定; `total` is the erratum's, which stands beside the score. */
export const DecideScoreAppeal = z
  .strictObject({ type: z.literal('DecideAppeal'), publication, unit: z.string().min(1).max(64), outcome: z.enum(['upheld', 'erratum']), total: z.number().min(0).max(100).optional(), reason })
  .meta({ id: 'DecideScoreAppeal' });
/** One door for every verb of a cycle. */
export const CycleCommand = z.discriminatedUnion('type', [LaunchCycle, PrepareSettings, NameGroup, CopyCycle, AddUnit, PublishScores, LodgeScoreAppeal, DecideScoreAppeal, CarryOver, CloseCycle, ArchiveCycle]).meta({ id: 'CycleCommand' });
