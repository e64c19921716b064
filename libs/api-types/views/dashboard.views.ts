import { z } from 'zod';
import { DayText, InstantText, Light, Named, Status } from './common.views.js';

export const RATE_BY = ['unit', 'task', 'department', 'month'] as const;
export const RATE_LEVELS = ['province', 'city'] as const;
const Rate = z.object({ /** Mandatory duties due by then, less exempt, revoked and suspended ones. */ due: z.int(), inTime: z.int(), done: z.int() });
/** What a list of cities is narrowed by. */
export const OfProvince = { /** Of it alone, or of its cities; null: of all. */ province: Named.nullable(), /** Of whose cities it may be asked. */ provinces: z.array(Named) };
/** 按期率, 完成率 (D2): shares are in percent with one decimal; null where nothing is due yet, shown as –. */
const RateRow = Rate.extend({ id: z.string(), name: Named, inTimePercent: z.number().nullable(), donePercent: z.number().nullable() });
export const RateList = z
  .object({
    cycle: z.string(), at: InstantText, launched: z.boolean(), by: z.enum(RATE_BY), level: z.enum(RATE_LEVELS),
    ...OfProvince, rows: z.array(RateRow), total: RateRow,
    /** Of optional assignments, apart (section 8). */
    optional: RateRow,
  })
  .meta({ id: 'RateList' });

/** A row of a task's or unit's assignments. */
export const ListedAssignment = z.object({
  id: z.string(), task: z.string(), title: z.string(), englishTitle: z.string(), unit: Named, leadDepartment: Named, level: z.string(), mandatory: z.boolean(), status: Status, round: z.int(),
  light: Light, /** Why it is red or yellow. */ cause: z.enum(['overdue', 'soon', 'behind']).nullable(), holder: z.enum(['unit', 'bureau']).nullable(), dueOn: DayText.nullable(), workingDaysLeft: z.int().nullable(), percent: z.number(), caseLevel: z.string().nullable(), outcome: z.string().nullable(),
});
export const AssignmentList = z
  .object({
    at: InstantText,
    total: z.int(),
    /** Of all that fit the filters, whatever the page. */
    lights: z.object({ red: z.int(), yellow: z.int(), green: z.int(), grey: z.int() }),
    rows: z.array(ListedAssignment),
    /** Where the next page begins; null at the end. */
    next: z.string().nullable(),
  })
  .meta({ id: 'AssignmentList' });
