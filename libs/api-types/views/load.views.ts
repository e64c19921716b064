import { z } from 'zod';
import { DayText, InstantText, Named, Status } from './common.views.js';

const Person = z.object({ id: z.string(), name: z.string() });
/** Of a department: who can review, what waits there, how much of it is a review, and how much of that nobody has claimed. */
const DepartmentLoad = z.object({ department: Named, staff: z.int(), items: z.int(), reviews: z.int(), unclaimed: z.int() }).meta({ id: 'DepartmentLoad' });

/** 负荷: what waits for departments now; of the one asked for by reviewer and week. Reports of its own measures are not in it. */
export const LoadView = z
  .object({
    at: InstantText,
    departments: z.array(DepartmentLoad),
    /** Of whom `rows` are. */
    department: Named.nullable(),
    /** Mondays of this week and those to come. */
    weeks: z.array(DayText),
    /** `reviewer` null: nobody has claimed it. `weeks` beside the Mondays; `overdue`: its date is past; `later`: after these weeks, or without a date. */
    rows: z.array(z.object({ reviewer: Person.nullable(), overdue: z.int(), weeks: z.array(z.int()), later: z.int(), items: z.int(), reviews: z.int() })),
  })
  .meta({ id: 'LoadView' });

/** What waits for a department, the nearest date first; `next`: where the page after this begins. */
export const LoadItems = z
  .object({
    rows: z.array(z.object({ id: z.string(), task: z.string(), title: z.string(), englishTitle: z.string(), unit: Named, verb: z.string(), status: Status, reviewer: Person.nullable(), dueOn: DayText.nullable(), workingDaysLeft: z.int().nullable() })),
    next: z.string().nullable(),
  })
  .meta({ id: 'LoadItems' });
