import { z } from 'zod';
import { InstantText } from './common.views.js';

/** 日历订阅: whether there is an address; the address itself is told once. */
export const CalendarFeedView = z.object({ madeAt: InstantText.nullable() }).meta({ id: 'CalendarFeedView' });
/** `path`: secret, shown this once; who has it reads the dates. */
export const NewCalendarFeed = z.object({ madeAt: InstantText, path: z.string() }).meta({ id: 'NewCalendarFeed' });
