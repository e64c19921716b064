import { everyProvince, everyProvinceMay, task } from './build.js';

/** Categories 6 and 7. Summaries are ours. */
export const TASKS_18_23 = [
  task(18, 6, '推动“一带一路”知识产权合作迈上新台阶', 'Belt and Road cooperation', ['international'], '办好第三届高级别会议，推进与中亚、东盟、蒙俄等小多边合作。', []),
  task(19, 6, '深度参与全球知识产权治理', 'Take part in global governance', ['international', 'legal'], '参加两场外交会议，办好加入专利合作条约三十周年活动。', []),
  task(20, 6, '持续完善对外合作布局', 'Complete the pattern of cooperation abroad', ['international'], '推进五局合作调整，主办机制性会议，统筹指导地方国际合作。', [
    everyProvinceMay('搭建本地国际交流平台，参与承办重大活动。'),
  ]),
  task(21, 7, '持续深化知识产权领域改革', 'Deepen the reform', ['general-office', 'personnel', 'trademark'], '优化机构与人员，建立地方商标审查协作中心考核机制。', [
    everyProvince('结合本地实际推动机构改革落地。'),
  ]),
  task(22, 7, '扎实推进人才队伍建设', 'Build the workforce', ['general-office', 'personnel'], '轮训地方管理人员，建设特色智库，推动专业学位和国际化人才培养。', [
    everyProvince('加大培训，完善人才评价，支持校企协作，建设地方智库与专家库。'),
  ]),
  task(23, 7, '统筹推进知识产权文化建设', 'Build the culture', ['general-office', 'joint-conference'], '办好全国宣传周，加强政策解读和舆论引导。', [
    everyProvince('开展政策宣讲和公益宣传，扩大覆盖面。'),
  ]),
];
