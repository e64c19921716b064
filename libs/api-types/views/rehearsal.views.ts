import { z } from 'zod';
import { MANNER_NAMES } from '#domain/cycle/rehearsal/manners.js';
import { SUPPRESSED_REASONS } from '#domain/reminder/reminder-rule.js';
import { DayText, InstantText, Named } from './common.views.js';

/** How every unit behaves: one manner, or each in turn. */
export const RehearsalScript = z.enum([...MANNER_NAMES, 'mixed']);

const Outcome = z.enum(['sent', ...SUPPRESSED_REASONS]).meta({ id: 'RehearsalOutcome' });
const Kind = z.enum(['reminder', 'supervision', 'deadline']);
const DepartmentWeek = z.object({ department: Named, week: z.string(), monday: DayText, decisions: z.int(), staff: z.int(), isTooMuch: z.boolean() }).meta({ id: 'DepartmentWeek' });

/** 演练 (Y4, Y5): what the year would send, nobody acting but the script; load of the reviewers and staggered dates. */
export const RehearsalView = z
  .object({
    cycle: z.string(), script: RehearsalScript, launchAt: InstantText, assignments: z.int(),
    ledger: z.object({ due: z.int(), sent: z.int(), suppressed: z.record(z.string(), z.int()), isWhole: z.boolean() }),
    /** Dates that come while their duty is not done. */
    missed: z.int(),
    counts: z.array(z.object({ kind: Kind, rule: z.string(), outcome: Outcome, rows: z.int() })),
    fullest: z.array(z.object({ day: DayText, person: z.string(), name: z.string(), rows: z.int() })),
    /** Without earlier years plans are assumed to come so many days before their date. */
    assumedDaysBefore: z.int(), perReviewer: z.number(), load: z.array(DepartmentWeek),
    proposal: z.object({ dates: z.array(z.object({ obligation: z.string(), task: z.string(), was: DayText, is: DayText, plans: z.int() })), load: z.array(DepartmentWeek) }),
  })
  .meta({ id: 'RehearsalView' });

export const RehearsalRow = z
  .object({ at: z.iso.datetime({ offset: true }), kind: Kind, rule: z.string(), level: z.enum(['blue', 'orange', 'red']).nullable(), task: z.string(), unit: z.string(), to: z.string(), channel: z.enum(['in_app', 'email']).nullable(), outcome: Outcome })
  .meta({ id: 'RehearsalRow' });
export const RehearsalRows = z.object({ total: z.int(), page: z.int(), pageSize: z.int(), rows: z.array(RehearsalRow) }).meta({ id: 'RehearsalRows' });

const Manner = z.enum(MANNER_NAMES);
/** How units behave: `script`, but the units and tasks that are named; a unit counts before a task (Y4). */
const ScriptsOfARun = { script: RehearsalScript.default('silent'), units: z.record(z.string().max(64), Manner).default({}), tasks: z.record(z.string().max(16), Manner).default({}) };
/** `perReviewer`: plans that a reviewer decides in a week. */
export const RunRehearsal = z.strictObject({ ...ScriptsOfARun, perReviewer: z.number().positive().max(10_000).default(20) }).meta({ id: 'RunRehearsal' });

/** A rehearsal that was kept; the newest of a cycle are. */
export const RehearsalRun = z
  .object({ id: z.string(), cycle: z.string(), ranAt: InstantText, by: z.object({ id: z.string(), name: z.string() }), script: RehearsalScript, units: z.record(z.string(), Manner), tasks: z.record(z.string(), Manner), assignments: z.int(), rows: z.int(), due: z.int(), sent: z.int(), missed: z.int() })
  .meta({ id: 'RehearsalRun' });
/** The newest first. */
export const RehearsalRuns = z.object({ kept: z.int(), rows: z.array(RehearsalRun) }).meta({ id: 'RehearsalRuns' });
export const RehearsalRunView = z.object({ run: RehearsalRun, view: RehearsalView }).meta({ id: 'RehearsalRunView' });

/** `moved`: at another instant; `changed`: the same instant, another outcome. Of `added` was is null, of `dropped` is. */
export const RehearsalChange = z.enum(['added', 'dropped', 'moved', 'changed']);
export const RehearsalDiffView = z
  .object({
    run: RehearsalRun, against: RehearsalRun, counts: z.object({ added: z.int(), dropped: z.int(), moved: z.int(), changed: z.int() }),
    total: z.int(), page: z.int(), pageSize: z.int(),
    rows: z.array(z.object({ change: RehearsalChange, was: RehearsalRow.nullable(), is: RehearsalRow.nullable() })),
  })
  .meta({ id: 'RehearsalDiffView' });
