import { describe, expect, it } from '@jest/globals';
import { messageTitle, reminderLine, reminderWords, type ReminderSubject } from './reminder-text.js';

const PLAN: ReminderSubject = {
  duty: 'plan', rule: 'T-7', occurrence: '2024-06-30', taskNumber: 7, taskTitle: '专利转化运用', taskEnglishTitle: 'Patent commercialisation', unit: '广东省', unitEnglish: 'Guangdong',
};
const line = (more: Partial<ReminderSubject>) => reminderLine({ ...PLAN, ...more });

describe('a line of a message', () => {
  it('says task, unit, day with its weekday, what to do, and why it was sent', () => {
    expect(line({})).toEqual({
      zh: 'T07《专利转化运用》· 广东省：6月30日（周日）24:00前报送本地计划（到期前 7 天提醒）',
      en: 'T07 “Patent commercialisation” · Guangdong: submit the local plan by 24:00 on Sun 2024-06-30 (2024, Beijing) (7 day(s) before)',
    });
    expect(line({ taskNumber: 12, occurrence: '2024-07-01' })).toMatchObject({ zh: expect.stringContaining('T12《专利转化运用》· 广东省：7月1日（周一）24:00前'), en: expect.stringContaining('on Mon 2024-07-01') });
  });

  it('takes the date from the end of a round, of a case that of its reply, and says where there is none', () => {
    expect(line({ duty: 'revision', occurrence: 'r2/2024-07-17' }).zh).toContain('7月17日（周三）24:00前报送修改后的计划');
    expect(line({ duty: 'supervision', rule: 'blue', occurrence: 's1', actBy: '2024-07-10' })).toEqual({
      zh: 'T07《专利转化运用》· 广东省：7月10日（周三）24:00前回复督办单（蓝色督办单）',
      en: 'T07 “Patent commercialisation” · Guangdong: reply to the supervision notice by 24:00 on Wed 2024-07-10 (2024, Beijing) (blue supervision notice(s))',
    });
    expect(line({ duty: 'mention', rule: 'mention', occurrence: '12', actBy: null })).toEqual({
      zh: 'T07《专利转化运用》· 广东省：请查看提及您的沟通（不设期限）（沟通提及）',
      en: 'T07 “Patent commercialisation” · Guangdong: read the comment that mentions you (no date is set) (mention(s) in comments)',
    });
  });

  it('says what a moved date was, and only of a moved date', () => {
    expect(line({ rule: 'changed', occurrence: '2024-05-06/2024-06-30/2024-07-15' })).toEqual({
      zh: 'T07《专利转化运用》· 广东省：7月15日（周一）24:00前报送本地计划（期限已调整，原为6月30日（周日）24:00前）（日期变更）',
      en: 'T07 “Patent commercialisation” · Guangdong: submit the local plan by 24:00 on Mon 2024-07-15 (2024, Beijing) (changed; it was by 24:00 on Sun 2024-06-30 (2024, Beijing)) (changed date(s))',
    });
    expect(line({ rule: 'T-1', occurrence: 'r1/2024-06-30/2024-07-15' }).zh).not.toContain('原为');
    expect(line({ rule: 'changed', occurrence: '2024-07-15' }).zh).not.toContain('原为');
  });

  it('says that an undecided extension holds supervision, and nothing where none is asked for', () => {
    expect(line({ rule: 'T+1', isHeld: true })).toEqual({
      zh: 'T07《专利转化运用》· 广东省：6月30日（周日）24:00前报送本地计划（延期申请待批复，批复前不升级督办）（逾期 1 天提醒）',
      en: 'T07 “Patent commercialisation” · Guangdong: submit the local plan by 24:00 on Sun 2024-06-30 (2024, Beijing) (an extension is requested; supervision waits for the decision) (1 day(s) overdue)',
    });
    expect(line({ rule: 'T+1', isHeld: false })).toEqual(line({ rule: 'T+1' }));
    expect(line({ rule: 'T+1' }).zh).not.toContain('延期');
  });
});

describe('what a row of the ledger asks', () => {
  it.each([
    ['plan', '报送本地计划', 'submit the local plan'],
    ['review:dept-a', '审核计划', 'review the plan'],
    ['milestone:m1', '完成时间节点', 'reach the milestone'],
    ['report:2024-Q2', '报送进展', 'report progress'],
    ['extension:director:plan', '批复延期申请', 'decide the extension request'],
    ['somethingNew', 'somethingNew', 'somethingNew'],
  ])('%s', (duty, zh, en) => expect(reminderWords({ duty, rule: 'T0' })).toEqual({ zh: `到期当日提醒：${zh}`, en: `last day: ${en}` }));

  it.each([
    ['T-30', '到期前 30 天提醒', '30 day(s) before'],
    ['T+3', '逾期 3 天提醒', '3 day(s) overdue'],
    ['T0', '到期当日提醒', 'last day'],
    ['last', '到期当日提醒', 'last day'],
    ['immediate', '即时提醒', 'at once'],
    ['wd1', '下达后第 1 个工作日提醒', 'working day 1 after issue'],
    ['wd-3', '到期前 3 个工作日提醒', '3 working day(s) before'],
    ['wd+10', '超过时限 10 个工作日', '10 working day(s) over the limit'],
    ['changed', '日期变更', 'changed date(s)'],
    ['xT-3', 'xT-3', 'xT-3'],
    ['T-3x', 'T-3x', 'T-3x'],
    ['opened', 'opened', 'opened'],
  ])('by rule %s', (rule, zh, en) => expect(reminderWords({ duty: 'plan', rule })).toEqual({ zh: `${zh}：报送本地计划`, en: `${en}: submit the local plan` }));

  it('is another thing where the rule says so: a draft is issued, an instruction carried out', () => {
    expect(reminderWords({ duty: 'supervision', rule: 'red_draft' })).toEqual({ zh: '待签发的红色督办单：签发红色督办单', en: 'red supervision notice(s) to issue: issue the red supervision notice' });
    expect(reminderWords({ duty: 'supervision', rule: 'instruction' })).toEqual({
      zh: '局领导批示：落实局领导批示并回复', en: 'instruction(s) of a bureau leader: carry out the instruction of the bureau leader and reply',
    });
    expect(reminderWords({ duty: 'supervision', rule: 'red' }).zh).toBe('红色督办单：回复督办单');
  });
});

describe('the title of a message', () => {
  it.each([
    ['digest', 'T-7', '每日汇总：3 件待办理', 'Daily digest: 3 item(s) to do'],
    ['digest', null, '每日汇总：3 件待办理', 'Daily digest: 3 item(s) to do'],
    ['deadline', 'T-1', '到期前 1 天提醒：3 件', 'Reminder, 1 day(s) before: 3 item(s)'],
    ['supervision', 'blue', '蓝色督办单 3 件', '3 blue supervision notice(s)'],
    ['nudge', 'nudge', '催办 3 件', '3 nudge(s)'],
    ['notice', 'changed', '日期变更 3 件', '3 changed date(s)'],
    ['notice', null, '提醒 3 件', '3 reminder(s)'],
    ['supervision', null, '督办 3 件', '3 supervision notice(s)'],
  ] as const)('%s by %s', (kind, rule, zh, en) => expect(messageTitle(kind, rule, 3)).toEqual({ zh, en }));
});
