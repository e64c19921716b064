import { describe, expect, it } from '@jest/globals';
import type { Demand } from '../review/review.events.js';
import { approves, CLERK, returns, reviewer, somebody, Walk } from '#testing/walk.js';

const nudge = { type: 'NudgeAssignment', text: '请尽快' } as const;
const coordinator = somebody('co', 'bureau', 'coordinator');
const wants = (demand: Demand['wants']) => ({ items: [{ section: 'goals', text: '请改', demand: { subject: 'target', wants: demand } }] });
/** Whom the nudge reaches. */
const nudged = (walk: Walk): string[] => walk.does(coordinator, nudge).reminders.filter(({ duty }) => duty === 'nudge').flatMap(({ addressees }) => addressees);

describe('a nudge while opposite demands are open', () => {
  const opposed = (): Walk =>
    new Walk().submits().claims('dept-a', 'dept-b', 'dept-c').does(reviewer('dept-a'), approves('dept-a')).does(reviewer('dept-b'), returns('dept-b', wants('add'))).does(reviewer('dept-c'), returns('dept-c', wants('remove')));

  it('goes to the lead, who alone is waited for', () => {
    expect(opposed().review.settlement).not.toBeNull();
    expect(opposed().act(reviewer('dept-a'), nudge)).toBe('HOLDER_IS_YOU');
    for (const other of [reviewer('dept-b'), reviewer('dept-c'), coordinator]) expect(opposed().act(other, nudge)).toBe('AssignmentNudged');
    expect(opposed().act(CLERK, nudge)).toBe('NUDGE_NOT_YET');
    expect(nudged(opposed())).toEqual(['dept-a:reviewer']);
  });

  it('goes to the lead also where others have not decided', () => {
    const walk = new Walk({ settings: { quorum: 'share' }, supporting: ['dept-b', 'dept-c', 'dept-d'] }).submits().claims('dept-b', 'dept-c');
    walk.does(reviewer('dept-b'), returns('dept-b', wants('add'))).does(reviewer('dept-c'), returns('dept-c', wants('remove')));
    expect(walk.act(reviewer('dept-a'), nudge)).toBe('HOLDER_IS_YOU');
    expect(nudged(walk)).toEqual(['dept-a:reviewer']);
  });
});

describe('a nudge in a round', () => {
  it('goes to every department that has not decided', () => {
    const walk = new Walk().submits().claims('dept-a').does(reviewer('dept-a'), approves('dept-a'));
    expect(nudged(walk)).toEqual(['dept-b:reviewer', 'dept-c:reviewer']);
  });

  it('one after the other: to the department whose turn it is', () => {
    const walk = new Walk({ settings: { quorum: 'sequential' } }).submits();
    expect(walk.act(reviewer('dept-a'), nudge)).toBe('HOLDER_IS_YOU');
    walk.claims('dept-a').does(reviewer('dept-a'), approves('dept-a'));
    expect(walk.act(reviewer('dept-b'), nudge)).toBe('HOLDER_IS_YOU');
    expect(nudged(walk)).toEqual(['dept-b:reviewer']);
    expect(walk.to('2024-04-01').act(reviewer('dept-c'), nudge)).toBe('AssignmentNudged');
  });
});
