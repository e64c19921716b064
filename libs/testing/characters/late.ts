import type { Character } from './character.js';

/** 迟报: acknowledges, lets the date pass, is supervised, and submits in the second week of July. */
export const late: Character = {
  name: 'late',
  story: [
    ['2024-04-02', 10, 'clerk', 'AcknowledgeAssignment'],
    ['2024-07-08', 10, 'clerk', 'DraftPlan'],
    ['2024-07-08', 15, 'leader', 'SignOffPlan'],
    ['2024-07-09', 10, 'clerk', 'SubmitPlan'],
    ['2024-07-16', 10, 'reviewers', 'ClaimReview'],
    ['2024-07-16', 15, 'reviewers', 'DecideReview', { decision: 'approve', items: [] }],
    ['2024-12-27', 10, 'clerk', 'SubmitProgress', { percent: 100, milestonesReached: ['t08-o1-m1', 't08-o1-m2', 't08-o1-m3'] }],
    ['2024-12-30', 10, 'leader', 'DeclareCompletion'],
    ['2025-01-08', 10, 'lead', 'CloseOut'],
  ],
};
