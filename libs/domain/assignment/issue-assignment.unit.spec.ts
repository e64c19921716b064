import { describe, expect, it } from '@jest/globals';
import { CALENDAR_2024_2026 as CALENDAR } from '../calendar/calendar-2024-2026.js';
import { endOf, parseDay } from '../calendar/day.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { settingsOf, completed, type CycleSettings } from '../cycle/cycle-settings.js';
import { AssignmentStory } from '#testing/assignment-story.js';

const NONE = settingsOf(2024).rollRules;
/** 3 April is off in 广东, and Saturday 6 April, a holiday elsewhere, works there. */
const OWN_DAYS: WorkingCalendar = { ...CALENDAR, extra: { 44: { '2024-04-03': 'holiday', '2024-06-28': 'holiday' }, 11: { '2024-04-02': 'holiday' } } };
const datesOf = (settings: Partial<CycleSettings>, calendar: WorkingCalendar = CALENDAR) => {
  const { planDueOn, milestones, completionDueOn, acknowledgeBy } = new AssignmentStory({ settings, calendar, issue: { milestones: [{ id: 'm1', dueOn: parseDay('2024-10-05') }], completionDueOn: parseDay('2024-12-29') } }).issued;
  return { planDueOn, milestone: milestones[0]?.dueOn, completionDueOn, acknowledgeBy };
};

describe('dates set at issue', () => {
  it('stay where they are without a roll rule', () => {
    expect(datesOf({})).toEqual({ planDueOn: '2024-06-30', milestone: '2024-10-05', completionDueOn: '2024-12-29', acknowledgeBy: '2024-04-03' });
  });
  it('are rolled by the rule of each deadline (T3)', () => {
    expect(datesOf({ rollRules: { ...NONE, plan: 'previous', milestone: 'next', completion: { nthAfter: 2 } } })).toMatchObject({ planDueOn: '2024-06-28', milestone: '2024-10-08', completionDueOn: '2024-12-31' });
  });
  it('are counted with the extra days of the unit\'s own province', () => {
    expect(datesOf({ rollRules: { ...NONE, plan: 'previous' } }, OWN_DAYS)).toMatchObject({ acknowledgeBy: '2024-04-07', planDueOn: '2024-06-27' });
    const beijing = new AssignmentStory({ calendar: OWN_DAYS, issue: { unit: '11' } }).issued;
    expect(beijing.acknowledgeBy).toBe('2024-04-07');
    expect(new AssignmentStory({ calendar: OWN_DAYS, issue: { unit: '12' } }).issued.acknowledgeBy).toBe('2024-04-03');
  });
  it('a city has its province\'s extra days; the bureau\'s limits have none', () => {
    const city = new AssignmentStory({ calendar: OWN_DAYS, issue: { unit: '4401', province: '44', level: 'city' } });
    expect(city.issued.acknowledgeBy).toBe('2024-04-07');
    const story = new AssignmentStory({ calendar: OWN_DAYS }).acknowledge().to('2024-06-26', 10).submit();
    expect(story.issued).toMatchObject({ reviewDueOn: '2024-07-10' });
    // Ten working days after the return, of which 28 June is none here.
    story.to('2024-06-27', 10).decideReview('return');
    expect(story.issued.letter?.revisionDueOn).toBe('2024-07-12');
  });
  it('a plan due by the setting says so, one of the notice too', () => {
    expect([new AssignmentStory({ issue: { planDueOn: null } }).issued.planDueSource, new AssignmentStory().issued.planDueSource]).toEqual(['setting', 'notice']);
  });
});

describe('submission at the cut-off', () => {
  const timeliness = (hour: number, minute: number, day = '2024-06-30') => {
    const story = new AssignmentStory().acknowledge().to('2024-06-30', 20);
    const [drafted] = story.must({ kind: 'user', userId: 'c44', unit: '44', roles: ['clerk'] }, { type: 'DraftPlan', draftVersion: 1, answers: [] });
    const textHash = drafted?.type === 'PlanDrafted' ? drafted.data.textHash : '';
    story.does('leader', { type: 'SignOffPlan', textHash, opinion: '' });
    story.to(day, hour, minute).does('clerk', { type: 'SubmitPlan', textHash });
    return story.issued.firstTimeliness;
  };
  it('30 June 23:59 is in time, 24:00 in the grace, 24:15 late', () => {
    expect([timeliness(23, 59), timeliness(0, 0, '2024-07-01'), timeliness(0, 14, '2024-07-01'), timeliness(0, 15, '2024-07-01')]).toEqual(['in_time', 'grace', 'grace', 'late']);
    expect(endOf(parseDay('2024-06-30'))).toBe(Date.UTC(2024, 5, 30, 16));
  });
});

describe('settings of a cycle that an earlier release launched', () => {
  it('have the defaults for what they do not name', () => {
    const { requestLimitWd: _limit, rollRules: _rules, ...stored } = { ...settingsOf(2025), reviewLimitWd: 7 };
    expect(completed(stored as CycleSettings)).toEqual({ ...settingsOf(2025), reviewLimitWd: 7 });
  });
});
