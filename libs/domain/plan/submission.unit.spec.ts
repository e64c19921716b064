import { describe, expect, it } from '@jest/globals';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { CLERK, returns, reviewer, somebody, Walk } from '#testing/walk.js';

const leader = (n: number) => somebody(`leader${n}`, '44', 'leader');
const signs = (walk: Walk, opinion = ''): PersonCommandBody => ({ type: 'SignOffPlan', textHash: walk.textHash, opinion });
const drafted = (signOffLevels: 0 | 1 | 2 | 3, submitOnSignOff = false): Walk => new Walk({ settings: { signOffLevels, submitOnSignOff } }).does(CLERK, { type: 'AcknowledgeAssignment' }).drafts();

describe('sign-off levels (L4)', () => {
  it.each([0, 1, 2, 3] as const)('%d levels: so many leaders sign, then it may be submitted', (levels) => {
    const walk = drafted(levels);
    for (let level = 1; level <= levels; level++) {
      expect(walk.state.status).toBe('drafted');
      expect(walk.act(CLERK, { type: 'SubmitPlan', textHash: walk.textHash })).toBe('WRONG_STATE');
      walk.does(leader(level), signs(walk));
      expect(walk.last('PlanSignedOff')?.data.level).toBe(level);
    }
    expect(walk.state.status).toBe('signed_off');
    expect(walk.act(leader(9), signs(walk))).toBe('WRONG_STATE');
    expect(walk.act(CLERK, { type: 'SubmitPlan', textHash: walk.textHash })).toBe('PlanSubmitted');
  });

  it('nobody signs two levels, nor what they drafted, nor another text', () => {
    const walk = drafted(2).does(leader(1), signs(drafted(2)));
    expect(walk.act(leader(1), signs(walk))).toBe('DRAFTER_MAY_NOT_SIGN_OFF');
    expect(walk.act({ ...leader(2), actingFor: 'leader1' }, signs(walk))).toBe('DRAFTER_MAY_NOT_SIGN_OFF');
    expect(walk.act(somebody('clerk', '44', 'leader'), signs(walk))).toBe('DRAFTER_MAY_NOT_SIGN_OFF');
    expect(walk.act(leader(2), { ...signs(walk), textHash: 'another' } as PersonCommandBody)).toBe('DRAFT_CHANGED');
  });

  it('nothing but the text that was signed is submitted', () => {
    const walk = drafted(0);
    expect(walk.act(CLERK, { type: 'SubmitPlan', textHash: 'another' })).toBe('DRAFT_CHANGED');
    expect(walk.act(CLERK, { type: 'SubmitPlan', textHash: walk.textHash })).toBe('PlanSubmitted');
  });

  it('any edit voids what was signed', () => {
    const walk = drafted(2).does(leader(1), signs(drafted(2))).does(CLERK, { type: 'WithdrawDraft', reason: '补充数据' }).drafts();
    expect(walk.state).toMatchObject({ status: 'drafted', plan: { levels: 0, signers: [], version: 2 } });
    expect(walk.act(leader(1), signs(walk))).toBe('PlanSignedOff');
  });

  it('declined at any level it goes back to the clerk', () => {
    const walk = drafted(3).does(leader(1), signs(drafted(3))).does(leader(2), { type: 'DeclineSignOff', reason: '数据有误' });
    expect(walk.state.status).toBe('acknowledged');
    expect(walk.drafts().state).toMatchObject({ plan: { levels: 0 } });
  });

  it('the last signature submits where the cycle says so', () => {
    const walk = drafted(2, true).does(leader(1), signs(drafted(2)));
    expect(walk.state.status).toBe('drafted');
    expect(walk.act(leader(2), signs(walk))).toBe('PlanSignedOff PlanSubmitted');
  });
});

describe('timeliness of a submission (L5): deadline 30 June 24:00, grace 15 minutes', () => {
  const submittedAt = (day: string, hour: number, minute: number, frozen: readonly [string, number, number] = ['2024-06-30', 23, 50]): string | undefined => {
    const walk = new Walk({ settings: { signOffLevels: 0 } }).does(CLERK, { type: 'AcknowledgeAssignment' }).to(...frozen).drafts().to(day, hour, minute);
    walk.does(CLERK, { type: 'SubmitPlan', textHash: walk.textHash });
    return walk.last('PlanSubmitted')?.data.timeliness;
  };
  it.each([
    ['2024-06-30', 23, 59, 'in_time'],
    ['2024-07-01', 0, 0, 'grace'],
    ['2024-07-01', 0, 14, 'grace'],
    ['2024-07-01', 0, 15, 'late'],
  ] as const)('begun before, done on %s at %d:%d: %s', (day, hour, minute, expected) => {
    expect(submittedAt(day, hour, minute)).toBe(expected);
  });
  it('begun after the cut-off there is no grace', () => {
    expect(submittedAt('2024-07-01', 0, 14, ['2024-07-01', 0, 0])).toBe('late');
    expect(submittedAt('2024-07-01', 0, 14, ['2024-06-30', 23, 59])).toBe('grace');
  });
  it('late is accepted and marked, never locked out', () => {
    expect(submittedAt('2024-12-20', 9, 0)).toBe('late');
  });
  it('counts the first submission that was not recalled', () => {
    const walk = new Walk({ supporting: [] }).submits().does(CLERK, { type: 'RecallPlan', reason: '补充' }).to('2024-07-02').submits();
    expect(walk.issued.firstTimeliness).toBe('late');
    const punctual = new Walk({ supporting: [] }).submits().claims('dept-a').does(reviewer('dept-a'), returns('dept-a')).to('2024-08-01').submits();
    expect(punctual.last('PlanSubmitted')?.data).toMatchObject({ timeliness: 'late', dueOn: '2024-06-30' });
    expect(punctual.issued.firstTimeliness).toBe('in_time');
  });
});
