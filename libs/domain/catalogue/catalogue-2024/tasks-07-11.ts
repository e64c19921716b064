import { everyProvince, groupMust, metric, milestone, task } from './build.js';

const JUNE = '2024-06-30';
const YEAR_END = '2024-12-31';

/** Category 3. Summaries are ours. */
export const TASKS_07_11 = [
  task(7, 3, '加强专利转化运用专项行动组织实施', 'Organise the patent commercialisation campaign', ['utilisation'], '制订当年推进计划，监测重点指标，遴选宣传先进经验与案例。', [
    everyProvince('出台本地细化落实方案，组建专班，协同推进并报送案例。', {
      // The dated duty of this task is the plan itself, so it is the plan's deadline and no milestone beside it.
      planDueOn: JUNE,
    }),
    groupMust('city', 'strong-city-demonstration', '制订本市落实方案，推进重点任务，总结案例。'),
  ]),
  task(8, 3, '梳理盘活高校和科研机构存量专利', 'Take stock of university and institute patents', ['utilisation'], '会同有关部门组织盘点和转化，监测数据，培训宣传，评价专项计划绩效。', [
    everyProvince('分三步完成高校和科研机构存量专利盘点，并推动高价值专利转化。', {
      milestones: [
        milestone('2024-03-31', '3月底前', '首批一至两所高校院所完成盘点'),
        milestone(JUNE, '6月底前', '试点示范高校全部入库，其他单位入库过三成'),
        milestone(YEAR_END, '年底前', '未转化有效专利盘点全覆盖'),
      ],
      metrics: [
        metric('率先启动盘点的高校院所', '>=', 1, '所', '2024-03-31'),
        metric('试点示范高校存量专利入库比例', '=', 100, '%', JUNE),
        metric('其他高校院所存量专利入库比例', '>=', 30, '%', JUNE),
        metric('未转化有效专利盘点覆盖率', '=', 100, '%', YEAR_END),
      ],
    }),
    groupMust('local', 'inventory-vanguard', '提前完成辖区盘点全覆盖，打造案例，用好财政资金。', {
      milestones: [milestone(JUNE, '6月底前', '辖区未转化有效专利盘点全覆盖')],
      metrics: [metric('辖区未转化有效专利盘点覆盖率', '=', 100, '%', JUNE)],
    }),
  ]),
  task(9, 3, '以专利产业化促进中小企业成长', 'Grow small firms by patent industrialisation', ['utilisation'], '会同有关部门印发成长计划实施方案，培育并推广样板企业。', [
    everyProvince('落实成长计划，加强普惠服务，筛选并培育样板企业。'),
    groupMust('local', 'growth-vanguard', '用好各类平台扩大服务，加大培育，形成可推广的经验。', {
      milestones: [milestone(YEAR_END, '12月底前', '形成一批先进经验和企业案例')],
    }),
  ]),
  task(10, 3, '推进重点产业知识产权强链增效', 'Strengthen the chains of key industries', ['utilisation'], '会同有关部门印发强链增效政策，指导龙头企业实施项目。', [
    everyProvince('选定本地重点产业，指导龙头企业编制实施项目方案，组建联合体和专利池。'),
  ]),
  task(11, 3, '优化知识产权运营服务体系建设', 'Improve the operation service system', ['utilisation'], '联通运营平台，深化质押融资与开放许可，评价第四批重点城市。', [
    everyProvince('提升金融服务，推动开放许可对接，规范财政项目专利声明。'),
    groupMust('local', 'fourth-key-city', '完成绩效评价并整改发现的问题。'),
  ], {
    metrics: [metric('质押融资规模增长', '>=', 10, '%', null), metric('惠及中小企业数量增长', '>=', 10, '%', null)],
  }),
];
