import { everyProvince, groupMust, metric, task } from './build.js';

/** Categories 4 and 5. Summaries are ours. */
export const TASKS_12_17 = [
  task(12, 4, '健全完善大保护工作格局', 'Complete the broad protection pattern', ['protection'], '出台保护体系建设方案，评估首批示范区，部署第二批。', [
    groupMust('province', 'protection-zone', '健全示范区领导小组，加强考核与经费，推进建设。'),
  ]),
  task(13, 4, '持续提升行政保护水平', 'Raise the level of administrative protection', ['protection'], '布局保护中心和维权中心，指导执法，衔接司法保护，推进地理标志统一认定。', [
    everyProvince('建设保护中心和维权中心，做好诉调对接与维权援助，落实地理标志统一认定。'),
  ]),
  task(14, 4, '加强知识产权涉外风险防控', 'Guard against risks abroad', ['protection'], '完善海外纠纷应对网络和风险防控体系，管理对外转让。', [
    everyProvince('指导重点产业应对海外纠纷，强化指导中心，开展企业培训。'),
  ]),
  task(15, 5, '深入实施知识产权公共服务普惠工程', 'Public service for everybody', ['public-service'], '对标营商环境评估，推进公共服务标准化，开展第二批城市试点。', [
    everyProvince('整合资源，完善公共服务体系，分级分类管理机构，探索标准化城市。'),
  ]),
  task(16, 5, '强化知识产权服务数字化支撑', 'Digital support of services', ['public-service'], '治理并开放数据，建设保护信息平台，新建重点产业专题数据库。', [
    everyProvince('开展检索分析培训，支持数据服务企业，推广公共服务产品，促进数据共享。'),
  ], { metrics: [metric('新建国家重点产业专利专题数据库', '=', 5, '个', null)] }),
  task(17, 5, '加快推进知识产权服务业高质量发展', 'Develop the service industry', ['utilisation'], '整治代理行业，健全质量监测与信用评价，建设集聚区和出口基地。', [
    everyProvince('开展专项整治，落实信用监管，建设集聚区和基地，组织精准对接。'),
  ]),
];
