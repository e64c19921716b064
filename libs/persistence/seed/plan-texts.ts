/** Plans of the demo, invented; sections as a new draft has them. */
export interface PlanText {
  readonly goals: string;
  readonly measures: string;
  readonly schedule: string;
  readonly safeguards: string;
}

export const sectionsOf = (plan: PlanText): { id: string; text: string }[] => (['goals', 'measures', 'schedule', 'safeguards'] as const).map((id) => ({ id, text: plan[id] }));

export const GUANGDONG_T07: PlanText = {
  goals: '到年底，全省高校和科研机构存量专利盘点率达到 95% 以上，建成可转化专利资源库；专利转让、许可备案次数较上年增长 20%，新增专利产品备案 1000 件以上。',
  measures: '一是印发全省专利转化运用专项行动实施方案，明确各地市分工。\n二是组织高校院所分批完成存量专利盘点，由产业需求方在线评价。\n三是在先进制造业集群设立专利转化服务站，每季度组织一次供需对接。\n四是推广开放许可，对中小微企业首次实施给予补助。',
  schedule: '4 月：召开部署会，印发方案。\n6 月底前：完成首批 60 所高校院所盘点。\n9 月底前：完成资源库建设并向企业开放。\n12 月底前：总结评估，报送年度报告。',
  safeguards: '省局成立工作专班，处长负责；专项资金列入本年度预算；每月调度，每季度通报各地市进展。',
};

export const GUANGDONG_T01: PlanText = {
  goals: '落实纲要和“十四五”规划年度任务，年底前 28 项省级指标全部达到序时进度，每万人口高价值发明专利拥有量保持全国前列。',
  measures: '一是制定年度推进计划和重点任务清单，逐项明确责任处室与完成时限。\n二是会同省统计局开展指标监测，每季度形成分析报告。\n三是组织规划实施中期评估整改“回头看”，启动下一个五年规划前期研究。',
  schedule: '4 月底前印发年度推进计划；7 月形成上半年监测报告；10 月完成整改核查；12 月提交年度总结。',
  safeguards: '依托省知识产权工作领导小组统筹推进，成员单位分工落实；将任务完成情况纳入对地市的年度考核。',
};

export const GUANGDONG_T02: PlanText = {
  goals: '健全省级统筹协调机制，推动粤港澳大湾区知识产权合作项目落地，局省联动事项完成率 100%。',
  measures: '一是每半年召开一次省级联席会议，审议重大事项。\n二是建立局省会商台账，逐项跟踪落实。\n三是加强大湾区跨境协同，拓展合作领域。',
  schedule: '5 月召开联席会议；8 月开展局省会商事项中期检查；11 月完成年度总结。',
  safeguards: '明确一名分管领导牵头，相关处室各设一名联络人；所需经费从现有渠道解决。',
};

export const JIANGSU_T07: PlanText = {
  goals: '全年实现专利转让许可 6 万次以上，培育专利密集型产品 500 个，重点产业链专利转化率提升 5 个百分点。',
  measures: '一是开展“专利产业化促进中小企业成长”行动，建立培育库。\n二是在 16 个先进制造业集群布局产业知识产权运营中心。\n三是支持园区开展专利池建设和质押融资“入园惠企”。',
  schedule: '4 月部署；6 月底前完成高校存量专利盘点；10 月开展中期督导；12 月总结。',
  safeguards: '安排省级专项资金；建立省市县三级联络员队伍；按月调度、按季通报。',
};

export const cityPlan = (city: string): PlanText => ({
  goals: `${city}全年新增专利转让许可备案 800 次以上，新建高校院所转化服务站 5 个。`,
  measures: '一是制订本市落实方案，明确各区任务。\n二是对接高校院所存量专利资源库，每季度组织供需对接。',
  schedule: '4 月印发方案；9 月中期检查；12 月总结案例。',
  safeguards: '市局成立专班，经费列入年度预算，按月调度。',
});
