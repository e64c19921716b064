import { everyProvince, groupMust, metric, milestone, task, YEAR_END } from './build.js';

const MARCH_END = '2024-03-31';
const JUNE_END = '2024-06-30';

/** 全面推进知识产权转化运用. Summaries are ours. */
export const CATEGORY_3 = [
  task(7, 3, '加强专利转化运用专项行动组织实施', 'Organise the patent commercialisation campaign', ['operations'], '制订当年推进计划，监测重点指标，遴选宣传先进经验与案例。', [
    everyProvince('出台本地细化落实方案，组建专班，协同推进并报送案例。', {
      // The dated duty of this task is the plan itself, so it is the plan's deadline and no milestone beside it.
      planDueOn: JUNE_END,
    }),
    groupMust('city', 'strong-city-demonstration', '制订本市落实方案，推进重点任务，总结案例。'),
  ]),
  task(8, 3, '梳理盘活高校和科研机构存量专利', 'Take stock of university and institute patents', ['operations'], '会同有关部门组织盘点和转化，监测数据，培训宣传，评价专项计划绩效。', [
    everyProvince('分三步完成高校和科研机构存量专利盘点，并推动高价值专利转化。', {
      milestones: [
        milestone(MARCH_END, '3月底前', '首批一至两所高校院所完成盘点，并有转化案例'),
        milestone(JUNE_END, '6月底前', '试点示范高校全部入库，其他单位入库过三成，启动高价值专利推广'),
        milestone(YEAR_END, '年底前', '未转化有效专利盘点全覆盖，一批高价值专利实现转化'),
      ],
      metrics: [
        metric('率先启动盘点的高校院所', '>=', 1, '所', MARCH_END),
        metric('试点示范高校存量专利入库比例', '=', 100, '%', JUNE_END),
        metric('其他高校院所存量专利入库比例', '>=', 30, '%', JUNE_END),
        metric('未转化有效专利盘点覆盖率', '=', 100, '%', YEAR_END),
        metric('率先启动盘点的高校院所', '<=', 2, '所', MARCH_END),
      ],
    }),
    groupMust('local', 'inventory-vanguard', '提前完成辖区盘点全覆盖，打造案例，用好财政资金。', {
      milestones: [milestone(JUNE_END, '6月底前', '辖区未转化有效专利盘点全覆盖')],
      metrics: [metric('辖区未转化有效专利盘点覆盖率', '=', 100, '%', JUNE_END)],
    }),
  ], {
    milestones: [milestone(YEAR_END, '年底前', '力争全国未转化有效专利盘点全覆盖')],
    metrics: [metric('全国未转化有效专利盘点覆盖率', '=', 100, '%', YEAR_END)],
  }),
  task(9, 3, '以专利产业化促进中小企业成长', 'Grow small and medium firms by patent industrialisation', ['operations'], '会同有关部门印发成长计划实施方案，培育并推广样板企业。', [
    everyProvince('落实成长计划，加强普惠服务，筛选并培育样板企业。'),
    groupMust('local', 'growth-vanguard', '用好各类平台扩大服务，加大培育，形成可推广的经验。', {
      milestones: [milestone(YEAR_END, '12月底前', '形成一批先进经验和企业案例')],
    }),
  ]),
  task(10, 3, '推进重点产业知识产权强链增效', 'Strengthen the IP chains of key industries', ['operations'], '会同有关部门印发强链增效政策，指导龙头企业实施项目。', [
    everyProvince('选定本地重点产业，指导龙头企业编制实施项目方案，组建联合体和专利池。'),
  ]),
  task(11, 3, '优化知识产权运营服务体系建设', 'Improve the IP operation service system', ['operations'], '联通运营平台，深化质押融资与开放许可，评价第四批重点城市。', [
    everyProvince('提升金融服务，推动开放许可对接，规范财政项目专利声明。'),
    groupMust('local', 'fourth-key-city', '完成绩效评价并整改发现的问题。'),
  ], {
    // The annex gives the figures, (二) of the body their date.
    metrics: [metric('质押融资规模增长', '>=', 10, '%', YEAR_END), metric('惠及中小企业数量增长', '>=', 10, '%', YEAR_END)],
  }),
];
