import { describe, expect, it } from '@jest/globals';
import { MESSAGE_KINDS } from './message.js';
import { DEFAULT_TEMPLATE, MESSAGE_LANGUAGES, reasonsOf, renderMessage } from './message-template.js';
import { consequenceOf } from './reminder-consequence.js';
import { reminderLine, reminderWords } from './reminder-text.js';

/** Every duty with rules that it has, its occurrence and, of a case or nudge, the day that goes with it. */
const DATED = '2024-06-30';
const ROWS: readonly { readonly duty: string; readonly rule: string; readonly occurrence: string; readonly actBy?: string }[] = [
  ...['plan', 'milestone:m1', 'completion', 'report:2024-Q2'].flatMap((duty) => ['T-30', 'T-7', 'T0', 'T+1', 'T+7', 'immediate'].map((rule) => ({ duty, rule, occurrence: DATED }))),
  ...['wd1', 'wd3'].map((rule) => ({ duty: 'acknowledgement', rule, occurrence: DATED })),
  ...['wd-5', 'wd-1', 'last'].flatMap((rule) => [{ duty: 'revision', rule, occurrence: `r2/${DATED}` }, { duty: 'report:2024-Q2', rule, occurrence: `redo/${DATED}` }]),
  ...['review:dept-legal', 'settlement', 'progress:2024-Q2', 'close_out', 'exemption:director', 'extension:director:plan'].flatMap((duty) => ['wd-3', 'last', 'wd+1', 'wd+5'].map((rule) => ({ duty, rule, occurrence: DATED }))),
  ...['plan', 'review', 'revision', 'milestone:m1'].map((duty) => ({ duty, rule: 'changed', occurrence: `2024-05-06/2024-06-28/${DATED}` })),
  ...['blue', 'orange', 'red', 'instruction'].map((rule) => ({ duty: 'supervision', rule, occurrence: 'asg/2024/t07-o1/44/case/1', actBy: DATED })),
  { duty: 'supervision', rule: 'blue', occurrence: 'asg/2024/t07-o1/44/case/1/next-2024-07-08', actBy: DATED },
  { duty: 'nudge', rule: 'nudge', occurrence: '1719700000000', actBy: DATED },
  ...['opening', 'wd-3'].map((rule) => ({ duty: 'opt_in', rule, occurrence: DATED })),
  { duty: 'supervision', rule: 'red_draft', occurrence: 'asg/2024/t07-o1/44/case/1' }, { duty: 'exemption', rule: 'requested', occurrence: '1719700000000' }, { duty: 'returns', rule: 'third_return', occurrence: '3' },
  { duty: 'mention', rule: 'mention', occurrence: '4' }, { duty: 'contribution:dept-legal', rule: 'contribution', occurrence: '1719700000000' },
];
const UNDATED = ['red_draft', 'requested', 'third_return', 'mention', 'contribution'];
const NAMES = { taskNumber: 7, taskTitle: '专利转化运用', taskEnglishTitle: 'Patent commercialisation', unit: '广东', unitEnglish: 'Guangdong' };
const WORDS = {
  zh: { date: '6月30日（周日）24:00前', none: '（不设期限）', otherwise: /\n {3}不按期办理: (\S.{6,})\n/, entry: '台账: asg/2024/t07-o1/44 ', subject: 'T07《专利转化运用》· 广东：' },
  en: { date: 'by 24:00 on Sun 2024-06-30', none: '(no date is set)', otherwise: /\n {3}otherwise: (\S.{6,})\n/, entry: 'ledger entry: asg/2024/t07-o1/44 ', subject: 'T07 “Patent commercialisation” · Guangdong: ' },
} as const;

/** A stranger reads one message and knows why it came, what to do by when, and what happens otherwise. */
describe.each(MESSAGE_KINDS.flatMap((kind) => MESSAGE_LANGUAGES.map((language) => ({ kind, language }))))('a message of kind $kind in $language', ({ kind, language }) => {
  const words = WORDS[language];
  it('says all of it of every duty and rule, as text and as HTML', () => {
    for (const row of ROWS.flatMap((each) => [{ ...each, mandatory: true }, { ...each, mandatory: false }])) {
      const line = { assignment: 'asg/2024/t07-o1/44', reminder: `${row.duty}|${row.rule}|${row.occurrence}`, ...reminderLine({ ...row, ...NAMES }), otherwise: consequenceOf(row) };
      const { text, html } = renderMessage(DEFAULT_TEMPLATE[language], { kind, language, title: 'x', recipient: 'y', date: DATED, lines: [line] });
      const { why, howToStop } = reasonsOf(kind, language);
      const rule = reminderWords(row)[language].split(language === 'zh' ? '：' : ': ')[0] ?? '';
      for (const said of [words.subject, rule, why, howToStop, words.entry, UNDATED.includes(row.rule) ? words.none : words.date]) expect([row.duty, row.rule, said, text.includes(said)]).toEqual([row.duty, row.rule, said, true]);
      const otherwise = words.otherwise.exec(text)?.[1] ?? '';
      expect([otherwise, otherwise !== '' && html.includes(otherwise.replaceAll("'", '&#39;'))]).toEqual([expect.stringMatching(language === 'zh' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]+$/u), true]);
      expect(text).not.toMatch(/https?:|www\.|token|\?|undefined|null/i);
    }
  });
});

describe('what happens otherwise', () => {
  const zh = (duty: string, rule: string, mandatory = true): string => consequenceOf({ duty, rule, mandatory }).zh;
  it('is supervision for a mandatory duty of a unit, and the score where it counts; for an optional one neither', () => {
    expect([zh('plan', 'T-7'), zh('milestone:m1', 'T0'), zh('acknowledgement', 'wd1')].every((text) => text.includes('督办单') && text.includes('得分'))).toBe(true);
    expect([zh('revision', 'last').includes('督办单'), zh('revision', 'last').includes('得分')]).toEqual([true, false]);
    expect(zh('plan', 'T-7', false)).toContain('选做任务不发督办单，不计分');
  });
  it('is the next level for a supervision notice, by its own level, and none where a task is optional', () => {
    expect([zh('supervision', 'blue'), zh('supervision', 'orange'), zh('supervision', 'red')]).toEqual([expect.stringContaining('橙色'), expect.stringContaining('红色'), expect.stringContaining('通报')]);
    expect(['blue', 'orange', 'red'].map((rule) => zh('supervision', rule, false))).toEqual(Array(3).fill('保持未办结，列在督办台账'));
  });
  it('is told upwards for a limit of the bureau, and nothing for what is only news', () => {
    expect(zh('review:dept-legal', 'wd-3')).toContain('逐级告知');
    expect([zh('mention', 'mention'), zh('returns', 'third_return'), zh('exemption', 'requested')]).toEqual(Array(3).fill(zh('contribution:x', 'contribution')));
  });
});

describe('a message of an earlier release', () => {
  it('has no such line, and none that is empty', () => {
    const { text } = renderMessage(DEFAULT_TEMPLATE.zh, { kind: 'digest', language: 'zh', title: 'x', recipient: 'y', date: DATED, lines: [{ assignment: 'a', reminder: 'r', zh: '甲', en: 'A' }] });
    expect(text).not.toContain('不按期办理');
  });
});
