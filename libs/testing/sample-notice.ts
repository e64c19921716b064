/** A made-up notice in the form of the real ones: every sentence is ours. */
export interface SampleTask {
  readonly title: string;
  readonly bureau: string;
  /** Actor and text: 各地区, 有关省份, 有关地市, 有关地方. */
  readonly local: readonly (readonly [actor: string, text: string])[];
  readonly departments: string;
  /** 省份:各省必做. */
  readonly rules: readonly string[];
}

export interface SampleNotice {
  readonly year: number;
  readonly documentNumber: string;
  readonly signed: string;
  readonly goals: readonly string[];
  readonly sections: readonly (readonly [title: string, text: string])[];
  readonly categories: readonly { readonly title: string; readonly tasks: readonly SampleTask[] }[];
}

export const SAMPLE: SampleNotice = {
  year: 2026,
  documentNumber: '国知发测字〔2026〕3号',
  signed: '2026年3月20日',
  goals: [
    '——登记质量。登记差错率控制在0.5%以内，平均办理时间压缩到6个工作日左右。',
    '——服务网点。县级服务网点分别达到120个、300家，群众评价保持良好。',
  ],
  sections: [
    ['打牢登记工作基础', '梳理登记流程并公开办事指南。（登记司、数据局信息部等按职责分工负责）每季度核对一次登记簿。（登记司负责）各地要指定联络窗口，12月10日前上报名单。（各地方登记局负责）'],
    ['增强数据服务', '上半年完成接口改造，开放不少于三类数据。（数据司牵头，登记司配合）'],
  ],
  categories: [
    {
      title: '夯实登记基础',
      tasks: [
        {
          title: '完善《登记办法》配套规则', bureau: '修订登记规则，年底前发布解读材料。', departments: '登记司、综合办、数据局信息部、标准部',
          local: [['各地区', '对照新规则清理本地文件，5月底前报送清理结果。选取2至4个县开展试点，8月底前试点县登记入库率达到60%以上。']], rules: ['省份：各省必做'],
        },
        {
          title: '建设示范窗口', bureau: '制定窗口建设规范。', departments: '登记司',
          local: [
            ['各地区', '改善窗口条件，推行“一次告知”。'],
            ['有关省份', '总结窗口经验，及时上报工作情况。'],
            ['有关地市', '10月底前实现乡镇窗口全覆盖。'],
          ],
          rules: ['省份：各省必做', '省份：列入国家登记先行区（以下简称先行区）建设的省份必做', '地市：先行区城市选做'],
        },
      ],
    },
    {
      title: '推进数据开放',
      tasks: [
        {
          title: '开放登记数据', bureau: '第三季度发布开放目录，使开放数据量同比增长15%以上。', departments: '数据司、国际处',
          local: [
            ['各地区', '按目录提供数据，每半年上报一次进展。'],
            ['有关地方', '2027年3月底前建成镜像站点，有条件的地方可自建平台。'],
          ],
          rules: ['省份：各省必做', '涉及地方：列入先行区建设的省份、数据枢纽城市、第一批、第二批试验区必做'],
        },
        { title: '开展对外交流', bureau: '举办第二届登记论坛。', departments: '国际处', local: [], rules: [] },
        { title: '培训登记人员', bureau: '编写教材。', departments: '人事司、综合办', local: [['各地区', '组织轮训。']], rules: ['省份：各省选做'] },
      ],
    },
  ],
};

const CHINESE = '零一二三四五六七八九十';

export function sampleText(notice: SampleNotice, { heading = true, columnHeads = true } = {}): string {
  const { year } = notice;
  let number = 0;
  const rows = notice.categories.flatMap(({ title, tasks }, index) => [
    `${CHINESE.charAt(index + 1)}、${title} | | |`,
    ...tasks.map((task) => `${(number += 1)}.${task.title} | ${[['国家登记局', task.bureau], ...task.local].map(([actor, text]) => `${actor}：${text}`).join('')} | 局内：${task.departments}${task.rules.map((rule) => `\n${rule}`).join('')} |`),
  ]);
  return [
    notice.documentNumber,
    '各省、自治区、直辖市登记局，国家登记局机关各部门；数据局、各直属单位：',
    `现将《推动登记工作年度指引（${year}）》印发给你们，请认真执行。`,
    '国家登记局',
    notice.signed,
    '推动登记工作年度指引',
    `（${year}）`,
    '为做好全年登记工作，制定本指引。',
    '一、总体要求',
    '（一）基本思路。坚持便民利企，稳步推进各项改革。',
    `（二）主要目标。${year}年底，登记工作再上台阶。`,
    ...notice.goals,
    '二、重点安排',
    ...notice.sections.map(([title, text], index) => `（${CHINESE.charAt(index + 3)}）${title}。${text}`),
    '三、工作要求',
    '请加强领导。各单位遇有重大情况请及时报送国家登记局。',
    ...(heading ? ['附件', `${year}年登记工作任务清单`] : []),
    ...(columnHeads ? ['重点任务 | 工作举措 | 任务分工 |'] : []),
    ...rows,
    '（完）',
  ].join('\n');
}
