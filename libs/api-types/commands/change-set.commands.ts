import { z } from 'zod';
import { BATCH_VERBS } from '#domain/change-set/change-set.commands.js';
import { LADDER_RULES } from '#domain/reminder/reminder-rule.js';

const reason = z.string().trim().min(1).max(2000);
const code = z.string().min(1).max(64);
const day = z.iso.date();
const assignment = z.string().min(1).max(200);
const wd = z.int().min(0).max(60).optional();

/** Which open assignments of the cycle; every part named narrows it, and at least one is. */
const Selection = z
  .strictObject({ tasks: z.array(code).max(100).optional(), obligations: z.array(code).max(200).optional(), units: z.array(code).max(1000).optional(), assignments: z.array(assignment).max(1000).optional() })
  .refine((where) => Object.values(where).some((each) => each !== undefined), { path: ['tasks'] })
  .meta({ id: 'Selection' });

const Deadline = z.strictObject({ kind: z.literal('deadline'), where: Selection, duty: z.string().regex(/^(plan|revision|completion|milestone:[\w-]{1,64})$/), dueOn: day }).meta({ id: 'DeadlineProposal' });
const SpecialDays = z.record(day, z.enum(['holiday', 'make_up']));
/** 工作日历 as a new version (T2). */
const Calendar = z
  .strictObject({
    kind: z.literal('calendar'),
    calendar: z.looseObject({
      version: z.string().regex(/^[\w.-]{1,64}$/),
      years: z.record(z.string().regex(/^\d{4}$/), z.enum(['published', 'provisional'])),
      special: SpecialDays,
      /** Of a province alone. */
      extra: z.record(code, SpecialDays).optional(),
      /** Number of the notice that published a year. */
      documents: z.record(z.string().regex(/^\d{4}$/), z.string().max(100)).optional(),
    }),
  })
  .meta({ id: 'CalendarProposal' });
/** Limits in working days, the grace in minutes, the reminder rules in use, sections that need a file by obligation; what is not named stays. */
const Settings = z
  .strictObject({
    kind: z.literal('settings'),
    settings: z
      .strictObject({
        acknowledgeWithinWd: wd, reviewLimitWd: wd, revisionWd: wd, blueOnWd: wd, blueReplyWd: wd, reportWithinWd: wd, reportShutWd: wd, optInWd: wd, requestLimitWd: wd,
        ladder: z.array(z.enum(LADDER_RULES)).min(1).max(LADDER_RULES.length).optional(),
        filesNeeded: z.record(code, z.array(code).max(100)).optional(),
        graceMinutes: z.int().min(0).max(240).optional(),
      })
      .refine((settings) => Object.keys(settings).length > 0),
  })
  .meta({ id: 'SettingsProposal' });
const Batch = z.strictObject({ kind: z.literal('batch'), where: Selection, verb: z.enum(BATCH_VERBS) }).meta({ id: 'BatchProposal' });

/** 区域组: its members from now on (C5). */
const Group = z.strictObject({ kind: z.literal('group'), group: code, members: z.array(code).max(1000) }).meta({ id: 'GroupProposal' });

/** 变更 as proposed: previewed by assignment at once, applied by a second person. */
export const ProposeChange = z
  .strictObject({ cycle: z.string().regex(/^cycle\/\d{4}$/), proposal: z.discriminatedUnion('kind', [Deadline, Calendar, Settings, Batch, Group]), reason })
  .meta({ id: 'ProposeChange' });

export const ApplyChange = z.strictObject({ type: z.literal('ApplyChange'), previewHash: z.string().regex(/^[0-9a-f]{64}$/) }).meta({ id: 'ApplyChange' });
export const PreviewAgain = z.strictObject({ type: z.literal('PreviewAgain') }).meta({ id: 'PreviewAgain' });
export const DropRow = z.strictObject({ type: z.literal('DropRow'), assignment, reason }).meta({ id: 'DropRow' });
/** Proposes the inverse, as a change set of its own. */
export const UndoChange = z.strictObject({ type: z.literal('UndoChange'), reason }).meta({ id: 'UndoChange' });
export const ChangeSetCommand = z.discriminatedUnion('type', [ApplyChange, PreviewAgain, DropRow, UndoChange]).meta({ id: 'ChangeSetCommand' });
