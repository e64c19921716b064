import { everyProvince, task } from './build.js';

/** 全面夯实知识产权事业发展基础. Summaries are ours. */
export const CATEGORY_7 = [
  task(21, 7, '持续深化知识产权领域改革', 'Keep deepening the reform of the IP field', ['general-office', 'personnel', 'trademark'], '优化机构与人员，建立地方商标审查协作中心考核机制。', [
    everyProvince('结合本地实际推动机构改革落地。'),
  ]),
  task(22, 7, '扎实推进人才队伍建设', 'Build the IP workforce', ['general-office', 'personnel'], '轮训地方管理人员，建设特色智库，推动专业学位和国际化人才培养。', [
    everyProvince('加大培训，完善人才评价，支持校企协作，建设地方智库与专家库。'),
  ]),
  task(23, 7, '统筹推进知识产权文化建设', 'Coordinate the building of an IP culture', ['general-office', 'joint-conference'], '办好全国宣传周，加强政策解读和舆论引导。', [
    everyProvince('开展政策宣讲和公益宣传，扩大覆盖面。'),
  ]),
];
