import type { Character } from './character.js';

/** 守时: acknowledges at once, submits well before the date, reports, and is closed out in time. */
export const punctual: Character = {
  name: 'punctual',
  story: [
    ['2024-04-01', 10, 'clerk', 'AcknowledgeAssignment'],
    ['2024-05-06', 10, 'clerk', 'DraftPlan'],
    ['2024-05-07', 10, 'leader', 'SignOffPlan'],
    ['2024-05-08', 10, 'clerk', 'SubmitPlan'],
    ['2024-05-15', 10, 'reviewers', 'ClaimReview'],
    ['2024-05-15', 15, 'reviewers', 'DecideReview', { decision: 'approve', items: [] }],
    ['2024-06-20', 10, 'clerk', 'SubmitProgress', { percent: 60, milestonesReached: ['t08-o1-m1', 't08-o1-m2'] }],
    ['2024-11-20', 10, 'clerk', 'SubmitProgress', { percent: 100, milestonesReached: ['t08-o1-m3'] }],
    ['2024-11-25', 10, 'leader', 'DeclareCompletion'],
    ['2024-12-02', 10, 'lead', 'CloseOut'],
  ],
};
