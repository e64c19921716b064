import { everyProvince, groupMust, task } from './build.js';

/** 全面强化知识产权宏观统筹. Summaries are ours. */
export const CATEGORY_1 = [
  task(1, 1, '持续推进《纲要》和《规划》实施', 'Keep carrying out the Outline and the Plan', ['general-office', 'joint-conference', 'strategy', 'protection'], '排出年度推进计划与地方要点，统计督查，预研下一个五年规划，配合考核评价。', [
    everyProvince('印发本地年度计划，补齐配套政策，跟踪并报送进展。'),
  ]),
  task(2, 1, '加大强国建设工作统筹协调力度', 'Coordinate the building of a strong IP country', ['joint-conference', 'operations'], '用好部际联席会议，衔接区域战略与各部门政策，跟进财政事权改革。', [
    everyProvince('健全本地统筹协调机制，指导区域工作，深化局省联动。'),
  ]),
  task(3, 1, '提升强国建设示范引领带动作用', 'Let demonstration lead the building of a strong IP country', ['joint-conference', 'operations', 'personnel'], '一省一策共建强省，认定试点示范园区，评选先进与第三批典型案例。', [
    groupMust('province', 'strong-province', '落实共建方案，筹备推进大会，带动地市和县域。'),
    groupMust('city', 'strong-city', '以强市建设为抓手，承接创新事项，争取地方支持。'),
  ]),
];
