import type { OpenQuestion, RegionGroup } from '../catalogue.js';

const open = (id: string, name: string, englishName: string): RegionGroup => ({ id, name, englishName, members: [], open: true });

/** 区域组 that the annex names; it lists the members of none, so all are open. */
export const REGION_GROUPS: readonly RegionGroup[] = [
  open('strong-province', '建立强省共建机制的省份', 'Provinces with a joint strong-province mechanism'),
  open('strong-city', '强市建设城市', 'Cities building a strong IP city'),
  open('strong-city-demonstration', '强市建设示范城市', 'Strong-city demonstration cities'),
  open('data-ip-pilot', '数据知识产权试点省份', 'Data IP pilot provinces'),
  open('examination-centre', '审查协作中心涉及省份', 'Provinces with an examination cooperation centre'),
  open('application-quality', '申请质量治理涉及省份', 'Provinces concerned by application quality'),
  open('inventory-vanguard', '强省共建省份、专项计划奖补省份、强市建设城市', 'Strong provinces, special-plan provinces, strong cities'),
  open('growth-vanguard', '强省共建省份、强市建设城市', 'Strong provinces and strong cities'),
  open('fourth-key-city', '第四批重点城市', 'Fourth batch of key cities'),
  open('protection-zone', '第一批、第二批保护示范区', 'First and second batch of protection demonstration zones'),
];

const question = (id: string, about: string, text: string): OpenQuestion => ({ id, about, question: text });

/** 待确认问题: what a person must answer; nothing is guessed. */
export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  ...REGION_GROUPS.map((group) => question(`members-${group.id}`, group.id, `“${group.name}”包括哪些单位？文本未列名单。`)),
  question('t07-o2-date', 't07-o2', '任务 7 的地市方案是否同样须在 6 月底前出台？文本只写明各地区。'),
  question('t12-level', 't12-o1', '任务 12 的举措写给地市，分工栏写的是省份：由哪一级报送？'),
  question('collective-departments', 'departments', '正文还写有“局机关各部门”“各地方知识产权局”两个统称，是否各算一个责任单位？'),
  question('t21-departments', 't21', '任务 21 的分工是否包括专利局人教部？正文另有一处将其与人事司并列。'),
];
