import { z } from 'zod';
import { AsOf } from '../platform/as-of.js';
import { CycleFilter } from '../platform/cycle-id.js';
import { Filter, Turns } from '../platform/paging.js';

/** `asOf`: as of a past day. */
export const ReminderQuery = z.object({ cycle: CycleFilter, task: Filter, unit: Filter, rule: Filter, duty: Filter, state: Filter, reason: Filter, asOf: AsOf, ...Turns });
