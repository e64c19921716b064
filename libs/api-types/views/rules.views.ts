import { z } from 'zod';
import { LADDER_RULES, SUPPRESSED_REASONS } from '#domain/reminder/reminder-rule.js';
import { DayText, InstantText } from './common.views.js';

/** 工作日历 in force, a year day by day, and everything of it as a proposal sends it. */
export const CalendarView = z
  .object({
    version: z.string(),
    versions: z.array(z.object({ version: z.string(), publishedAt: InstantText })),
    years: z.record(z.string(), z.enum(['published', 'provisional'])),
    special: z.record(z.string(), z.enum(['holiday', 'make_up'])),
    extra: z.record(z.string(), z.record(z.string(), z.enum(['holiday', 'make_up']))),
    documents: z.record(z.string(), z.string()),
    year: z.int(),
    isProvisional: z.boolean(),
    days: z.array(z.object({ day: DayText, kind: z.enum(['working', 'weekend', 'holiday', 'make_up']) })),
    workingDays: z.int(),
  })
  .meta({ id: 'CalendarView' });

/** 提醒阶梯 and 督办阶梯 of a cycle, with the dates that a sample deadline would have. */
export const RulesView = z
  .object({
    cycle: z.string(),
    settingsVersion: z.int(),
    calendarVersion: z.string(),
    dueOn: DayText,
    isWorkingDay: z.boolean(),
    isProvisional: z.boolean(),
    /** In use by the settings as they stand. */
    inUse: z.array(z.enum(LADDER_RULES)),
    /** Every rule with its instant; `outcome`: null where it is sent, `off` where the ladder leaves it out, else why not. */
    reminders: z.array(z.object({ rule: z.enum(LADDER_RULES), days: z.int(), addressees: z.array(z.string()), alone: z.boolean(), at: InstantText, outcome: z.enum([...SUPPRESSED_REASONS, 'off']).nullable() })),
    /** Of a revision, and of the bureau's own limits, were the sample their last day. */
    limits: z.array(z.object({ kind: z.enum(['revision', 'bureau']), rule: z.string(), addressees: z.array(z.string()), alone: z.boolean(), at: InstantText })),
    /** Nothing answered: each level, and until when a reply is asked. */
    escalation: z.array(z.object({ level: z.enum(['blue', 'orange', 'red']), at: InstantText, replyWithinWd: z.int(), replyDueOn: DayText })),
  })
  .meta({ id: 'RulesView' });
