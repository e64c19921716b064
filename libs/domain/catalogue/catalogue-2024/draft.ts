import type { CatalogueDraft, Quoted } from '../catalogue-draft.js';
import { TASKS_2024 } from './tasks.js';

/** What an import tells beside what the rules read. */
interface Beside {
  readonly addressees: readonly (Quoted & { readonly name: string })[];
  readonly sections: readonly (Quoted & { readonly number: number; readonly title: string; readonly duties: readonly (Quoted & { readonly text: string; readonly departments: readonly string[]; readonly joint: boolean })[] })[];
  readonly goals: readonly (Quoted & { readonly name: string; readonly targets: readonly (Quoted & { readonly text: string; readonly comparator: string; readonly value: number; readonly unit: string; readonly due: string })[] })[];
  /** `about`: what of the catalogue it asks about: a group by its name, else an id. */
  readonly openQuestions: readonly (Quoted & { readonly kind: string; readonly text: string; readonly about: string })[];
}

/** Entered by hand: its sentences are ours, so no place of the source shows them. */
const quote = null;

/**
 * 国知发运字〔2024〕7号 in the form of an import: the facts of its annex, and the figures and dates of (二) of its body. Each
 * measure, duty and summary is in our own words. A figure that the body alone has stands with the task that it is about.
 */
export const DRAFT_2024: Omit<CatalogueDraft, keyof Beside> & Beside = {
  notice: { documentNumber: '国知发运字〔2024〕7号', issuedOn: '2024-03-29', issuer: '国家知识产权局', title: '推动知识产权高质量发展年度工作指引（2024）', year: 2024, quote },
  addressees: [{ name: '各省、自治区、直辖市和新疆生产建设兵团知识产权局', quote }, { name: '各地方有关中心', quote }, { name: '国家知识产权局局机关各部门', quote }, { name: '专利局各部门', quote }, { name: '商标局', quote }, { name: '局其他直属单位', quote }, { name: '各社会团体', quote }],
  categories: [
    { number: 1, title: '全面强化知识产权宏观统筹', englishTitle: 'Macro coordination', quote },
    { number: 2, title: '全面加强知识产权法治保障', englishTitle: 'Rule of law', quote },
    { number: 3, title: '全面推进知识产权转化运用', englishTitle: 'Commercialisation', quote },
    { number: 4, title: '全面完善知识产权保护体系', englishTitle: 'Protection', quote },
    { number: 5, title: '全面提升知识产权公共服务效能', englishTitle: 'Public service', quote },
    { number: 6, title: '全面提高知识产权国际合作水平', englishTitle: 'International cooperation', quote },
    { number: 7, title: '全面夯实知识产权事业发展基础', englishTitle: 'Foundations', quote },
  ],
  tasks: TASKS_2024,
  sections: [
    { number: 3, title: '发挥知识产权高质量发展指标引导作用', duties: [{ text: '分类用好《纲要》《规划》指标', departments: ['战略规划司'], joint: false, quote }, { text: '做好营商环境评估的迎评', departments: ['公共服务司'], joint: false, quote }], quote },
    { number: 4, title: '强化提升专利质量促进专利产业化的指标导向', duties: [{ text: '在评审、认定、评价中突出质量', departments: ['保护司', '运用促进司', '人事司', '专利局人教部'], joint: true, quote }, { text: '规范申请与注册', departments: ['保护司', '专利局审业部', '商标局'], joint: true, quote }, { text: '考核突出质量和运用', departments: ['各地方知识产权局'], joint: false, quote }], quote },
    { number: 5, title: '加强法治保障和宏观政策供给', duties: [{ text: '宣传新细则与指南，推进立法', departments: ['条法司'], joint: false, quote }, { text: '动态修改商标审查审理指南', departments: ['商标局'], joint: false, quote }, { text: '建立数据知识产权规则，深化试点', departments: ['战略规划司'], joint: false, quote }, { text: '研究宏观政策', departments: ['局机关各部门'], joint: true, quote }], quote },
    { number: 6, title: '完善知识产权运用促进政策', duties: [{ text: '推进专项行动，宣传先进', departments: ['运用促进司'], joint: false, quote }], quote },
    { number: 7, title: '健全知识产权保护政策', duties: [{ text: '出台保护体系建设方案等政策', departments: ['保护司'], joint: false, quote }], quote },
    { number: 8, title: '提升知识产权公共服务效能', duties: [{ text: '改善营商环境，提升公共服务', departments: ['公共服务司'], joint: false, quote }, { text: '引导代理服务，对接转化', departments: ['运用促进司'], joint: false, quote }], quote },
    { number: 9, title: '统筹知识产权国际合作与竞争', duties: [{ text: '办好国际会议与纪念活动', departments: ['国际合作司'], joint: false, quote }, { text: '参与多边磋商与治理', departments: ['国际合作司', '条法司'], joint: true, quote }], quote },
    { number: 10, title: '加强专项行动重点任务成效监测', duties: [{ text: '统计并监测行动成效', departments: ['战略规划司', '运用促进司'], joint: true, quote }, { text: '监测并上报本地数据', departments: ['各地方知识产权局'], joint: false, quote }], quote },
    { number: 11, title: '加强知识产权统计监测发布', duties: [{ text: '改进统计数据的提供', departments: ['战略规划司'], joint: false, quote }, { text: '监测进出口与海外授权', departments: ['战略规划司', '国际合作司'], joint: true, quote }, { text: '统计专利密集型与新兴产业', departments: ['战略规划司'], joint: false, quote }, { text: '做好本地统计与数据分级', departments: ['各地方知识产权局'], joint: false, quote }], quote },
  ],
  goals: [
    { name: '知识产权创造', targets: [{ text: '发明专利平均审查周期', comparator: '~', value: 15.5, unit: '个月', due: '2024-12-31', quote }, { text: '商标注册申请平均审查周期', comparator: '=', value: 4, unit: '个月', due: '2024-12-31', quote }], quote },
    { name: '知识产权运用', targets: [{ text: '全国未转化有效专利盘点覆盖率', comparator: '=', value: 100, unit: '%', due: '2024-12-31', quote }, { text: '质押融资规模和惠及企业数量增长', comparator: '>=', value: 10, unit: '%', due: '2024-12-31', quote }], quote },
    { name: '知识产权保护', targets: [], quote },
    { name: '知识产权管理', targets: [], quote },
    { name: '知识产权服务', targets: [{ text: '地市级综合性公共服务机构', comparator: '>=', value: 172, unit: '家', due: '2024-12-31', quote }, { text: '国家级重要服务网点', comparator: '>=', value: 460, unit: '家', due: '2024-12-31', quote }, { text: '新建设服务业集聚区', comparator: '~', value: 10, unit: '家', due: '2024-12-31', quote }], quote },
  ],
  // The annex lists the members of none of them.
  regionGroups: [
    { name: '建立强省共建机制的省份', englishName: 'Provinces with a joint strong-province mechanism', unitLevel: 'province', members: [], tasks: [3, 8, 9], quote },
    { name: '强市建设城市', englishName: 'Cities building a strong IP city', unitLevel: 'city', members: [], tasks: [3, 8, 9], quote },
    { name: '数据知识产权试点省份', englishName: 'Data IP pilot provinces', unitLevel: 'province', members: [], tasks: [4], quote },
    { name: '强市建设示范城市', englishName: 'Strong-city demonstration cities', unitLevel: 'city', members: [], tasks: [4, 7], quote },
    { name: '专利、商标审查协作中心涉及省份', englishName: 'Provinces with an examination cooperation centre', unitLevel: 'province', members: [], tasks: [5], quote },
    { name: '涉及省份', englishName: 'Provinces concerned by application quality', unitLevel: 'province', members: [], tasks: [6], quote },
    { name: '专项计划奖补省份', englishName: 'Provinces with a grant of the special plan', unitLevel: 'province', members: [], tasks: [8], quote },
    { name: '第四批重点城市', englishName: 'Fourth batch of key cities', unitLevel: 'city', members: [], tasks: [11], quote },
    { name: '第一批示范区', englishName: 'First batch of protection demonstration zones', unitLevel: 'province', members: [], tasks: [12], quote },
    { name: '第二批示范区', englishName: 'Second batch of protection demonstration zones', unitLevel: 'province', members: [], tasks: [12], quote },
  ],
  // What a person must answer; nothing is guessed.
  openQuestions: [
    { kind: 'group_members', about: '建立强省共建机制的省份', text: '“建立强省共建机制的省份”包括哪些单位？文本未列名单。', quote },
    { kind: 'group_members', about: '强市建设城市', text: '“强市建设城市”包括哪些单位？文本未列名单。', quote },
    { kind: 'group_members', about: '数据知识产权试点省份', text: '“数据知识产权试点省份”包括哪些单位？文本未列名单。', quote },
    { kind: 'group_members', about: '强市建设示范城市', text: '“强市建设示范城市”包括哪些单位？文本未列名单。', quote },
    { kind: 'group_members', about: '专利、商标审查协作中心涉及省份', text: '“专利、商标审查协作中心涉及省份”包括哪些单位？文本未列名单。', quote },
    { kind: 'group_members', about: '涉及省份', text: '“涉及省份”包括哪些单位？文本未列名单。', quote },
    { kind: 'group_members', about: '专项计划奖补省份', text: '“专项计划奖补省份”包括哪些单位？文本未列名单。', quote },
    { kind: 'group_members', about: '第四批重点城市', text: '“第四批重点城市”包括哪些单位？文本未列名单。', quote },
    { kind: 'group_members', about: '第一批示范区', text: '“第一批示范区”包括哪些单位？文本未列名单。', quote },
    { kind: 'group_members', about: '第二批示范区', text: '“第二批示范区”包括哪些单位？文本未列名单。', quote },
    { kind: 'tolerance', about: 't05', text: '发明专利平均审查周期写的是“15.5个月左右”：高出多少仍算达到？', quote },
    { kind: 'two_readings', about: 't07-o2', text: '任务 7 的地市方案是否同样须在 6 月底前出台？文本只写明各地区。', quote },
    { kind: 'range', about: 't08-o1', text: '率先启动盘点的“1至2所”是否为上限，多选算不算完成？', quote },
    { kind: 'growth_base', about: 't11', text: '质押融资规模和惠及企业数量增长 10% 以上：以哪一年为基数？文本未写明。', quote },
    { kind: 'condition', about: 't11-o1', text: '任务 11 另提“有条件的地方”列项目清单、“有关地区”建金融综合试验区：是否另立任务，由哪些单位承担？', quote },
    { kind: 'two_readings', about: 't12-o1', text: '任务 12 的举措写给地市，分工栏写的是省份：由哪一级报送？', quote },
    { kind: 'date', about: 't16', text: '新建 5 个专题数据库未写期限：是否以年底为限？', quote },
    { kind: 'tolerance', about: 't17', text: '新建设服务业集聚区写的是“10家左右”：少几家仍算达到？', quote },
    { kind: 'departments', about: 'dept-joint-conference', text: '“联席办”是否单独设审核人，还是由其日常工作所在的司代为审核？', quote },
    { kind: 'lead_department', about: 'departments', text: '分工栏未写明牵头：是否以首个列名的部门为牵头部门？', quote },
    { kind: 'departments', about: 'dept-patent-personnel', text: '专利局人教部只在正文第（四）条与人事司并列，附件各任务均未列名：是否参与任务 22 等的审核？', quote },
    { kind: 'collective', about: 'departments', text: '正文还写有“局机关各部门”“各地方知识产权局”两个统称，是否各算一个责任单位？', quote },
    { kind: 'actor', about: 'tasks', text: '正文第（四）、（十）、（十一）条另有写给地方知识产权局的要求，附件未列：是否另立任务？', quote },
  ],
};
