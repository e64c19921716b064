import { z } from 'zod';
import { BLOCKER_CODES } from '#domain/cycle/launch-check.js';
import { DATE_DECISIONS, WARNING_CODES } from '#domain/cycle/launch-dates.js';
import { AllowedAction } from './assignment.views.js';
import { DayText, InstantText, Named, RoleName } from './common.views.js';

/** Years that there is something of, the newest first. */
export const CycleList = z
  .object({ cycles: z.array(z.object({ id: z.string(), year: z.int(), status: z.enum(['not_launched', 'preparing', 'launched', 'closing', 'archived']) })) })
  .meta({ id: 'CycleList' });

/** 年度周期: where it stands, its settings, its groups. */
export const CycleView = z
  .object({
    id: z.string(),
    status: z.enum(['not_launched', 'preparing', 'launched', 'closing', 'archived']),
    sequence: z.int(),
    launchedAt: InstantText.nullable(),
    copiedFrom: z.string().nullable(),
    /** Of the launch; before it, of the newest catalogue of the year. */
    catalogueHash: z.string().nullable(),
    /** Why the launch went on past its warnings, and what was decided of dates; empty before it. */
    reasons: z.array(z.object({ warning: z.string(), reason: z.string(), decision: z.enum(DATE_DECISIONS), dueOn: DayText.nullable() })),
    settings: z.looseObject({ version: z.int(), planDueOn: DayText, completionDueOn: DayText }),
    /** Every version there was, the newest last. */
    settingsVersions: z.array(z.looseObject({ version: z.int() })),
    /** Who made each version, when and why; the defaults are nobody's. */
    settingsMade: z.array(z.object({ version: z.int(), at: InstantText, by: z.string(), reason: z.string().nullable(), how: z.enum(['SettingsPrepared', 'CycleCopied', 'CycleLaunched', 'SettingsChanged']) })),
    /** With the days on which each stands; a launch on another day finds it empty. */
    groups: z.array(z.object({ id: z.string(), name: z.string(), members: z.array(Named), from: DayText.nullable(), until: DayText.nullable(), /** Tasks with an obligation for it. */ tasks: z.array(z.string()) })),
    allowedActions: z.array(AllowedAction),
  })
  .meta({ id: 'CycleView' });

/** 启动检查 (Y2). */
export const LaunchCheckView = z
  .object({
    cycle: z.string(),
    at: InstantText,
    catalogueHash: z.string().nullable(),
    isLaunched: z.boolean(),
    /** `about`: group, unit, person or open question; `name` of it, or the question; `unit`: where it is put right. */
    blockers: z.array(z.object({ code: z.enum(BLOCKER_CODES), about: z.string(), name: z.string(), unit: z.string().nullable(), roles: z.array(RoleName) })),
    /** Each wants a reason, by its `id` or for all of its `code`. */
    warnings: z.array(z.object({ id: z.string(), code: z.enum(WARNING_CODES), about: z.string(), text: z.string(), dueOn: DayText.nullable(), decisions: z.array(z.enum(DATE_DECISIONS)) })),
  })
  .meta({ id: 'LaunchCheckView' });

const Counted = z.object({ id: z.string(), name: z.string(), count: z.int() });
/** What a launch would issue (Y3). */
export const LaunchPreviewView = z
  .object({ cycle: z.string(), catalogueHash: z.string().nullable(), total: z.int(), byTask: z.array(Counted), byLevel: z.array(Counted), byUnit: z.array(Counted) })
  .meta({ id: 'LaunchPreviewView' });

/** What a launch has brought about: it issues everything at once, workflows begin behind it. */
export const LaunchProgressView = z.object({ cycle: z.string(), issued: z.int(), started: z.int() }).meta({ id: 'LaunchProgressView' });
