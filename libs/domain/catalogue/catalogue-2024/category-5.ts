import { everyProvince, metric, task, YEAR_END } from './build.js';

/** 全面提升知识产权公共服务效能. Summaries are ours. */
export const CATEGORY_5 = [
  task(15, 5, '深入实施知识产权公共服务普惠工程', 'Carry out the inclusive public service project', ['public-service'], '对标营商环境评估，推进公共服务标准化，开展第二批城市试点。', [
    everyProvince('整合资源，完善公共服务体系，分级分类管理机构，探索标准化城市。'),
  ], {
    // (二) of the body.
    metrics: [metric('地市级综合性公共服务机构', '>=', 172, '家', YEAR_END), metric('国家级重要服务网点', '>=', 460, '家', YEAR_END)],
  }),
  task(16, 5, '强化知识产权服务数字化支撑', 'Strengthen the digital support of services', ['public-service'], '治理并开放数据，建设保护信息平台，新建重点产业专题数据库。', [
    everyProvince('开展检索分析培训，支持数据服务企业，推广公共服务产品，促进数据共享。'),
  ], { metrics: [metric('新建国家重点产业专利专题数据库', '=', 5, '个', null)] }),
  task(17, 5, '加快推进知识产权服务业高质量发展', 'Speed up the development of the IP service industry', ['operations'], '整治代理行业，健全质量监测与信用评价，建设集聚区和出口基地。', [
    everyProvince('开展专项整治，落实信用监管，建设集聚区和基地，组织精准对接。'),
  ], {
    // (二) of the body.
    metrics: [metric('新建设国家知识产权服务业集聚区', '>=', 10, '家', YEAR_END)],
  }),
];
