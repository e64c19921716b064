import { describe, expect, it } from '@jest/globals';
import type { UserActor } from '../assignment/verb.js';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import type { CycleSettings } from '../cycle/cycle-settings.js';
import { AssignmentStory } from '#testing/assignment-story.js';
import { somebody } from '#testing/walk.js';
import { movedLimits } from './limit-dates.js';

const PROVINCE = somebody('rp', '4400', 'reviewer');
const decides = (story: AssignmentStory, who: UserActor, decision: 'approve' | 'return'): void => {
  story.must(who, { type: 'ClaimReview', department: who.unit });
  story.must(who, { type: 'DecideReview', department: who.unit, decision, opinion: '', items: decision === 'return' ? [{ section: 'goals', text: '请改' }] : [] });
};
const rests = (story: AssignmentStory, from: string, to: string): AssignmentStory => {
  story.to(from).does('coordinator', { type: 'SuspendAssignment', reason: '机构调整' });
  story.to(to).does('coordinator', { type: 'ResumeAssignment', reason: '完成' });
  return story;
};
/** What other settings, or another calendar, move: `duty was → is`. */
const moved = ({ issued, facts }: AssignmentStory, settings: Partial<CycleSettings>, ...holidays: string[]): string[] => {
  const calendar = { ...CALENDAR_2024_2026, special: { ...CALENDAR_2024_2026.special, ...Object.fromEntries(holidays.map((day) => [day, 'holiday' as const])) } };
  return movedLimits(issued, facts, { calendar, settings: { ...facts.settings, ...settings } }).map(({ duty, was, is }) => `${duty} ${was} → ${is}`);
};

describe('the review’s limit of a city’s plan, under other settings or another calendar', () => {
  const submitted = (): AssignmentStory => new AssignmentStory({ issue: { level: 'city', province: '4400' } }).acknowledge().to('2024-05-06').submit();

  it('is the province’s while the province has it', () => {
    expect(moved(submitted(), { provinceReviewWd: 8 })).toEqual(['review 2024-05-11 → 2024-05-15']);
    expect(moved(submitted(), { reviewLimitWd: 12 })).toEqual([]);
    expect(moved(submitted(), {}, '2024-05-09')).toEqual(['review 2024-05-11 → 2024-05-13']);
  });

  it('is the departments’ once they have it, from the day on which it was passed on', () => {
    const story = submitted().to('2024-05-08');
    decides(story, PROVINCE, 'approve');
    expect(moved(story, { reviewLimitWd: 12 })).toEqual(['review 2024-05-21 → 2024-05-23']);
    expect(moved(story, { provinceReviewWd: 8 })).toEqual([]);
    expect(moved(story, {}, '2024-05-09')).toEqual(['review 2024-05-21 → 2024-05-22']);
    // Before it was passed on: the province's day.
    expect(moved(story, {}, '2024-05-07')).toEqual([]);
  });
});

describe('the review’s limit of a province’s plan', () => {
  const submitted = (): AssignmentStory => new AssignmentStory({ issue: { supportingDepartments: ['dept-b'] } }).acknowledge().to('2024-05-06').submit();
  const lead = somebody('ra', 'dept-a', 'reviewer');
  const supporting = somebody('rb', 'dept-b', 'reviewer');

  it('runs from the submission, also where each department took its decision back', () => {
    expect(moved(submitted(), { reviewLimitWd: 12 })).toEqual(['review 2024-05-17 → 2024-05-21']);
    const story = submitted();
    for (const [day, who] of [['2024-05-08', lead], ['2024-05-09', supporting]] as const) {
      story.to(day);
      decides(story, who, 'approve');
      story.must(who, { type: 'TakeBackDecision', department: who.unit, reason: '再看' });
    }
    expect(moved(story, { reviewLimitWd: 12 })).toEqual(['review 2024-05-17 → 2024-05-21']);
  });

  it('leaves out the days of a suspension', () => {
    expect(moved(rests(submitted(), '2024-05-08', '2024-05-10'), { reviewLimitWd: 12 })).toEqual(['review 2024-05-21 → 2024-05-23']);
  });
});

describe('a revision date', () => {
  const returned = (): AssignmentStory => new AssignmentStory().acknowledge().to('2024-06-20').submit().decideReview('return');

  it('moves while the answer is written, drafted and signed off', () => {
    const story = returned();
    const seen = [moved(story, { revisionWd: 12 })];
    story.does('clerk', { type: 'DraftPlan', draftVersion: 1, answers: (story.issued.letter?.items ?? []).map(({ id }) => ({ item: id, kind: 'changed' as const, reason: '' })) });
    seen.push([story.issued.status, ...moved(story, { revisionWd: 12 })]);
    story.does('leader', { type: 'SignOffPlan', textHash: 'a'.repeat(64), opinion: '' });
    seen.push([story.issued.status, ...moved(story, { revisionWd: 12 })]);
    const move = 'revision 2024-07-04 → 2024-07-08';
    expect(seen).toEqual([[move], ['drafted', move], ['signed_off', move]]);
  });

  it('leaves out the days of a suspension', () => {
    expect(moved(rests(returned(), '2024-06-24', '2024-06-25'), { revisionWd: 12 })).toEqual(['revision 2024-07-05 → 2024-07-09']);
  });

  it('is none for a draft that no letter asked for', () => {
    const story = new AssignmentStory().acknowledge();
    story.does('clerk', { type: 'DraftPlan', draftVersion: 1, answers: [] });
    expect(moved(story, { revisionWd: 12 })).toEqual([]);
  });
});

describe('the acknowledgement', () => {
  it('leaves out the days of a suspension', () => {
    expect(moved(rests(new AssignmentStory(), '2024-04-01', '2024-04-02'), { acknowledgeWithinWd: 5 })).toEqual(['acknowledgement 2024-04-07 → 2024-04-09']);
  });
});
