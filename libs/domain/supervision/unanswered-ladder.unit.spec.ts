import { describe, expect, it } from '@jest/globals';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { parseDay } from '../calendar/day.js';
import { settingsOf } from '../cycle/cycle-settings.js';
import { unansweredLadder } from './unanswered-ladder.js';

describe('the three notices for a date that nobody meets', () => {
  it('follow one another by working days, past a holiday', () => {
    const steps = unansweredLadder(parseDay('2024-09-26'), CALENDAR_2024_2026, settingsOf(2024));
    // 29 September is a make-up day; the first week of October is off.
    expect(steps.map(({ level, replyDueOn }) => [level, replyDueOn])).toEqual([['blue', '2024-10-12'], ['orange', '2024-10-17'], ['red', '2024-10-22']]);
  });

  it('reckon with the cycle’s own limits', () => {
    const [blue] = unansweredLadder(parseDay('2024-06-28'), CALENDAR_2024_2026, { ...settingsOf(2024), blueOnWd: 1, blueReplyWd: 2 });
    expect(blue).toMatchObject({ level: 'blue', replyWithinWd: 2, replyDueOn: '2024-07-03' });
  });
});
