import { everyProvinceMay, task } from './build.js';

/** 全面提高知识产权国际合作水平. Summaries are ours. */
export const CATEGORY_6 = [
  task(18, 6, '推动“一带一路”知识产权合作迈上新台阶', 'Raise Belt and Road cooperation to a new level', ['international'], '办好第三届高级别会议，推进与中亚、东盟、蒙俄等小多边合作。', []),
  task(19, 6, '深度参与全球知识产权治理', 'Take full part in global IP governance', ['international', 'legal'], '参加两场外交会议，办好加入专利合作条约三十周年活动。', []),
  task(20, 6, '持续完善对外合作布局', 'Keep completing the pattern of cooperation abroad', ['international'], '推进五局合作调整，主办机制性会议，统筹指导地方国际合作。', [
    everyProvinceMay('搭建本地国际交流平台，参与承办重大活动。'),
  ]),
];
