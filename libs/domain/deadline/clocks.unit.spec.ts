import { describe, expect, it } from '@jest/globals';
import { addDays, parseDay } from '../calendar/day.js';
import { workingDaysBetween } from '../calendar/working-calendar.js';
import { heldDays } from './clocks.js';
import { AssignmentStory } from '#testing/assignment-story.js';

const CALENDAR = new AssignmentStory().facts.calendar;

describe('late only for who held (T8)', () => {
  it('resubmitted in the last minute of its revision date: not late, however slow the bureau was', () => {
    const story = new AssignmentStory({ issue: { milestones: [] } }).acknowledge().to('2024-06-28', 10).submit().to('2024-08-30', 10).decideReview('return').to('2024-09-13', 23, 59).submit();
    expect(story.events.flatMap((event) => (event.type === 'PlanSubmitted' ? [event.data.timeliness] : []))).toEqual(['in_time', 'in_time']);
    expect(story.trail('DeadlinePassed', 'SupervisionOpened')).toEqual([]);
  });

  it('its twin: a day after the revision date is late, however slow the bureau was', () => {
    const story = new AssignmentStory().acknowledge().to('2024-06-28', 10).submit().to('2024-08-30', 10).decideReview('return');
    const due = story.issued.letter?.revisionDueOn ?? parseDay('2024-06-30');
    expect(due).toBe('2024-09-13');
    story.to(addDays(due, 1), 10).submit();
    expect(story.trail('DeadlinePassed')).toEqual(['2024-09-14 DeadlinePassed']);
  });

  it('each clock counts the working days of its holder, a suspension nobody\'s', () => {
    const story = new AssignmentStory().acknowledge().to('2024-06-28', 10).submit().to('2024-07-05', 10).decideReview('return');
    // 29 March to 28 June, less the days off; then a week at the bureau.
    expect(heldDays(story.issued.holders, story.now, CALENDAR)).toEqual({ unit: workingDaysBetween(CALENDAR, parseDay('2024-03-29'), parseDay('2024-06-28')), bureau: 5 });
    story.to('2024-07-08', 10).does('coordinator', { type: 'SuspendAssignment', reason: 'x' });
    const { unit } = heldDays(story.issued.holders, story.now, CALENDAR);
    story.to('2024-07-15', 10).does('coordinator', { type: 'ResumeAssignment', reason: 'x' });
    expect(heldDays(story.issued.holders, story.now, CALENDAR)).toEqual({ unit, bureau: 5 });
    story.to('2024-07-17', 10);
    expect(heldDays(story.issued.holders, story.now, CALENDAR)).toEqual({ unit: unit + 2, bureau: 5 });
  });
});
