import type { Bilingual } from './words.js';

/** What happened, in words, for those who ask why they are reminded. An event that is not here is shown by its name. */
const EVENT_WORDS: Readonly<Record<string, Bilingual>> = {
  AssignmentIssued: { zh: '下达任务', en: 'issued' },
  AssignmentAcknowledged: { zh: '签收', en: 'acknowledged' },
  PlanDrafted: { zh: '起草送签', en: 'drafted' },
  DraftWithdrawn: { zh: '收回修改', en: 'draft withdrawn' },
  PlanSignedOff: { zh: '签批', en: 'signed off' },
  SignOffDeclined: { zh: '退改', en: 'sign-off declined' },
  PlanSubmitted: { zh: '报送', en: 'submitted' },
  PlanRecalled: { zh: '撤回', en: 'recalled' },
  ReviewClaimed: { zh: '认领审核', en: 'review claimed' },
  ReviewReleased: { zh: '释放审核', en: 'review released' },
  ReviewDecided: { zh: '部门审核决定', en: 'decided by a department' },
  PlanReturned: { zh: '退回修改', en: 'returned' },
  PlanApproved: { zh: '审核通过', en: 'approved' },
  ReviewLimitPassed: { zh: '超过审核时限', en: 'review limit passed' },
  ProgressSubmitted: { zh: '进展报送', en: 'progress reported' },
  CompletionDeclared: { zh: '申报办结', en: 'completion declared' },
  CompletionReturned: { zh: '不予销号', en: 'completion returned' },
  ClosedOut: { zh: '销号', en: 'closed out' },
  DeadlinePassed: { zh: '期限已过', en: 'date passed' },
  SupervisionOpened: { zh: '督办立项', en: 'supervision opened' },
  SupervisionRaised: { zh: '督办升级', en: 'supervision raised' },
  SupervisionReplied: { zh: '督办回复', en: 'supervision replied to' },
  ReplyChecked: { zh: '督办复核', en: 'reply checked' },
  SupervisionClosed: { zh: '督办办结', en: 'supervision closed' },
  InstructionGiven: { zh: '局领导批示', en: 'instruction given' },
  AssignmentNudged: { zh: '催办', en: 'nudged' },
  AppealLodged: { zh: '提出申诉', en: 'appeal lodged' },
  AppealDecided: { zh: '裁定申诉', en: 'appeal decided' },
};
export const eventWord = (type: string): Bilingual => EVENT_WORDS[type] ?? { zh: type, en: type };
