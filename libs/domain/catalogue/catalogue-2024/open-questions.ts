import type { OpenQuestion } from '../catalogue.js';
import { REGION_GROUPS } from './region-groups.js';

const question = (id: string, about: string, text: string): OpenQuestion => ({ id, about, question: text });

/** 待确认问题: what a person must answer; nothing is guessed. */
export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  ...REGION_GROUPS.map((group) => question(`members-${group.id}`, group.id, `“${group.name}”包括哪些单位？文本未列名单。`)),
  question('t05-about', 't05', '发明专利平均审查周期写的是“15.5个月左右”：高出多少仍算达到？'),
  question('t07-o2-date', 't07-o2', '任务 7 的地市方案是否同样须在 6 月底前出台？文本只写明各地区。'),
  question('t08-o1-number', 't08-o1', '率先启动盘点的“1至2所”是否为上限，多选算不算完成？'),
  question('t11-base', 't11', '质押融资规模和惠及企业数量增长 10% 以上：以哪一年为基数？文本未写明。'),
  question('t11-conditional', 't11-o1', '任务 11 另提“有条件的地方”列项目清单、“有关地区”建金融综合试验区：是否另立任务，由哪些单位承担？'),
  question('t12-level', 't12-o1', '任务 12 的举措写给地市，分工栏写的是省份：由哪一级报送？'),
  question('t16-date', 't16', '新建 5 个专题数据库未写期限：是否以年底为限？'),
  question('t17-about', 't17', '新建设服务业集聚区写的是“10家左右”：少几家仍算达到？'),
  question('joint-conference', 'dept-joint-conference', '“联席办”是否单独设审核人，还是由其日常工作所在的司代为审核？'),
  question('lead-department', 'departments', '分工栏未写明牵头：是否以首个列名的部门为牵头部门？'),
  question('patent-personnel', 'dept-patent-personnel', '专利局人教部只在正文第（四）条与人事司并列，附件各任务均未列名：是否参与任务 22 等的审核？'),
  question('collective-departments', 'departments', '正文还写有“局机关各部门”“各地方知识产权局”两个统称，是否各算一个责任单位？'),
  question('body-local-duties', 'tasks', '正文第（四）、（十）、（十一）条另有写给地方知识产权局的要求，附件未列：是否另立任务？'),
];
