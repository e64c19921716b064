import type { Character } from './character.js';

/** 豁免: shows that the task cannot apply to it; the lead director and the coordinator agree. */
export const exempted: Character = {
  name: 'exempted',
  story: [
    ['2024-04-02', 10, 'clerk', 'AcknowledgeAssignment'],
    ['2024-05-13', 10, 'leader', 'RequestExemption', { ground: 'cannot_apply', reason: '本地没有此类机构', evidence: [] }],
    ['2024-05-16', 10, 'lead director', 'DecideExemption', { decision: 'granted', reason: '情况属实' }],
    ['2024-05-17', 10, 'coordinator', 'DecideExemption', { decision: 'granted', reason: '同意' }],
  ],
};
