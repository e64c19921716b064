import { everyProvince, groupMust, task } from './build.js';

/** 全面完善知识产权保护体系. Summaries are ours. */
export const CATEGORY_4 = [
  task(12, 4, '健全完善大保护工作格局', 'Complete the broad pattern of protection', ['protection'], '出台保护体系建设方案，评估首批示范区，部署第二批。', [
    groupMust('province', 'protection-zone', '健全示范区领导小组，加强考核与经费，推进建设。'),
  ]),
  task(13, 4, '持续提升行政保护水平', 'Keep raising the level of administrative protection', ['protection'], '布局保护中心和维权中心，指导执法，衔接司法保护，推进地理标志统一认定。', [
    everyProvince('建设保护中心和维权中心，做好诉调对接与维权援助，落实地理标志统一认定。'),
  ]),
  task(14, 4, '加强知识产权涉外风险防控', 'Guard against foreign-related risks', ['protection'], '完善海外纠纷应对网络和风险防控体系，管理对外转让。', [
    everyProvince('指导重点产业应对海外纠纷，强化指导中心，开展企业培训。'),
  ]),
];
