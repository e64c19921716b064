import { everyProvince, groupMay, groupMust, task } from './build.js';

/** Categories 1 and 2. Summaries are ours. */
export const TASKS_01_06 = [
  task(1, 1, '持续推进《纲要》和《规划》实施', 'Keep carrying out the Outline and the Plan', ['general-office', 'joint-conference', 'strategy', 'protection'], '排出年度推进计划与地方要点，统计督查，启动下一个五年规划研究。', [
    everyProvince('印发本地年度计划，补齐配套政策，跟踪并报送进展。'),
  ]),
  task(2, 1, '加大强国建设工作统筹协调力度', 'Coordinate the strong-country work better', ['joint-conference', 'utilisation'], '用好部际联席会议，衔接区域战略与各部门政策，跟进财政事权改革。', [
    everyProvince('健全本地统筹协调机制，指导区域工作，深化局省联动。'),
  ]),
  task(3, 1, '提升强国建设示范引领带动作用', 'Lead by demonstration', ['joint-conference', 'utilisation', 'personnel'], '一省一策共建强省，认定试点示范园区，评选先进与第三批典型案例。', [
    groupMust('province', 'strong-province', '落实共建方案，筹备推进大会，带动地市和县域。'),
    groupMust('city', 'strong-city', '以强市建设为抓手，承接创新事项，争取地方支持。'),
  ]),
  task(4, 2, '做好相关法律法规的制定实施', 'Make and carry out laws and rules', ['legal', 'strategy'], '宣贯新修改的细则与指南，推进商标、地理标志等立法修法，深化数据知识产权试点并形成年度总结。', [
    everyProvince('筹划地方立法与法规修改，健全联络协调，开展普法。'),
    groupMust('province', 'data-ip-pilot', '深入开展数据知识产权试点，提炼可推广的案例。'),
    groupMay('city', 'strong-city-demonstration', '有条件的城市探索制定保护和运用条例。'),
  ]),
  task(5, 2, '持续提升知识产权审查质量和效率', 'Raise the quality and speed of examination', ['legal', 'patent-examination', 'patent-automation', 'trademark'], '更新审查理念与工具，完善新领域审查标准，扩大加快审查。', [
    groupMust('province', 'examination-centre', '与审查协作中心建立长效机制，拓展其服务。'),
  ]),
  task(6, 2, '持续推动知识产权申请质量提升', 'Raise the quality of applications', ['protection', 'utilisation', 'patent-examination', 'trademark'], '完善质量评价与申请前评估，巩固对非正常申请和恶意注册的治理。', [
    groupMust('province', 'application-quality', '主动核查非正常申请，筛查管控不良影响商标。'),
  ]),
];
