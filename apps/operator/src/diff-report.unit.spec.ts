import { describe, expect, it } from '@jest/globals';
import { draftTask, noticeDraft } from '#testing/catalogue-draft.js';
import { diffReport } from './diff-report.js';

describe('two notices compared for a terminal', () => {
  it('a line a task that is otherwise, below it each difference', () => {
    const [first, second] = noticeDraft().tasks;
    const fresh = draftTask(3, { title: '整理历年档案', bureauMeasures: '编制目录。', localMeasures: [] });
    const report = diffReport(noticeDraft(), noticeDraft({ tasks: [{ ...first!, departments: ['保护司', '条法司'] }, { ...second!, bureauMeasures: '长'.repeat(50) }, fresh] }));
    expect(report.split('\n')).toEqual(expect.arrayContaining(['  1 → 1 任务1：职责变化 changed duty', '      departments：条法司、保护司 → 保护司、条法司', '  – → 3 整理历年档案：新增 new']));
    expect(diffReport(noticeDraft(), noticeDraft())).toBe('  与上一份比较 compared with 国知发〔2025〕1号：2 项未变 same，0 项不同 otherwise');
  });
});
