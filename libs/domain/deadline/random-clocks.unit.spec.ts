import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, parseDay } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { addWorkingDays, workingDaysBetween } from '../calendar/working-calendar.js';
import { heldDays } from './clocks.js';
import { holderOf } from './holder.js';
import { AssignmentStory } from '#testing/assignment-story.js';

const CALENDAR = new AssignmentStory().facts.calendar;
const SUBMITTED = fc.integer({ min: 1, max: 93 }).map((days) => addDays(parseDay('2024-03-29'), days));
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

describe('late only for who held, after any acts (T8)', () => {
  it('submitted in time, reviewed slowly, returned and resubmitted by its revision date: never late', () => {
    fc.assert(
      fc.property(SUBMITTED, fc.array(fc.record({ reviewDays: fc.integer({ min: 0, max: 90 }), usedWd: fc.integer({ min: 0, max: 10 }) }), { minLength: 1, maxLength: 3 }), (submittedOn, rounds) => {
        // A milestone has its own date, whoever holds the plan.
        const story = new AssignmentStory({ issue: { milestones: [] } }).acknowledge().to(submittedOn, 10).submit();
        for (const { reviewDays, usedWd } of rounds) {
          story.to(addDays(dayOf(story.now), reviewDays), 11).decideReview('return');
          const due = story.issued.letter?.revisionDueOn ?? parseDay('2024-06-30');
          // The last minute of the last day at the latest.
          story.to(earlier(addWorkingDays(CALENDAR, dayOf(story.now), usedWd), due), 23, 59).submit();
        }
        expect(story.events.flatMap((event) => (event.type === 'PlanSubmitted' ? [event.data.timeliness] : []))).toEqual(rounds.map(() => 'in_time').concat('in_time'));
        expect(story.trail('DeadlinePassed', 'SupervisionOpened')).toEqual([]);
        expect(story.issued.overdue.filter((duty) => duty !== 'review')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('both clocks sum to the working days elapsed, whoever holds it and however often it changes hands', () => {
    const step = fc.record({ days: fc.integer({ min: 0, max: 40 }), returns: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.integer({ min: 0, max: 40 }), (steps, rest) => {
        const story = new AssignmentStory().acknowledge();
        for (const { days, returns } of steps) {
          story.to(addDays(dayOf(story.now), days), 12);
          if (story.issued.status === 'approved') break;
          if (holderOf(story.state) === 'unit') story.submit();
          else story.decideReview(returns ? 'return' : 'approve');
        }
        story.to(addDays(dayOf(story.now), rest), 13);
        const { unit, bureau } = heldDays(story.issued.holders, story.now, CALENDAR);
        expect(unit + bureau).toBe(workingDaysBetween(CALENDAR, dayOf(story.issued.issuedAt), dayOf(story.now)));
      }),
      { numRuns: 60 },
    );
  });

  it('a suspension is nobody\'s: the sum is short by exactly its working days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }), (before, length, after) => {
        const story = new AssignmentStory().acknowledge().to(addDays(parseDay('2024-03-29'), before), 10);
        const from = dayOf(story.now);
        story.does('coordinator', { type: 'SuspendAssignment', reason: 'x' });
        story.to(addDays(from, length), 11).does('coordinator', { type: 'ResumeAssignment', reason: 'x' });
        const until = dayOf(story.now);
        story.to(addDays(until, after), 12);
        const { unit, bureau } = heldDays(story.issued.holders, story.now, CALENDAR);
        expect([unit + bureau, bureau]).toEqual([workingDaysBetween(CALENDAR, parseDay('2024-03-29'), dayOf(story.now)) - workingDaysBetween(CALENDAR, from, until), 0]);
      }),
      { numRuns: 60 },
    );
  });
});
