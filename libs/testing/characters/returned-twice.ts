import type { Character } from './character.js';

/** 两次退回: in time, but returned twice: the first revision is punctual, the second a day late. */
export const returnedTwice: Character = {
  name: 'returned-twice',
  story: [
    ['2024-04-01', 10, 'clerk', 'AcknowledgeAssignment'],
    ['2024-06-20', 10, 'clerk', 'DraftPlan'],
    ['2024-06-20', 15, 'leader', 'SignOffPlan'],
    ['2024-06-21', 10, 'clerk', 'SubmitPlan'],
    ['2024-06-27', 10, 'reviewers', 'ClaimReview'],
    ['2024-06-27', 15, 'reviewers', 'DecideReview', { decision: 'return', items: [{ section: 'goals', text: '请写明目标值' }] }],
    ['2024-07-08', 10, 'clerk', 'DraftPlan'],
    ['2024-07-08', 15, 'leader', 'SignOffPlan'],
    ['2024-07-09', 10, 'clerk', 'SubmitPlan'],
    ['2024-07-15', 10, 'reviewers', 'ClaimReview'],
    ['2024-07-15', 15, 'reviewers', 'DecideReview', { decision: 'return', items: [{ section: 'goals', text: '目标值与指引不符' }] }],
    ['2024-07-30', 10, 'clerk', 'DraftPlan'],
    ['2024-07-30', 11, 'leader', 'SignOffPlan'],
    ['2024-07-30', 15, 'clerk', 'SubmitPlan'],
    ['2024-08-06', 10, 'reviewers', 'ClaimReview'],
    ['2024-08-06', 15, 'reviewers', 'DecideReview', { decision: 'approve', items: [] }],
    ['2024-12-20', 10, 'clerk', 'SubmitProgress', { percent: 100, milestonesReached: ['t08-o1-m1', 't08-o1-m2', 't08-o1-m3'] }],
    ['2024-12-23', 10, 'leader', 'DeclareCompletion'],
    ['2024-12-30', 10, 'lead', 'CloseOut'],
  ],
};
