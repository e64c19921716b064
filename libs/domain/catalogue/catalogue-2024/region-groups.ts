import type { RegionGroup } from '../catalogue.js';

const open = (id: string, name: string, englishName: string): RegionGroup => ({ id, name, englishName, members: [], open: true });

/** 区域组 that the annex names; it lists the members of none, so all are open. A cell that names several kinds of unit is one group, else a unit of two kinds would get the duty twice. */
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
