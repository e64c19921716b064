import { z } from 'zod';
import { ROLL_UPS } from '#domain/progress/roll-up.js';
import { DayText, InstantText, Named } from './common.views.js';

const Total = { value: z.number().nullable(), reported: z.int(), asked: z.int() };

/** 汇总 of a metric: a value with the units behind it; null where nobody reported, which is not 0. */
export const RollUpView = z
  .object({
    cycle: z.string(),
    kind: z.enum(ROLL_UPS),
    at: InstantText,
    metric: z.object({ id: z.string(), task: z.string(), obligation: z.string(), subject: z.string(), comparator: z.string(), value: z.number(), unit: z.string(), dueOn: DayText.nullable() }),
    nation: z.object(Total),
    provinces: z.array(z.object({ unit: Named, ...Total })),
    units: z.array(z.object({ unit: Named, province: Named.nullable(), value: z.number().nullable(), base: z.number().nullable(), result: z.enum(['reached', 'not_reached', 'no_value']) })),
  })
  .meta({ id: 'RollUpView' });

const flag = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) => z.object({ kind: z.literal(kind), assignment: z.string(), task: z.string(), unit: Named, sequence: z.int(), ...shape });
/** What looks odd in a report; it asks, it never punishes. */
export const FlagView = z
  .discriminatedUnion('kind', [
    flag('stall', { percent: z.number(), since: z.string() }),
    flag('jump', { from: z.number(), to: z.number() }),
    flag('copied', { other: z.string(), otherUnit: Named, similarity: z.number() }),
  ])
  .meta({ id: 'FlagView' });
export const FlagList = z.object({ cycle: z.string(), flags: z.array(FlagView) }).meta({ id: 'FlagList' });

/** 进展 of an assignment. */
export const ProgressView = z
  .object({
    /** 序时进度 today, 0–100; null where carrying out has not begun. */
    expected: z.number().nullable(),
    lag: z.enum(['none', 'yellow', 'red']).nullable(),
    completionDueOn: DayText,
    /** A report of less than `below` or more than `above` percent gives its reason (P1). */
    asksReason: z.object({ below: z.number(), above: z.number() }),
    reports: z.array(z.object({ period: z.string(), dueOn: DayText, shutsOn: DayText, status: z.enum(['open', 'submitted', 'returned', 'accepted', 'shut']), until: DayText.nullable() })),
    /** What was reported, the newest first, and what the bureau said of it; null: nothing yet, or it was sent again. */
    sent: z.array(z.object({
      sequence: z.int(), period: z.string().nullable(), at: InstantText, percent: z.number(), text: z.string(), milestones: z.array(z.string()), values: z.array(z.object({ metric: z.string(), value: z.number() })), evidence: z.array(z.string()),
      checked: z.object({ accepted: z.boolean(), at: InstantText, reason: z.string() }).nullable(),
    })),
    /** The period that a report sent now without one is for. */
    currentPeriod: z.string().nullable(),
    values: z.array(z.object({ metric: z.string(), value: z.number().nullable(), result: z.enum(['reached', 'not_reached', 'no_value']) })),
    evidence: z.array(z.object({ id: z.string(), kind: z.enum(['file', 'link', 'number']), attachment: z.string().nullable(), hash: z.string().nullable(), number: z.number().nullable(), text: z.string() })),
    /** 配合情况 of supporting departments to a measure of the bureau, the newest first. */
    contributions: z.array(z.object({ department: Named, period: z.string().nullable(), at: InstantText, text: z.string() })),
    /** Cities of the same task (B2): those that the province's last submission named as missing, and how each stands now. */
    cities: z.array(z.object({ unit: Named, assignment: z.string(), status: z.string(), passed: z.boolean(), atSubmission: z.enum(['included', 'missing', 'none']) })),
  })
  .meta({ id: 'ProgressView' });
