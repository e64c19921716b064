import { describe, expect, it } from '@jest/globals';
import { quotedItems, shownBy, withoutQuotes } from '#testing/draft-parts.js';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import type { CatalogueDraft } from './draft.js';
import { readGuideline } from './read-guideline.js';

const read = (text: string): { draft: CatalogueDraft; paragraphs: readonly string[] } => {
  const reading = readGuideline(text);
  if (reading.kind !== 'read') throw new Error(reading.code);
  return reading;
};
const { draft, paragraphs } = read(sampleText(SAMPLE));
const plain = withoutQuotes(draft);
const task = (number: number) => plain.tasks.find((each) => each.number === number)!;
const questions = (kind: string) => plain.openQuestions.filter((each) => each.kind === kind).map((each) => each.text);

describe('the letter', () => {
  it('gives number, date, issuer, title, addressees', () => {
    expect(plain.notice).toEqual({ documentNumber: '国知发测字〔2026〕3号', issuedOn: '2026-03-20', issuer: '国家登记局', title: '推动登记工作年度指引(2026)', year: 2026 });
    expect(plain.addressees.map((each) => each.name)).toEqual(['各省、自治区、直辖市登记局', '国家登记局机关各部门', '数据局', '各直属单位']);
  });
  it('written in characters it gives the same date', () => {
    expect(read(sampleText({ ...SAMPLE, signed: '二〇二六年三月二十日' })).draft.notice.issuedOn).toBe('2026-03-20');
  });
  it('missing, is asked for', () => {
    const bare = withoutQuotes(read(sampleText(SAMPLE).split('\n').slice(5).join('\n')).draft);
    expect(bare.notice).toEqual({ documentNumber: null, issuedOn: null, issuer: null, title: '推动登记工作年度指引(2026)', year: 2026 });
    expect(bare.openQuestions.filter((each) => each.kind === 'head')).toHaveLength(3);
    expect(bare.tasks.map(({ title }) => title)).toEqual(plain.tasks.map(({ title }) => title));
  });
  it('and the title over the guideline that differ are asked about', () => {
    const other = read(sampleText(SAMPLE).replace('《推动登记工作年度指引（2026）》', '《推进登记工作年度指引（2026）》')).draft;
    expect(other.openQuestions.filter((each) => each.kind === 'title')).toHaveLength(1);
    expect(questions('title')).toEqual([]);
  });
});

describe('the task list', () => {
  it('gives categories and tasks in their order', () => {
    expect(plain.categories).toEqual([{ number: 1, title: '夯实登记基础' }, { number: 2, title: '推进数据开放' }]);
    expect(plain.tasks.map(({ number, category, title }) => [number, category, title])).toEqual([
      [1, 1, '完善《登记办法》配套规则'], [2, 1, '建设示范窗口'], [3, 2, '开放登记数据'], [4, 2, '开展对外交流'], [5, 2, '培训登记人员'],
    ]);
  });
  it('gives measures by actor', () => {
    expect(task(2).bureauMeasures).toBe('制定窗口建设规范。');
    expect(task(2).localMeasures).toEqual([
      { actor: '各地区', text: '改善窗口条件,推行“一次告知”。' }, { actor: '有关省份', text: '总结窗口经验,及时上报工作情况。' }, { actor: '有关地市', text: '10月底前实现乡镇窗口全覆盖。' },
    ]);
    expect(task(4).localMeasures).toEqual([]);
  });
  it('gives departments by their form; a 部 behind another of its bureau gets its name', () => {
    expect(plain.tasks.map((each) => each.departments)).toEqual([['登记司', '综合办', '数据局信息部', '数据局标准部'], ['登记司'], ['数据司', '国际处'], ['国际处'], ['人事司', '综合办']]);
    expect(questions('lead_department')).toEqual(['任务 1、3、5 的分工未写明牵头部门：是否以首个列名的部门为牵头？']);
  });
  it('gives obligations: one a level and group, long and short form under the short one', () => {
    expect(plain.tasks.flatMap((each) => each.obligations.map(({ level, mandatory, group, unitLevel }) => `${each.number} ${level} ${mandatory ? 'must' : 'may'} ${group ?? '各省'} ${unitLevel}`))).toEqual([
      '1 province must 各省 province',
      '2 province must 各省 province', '2 province must 列入先行区建设的省份 province', '2 city may 先行区城市 city',
      '3 province must 各省 province', '3 local must 列入先行区建设的省份 province', '3 local must 数据枢纽城市 city', '3 local must 第一批试验区 null', '3 local must 第二批试验区 null',
      '5 province may 各省 province',
    ]);
    expect(plain.regionGroups.map(({ name, unitLevel, tasks }) => [name, unitLevel, tasks])).toEqual([
      ['列入先行区建设的省份', 'province', [2, 3]], ['先行区城市', 'city', [2]], ['数据枢纽城市', 'city', [3]], ['第一批试验区', null, [3]], ['第二批试验区', null, [3]],
    ]);
    expect(questions('group_members')).toHaveLength(5);
    expect(questions('group_level')).toHaveLength(2);
  });
  it('gives milestones: due, phrase, actor, and its own words', () => {
    expect(plain.tasks.flatMap((each) => each.milestones.map(({ due, datePhrase, actor, text }) => [each.number, due, datePhrase, actor, text]))).toEqual([
      [1, '2026-12-31', '年底前', '国家登记局', '年底前发布解读材料'],
      [1, '2026-05-31', '5月底前', '各地区', '5月底前报送清理结果'],
      [1, '2026-08-31', '8月底前', '各地区', '8月底前试点县登记入库率达到60%以上'],
      [2, '2026-10-31', '10月底前', '有关地市', '10月底前实现乡镇窗口全覆盖'],
      [3, null, '第三季度', '国家登记局', '第三季度发布开放目录,使开放数据量同比增长15%以上'],
      [3, null, '每半年', '各地区', '每半年上报一次进展'],
      [3, '2027-03-31', '2027年3月底前', '有关地方', '2027年3月底前建成镜像站点,有条件的地方可自建平台'],
    ]);
    expect(questions('date')).toEqual(expect.arrayContaining(['“第三季度”未写明具体日期：以哪一天为限？', '“每半年”未写明具体日期：以哪一天为限？']));
    expect(questions('condition')).toHaveLength(1);
  });
  it('gives metrics, and says which have a figure', () => {
    expect(plain.tasks.flatMap((each) => each.metrics.map(({ comparator, value, unit, due, numericInText }) => [each.number, comparator, value, unit, due, numericInText]))).toEqual([
      [1, '>=', 2, '个', '2026-08-31', true], [1, '<=', 4, '个', '2026-08-31', true], [1, '>=', 60, '%', '2026-08-31', true],
      [2, '=', 100, '%', '2026-10-31', false], [3, '>=', 15, '%', null, true],
    ]);
    expect(questions('range')).toEqual(['“2至4个”：多于或少于这个数是否算达到？']);
    expect(questions('growth_base')).toEqual([]);
  });
  it('gives reporting duties with what is reported', () => {
    expect(plain.tasks.flatMap((each) => each.reportingDuties.map(({ text, actor, due }) => [each.number, actor, due, text]))).toEqual([
      [1, '各地区', '2026-05-31', '5月底前报送清理结果'], [2, '有关省份', null, '总结窗口经验,及时上报工作情况'], [3, '各地区', null, '每半年上报一次进展'],
    ]);
  });
});

describe('the body', () => {
  it('gives sections with duties; 等 and collective names are open questions', () => {
    expect(plain.sections.map(({ number, title, duties }) => [number, title, duties.map(({ departments, joint }) => [departments, joint])])).toEqual([
      [3, '打牢登记工作基础', [[['登记司', '数据局信息部'], true], [['登记司'], false], [['各地方登记局'], false]]],
      [4, '增强数据服务', [[['数据司', '登记司'], true]]],
    ]);
    expect(plain.sections[0]?.duties[2]?.reportingDuties).toEqual([{ text: '12月10日前上报名单', actor: '各地方登记局', due: '2026-12-10' }]);
    expect(questions('departments')).toHaveLength(1);
    expect(questions('collective')).toHaveLength(1);
  });
  it('gives goals; a target without figure is a qualitative one', () => {
    expect(plain.goals.map(({ name, targets }) => [name, targets.map(({ comparator, value, unit, due }) => [comparator, value, unit, due])])).toEqual([
      ['登记质量', [['<=', 0.5, '%', '2026-12-31'], ['~', 6, '个工作日', '2026-12-31']]],
      ['服务网点', [['>=', 120, '个', '2026-12-31'], ['>=', 300, '家', '2026-12-31'], [null, null, null, '2026-12-31']]],
    ]);
    expect(questions('tolerance')).toHaveLength(1);
  });
  it('gives what is reported outside the sections', () => {
    expect(plain.reportingDuties).toEqual([{ text: '各单位遇有重大情况请及时报送国家登记局', actor: '各单位', due: null }]);
  });
});

describe('quotes and accounting', () => {
  it('every text stands where its quote says', () => {
    const items = quotedItems(draft);
    expect(items.length).toBeGreaterThan(60);
    const wrong = items.flatMap((item) => {
      const [text] = [item['text'], item['title'], item['name']].filter((each) => typeof each === 'string');
      const isWhole = 'text' in item && !('kind' in item);
      const shown = shownBy(paragraphs, item.quote);
      return isWhole && shown !== text ? [`${text} ≠ ${shown}`] : shown === '' ? [`nothing for ${text}`] : [];
    });
    expect(wrong).toEqual([]);
  });
  it('lists every sentence that no field holds', () => {
    expect(plain.unused.map((each) => each.text)).toEqual(['为做好全年登记工作,制定本指引。', '(一)基本思路。', '坚持便民利企,稳步推进各项改革。', '2026年底,登记工作再上台阶。', '请加强领导。', '(完)']);
  });
});
