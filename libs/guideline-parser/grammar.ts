/**
 * The words of a notice, all of them, in one place. Everything here is matched on text without blanks and with one form of
 * each sign (`,` `:` `;` `(` `)` half-width, 。 and 、 as they are). No task, department or date of any one year stands here.
 */
const any = (...words: readonly string[]): string => `(?:${words.join('|')})`;

// ── The letter ────────────────────────────────────────────────────────────────────────────────────────────────────────
/** 国知发运字〔2024〕7号. */
export const DOCUMENT_NUMBER = /(?<word>[\u4e00-\u9fff]{2,12})[〔[(【](?<year>\d{4})[〕\])】]第?(?<number>\d+)号/gd;
/** What may stand before a document number on the same line. */
export const BEFORE_DOCUMENT_NUMBER = /^.*(?:通知|文件|函|意见)/;
/** 2024年3月29日, 二○二四年三月二十九日. */
export const SIGNED_DATE = /(?<year>\d{4}|[○零一二三四五六七八九]{4})年(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?<day>\d{1,2}|[一二三四五六七八九十]{1,3})日/gd;
/** 现将《…》印发给你们. */
export const ISSUED_TITLE = /《(?<title>[^《》]+(?:《[^《》]*》[^《》]*)*)》(?:\([^()]*\))?(?:已经[^,。]*,)?(?:现)?(?:予以)?印发/d;
/** Between addressees; inside one stand 、 and 和 too (各省、自治区、直辖市). */
export const BETWEEN_ADDRESSEES = /[,;]|、(?=各)/g;

// ── Numbering ─────────────────────────────────────────────────────────────────────────────────────────────────────────
export const CHINESE_NUMBER = '[一二三四五六七八九十百零○]+';
/** 一、 : a chapter of the body, a category of the task list. */
export const CHAPTER_MARK = new RegExp(`^(?<number>${CHINESE_NUMBER})、`);
/** （三）. */
export const SECTION_MARK = new RegExp(`^\\((?<number>${CHINESE_NUMBER})\\)`);
/** 12. : a task; not the 15.5 of a figure. */
export const TASK_MARK = /^(?<number>\d{1,3})[.、](?!\d)/;
/** ——知识产权创造。: a goal. */
export const GOAL_MARK = /(?<=^|。)[—-]{1,3}(?<name>[^—。,;:]{2,24})[。:]/g;
export const ENDS_SENTENCE = /[。!?]/g;
export const BETWEEN_CLAUSES = /[;。!?]|(?<!\d),|,(?!\d{3})/g;

// ── The task list ─────────────────────────────────────────────────────────────────────────────────────────────────────
/** Words over its columns; pages repeat them. */
const COLUMN_HEADS = any('序号', '重点任务', '工作任务', '任务名称', '主要任务', '工作举措', '主要举措', '工作措施', '任务分工', '责任分工', '职责分工', '分工');
export const COLUMN_HEAD = new RegExp(`^${COLUMN_HEADS}$`);
export const COLUMN_HEAD_AT_END = new RegExp(`${COLUMN_HEADS}$`);
export const ANNEX_MARK = '附件';
/** Who acts: 国家知识产权局: (the issuer's own name counts too), 各地区:, 有关省份:, 有关地市:, 有关地方:. */
export const BUREAU_ACTORS = ['国家知识产权局', '局层面', '我局'] as const;
/** Whom a sentence outside the list speaks to. */
export const SUBJECT = /^(?:各地方|各地区|各省份?|各地|各单位|各部门)/;
export const LOCAL_ACTOR = `(?:${any('各', '有关', '相关', '其他')}${any('地区', '地方', '省份', '省级', '地市', '城市', '区县', '省', '市', '县', '地')}|(?<=^|。)(?:[\\u4e00-\\u9fff]{2,12}${any('省份', '城市', '地市', '地区', '地方')}|${any('各', '有关', '相关', '其他', '涉及')}[\\u4e00-\\u9fff]{1,8}))`;
/** Who is allocated the task: 局内: before departments, the others before rules. 有关省份: is an actor, not one of these. */
export const ALLOCATION_LABEL = `(?<label>${any('局内部门', '局内单位', '局内', '责任部门', '牵头部门', '配合部门')}|(?<!各|有关|相关|其他)${any('涉及地方', '省份', '省级', '地市', '城市', '市级', '地方')}|(?<=(?:必做|选做)[、,;。]?)[\\u4e00-\\u9fff]{2,6}):`;
export const DEPARTMENTS_LABEL = /^(?:局内|责任|牵头|配合)/;
export const LEAD_LABEL = '牵头部门';
/** Level of an obligation by its label; of any other label it is local. */
export const LEVEL_OF_LABEL: Readonly<Record<string, 'province' | 'city' | 'local'>> = {
  省份: 'province', 省级: 'province', 地市: 'city', 城市: 'city', 市级: 'city', 涉及地方: 'local', 地方: 'local',
};
/** Which measures an obligation of a kind carries out. */
export const ACTORS_OF: Readonly<Record<'every' | 'province' | 'city' | 'local', RegExp>> = {
  every: /^各/, province: /省/, city: /市/, local: /地方|地区|省|市/,
};
/** Ends a rule; what stands before it says who. */
export const HOW = /(?<how>必做|选做)[、,;。]?/g;
/** No rule is longer. */
export const LONGEST_RULE = 300;
export const MANDATORY = '必做';
/** 各省必做: all of a level. */
export const EVERYBODY = /^(?:各|全部|所有)(?:省份|省|地区|地方|地市|城市|市|地)(?:、?自治区、直辖市)?(?:\([^()]*\))?(?:[和及、](?:新疆生产建设)?兵团)?(?:均为|均|都)?$/;
/** A group that only its own task explains. */
export const RELATIVE_GROUP = /^(?:涉及|有关|相关|其他|部分)(?:的)?(?:省份|地市|城市|地方|地区)$/;
/** A whole name of a group ends so; 、 before anything else does not part two groups. */
export const GROUP_NOUN = /(?:省份|省|自治区|直辖市|城市|地市|市|县|区|园区|地区|地方|单位)$/;
export const PROVINCE_NOUN = /(?:省份|省|自治区|直辖市)$/;
export const CITY_NOUN = /(?:城市|地市|市)$/;
/** 第一批、第二批示范区: two groups that share their noun. */
export const ORDINAL = new RegExp(`^(?:第${CHINESE_NUMBER}批|首批)$`);
export const LEADING_ORDINAL = new RegExp(`^(?:第${CHINESE_NUMBER}批|首批)`);
/** 知识产权强省(以下简称强省): a long form with its short one. */
export const SHORT_FORM = /(?<long>[^、,。;:()《》“”|]{2,40})\((?:以下|下)简?称:?[“"]?(?<short>[^()《》“”"]{2,20})[”"]?\)/g;
/** A long form begins behind these, where no other place of the text shows it. */
export const BEFORE_LONG_FORM = new RegExp(`^(?:${any('建立', '建设', '完成', '开展', '推进', '实施', '列入', '纳入', '承担', '参加', '入选', '获批', '设立')}|第${CHINESE_NUMBER}批|首批)+`);
/** (浙江、江苏): members that the text itself lists. */
export const MEMBERS = /\((?:包括|含|即)?:?(?<members>[^()]+)\)/d;

// ── Departments ───────────────────────────────────────────────────────────────────────────────────────────────────────
/** (…司、…部等按职责分工负责). */
export const DUTY_BRACKET = /\((?<who>[^()]*?)(?<how>负责|牵头|配合|参与|落实)\)/gd;
export const JOINT = /按照?职责分工|按照?分工|共同|分别/;
/** What is no part of a department's name. */
export const BEFORE_NAME = /^(?:由|会同|并由)/;
export const AFTER_NAME = /(?:等部门|等单位|等)?(?:按照?职责分工|按照?分工|共同|分别)?(?:负责|牵头|配合|参与|落实)?$/;
export const AND_OTHERS = /等(?:部门|单位)?(?=$|按|共同|分别|负责|牵头|配合|参与)/;
export const NAMED_LEAD = /(?<name>[^、,;]+?)牵头/d;
export const BETWEEN_DEPARTMENTS = /[、,;]/g;
/** A department by its form. */
export const DEPARTMENT = /(?:司|部|局|办|室|厅|处|中心|院|所|委|社|会|馆|部门|单位)$/;
/** 专利局审业部、自动化部: between 、 a 部 belongs to the bureau its neighbour is named with. */
export const PARENT_BUREAU = /^(?<parent>.{2,}局)(?<own>.{2,}部)$/;
export const CHILD_OF_BUREAU = /^[^局]{2,}部$/;
/** Names for many at once: nothing can be assigned to them alone. */
export const COLLECTIVE = /^各|各部门|各单位|各地|各有关/;

// ── Dates ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
const A_YEAR = '(?:(?<year>\\d{4})年|(?<nextYear>明年|次年)|今年|本年)';
const YEAR = `${A_YEAR}?`;
const BEFORE = '(?:之前|以前|前)?';
/** Each with how it falls due; the first that matches at a place counts. */
export const DATE_PHRASES: readonly { readonly pattern: string; readonly due: 'day' | 'month_end' | 'year_end' | 'half_end' | 'quarter_end' | 'open' }[] = [
  { pattern: `${YEAR}\\d{1,2}月\\d{1,2}日?(?:至|到|—|-)(?:\\d{1,2}月)?\\d{1,2}日`, due: 'open' },
  { pattern: `${YEAR}(?<month>\\d{1,2})月(?<day>\\d{1,2})日(?!起|以来|施行|印发)${BEFORE}`, due: 'day' },
  { pattern: `${YEAR}(?<month>\\d{1,2})月份?[底末]${BEFORE}`, due: 'month_end' },
  { pattern: `${YEAR}上半年(?:底|末|结束)${BEFORE}`, due: 'half_end' },
  { pattern: `(?:${A_YEAR}年?|年)[底末]${BEFORE}`, due: 'year_end' },
  { pattern: `(?:${A_YEAR}年?|(?<![\\d一二三四五六七八九十两几多近])年)内`, due: 'year_end' },
  { pattern: `${YEAR}第?(?<quarter>[一二三四])季度(?:底|末|结束)${BEFORE}`, due: 'quarter_end' },
  // A span or a beat names no day: a person says which.
  { pattern: `${YEAR}[上下]半年${BEFORE}`, due: 'open' },
  { pattern: `${YEAR}第?[一二三四]季度(?:内|${BEFORE})`, due: 'open' },
  { pattern: '每(?:半年|季度|年度|个?季|个?月|年(?!度|[底末]))', due: 'open' },
  { pattern: `${YEAR}\\d{1,2}月(?:(?:上旬|中旬|下旬|初|份)${BEFORE}|之前|以前|前)`, due: 'open' },
  { pattern: '(?<![\\d年])\\d{1,2}月(?=[^\\d底末日]|$)', due: 'open' },
  { pattern: '(?<!\\d月?份?)月[底末](?:之前|以前|前)', due: 'open' },
  { pattern: '(?<!\\d)\\d{1,3}个(?:月|工作日|自然日)内', due: 'open' },
];

// ── Figures ───────────────────────────────────────────────────────────────────────────────────────────────────────────
const UNIT = any('%', '个百分点', '个月', '个工作日', '个小时', '亿元', '万元', '元', '人次', '人', '名', '个', '家', '所', '项', '件', '场', '次', '期', '类', '种', '篇', '份', '户', '条', '套', '处', '例', '倍', '天', '小时', '工作日');
const DIGITS = '\\d{1,12}(?:,\\d{3})*(?:\\.\\d+)?';
const IN_CHARACTERS = '[一二两三四五六七八九十百千]+';
/** 10%, 5个, 1至2所, 172家、460家, 百分之三十, 不少于三家; never 第四批, 2024年 or 30周年. */
export const FIGURE = new RegExp(
  `(?<![\\d.第—〔(])(?:(?<low>${DIGITS})(?:至|到|—|-|~)(?=\\d))?(?<digits>${DIGITS})(?<times>万|亿)?(?<more>余|多)?(?<unit>${UNIT})(?!(?:月|工作日)?内)|百分之(?<percent>[一二三四五六七八九十百零]+)|(?<=不少于|不低于|至少|达到|超过)(?<words>${IN_CHARACTERS})(?<wordUnit>${UNIT})|(?<!第)(?<words2>${IN_CHARACTERS})(?<wordUnit2>${UNIT})(?=以上|以内|以下|左右)`,
  'gd',
);
/** Right behind a figure; these outweigh what stands before it. */
export const AFTER_FIGURE: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:\(含\))?(?:及|和|或)?以上/, '>='], [/^(?:以内|以下|之内)/, '<='], [/^(?:左右|上下)/, '~'],
];
/** Right before a figure. */
export const BEFORE_FIGURE: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:不低于|不少于|不小于|至少|达到|达|力争达|突破|增长到|提高到|提升到|增加到|扩大到)$/, '>='],
  [/(?<!不)(?:超过|高于|多于|大于)$/, '>'],
  [/(?:不高于|不超过|不多于|不大于|控制在|压减到|压减至|压缩到|压缩至|降低到|降至|降到|缩短到|缩短至|至多)$/, '<='],
  [/(?<!不)(?:低于|少于|小于)$/, '<'],
  [/(?:约|大约|近)$/, '~'],
];
/** A figure behind one of these compares with something. */
export const GROWTH = /(?:增长|增加|提高|提升|下降|降低|减少|压减)(?:约|不低于|不少于)?$/;
export const BASE_OF_GROWTH = /同比|环比|比上年|较上年|比\d{4}年|较\d{4}年|与上年/;
/** A whole without a number. */
export const WHOLE = /全覆盖|全部完成|全部纳入/g;
export type Comparator = '>=' | '>' | '=' | '<=' | '<' | '~';

// ── Reports, conditions ───────────────────────────────────────────────────────────────────────────────────────────────
/** A clause that owes a report to somebody. */
export const REPORTS = /报送|上报|报备|呈报|函告|(?<![申通公汇简])报(?:请|经)?(?:国家|我|省)[^,。;]*?(?:局|备案|审批|批准)|向[^,。;]{2,20}(?:报告|备案)|提交[^,。;]*?(?:报告|总结|情况|材料)/;
/** It needs the clause before it to say what is reported. */
export const REPORTS_WHAT_WAS_SAID = /^(?:并|且|同时)?(?:及时|按时|按期|定期|统一)?(?:报|上报|报送|呈报)/;
/** Maybe a report, maybe not. */
export const MAYBE_REPORTS = /汇报|报告(?:工作|进展|情况)/;
/** Who meets it is open. */
export const CONDITIONAL_ACTOR = /(?:有条件的?(?:地方|地区|城市|地市|省份|省)|(?:有关|相关)(?:地区|地方|省份|地市|城市)(?!:))/g;
