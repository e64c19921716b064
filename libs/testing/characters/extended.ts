import type { Character } from './character.js';

/** 延期: asks in time for two weeks more, gets them, and submits before the new date. */
export const extended: Character = {
  name: 'extended',
  story: [
    ['2024-04-01', 10, 'clerk', 'AcknowledgeAssignment'],
    ['2024-06-11', 10, 'leader', 'RequestExtension', { duty: 'plan', dueOn: '2024-07-15', reason: '省级统计数据七月上旬才能核定' }],
    ['2024-06-14', 10, 'lead director', 'DecideExtension', { duty: 'plan', decision: 'whole', parts: [], reason: '同意' }],
    ['2024-07-08', 10, 'clerk', 'DraftPlan'],
    ['2024-07-08', 15, 'leader', 'SignOffPlan'],
    ['2024-07-09', 10, 'clerk', 'SubmitPlan'],
    ['2024-07-16', 10, 'reviewers', 'ClaimReview'],
    ['2024-07-16', 15, 'reviewers', 'DecideReview', { decision: 'approve', items: [] }],
    ['2024-12-20', 10, 'clerk', 'SubmitProgress', { percent: 100, milestonesReached: ['t08-o1-m1', 't08-o1-m2', 't08-o1-m3'] }],
    ['2024-12-23', 10, 'leader', 'DeclareCompletion'],
    ['2024-12-30', 10, 'lead', 'CloseOut'],
  ],
};
