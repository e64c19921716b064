import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftObligation, draftTask, noticeDraft } from '#testing/catalogue-draft.js';
import { CATALOGUE_2024 } from '../catalogue-2024.js';
import type { CatalogueDraft, DraftTask } from '../catalogue-draft.js';
import { diffCatalogues, pairTasks, type DiffItem } from './diff-catalogues.js';
import { draftOfVersion } from './draft-of-version.js';
import { THRESHOLDS } from './pair-items.js';

const quote = { paragraph: 1, start: 0, end: 4 };
const notice = (...tasks: DraftTask[]): CatalogueDraft => noticeDraft({ tasks, categories: [{ number: 1, title: '统筹', quote }, { number: 2, title: '转化', quote }] });
const PATENTS = draftTask(1, {
  title: '盘活高校存量专利', departments: ['运用促进司', '战略规划司'], bureauMeasures: '会同有关部门组织高校盘点专利，开展成效宣传。', localMeasures: [{ actor: '各地区', text: '组织辖区内高校开展盘点，6月底前完成入库。', quote }],
  obligations: [draftObligation(), draftObligation({ group: '强市建设城市', level: 'city', rule: '强市建设城市选做', mandatory: false })],
  milestones: [{ due: '2025-06-30', datePhrase: '6月底前', actor: '各地区', text: '6月底前完成入库', quote }],
  metrics: [{ comparator: '>=', value: 30, unit: '%', due: '2025-06-30', text: '完成30%以上盘点', actor: '各地区', quote }],
  reportingDuties: [{ text: '每半年报送一次进展', actor: '各地区', due: null, quote }],
});
const COURTS = draftTask(2, { title: '健全行政保护机制', departments: ['保护司'], bureauMeasures: '修订行政裁决办案指南，发布典型案例。', localMeasures: [{ actor: '各地区', text: '开展专项行动，规范办案流程。', quote }] });
const TALENT = draftTask(3, { title: '加强人才队伍建设', departments: ['人事司'], bureauMeasures: '举办培训班，完善职称评价标准。', localMeasures: [{ actor: '各地区', text: '组织从业人员参加培训。', quote }] });
const OLD = notice(PATENTS, COURTS, TALENT);

const words = (items: readonly DiffItem[]): string[] => items.map(({ kinds, before, after }) => `${before?.path ?? '-'} ${after?.path ?? '-'} ${kinds.join('+')}`);
const changes = (item: DiffItem | undefined): string[] => (item?.changes ?? []).map(({ kind, field, was, is, before, after }) => `${kind} ${field} ${was} → ${is} @ ${before?.path ?? '-'} ${after?.path ?? '-'}`);
const withFirst = (more: Partial<DraftTask>) => diffCatalogues(OLD, notice({ ...PATENTS, ...more }, COURTS, TALENT));

describe('the diff of two notices (X2)', () => {
  it('what is new, dropped, or the same', () => {
    expect(words(diffCatalogues(OLD, OLD))).toEqual(['tasks.0 tasks.0 same', 'tasks.1 tasks.1 same', 'tasks.2 tasks.2 same']);
    const fresh = draftTask(4, { title: '拓展国际合作渠道', bureauMeasures: '签署双边备忘录。', localMeasures: [] });
    expect(words(diffCatalogues(OLD, notice(PATENTS, fresh, TALENT)))).toEqual(['tasks.0 tasks.0 same', '- tasks.1 new', 'tasks.2 tasks.2 same', 'tasks.1 - dropped']);
  });

  it('a task in another place, under another category, is moved', () => {
    const [item] = diffCatalogues(OLD, notice({ ...TALENT, number: 1, category: 2 }, COURTS));
    expect([item?.kinds, changes(item)]).toEqual([['moved'], ['moved number 3 → 1 @ tasks.2.number tasks.0.number', 'moved category 1 统筹 → 2 转化 @ tasks.2.category tasks.0.category']]);
  });

  it('other words are other words, layout is none', () => {
    const [spaced] = withFirst({ title: '盘活 高校存量专 利', bureauMeasures: '会同有关部门组织高校盘点专利,开展成效宣传。' });
    expect(spaced?.kinds).toEqual(['same']);
    const [item] = withFirst({ title: '盘活高校和院所存量专利' });
    expect([item?.kinds, changes(item)]).toEqual([['reworded'], ['reworded title 盘活高校存量专利 → 盘活高校和院所存量专利 @ tasks.0.title tasks.0.title']]);
    expect(item?.changes[0]).toMatchObject({ before: { quote }, after: { quote } });
  });

  it.each<[string, Partial<DraftTask>, string[]]>([
    ['departments, lead first', { departments: ['战略规划司', '运用促进司'] }, ['changed_duty departments 运用促进司、战略规划司 → 战略规划司、运用促进司 @ tasks.0.departments tasks.0.departments']],
    ['mandatory', { obligations: [draftObligation(), draftObligation({ group: '强市建设城市', level: 'city', rule: '强市建设城市选做', mandatory: true })] }, ['changed_duty mandatory optional → mandatory @ tasks.0.obligations.1.mandatory tasks.0.obligations.1.mandatory']],
    ['another group', { obligations: [draftObligation(), draftObligation({ group: '示范城市', level: 'city', rule: '强市建设城市选做', mandatory: false })] }, ['changed_duty group 强市建设城市 → 示范城市 @ tasks.0.obligations.1.group tasks.0.obligations.1.group']],
    ['every province no more', { obligations: PATENTS.obligations.slice(1) }, ['changed_duty obligations 各省必做 → null @ tasks.0.obligations.0 -']],
    ['the date', { milestones: [{ ...PATENTS.milestones[0]!, due: '2025-09-30' }] }, ['changed_duty due 2025-06-30 → 2025-09-30 @ tasks.0.milestones.0.due tasks.0.milestones.0.due']],
    ['a milestone that went', { milestones: [] }, ['changed_duty milestones 6月底前完成入库 → null @ tasks.0.milestones.0 -']],
    ['the figure', { metrics: [{ ...PATENTS.metrics[0]!, value: 40 }] }, ['changed_duty figure >= 30 % → >= 40 % @ tasks.0.metrics.0.figure tasks.0.metrics.0.figure']],
    ['a report of another actor', { reportingDuties: [{ ...PATENTS.reportingDuties[0]!, actor: '有关省份' }] }, ['changed_duty actor 各地区 → 有关省份 @ tasks.0.reportingDuties.0.actor tasks.0.reportingDuties.0.actor']],
    ['a report that came', { reportingDuties: [...PATENTS.reportingDuties, { text: '年底报送总结', actor: '各地区', due: '2025-12-31', quote }] }, ['changed_duty reportingDuties null → 年底报送总结 @ - tasks.0.reportingDuties.1']],
  ])('a duty is another: %s', (_, more, wanted) => {
    const [item, ...rest] = withFirst(more);
    expect([item?.kinds, changes(item), rest.map(({ kinds }) => kinds)]).toEqual([['changed_duty'], wanted, [['same'], ['same']]]);
  });

  it('members that the text names are part of the duty', () => {
    const group = { name: '强市建设城市', unitLevel: 'city' as const, members: ['广州', '南京'], quote };
    const [item] = diffCatalogues({ ...OLD, regionGroups: [group] }, { ...OLD, regionGroups: [{ ...group, members: ['南京', '广州', '杭州'] }] });
    expect(changes(item)).toEqual(['changed_duty members 南京、广州 → 南京、广州、杭州 @ tasks.0.obligations.1.members tasks.0.obligations.1.members']);
  });

  describe('what the texts leave open', () => {
    const half = { ...PATENTS, title: '盘活院所存量专利', bureauMeasures: '组织院所盘点专利并发布榜单。', localMeasures: [{ actor: '各地区', text: '组织院所登记专利。', quote }] };
    const next = notice(half, COURTS, TALENT);
    it('is asked, with both sides and what would be otherwise', () => {
      const [item] = diffCatalogues(OLD, next);
      expect([item?.kinds[0], item?.before?.path, item?.after?.path]).toEqual(['unsure', 'tasks.0', 'tasks.0']);
      expect(item?.score).toBeGreaterThanOrEqual(THRESHOLDS.unsure);
      expect(item?.score).toBeLessThan(THRESHOLDS.sure);
      expect(item?.changes.length).toBeGreaterThan(0);
    });
    it('and is as a person decides', () => {
      const decided = { before: 'tasks.0', after: 'tasks.0', same: true };
      expect(diffCatalogues(OLD, next, [decided])[0]).toMatchObject({ kinds: ['reworded', 'changed_duty'], isDecided: true });
      expect(words(diffCatalogues(OLD, next, [{ ...decided, same: false }]))).toEqual(['- tasks.0 new', 'tasks.1 tasks.1 same', 'tasks.2 tasks.2 same', 'tasks.0 - dropped']);
      expect(words(diffCatalogues(OLD, OLD, [{ before: 'tasks.0', after: 'tasks.1', same: true }]))).toEqual(['- tasks.0 new', 'tasks.0 tasks.1 moved+reworded+changed_duty', 'tasks.2 tasks.2 same', 'tasks.1 - dropped']);
    });
    it('a task that was split in two is asked too: neither half is surely the old one', () => {
      const split = (title: string, measures: string) => ({ ...PATENTS, title: `盘活高校存量专利${title}`, bureauMeasures: `会同有关部门组织高校盘点专利，开展成效宣传。${measures}` });
      expect(words(diffCatalogues(OLD, notice(split('一', '开展盘点。'), split('二', '开展转化。'), COURTS, TALENT))).slice(0, 2)).toEqual([expect.stringMatching(/^tasks\.0 tasks\.0 unsure/), '- tasks.1 new']);
    });
  });

  it('the catalogue in our own words, which no import made, is compared like a draft; one heading over nothing alike is asked', () => {
    const ours = draftOfVersion(CATALOGUE_2024);
    expect(new Set(diffCatalogues(ours, ours).map(({ kinds }) => kinds.join()))).toEqual(new Set(['same']));
    expect([ours.tasks.length, ours.tasks[6]?.departments, ours.tasks[7]?.milestones.length]).toEqual([23, ['运用促进司'], 5]);
    const other = { ...ours, tasks: ours.tasks.map((task) => ({ ...task, bureauMeasures: '另行部署。', localMeasures: [] })) };
    expect(pairTasks(ours, other).filter(({ isSure, before, after }) => isSure || before !== after)).toEqual([]);
  });
});

describe('of whatever two notices', () => {
  const LETTERS = [...'盘活专利高校转化运用保护人才培训国际合作审查质量数据服务商标地理标志'];
  const text = fc.array(fc.constantFrom(...LETTERS), { minLength: 6, maxLength: 40 }).map((letters) => letters.join(''));
  const task = fc.record({ title: text, bureauMeasures: text, local: text, due: fc.constantFrom(null, '2025-06-30', '2025-12-31'), mandatory: fc.boolean() });
  const tasks = fc.uniqueArray(task, { selector: ({ title }) => title, minLength: 1, maxLength: 12 }).map((list) =>
    list.map(({ title, bureauMeasures, local, due, mandatory }, index) => draftTask(index + 1, { title, bureauMeasures, localMeasures: [{ actor: '各地区', text: local, quote }], obligations: [draftObligation({ mandatory })], milestones: due ? [{ due, datePhrase: '', actor: '各地区', text: local, quote }] : [] })));

  it('of itself all is the same', () => fc.assert(fc.property(tasks, (list) => expect(new Set(diffCatalogues(notice(...list), notice(...list)).map(({ kinds }) => kinds.join()))).toEqual(new Set(['same']))), { seed: 45, numRuns: 100 }));
  it('new there is dropped here: the same pairs whichever comes first, each task once', () =>
    fc.assert(fc.property(tasks, tasks, (one, two) => {
      const [there, back] = [diffCatalogues(notice(...one), notice(...two)), diffCatalogues(notice(...two), notice(...one))];
      const pairs = (items: readonly DiffItem[], first: 'before' | 'after', second: 'before' | 'after') => items.map((item) => `${item[first]?.path ?? '-'} ${item[second]?.path ?? '-'} ${item.kinds.includes('unsure')}`).sort();
      expect(pairs(there, 'before', 'after')).toEqual(pairs(back, 'after', 'before'));
      expect(there.flatMap(({ before }) => before?.path ?? []).sort()).toEqual(one.map((_, index) => `tasks.${index}`).sort());
      expect(there.flatMap(({ after }) => after?.path ?? []).sort()).toEqual(two.map((_, index) => `tasks.${index}`).sort());
    }), { seed: 45, numRuns: 100 }));
  it('tasks in another order are moved, and nothing else', () =>
    fc.assert(fc.property(tasks.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }))), ([list, shuffled]) => {
      const items = diffCatalogues(notice(...list), notice(...shuffled.map((each, index) => ({ ...each, number: index + 1 }))));
      for (const { before, after, kinds, changes: found } of items) {
        expect(kinds).toEqual(before?.number === after?.number ? ['same'] : ['moved']);
        expect(found.map(({ field }) => field)).toEqual(before?.number === after?.number ? [] : ['number']);
      }
    }), { seed: 45, numRuns: 100 }));
});
