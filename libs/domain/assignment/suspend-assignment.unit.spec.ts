import { describe, expect, it } from '@jest/globals';
import { nextDue } from '../deadline/next-due.js';
import { heldDays } from '../deadline/clocks.js';
import { dueOnOf, holderOf } from '../deadline/holder.js';
import { lightOf } from '../deadline/light.js';
import { AssignmentStory } from '#testing/assignment-story.js';

const SUSPEND = { type: 'SuspendAssignment', reason: '机构调整' } as const;
const RESUME = { type: 'ResumeAssignment', reason: '调整完成' } as const;

describe('暂停 and 恢复', () => {
  it('while it is suspended nothing falls due, nobody holds it, and its light is grey', () => {
    const story = new AssignmentStory().acknowledge().to('2024-06-25');
    expect(story.does('coordinator', SUSPEND)).toEqual(['AssignmentSuspended']);
    expect([nextDue(story.state), holderOf(story.state), dueOnOf(story.state)]).toEqual([undefined, null, null]);
    expect(lightOf({ status: story.issued.status, holder: holderOf(story.state), dueAt: null }, story.now)).toBe('grey');
    story.to('2024-07-10');
    expect(story.trail('DeadlinePassed', 'SupervisionOpened')).toEqual([]);
  });

  it('takes Resume and Revoke alone', () => {
    const story = new AssignmentStory().acknowledge();
    story.does('coordinator', SUSPEND);
    expect(story.refusal('clerk', { type: 'DraftPlan', draftVersion: 1, answers: [] }).code).toBe('SUSPENDED');
    expect(story.refusal('leader', { type: 'RequestExtension', duty: 'plan', dueOn: '2024-07-10' as never, reason: 'x' }).code).toBe('SUSPENDED');
    expect(story.refusal('coordinator', SUSPEND).code).toBe('SUSPENDED');
    expect(story.does('coordinator', { type: 'RevokeAssignment', reason: 'x' })).toEqual(['RevocationProposed']);
  });

  it('every date that runs moves by the working days of the suspension, onto a working day', () => {
    const story = new AssignmentStory().to('2024-04-01');
    story.does('coordinator', SUSPEND);
    story.to('2024-04-10');
    // 2, 3, 7 (made up), 8, 9, 10 April: 4 to 6 April are off.
    const [resumed] = story.must({ kind: 'user', userId: 'co2', unit: 'bureau', roles: ['coordinator'] }, RESUME);
    expect(resumed?.data).toMatchObject({
      workingDays: 6,
      moved: [
        { duty: 'acknowledgement', was: '2024-04-03', is: '2024-04-12' }, { duty: 'plan', was: '2024-06-30', is: '2024-07-08' },
        { duty: 'milestone:m1', was: '2024-09-30', is: '2024-10-14' }, { duty: 'completion', was: '2024-12-31', is: '2025-01-09' },
      ],
    });
    expect(story.issued).toMatchObject({ acknowledgeBy: '2024-04-12', planDueOn: '2024-07-08', suspended: null, overdue: [] });
    story.to('2024-04-13');
    expect(story.trail('DeadlinePassed')).toEqual(['2024-04-13 DeadlinePassed']);
  });

  it('resumed on the same day it moves nothing, and a Sunday stays', () => {
    const story = new AssignmentStory().acknowledge().to('2024-04-10', 9);
    story.does('coordinator', SUSPEND);
    const armed = story.ledger.rows.filter((row) => row.outcome === 'suspended').map((row) => row.key);
    expect(armed.length).toBeGreaterThan(10);
    story.to('2024-04-10', 15);
    story.does('second', RESUME);
    expect(story.events.at(-1)?.data).toMatchObject({ workingDays: 0, moved: [] });
    expect(story.issued.planDueOn).toBe('2024-06-30');
    expect(story.ledger.rows.filter((row) => armed.includes(row.key)).map((row) => row.outcome)).toEqual(armed.map(() => 'armed'));
  });

  it('as many days are overdue after it as before, and blue comes when it would have come', () => {
    const story = new AssignmentStory().acknowledge().to('2024-07-02');
    story.does('coordinator', SUSPEND);
    story.to('2024-07-12');
    story.does('coordinator', RESUME);
    // Two working days overdue when it began: 30 June + 8 working days is 10 July, of which 12 July is the second day after.
    expect(story.issued).toMatchObject({ planDueOn: '2024-07-10', overdue: ['plan'] });
    story.to('2024-07-15', 9);
    expect(story.trail('SupervisionOpened')).toEqual(['2024-07-15 SupervisionOpened']);
  });

  it('the bureau\'s limit moves too, and the reply date of an open case', () => {
    const story = new AssignmentStory().acknowledge().to('2024-07-03', 10).submit();
    expect(story.issued).toMatchObject({ status: 'in_review', reviewDueOn: '2024-07-17' });
    story.does('coordinator', SUSPEND);
    story.to('2024-07-10');
    story.does('coordinator', RESUME);
    expect(story.issued).toMatchObject({ reviewDueOn: '2024-07-24' });
    const late = new AssignmentStory().acknowledge().to('2024-07-03', 10);
    expect(late.issued.openCase?.replyDueOn).toBe('2024-07-10');
    late.does('coordinator', SUSPEND);
    late.to('2024-07-05').does('coordinator', RESUME);
    expect(late.issued.openCase?.replyDueOn).toBe('2024-07-12');
  });

  it('a promise that was accepted moves with its case, and so does what an instruction asks', () => {
    const story = new AssignmentStory().acknowledge().to('2024-07-04');
    story.must({ kind: 'user', userId: 'bl', unit: 'bureau', roles: ['bureau_leader'] }, { type: 'GiveInstruction', addressee: '44', dueOn: '2024-07-19' as never, text: '请尽快报送' });
    const id = story.issued.openCase?.id ?? '';
    story.does('leader', { type: 'ReplySupervision', case: id, promisedOn: '2024-07-12' as never, text: '周五报送' });
    story.does('reviewer', { type: 'CheckReply', case: id, accepted: true, reason: '可行' });
    story.to('2024-07-05').does('coordinator', SUSPEND);
    story.to('2024-07-10').does('coordinator', RESUME);
    expect(story.issued).toMatchObject({ openCase: { replyDueOn: '2024-07-15', reply: { promisedOn: '2024-07-17' } }, instructions: [{ replyDueOn: '2024-07-24' }] });
    expect(story.trail('SupervisionRaised')).toEqual([]);
    story.to('2024-07-18');
    expect(story.trail('SupervisionRaised')).toEqual(['2024-07-18 SupervisionRaised']);
  });

  it('the days of the suspension are nobody\'s', () => {
    const story = new AssignmentStory().acknowledge().to('2024-04-10');
    story.does('coordinator', SUSPEND);
    story.to('2024-04-17');
    story.does('coordinator', RESUME);
    story.to('2024-04-19');
    const { holders } = story.issued;
    expect(heldDays(holders, story.now, story.facts.calendar)).toEqual({ unit: 9, bureau: 0 });
    expect(holderOf(story.state)).toBe('unit');
  });

  it('reminders rest as `suspended`, and the new ladder begins with one notice was → is', () => {
    const story = new AssignmentStory().acknowledge().to('2024-06-17');
    story.does('coordinator', SUSPEND);
    expect(story.ledger.of('plan').slice(0, 6)).toEqual([
      'T-30 2024-05-31 sent', 'T-14 2024-06-14 sent', 'T-7 2024-06-21 suspended', 'T-3 2024-06-27 suspended', 'T-1 2024-06-28 merged', 'T0 2024-06-28 suspended',
    ]);
    story.to('2024-06-24');
    story.does('coordinator', RESUME);
    story.to('2024-06-25');
    const after = story.ledger.of('plan').filter((row) => !row.includes('suspended') && !row.includes('2024-06-14') && !row.includes('2024-05-31'));
    expect(after).toContain('changed 2024-06-24 sent');
    expect(after.filter((row) => row.startsWith('immediate'))).toEqual([]);
    expect(after.filter((row) => row.endsWith('armed'))).toEqual(['T-7 2024-06-28 armed', 'T-3 2024-07-02 armed', 'T-1 2024-07-04 armed', 'T0 2024-07-05 armed', 'T+3 2024-07-08 armed']);
  });

  it('what is not suspended cannot be resumed', () => {
    expect(new AssignmentStory().refusal('coordinator', RESUME).code).toBe('NOT_SUSPENDED');
  });
});
