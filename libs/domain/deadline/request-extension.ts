import { addDays, dayOf, daysBetween, endOf } from '../calendar/day.js';
import { refuse } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import type { Verb } from '../assignment/verb.js';
import { limitDay } from './awaited.js';
import { extendableDate } from './duty-date.js';
import { deadlineKey, extensionOf, LONGEST_EXTENSION, MOST_EXTENSIONS, sidesFor } from './extension.js';

/** 延期申请 (section 8): before the due instant; later only with the reason for lateness. At most 30 days, twice a deadline. */
export const requestExtension: Verb<'RequestExtension'> = {
  decide: (state, { duty, dueOn, reason, lateReason = '', at }, { calendar, settings }) => {
    const was = extendableDate(state, duty);
    if (!was) return refuse('UNKNOWN_DUTY', { duty });
    const pending = extensionOf(state, duty);
    if (pending) return refuse('REQUEST_PENDING', { request: 'extension', duty, decideBy: pending.decideBy });
    if ((state.extended[deadlineKey(state, duty)] ?? 0) >= MOST_EXTENSIONS) return refuse('EXTENDED_TWICE', { duty, most: MOST_EXTENSIONS });
    if (dueOn <= was || dueOn < dayOf(at)) return refuse('DATE_NOT_LATER', { duty, was, asked: dueOn });
    if (daysBetween(was, dueOn) > LONGEST_EXTENSION) return refuse('EXTENSION_TOO_LONG', { duty, was, asked: dueOn, latest: addDays(was, LONGEST_EXTENSION) });
    const inTime = at < endOf(was);
    if (!inTime && isBlank(lateReason)) return refuse('LATE_REASON_REQUIRED', { duty, was });
    return {
      events: [
        {
          type: 'ExtensionRequested',
          data: {
            duty, was, asked: dueOn, inTime,
            decideBy: limitDay(calendar, dayOf(at), settings.requestLimitWd),
            needs: sidesFor(state, duty),
          },
          texts: { reason, ...(isBlank(lateReason) ? {} : { lateReason }) },
        },
      ],
    };
  },
};
