import { everyProvince, groupMay, groupMust, metric, task, YEAR_END } from './build.js';

/** 全面加强知识产权法治保障. Summaries are ours. */
export const CATEGORY_2 = [
  task(4, 2, '做好相关法律法规的制定实施', 'Make and carry out laws and regulations', ['legal', 'strategy'], '宣贯新修改的细则与指南，推进商标、地理标志等立法修法，深化数据知识产权试点并形成年度总结。', [
    everyProvince('筹划地方立法与法规修改，健全联络协调，开展普法。'),
    groupMust('province', 'data-ip-pilot', '深入开展数据知识产权试点，提炼可推广的案例。'),
    groupMay('city', 'strong-city-demonstration', '有条件的城市探索制定保护和运用条例。'),
  ]),
  task(5, 2, '持续提升知识产权审查质量和效率', 'Keep raising the quality and efficiency of examination', ['legal', 'patent-examination', 'patent-automation', 'trademark'], '更新审查理念与工具，完善新领域审查标准，扩大加快审查。', [
    groupMust('province', 'examination-centre', '与审查协作中心建立长效机制，拓展其服务。'),
  ], {
    // Both stand in (二) 主要目标 of the body, which the annex does not repeat.
    metrics: [metric('发明专利平均审查周期', '<=', 15.5, '个月', YEAR_END), metric('商标注册申请平均审查周期', '=', 4, '个月', YEAR_END)],
  }),
  task(6, 2, '持续推动知识产权申请质量提升', 'Keep raising the quality of applications', ['protection', 'operations', 'patent-examination', 'trademark'], '完善质量评价与申请前评估，巩固对非正常申请和恶意注册的治理。', [
    groupMust('province', 'application-quality', '主动核查非正常申请，筛查管控不良影响商标。'),
  ]),
];
