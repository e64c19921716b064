import { describe, expect, it } from '@jest/globals';
import { chineseNumber } from './chinese-number.js';
import { findInText } from './find-in-text.js';
import { readGroupNames } from './group-names.js';
import { Notebook } from './notebook.js';
import { readAllocation } from './read-allocation.js';
import { readDates } from './read-dates.js';
import { readFigures } from './read-figures.js';
import { readSource } from './source-text.js';

const BUREAU = { name: '国家登记局', pattern: '国家登记局' };
const on = (text: string, year: number | null = 2026) => {
  const source = readSource(text);
  return { flat: source.flat, notes: new Notebook(source, year, BUREAU) };
};
const dates = (text: string, year: number | null = 2026): string[] => {
  const { flat, notes } = on(text, year);
  return readDates(flat, notes).map(({ phrase, due }) => `${phrase.text} ${due ?? `? ${notes.questions[0]?.kind}`}`);
};
const figures = (text: string): string[] => {
  const { flat, notes } = on(text);
  return readFigures(flat, notes).map(({ comparator, value, unit, numericInText }) => `${comparator} ${value} ${unit}${numericInText ? '' : ' in words'}`);
};
const reports = (text: string): string[] => {
  const { flat, notes } = on(text);
  return findInText(flat, '各地区', notes).reportingDuties.map((each) => each.text);
};
const allocated = (text: string) => {
  const { flat, notes } = on(text);
  const { departments, obligations } = readAllocation(flat, readGroupNames([flat.text]), notes);
  return { departments: departments.map(({ name, isLead }) => (isLead ? `${name}*` : name)), groups: obligations.map(({ group, mandatory }) => `${group ?? '各省'}${mandatory ? '' : '?'}`), kinds: notes.questions.map((each) => each.kind) };
};

describe('date phrases', () => {
  it.each([
    ['3月底前完成', '3月底前 2026-03-31'], ['2月末之前完成', '2月末之前 2026-02-28'], ['在 6 月 3 0 日前报送', '6月30日前 2026-06-30'], ['年底前实现', '年底前 2026-12-31'],
    ['2027年3月底前', '2027年3月底前 2027-03-31'], ['明年4月底', '明年4月底 2027-04-30'], ['今年年底前', '今年年底前 2026-12-31'], ['2026年年底', '2026年年底 2026-12-31'],
    ['年内建成', '年内 2026-12-31'], ['上半年底前', '上半年底前 2026-06-30'], ['第三季度末前', '第三季度末前 2026-09-30'], ['截至2028年2月底', '2028年2月底 2028-02-29'],
  ])('%s', (text, expected) => expect(dates(text)).toEqual([expected]));
  it.each(['第三季度发布', '二季度前完成', '每半年上报', '每季度汇总', '上半年建成', '10月中旬前', '6月前完成', '5月完成初审', '月底前报送', '3个月内整改', '4月20日至26日举办', '2月30日前'])('%s names no day: asked', (text) => {
    expect(dates(text)).toEqual([expect.stringMatching(/ \? date$/)]);
  });
  it.each(['彻底整治', '三年内', '近5年内', '2021—2035年', '2024年推进计划', '4个月', '30周年', '2024年1月1日起施行', '2023年5月发布的方案'])('%s is none', (text) => expect(dates(text)).toEqual([]));
  it('without a year in the notice the year is asked', () => expect(dates('6月底前', null)).toEqual(['6月底前 ? year']));
});

describe('figures', () => {
  it.each([
    ['增长10%以上', '>= 10 %'], ['完成３０％以上', '>= 30 %'], ['不低于80%', '>= 80 %'], ['达到1,200家', '>= 1200 家'], ['超过3万件', '> 30000 件'], ['不超过5个', '<= 5 个'], ['不高于2%', '<= 2 %'],
    ['压减到15.5个月左右', '~ 15.5 个月'], ['控制在4个月以内', '<= 4 个月'], ['稳定在4个月', '= 4 个月'], ['约20家', '~ 20 家'], ['10余家', '> 10 家'], ['百分之三十以上', '>= 30 %'],
    ['提高5个百分点', '= 5 个百分点'], ['不少于三家', '>= 3 家'], ['盘点全覆盖', '= 100 % in words'], ['新建5个数据库', '= 5 个'], ['少于2起案件，低于3%', '< 3 %'],
  ])('%s', (text, expected) => expect(figures(text)).toEqual([expected]));
  it('a range has two bounds, a list one each', () => {
    expect(figures('选择1至2所')).toEqual(['>= 1 所', '<= 2 所']);
    expect(figures('分别达到172家、460家')).toEqual(['>= 172 家', '>= 460 家']);
  });
  it.each(['第3批', '第四批', '2024年', '30周年', '一批案例', '“一站式”', '3个月内整改', '“十五五”'])('%s is none', (text) => expect(figures(text)).toEqual([]));
});

describe('reports', () => {
  it.each([
    ['及时跟踪报送工作情况。', '及时跟踪报送工作情况'], ['汇总案例,及时报送国家登记局。', '汇总案例,及时报送国家登记局'], ['列出清单,并报国家局备案。', '列出清单,并报国家局备案'],
    ['年底前提交年度总结。', '年底前提交年度总结'], ['做好统计和上报工作。', '做好统计和上报工作'], ['向国家登记局报告进展。', '向国家登记局报告进展'],
  ])('%s', (text, expected) => expect(reports(text)).toEqual([expected]));
  it.each(['做好申报工作。', '开展项目申报国家示范区。', '加强合同备案管理。', '发布统计报告。', '通报情况。'])('%s is none', (text) => expect(reports(text)).toEqual([]));
  it('汇报 may be one: asked', () => {
    const { flat, notes } = on('做好沟通汇报。');
    expect([findInText(flat, '各地区', notes).reportingDuties, notes.questions.map((each) => each.kind)]).toEqual([[], ['reporting']]);
  });
});

describe('allocations', () => {
  it('departments by form, parted by 、 and ,', () => {
    expect(allocated('局内:办公室、联席办、条法司,专利局审业部、自动化部,商标局、局党委').departments).toEqual(['办公室', '联席办', '条法司', '专利局审业部', '专利局自动化部', '商标局', '局党委']);
    expect(allocated('局内:保护司牵头,运用司、审查中心配合').departments).toEqual(['保护司*', '运用司', '审查中心']);
    expect(allocated('牵头部门:保护司配合部门:运用司').departments).toEqual(['保护司*', '运用司']);
    expect(allocated('省份:各省必做县区:试点县区选做').groups).toEqual(['各省', '试点县区?']);
    expect(allocated('局内:某某小组').kinds).toContain('departments');
  });
  it('one group, several, two that share a noun', () => {
    expect(allocated('省份:专利、商标中心涉及省份必做').groups).toEqual(['专利、商标中心涉及省份']);
    expect(allocated('涉及地方:强省、试点省份、强市建设城市必做').groups).toEqual(['强省', '试点省份', '强市建设城市']);
    expect(allocated('省份:第一批、第二批示范区必做').groups).toEqual(['第一批示范区', '第二批示范区']);
    expect(allocated('省份:各省、自治区、直辖市和新疆生产建设兵团必做,试点省份选做').groups).toEqual(['各省', '试点省份?']);
  });
  it('members that the text lists are no question', () => {
    const { flat, notes } = on('省份:试点省份(甲省、乙省、丙省)必做');
    const { obligations } = readAllocation(flat, readGroupNames([]), notes);
    expect(obligations.map(({ group, members }) => [group, members])).toEqual([['试点省份', ['甲省', '乙省', '丙省']]]);
  });
  it('what is neither 必做 nor 选做 is asked', () => expect(allocated('省份:试点省份').kinds).toEqual(['two_readings']));
});

describe('long and short forms', () => {
  it('the text itself shows where a long form begins', () => {
    const names = readGroupNames(['建立登记强省(以下简称强省)共建机制的省份必做', '涉及地方:建立强省共建机制的省份']);
    expect(names('建立登记强省(以下简称强省)共建机制的省份')).toBe('建立强省共建机制的省份');
    expect(names('建立登记强省共建机制的省份')).toBe('建立强省共建机制的省份');
  });
  it('else it begins behind a verb or an ordinal', () => {
    expect(readGroupNames(['完成第四批登记服务重点城市(以下简称重点城市)评价'])('第四批登记服务重点城市')).toBe('第四批重点城市');
    expect(readGroupNames([])('先行区城市')).toBe('先行区城市');
    expect(readGroupNames(['省份:列入登记便民试点示范区域(以下简称先行区)的省份必做'])('列入登记便民试点示范区域(以下简称先行区)的省份')).toBe('列入先行区的省份');
  });
});

describe('numbers in characters', () => {
  it.each([['三', 3], ['十', 10], ['十一', 11], ['二十三', 23], ['一百零五', 105], ['两千', 2000], ['二○二六', 2026], ['12', 12]])('%s', (text, value) => expect(chineseNumber(text)).toBe(value));
});
