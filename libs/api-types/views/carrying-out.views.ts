import { z } from 'zod';
import { DayText, InstantText, Light, Named, Status, Told } from './common.views.js';

const TASK = { task: z.object({ code: z.string(), title: z.string(), englishTitle: z.string() }) };
const ITEM = { assignment: z.string(), ...TASK, unit: Named };

/** A progress report: owed by the reader's unit, or in and waiting for the reader's check. */
export const ReportRow = z
  .object({
    ...ITEM,
    side: z.enum(['own', 'check']),
    period: z.string(), status: z.enum(['open', 'submitted', 'returned', 'accepted', 'shut']),
    /** The date to meet now: its own, that of doing it again, or until when it is checked. */
    dueOn: DayText, shutsOn: DayText, workingDaysLeft: z.int(), light: Light,
    percent: z.number(), expected: z.number().nullable(),
    /** Why it was returned. */
    reason: z.string().nullable(),
  })
  .meta({ id: 'ReportRow' });
export const ReportList = z.object({ cycle: z.string(), rows: z.array(ReportRow) }).meta({ id: 'ReportList' });

/** 申请, undecided; `side`: of the reader's own unit, for the reader to decide, or for others. */
export const RequestRow = z
  .object({
    ...ITEM,
    kind: z.enum(['extension', 'exemption', 'opt_out', 'appeal']),
    side: z.enum(['own', 'decide', 'other']),
    /** Of an extension. */
    duty: z.string().nullable(), was: DayText.nullable(), asked: DayText.nullable(),
    ground: z.enum(['not_concerned', 'cannot_apply']).nullable(),
    requestedAt: InstantText.nullable(), decideBy: DayText.nullable(),
    waitingFor: z.array(z.enum(['director', 'coordinator'])),
  })
  .meta({ id: 'RequestRow' });
export const RequestList = z.object({ cycle: z.string(), rows: z.array(RequestRow) }).meta({ id: 'RequestList' });

/** 选做: what the reader's unit may take on, until when; `taken`: it did. */
export const OptInRow = z
  .object({ assignment: z.string(), ...TASK, summary: z.string(), planDueOn: DayText.nullable(), milestones: z.array(z.object({ summary: z.string(), dueOn: DayText })), closesOn: DayText, taken: Status.nullable(), refusal: Told.nullable() })
  .meta({ id: 'OptInRow' });
export const OptInList = z.object({ cycle: z.string(), rows: z.array(OptInRow) }).meta({ id: 'OptInList' });

/** 地市计划 of a province, by task (B1, B2): in = let through, waiting = with the province, missing = not submitted. */
export const CityTask = z
  .object({
    ...TASK,
    /** The province's own. */
    own: z.object({ assignment: z.string(), status: Status }).nullable(),
    cities: z.array(z.object({ unit: Named, assignment: z.string(), status: Status, standing: z.enum(['in', 'waiting', 'missing']), light: Light, dueOn: DayText.nullable(), workingDaysLeft: z.int().nullable() })),
  })
  .meta({ id: 'CityTask' });
export const CityList = z.object({ cycle: z.string(), in: z.int(), waiting: z.int(), missing: z.int(), tasks: z.array(CityTask) }).meta({ id: 'CityList' });
