import type { DraftTask } from '../catalogue-draft.js';

const quote = null;

/** 重点任务 of 2024, each measure and text in our own words. */
export const TASKS_2024: readonly DraftTask[] = [
  {
    number: 1, category: 1, title: '持续推进《纲要》和《规划》实施', englishTitle: 'Keep carrying out the Outline and the Plan', departments: ['办公室', '联席办', '战略规划司', '保护司'], quote,
    bureauMeasures: '排出年度推进计划与地方要点，统计督查，预研下一个五年规划，配合考核评价。',
    localMeasures: [{ actor: '各地区', text: '印发本地年度计划，补齐配套政策，跟踪并报送进展。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [], reportingDuties: [{ text: '随时报送推进情况', actor: '各地区', due: null, quote }],
  },
  {
    number: 2, category: 1, title: '加大强国建设工作统筹协调力度', englishTitle: 'Coordinate the building of a strong IP country', departments: ['联席办', '运用促进司'], quote,
    bureauMeasures: '用好部际联席会议，衔接区域战略与各部门政策，跟进财政事权改革。',
    localMeasures: [{ actor: '各地区', text: '健全本地统筹协调机制，指导区域工作，深化局省联动。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 3, category: 1, title: '提升强国建设示范引领带动作用', englishTitle: 'Let demonstration lead the building of a strong IP country', departments: ['联席办', '运用促进司', '人事司'], quote,
    bureauMeasures: '一省一策共建强省，认定试点示范园区，评选先进与第三批典型案例。',
    localMeasures: [
      { actor: '有关省份', text: '落实共建方案，筹备推进大会，带动地市和县域。', quote },
      { actor: '有关地市', text: '以强市建设为抓手，承接创新事项，争取地方支持。', quote },
    ],
    obligations: [
      { level: 'province', mandatory: true, rule: '建立强省共建机制的省份必做', group: '建立强省共建机制的省份', unitLevel: 'province', quote },
      { level: 'city', mandatory: true, rule: '强市建设城市必做', group: '强市建设城市', unitLevel: 'city', quote },
    ],
    milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 4, category: 2, title: '做好相关法律法规的制定实施', englishTitle: 'Make and carry out laws and regulations', departments: ['条法司', '战略规划司'], quote,
    bureauMeasures: '宣贯新修改的细则与指南，推进商标、地理标志等立法修法，深化数据知识产权试点并形成年度总结。',
    localMeasures: [
      { actor: '各地区', text: '筹划地方立法与法规修改，健全联络协调，开展普法。', quote },
      { actor: '有关省份', text: '深入开展数据知识产权试点，提炼可推广的案例。', quote },
      { actor: '有关地市', text: '有条件的城市探索制定保护和运用条例。', quote },
    ],
    obligations: [
      { level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote },
      { level: 'province', mandatory: true, rule: '数据知识产权试点省份必做', group: '数据知识产权试点省份', unitLevel: 'province', quote },
      { level: 'city', mandatory: false, rule: '强市建设示范城市选做', group: '强市建设示范城市', unitLevel: 'city', quote },
    ],
    milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 5, category: 2, title: '持续提升知识产权审查质量和效率', englishTitle: 'Keep raising the quality and efficiency of examination', departments: ['条法司', '专利局审业部', '专利局自动化部', '商标局'], quote,
    bureauMeasures: '更新审查理念与工具，完善新领域审查标准，扩大加快审查。',
    metrics: [
      { comparator: '<=', value: 15.5, unit: '个月', due: '2024-12-31', text: '发明专利平均审查周期', actor: '国家知识产权局', quote },
      { comparator: '=', value: 4, unit: '个月', due: '2024-12-31', text: '商标注册申请平均审查周期', actor: '国家知识产权局', quote },
    ],
    localMeasures: [{ actor: '有关省份', text: '与审查协作中心建立长效机制，拓展其服务。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '专利、商标审查协作中心涉及省份必做', group: '专利、商标审查协作中心涉及省份', unitLevel: 'province', quote }], milestones: [], reportingDuties: [],
  },
  {
    number: 6, category: 2, title: '持续推动知识产权申请质量提升', englishTitle: 'Keep raising the quality of applications', departments: ['保护司', '运用促进司', '专利局审业部', '商标局'], quote,
    bureauMeasures: '完善质量评价与申请前评估，巩固对非正常申请和恶意注册的治理。',
    localMeasures: [{ actor: '有关省份', text: '主动核查非正常申请，筛查管控不良影响商标。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '涉及省份必做', group: '涉及省份', unitLevel: 'province', quote }], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 7, category: 3, title: '加强专利转化运用专项行动组织实施', englishTitle: 'Organise the patent commercialisation campaign', departments: ['运用促进司'], quote,
    bureauMeasures: '制订当年推进计划，监测重点指标，遴选宣传先进经验与案例。',
    obligations: [
      { level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote },
      { level: 'city', mandatory: true, rule: '强市建设示范城市必做', group: '强市建设示范城市', unitLevel: 'city', quote },
    ],
    localMeasures: [{ actor: '各地区', text: '出台本地细化落实方案，组建专班，协同推进并报送案例。', quote }], milestones: [{ due: '2024-06-30', datePhrase: '6月底前', actor: '各地区', text: '出台本地细化落实方案', quote }], metrics: [], reportingDuties: [{ text: '报送成效突出的典型案例', actor: '各地区', due: null, quote }],
  },
  {
    number: 8, category: 3, title: '梳理盘活高校和科研机构存量专利', englishTitle: 'Take stock of university and institute patents', departments: ['运用促进司'], quote,
    bureauMeasures: '会同有关部门组织盘点和转化，监测数据，培训宣传，评价专项计划绩效。',
    localMeasures: [
      { actor: '各地区', text: '分三步完成高校和科研机构存量专利盘点，并推动高价值专利转化。', quote },
      { actor: '有关地方', text: '提前完成辖区盘点全覆盖，打造案例，用好财政资金。', quote },
    ],
    obligations: [
      { level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote },
      { level: 'local', mandatory: true, rule: '强省共建省份、专项计划奖补省份、强市建设城市必做', group: '建立强省共建机制的省份', unitLevel: 'province', quote },
      { level: 'local', mandatory: true, rule: '强省共建省份、专项计划奖补省份、强市建设城市必做', group: '专项计划奖补省份', unitLevel: 'province', quote },
      { level: 'local', mandatory: true, rule: '强省共建省份、专项计划奖补省份、强市建设城市必做', group: '强市建设城市', unitLevel: 'city', quote },
    ],
    milestones: [
      { due: '2024-03-31', datePhrase: '3月底前', actor: '各地区', text: '首批一至两所高校院所完成盘点，并有转化案例', quote },
      { due: '2024-06-30', datePhrase: '6月底前', actor: '各地区', text: '试点示范高校全部入库，其他单位入库过三成，启动高价值专利推广', quote },
      { due: '2024-12-31', datePhrase: '年底前', actor: '各地区', text: '未转化有效专利盘点全覆盖，一批高价值专利实现转化', quote },
      { due: '2024-06-30', datePhrase: '6月底前', actor: '有关地方', text: '辖区未转化有效专利盘点全覆盖', quote },
      { due: '2024-12-31', datePhrase: '年底前', actor: '国家知识产权局', text: '力争全国未转化有效专利盘点全覆盖', quote },
    ],
    metrics: [
      { comparator: '>=', value: 1, unit: '所', due: '2024-03-31', text: '率先启动盘点的高校院所', actor: '各地区', quote },
      { comparator: '=', value: 100, unit: '%', due: '2024-06-30', text: '试点示范高校存量专利入库比例', actor: '各地区', quote },
      { comparator: '>=', value: 30, unit: '%', due: '2024-06-30', text: '其他高校院所存量专利入库比例', actor: '各地区', quote },
      { comparator: '=', value: 100, unit: '%', due: '2024-12-31', text: '未转化有效专利盘点覆盖率', actor: '各地区', quote },
      { comparator: '<=', value: 2, unit: '所', due: '2024-03-31', text: '率先启动盘点的高校院所', actor: '各地区', quote },
      { comparator: '=', value: 100, unit: '%', due: '2024-06-30', text: '辖区未转化有效专利盘点覆盖率', actor: '有关地方', quote },
      { comparator: '=', value: 100, unit: '%', due: '2024-12-31', text: '全国未转化有效专利盘点覆盖率', actor: '国家知识产权局', quote },
    ],
    reportingDuties: [],
  },
  {
    number: 9, category: 3, title: '以专利产业化促进中小企业成长', englishTitle: 'Grow small and medium firms by patent industrialisation', departments: ['运用促进司'], quote,
    bureauMeasures: '会同有关部门印发成长计划实施方案，培育并推广样板企业。',
    localMeasures: [
      { actor: '各地区', text: '落实成长计划，加强普惠服务，筛选并培育样板企业。', quote },
      { actor: '有关地方', text: '用好各类平台扩大服务，加大培育，形成可推广的经验。', quote },
    ],
    obligations: [
      { level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote },
      { level: 'local', mandatory: true, rule: '建立强省共建机制的省份、强市建设城市必做', group: '建立强省共建机制的省份', unitLevel: 'province', quote },
      { level: 'local', mandatory: true, rule: '建立强省共建机制的省份、强市建设城市必做', group: '强市建设城市', unitLevel: 'city', quote },
    ],
    milestones: [{ due: '2024-12-31', datePhrase: '12月底前', actor: '有关地方', text: '形成一批先进经验和企业案例', quote }], metrics: [], reportingDuties: [],
  },
  {
    number: 10, category: 3, title: '推进重点产业知识产权强链增效', englishTitle: 'Strengthen the IP chains of key industries', departments: ['运用促进司'], quote,
    bureauMeasures: '会同有关部门印发强链增效政策，指导龙头企业实施项目。',
    localMeasures: [{ actor: '各地区', text: '选定本地重点产业，指导龙头企业编制实施项目方案，组建联合体和专利池。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 11, category: 3, title: '优化知识产权运营服务体系建设', englishTitle: 'Improve the IP operation service system', departments: ['运用促进司'], quote,
    bureauMeasures: '联通运营平台，深化质押融资与开放许可，评价第四批重点城市。',
    localMeasures: [
      { actor: '各地区', text: '提升金融服务，推动开放许可对接，规范财政项目专利声明。', quote },
      { actor: '有关地方', text: '完成绩效评价并整改发现的问题。', quote },
    ],
    obligations: [
      { level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote },
      { level: 'local', mandatory: true, rule: '第四批重点城市必做', group: '第四批重点城市', unitLevel: 'city', quote },
    ],
    metrics: [
      { comparator: '>=', value: 10, unit: '%', due: '2024-12-31', text: '质押融资规模增长', actor: '国家知识产权局', quote },
      { comparator: '>=', value: 10, unit: '%', due: '2024-12-31', text: '惠及中小企业数量增长', actor: '国家知识产权局', quote },
    ],
    milestones: [], reportingDuties: [{ text: '项目清单报国家局备案', actor: '各地区', due: null, quote }],
  },
  {
    number: 12, category: 4, title: '健全完善大保护工作格局', englishTitle: 'Complete the broad pattern of protection', departments: ['保护司'], quote,
    bureauMeasures: '出台保护体系建设方案，评估首批示范区，部署第二批。',
    obligations: [
      { level: 'province', mandatory: true, rule: '第一批、第二批示范区必做', group: '第一批示范区', unitLevel: 'province', quote },
      { level: 'province', mandatory: true, rule: '第一批、第二批示范区必做', group: '第二批示范区', unitLevel: 'province', quote },
    ],
    localMeasures: [{ actor: '有关地市', text: '健全示范区领导小组，加强考核与经费，推进建设。', quote }], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 13, category: 4, title: '持续提升行政保护水平', englishTitle: 'Keep raising the level of administrative protection', departments: ['保护司'], quote,
    bureauMeasures: '布局保护中心和维权中心，指导执法，衔接司法保护，推进地理标志统一认定。',
    localMeasures: [{ actor: '各地区', text: '建设保护中心和维权中心，做好诉调对接与维权援助，落实地理标志统一认定。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 14, category: 4, title: '加强知识产权涉外风险防控', englishTitle: 'Guard against foreign-related risks', departments: ['保护司'], quote,
    bureauMeasures: '完善海外纠纷应对网络和风险防控体系，管理对外转让。',
    localMeasures: [{ actor: '各地区', text: '指导重点产业应对海外纠纷，强化指导中心，开展企业培训。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 15, category: 5, title: '深入实施知识产权公共服务普惠工程', englishTitle: 'Carry out the inclusive public service project', departments: ['公共服务司'], quote,
    bureauMeasures: '对标营商环境评估，推进公共服务标准化，开展第二批城市试点。',
    metrics: [
      { comparator: '>=', value: 172, unit: '家', due: '2024-12-31', text: '地市级综合性公共服务机构', actor: '国家知识产权局', quote },
      { comparator: '>=', value: 460, unit: '家', due: '2024-12-31', text: '国家级重要服务网点', actor: '国家知识产权局', quote },
    ],
    localMeasures: [{ actor: '各地区', text: '整合资源，完善公共服务体系，分级分类管理机构，探索标准化城市。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], reportingDuties: [],
  },
  {
    number: 16, category: 5, title: '强化知识产权服务数字化支撑', englishTitle: 'Strengthen the digital support of services', departments: ['公共服务司'], quote,
    bureauMeasures: '治理并开放数据，建设保护信息平台，新建重点产业专题数据库。',
    localMeasures: [{ actor: '各地区', text: '开展检索分析培训，支持数据服务企业，推广公共服务产品，促进数据共享。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [{ comparator: '=', value: 5, unit: '个', due: null, text: '新建国家重点产业专利专题数据库', actor: '国家知识产权局', quote }], reportingDuties: [],
  },
  {
    number: 17, category: 5, title: '加快推进知识产权服务业高质量发展', englishTitle: 'Speed up the development of the IP service industry', departments: ['运用促进司'], quote,
    bureauMeasures: '整治代理行业，健全质量监测与信用评价，建设集聚区和出口基地。',
    localMeasures: [{ actor: '各地区', text: '开展专项整治，落实信用监管，建设集聚区和基地，组织精准对接。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [{ comparator: '>=', value: 10, unit: '家', due: '2024-12-31', text: '新建设国家知识产权服务业集聚区', actor: '国家知识产权局', quote }], reportingDuties: [],
  },
  {
    number: 18, category: 6, title: '推动“一带一路”知识产权合作迈上新台阶', englishTitle: 'Raise Belt and Road cooperation to a new level', departments: ['国际合作司'], quote,
    bureauMeasures: '办好第三届高级别会议，推进与中亚、东盟、蒙俄等小多边合作。',
    localMeasures: [], obligations: [], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 19, category: 6, title: '深度参与全球知识产权治理', englishTitle: 'Take full part in global IP governance', departments: ['国际合作司', '条法司'], quote,
    bureauMeasures: '参加两场外交会议，办好加入专利合作条约三十周年活动。',
    localMeasures: [], obligations: [], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 20, category: 6, title: '持续完善对外合作布局', englishTitle: 'Keep completing the pattern of cooperation abroad', departments: ['国际合作司'], quote,
    bureauMeasures: '推进五局合作调整，主办机制性会议，统筹指导地方国际合作。',
    localMeasures: [{ actor: '各地区', text: '搭建本地国际交流平台，参与承办重大活动。', quote }], obligations: [{ level: 'province', mandatory: false, rule: '各省选做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 21, category: 7, title: '持续深化知识产权领域改革', englishTitle: 'Keep deepening the reform of the IP field', departments: ['办公室', '人事司', '商标局'], quote,
    bureauMeasures: '优化机构与人员，建立地方商标审查协作中心考核机制。',
    localMeasures: [{ actor: '各地区', text: '结合本地实际推动机构改革落地。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 22, category: 7, title: '扎实推进人才队伍建设', englishTitle: 'Build the IP workforce', departments: ['办公室', '人事司'], quote,
    bureauMeasures: '轮训地方管理人员，建设特色智库，推动专业学位和国际化人才培养。',
    localMeasures: [{ actor: '各地区', text: '加大培训，完善人才评价，支持校企协作，建设地方智库与专家库。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [], reportingDuties: [],
  },
  {
    number: 23, category: 7, title: '统筹推进知识产权文化建设', englishTitle: 'Coordinate the building of an IP culture', departments: ['办公室', '联席办'], quote,
    bureauMeasures: '办好全国宣传周，加强政策解读和舆论引导。',
    localMeasures: [{ actor: '各地区', text: '开展政策宣讲和公益宣传，扩大覆盖面。', quote }], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }], milestones: [], metrics: [], reportingDuties: [],
  },
];
