import { beforeEach, describe, expect, it } from '@jest/globals';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { settingsOf } from '#domain/cycle/cycle-settings.js';
import { AssignmentActs, HASH, known, user } from '#testing/assignment-acts.js';

const LEAD = CATALOGUE_2024.tasks.find(({ code }) => code === 't07')?.leadDepartment ?? '';
const clerk = user('c', '44', 'clerk');
const r1 = user('r1', LEAD, 'reviewer');
const r2 = user('r2', LEAD, 'reviewer');
const BATCH = { type: 'ApproveInBatch', textHash: HASH, opinion: '同意' } as const;

describe('one item of a batch approval', () => {
  let acts: AssignmentActs;
  beforeEach(() => {
    acts = new AssignmentActs('asg/2024/t07-o1/44', { settings: { ...settingsOf(2024), batchApproval: ['t07'] } }).must(clerk, { type: 'AcknowledgeAssignment' });
    acts.must(clerk, { type: 'DraftPlan', draftVersion: 1, answers: [] }).must(user('l', '44', 'leader'), { type: 'SignOffPlan', textHash: HASH, opinion: '' }).must(clerk, { type: 'SubmitPlan', textHash: HASH });
  });

  it('claims and approves at once', () => {
    expect(acts.outcome(r1, BATCH)).toMatch(/^ReviewClaimed, ReviewDecided/);
    expect(acts.lastEvents[1]).toMatchObject({ data: { decision: 'approve' }, texts: { opinion: '同意' } });
  });
  it('needs no second claim', () => {
    acts.must(r1, { type: 'ClaimReview', department: LEAD });
    expect(acts.outcome(r1, BATCH)).toMatch(/^ReviewDecided/);
  });
  it('is refused where the cycle does not allow it, or the text is another', () => {
    expect(acts.outcome(r1, BATCH, { settings: settingsOf(2024) })).toBe('BATCH_NOT_ALLOWED');
    expect(acts.outcome(r1, { ...BATCH, textHash: 'b'.repeat(64) })).toBe('DRAFT_CHANGED');
  });
  it('leaves what a colleague holds, what was delegated, and what the reviewer drafted', () => {
    expect(acts.outcome({ ...r1, userId: 'c' }, BATCH)).toBe('DRAFTED_OR_SIGNED_OFF');
    acts.must(r1, { type: 'ClaimReview', department: LEAD });
    expect(acts.outcome(r2, BATCH)).toBe('ALREADY_CLAIMED');
    acts.must(r1, { type: 'Delegate', to: 'r2', reason: 'x' }, { person: known(r2) });
    expect(acts.outcome(r2, BATCH)).toBe('ALREADY_DELEGATED');
  });
});
