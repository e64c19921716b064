import { describe, expect, it } from '@jest/globals';
import { CLERK, LEADER, reviewer, somebody, Walk } from '#testing/walk.js';

const coordinator = somebody('co', 'bureau', 'coordinator');
const LINK = { kind: 'link', url: 'https://evidence.test/' } as const;

/** Carried out, declared complete on a day. */
const declaredOn = (day: string): Walk => {
  const walk = new Walk({ planNeeded: false }).does(CLERK, { type: 'AcknowledgeAssignment' }).to(day);
  return walk.does(CLERK, { type: 'SubmitProgress', percent: 100, milestonesReached: [], text: '完成', evidence: [LINK] }).does(LEADER, { type: 'DeclareCompletion', text: '完成' });
};
const rested = (walk: Walk, from: string, to: string): Walk => walk.to(from).does(coordinator, { type: 'SuspendAssignment', reason: '机构调整' }).to(to).does(coordinator, { type: 'ResumeAssignment', reason: '完成' });
const lastDay = (walk: Walk) => walk.reminders.filter(({ duty }) => duty === 'close_out').map(({ occurrence }) => occurrence)[0];

describe('a close-out that rests', () => {
  it('has as many working days left as before, for its instant and its reminders', () => {
    expect(lastDay(declaredOn('2024-11-18'))).toBe('2024-12-02');
    // 21, 22 and 25 November.
    const walk = rested(declaredOn('2024-11-18'), '2024-11-20', '2024-11-25');
    expect(lastDay(walk)).toBe('2024-12-05');
    expect(walk.passNext()).toBe('DeadlinePassed');
    expect(walk.events.at(-1)?.data).toMatchObject({ duty: 'close_out', dueOn: '2024-12-05' });
  });

  it('rests twice', () => {
    const walk = rested(rested(declaredOn('2024-11-18'), '2024-11-20', '2024-11-25'), '2024-11-26', '2024-11-27');
    expect(lastDay(walk)).toBe('2024-12-06');
  });

  it('is not moved by a rest from before it was declared', () => {
    const walk = rested(new Walk({ planNeeded: false }).does(CLERK, { type: 'AcknowledgeAssignment' }), '2024-05-06', '2024-05-10').to('2024-11-18');
    walk.does(CLERK, { type: 'SubmitProgress', percent: 100, milestonesReached: [], text: '完成', evidence: [LINK] }).does(LEADER, { type: 'DeclareCompletion', text: '完成' });
    expect(lastDay(walk)).toBe('2024-12-02');
  });

  it('returned after it, sets anew what passed since it was declared', () => {
    const walk = rested(declaredOn('2024-12-30'), '2025-01-06', '2025-01-08');
    // The completion date moved by two working days with the rest; it passed while the bureau held it.
    expect(walk.issued.completionDueOn).toBe('2025-01-03');
    walk.to('2025-01-13').does(reviewer('dept-a'), { type: 'ReturnCompletion', reason: '佐证不足' });
    expect(walk.issued).toMatchObject({ status: 'approved', completionDueOn: '2025-01-26' });
  });
});
