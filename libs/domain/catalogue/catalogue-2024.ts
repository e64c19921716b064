import type { Day } from '../calendar/instant.js';
import type { CatalogueVersion } from './catalogue.js';
import { CATEGORY_1 } from './catalogue-2024/category-1.js';
import { CATEGORY_2 } from './catalogue-2024/category-2.js';
import { CATEGORY_3 } from './catalogue-2024/category-3.js';
import { CATEGORY_4 } from './catalogue-2024/category-4.js';
import { CATEGORY_5 } from './catalogue-2024/category-5.js';
import { CATEGORY_6 } from './catalogue-2024/category-6.js';
import { CATEGORY_7 } from './catalogue-2024/category-7.js';
import { DEPARTMENTS } from './catalogue-2024/departments.js';
import { OPEN_QUESTIONS } from './catalogue-2024/open-questions.js';
import { REGION_GROUPS } from './catalogue-2024/region-groups.js';

/** 国知发运字〔2024〕7号: the facts of its annex, and the figures and dates of (二) of its body; each summary is in our own words. */
export const CATALOGUE_2024: CatalogueVersion = {
  year: 2024,
  documentNumber: '国知发运字〔2024〕7号',
  title: '推动知识产权高质量发展年度工作指引（2024）',
  issuer: '国家知识产权局',
  issuedOn: '2024-03-29' as Day,
  categories: [
    { number: 1, title: '全面强化知识产权宏观统筹', englishTitle: 'Macro coordination' },
    { number: 2, title: '全面加强知识产权法治保障', englishTitle: 'Rule of law' },
    { number: 3, title: '全面推进知识产权转化运用', englishTitle: 'Commercialisation' },
    { number: 4, title: '全面完善知识产权保护体系', englishTitle: 'Protection' },
    { number: 5, title: '全面提升知识产权公共服务效能', englishTitle: 'Public service' },
    { number: 6, title: '全面提高知识产权国际合作水平', englishTitle: 'International cooperation' },
    { number: 7, title: '全面夯实知识产权事业发展基础', englishTitle: 'Foundations' },
  ],
  departments: DEPARTMENTS,
  regionGroups: REGION_GROUPS,
  tasks: [...CATEGORY_1, ...CATEGORY_2, ...CATEGORY_3, ...CATEGORY_4, ...CATEGORY_5, ...CATEGORY_6, ...CATEGORY_7],
  openQuestions: OPEN_QUESTIONS,
};
