import { z } from 'zod';
import { OverviewCell } from './assignment.views.js';
import { DayText, InstantText } from './common.views.js';
import { ListedAssignment } from './dashboard.views.js';
import { SupervisionRow } from './register.views.js';

const Counts = z.object({ red: z.int(), yellow: z.int(), green: z.int(), grey: z.int() });
const Changed = z.array(OverviewCell);
/** 领导: one screen. Lists show their first rows, `…Total` says how many there are. */
export const BriefingView = z
  .object({
    at: InstantText, launched: z.boolean(), lights: Counts,
    red: z.array(ListedAssignment),
    /** Cells of the map against those at the end of `since`. */
    week: z.object({ since: DayText, lights: Counts, turnedRed: Changed, turnedRedTotal: z.int(), leftRed: Changed, leftRedTotal: z.int(), approved: Changed, approvedTotal: z.int() }),
    /** Red notices that wait for a leader of the bureau. */
    drafts: z.array(SupervisionRow), draftsTotal: z.int(),
    replies: z.array(SupervisionRow), repliesTotal: z.int(),
  })
  .meta({ id: 'BriefingView' });
