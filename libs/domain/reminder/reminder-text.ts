import { isDay, weekday } from '../calendar/day.js';
import type { MessageKind } from './message.js';

/** What a line of a message is about; names as they stand, no plan content. */
export interface ReminderSubject {
  readonly duty: string;
  readonly rule: string;
  readonly occurrence: string;
  readonly taskNumber: number;
  readonly taskTitle: string;
  readonly taskEnglishTitle: string;
  readonly unit: string;
  readonly unitEnglish: string;
  /** An extension of this duty, asked for in time, is undecided. */
  readonly isHeld?: boolean;
  /** Where the row itself has no date: that of the reply, or of what is nudged for; null: there is none. */
  readonly actBy?: string | null;
}
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

const WEEKDAYS = '一二三四五六日';
const WEEKDAYS_EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const DUTIES: Record<string, BilingualText> = {
  plan: { zh: '报送本地计划', en: 'submit the local plan' },
  revision: { zh: '报送修改后的计划', en: 'submit the revised plan' },
  acknowledgement: { zh: '签收任务', en: 'acknowledge the assignment' },
  review: { zh: '审核计划', en: 'review the plan' },
  milestone: { zh: '完成时间节点', en: 'reach the milestone' },
  completion: { zh: '申报办结', en: 'declare completion' },
  report: { zh: '报送进展', en: 'report progress' },
  progress: { zh: '审核进展报送', en: 'check the progress report' },
  close_out: { zh: '审核办结、销号', en: 'close out the completed assignment' },
  exemption: { zh: '批复豁免申请', en: 'decide the exemption request' },
  extension: { zh: '批复延期申请', en: 'decide the extension request' },
  province: { zh: '审核地市计划', en: 'review the city’s plan' },
  settlement: { zh: '协调各部门相反意见', en: 'settle the opposite demands' },
  returns: { zh: '关注多次退回的计划', en: 'look at a plan that was returned again' },
  case: { zh: '回复督办单', en: 'reply to the supervision notice' },
  supervision: { zh: '回复督办单', en: 'reply to the supervision notice' },
  contribution: { zh: '查看配合部门报送的配合情况', en: 'read what a supporting department contributed' },
  opt_in: { zh: '决定是否选做申报', en: 'decide whether to opt in' },
  mention: { zh: '查看提及您的沟通', en: 'read the comment that mentions you' },
  nudge: { zh: '尽快办理（催办）', en: 'act soon: somebody waits for it' },
};
/** Rules that say more than when: what a message of this rule alone is called. */
const NOTICES: Record<string, BilingualText> = {
  blue: { zh: '蓝色督办单', en: 'blue supervision notice(s)' },
  orange: { zh: '橙色督办单', en: 'orange supervision notice(s)' },
  red: { zh: '红色督办单', en: 'red supervision notice(s)' },
  red_draft: { zh: '待签发的红色督办单', en: 'red supervision notice(s) to issue' },
  instruction: { zh: '局领导批示', en: 'instruction(s) of a bureau leader' },
  nudge: { zh: '催办', en: 'nudge(s)' },
  contribution: { zh: '配合情况', en: 'contribution(s)' },
  opening: { zh: '选做申报开始', en: 'opt-in window(s) open' },
  mention: { zh: '沟通提及', en: 'mention(s) in comments' },
  changed: { zh: '日期变更', en: 'changed date(s)' },
  requested: { zh: '豁免申请告知', en: 'exemption request(s) by the bureau' },
  third_return: { zh: '第三次退回', en: 'third return(s)' },
};
const DRAFT: BilingualText = { zh: '签发红色督办单', en: 'issue the red supervision notice' };
const REQUESTED: BilingualText = { zh: '知悉局内为本单位提出的豁免申请', en: 'take note: the bureau asks to exempt your unit' };
const INSTRUCTION: BilingualText = { zh: '落实局领导批示并回复', en: 'carry out the instruction of the bureau leader and reply' };

/** Why it was sent, in words. */
/** A rule of the ladder by itself. */
export const ruleWords = (rule: string): BilingualText => {
  const notice = NOTICES[rule];
  if (notice) return notice;
  const [, kind, sign, number = ''] = /^(T|wd)([+-]?)(\d+)$/.exec(rule) ?? [];
  if (rule === 'T0' || rule === 'last') return { zh: '到期当日提醒', en: 'last day' };
  if (rule === 'immediate') return { zh: '即时提醒', en: 'at once' };
  if (kind === 'T') return sign === '-' ? { zh: `到期前 ${number} 天提醒`, en: `${number} day(s) before` } : { zh: `逾期 ${number} 天提醒`, en: `${number} day(s) overdue` };
  if (kind === 'wd' && sign === '-') return { zh: `到期前 ${number} 个工作日提醒`, en: `${number} working day(s) before` };
  if (kind === 'wd' && sign === '+') return { zh: `超过时限 ${number} 个工作日`, en: `${number} working day(s) over the limit` };
  return kind === 'wd' ? { zh: `下达后第 ${number} 个工作日提醒`, en: `working day ${number} after issue` } : { zh: rule, en: rule };
};

const dutyOf = ({ duty, rule }: Pick<ReminderSubject, 'duty' | 'rule'>): BilingualText => {
  if (rule === 'red_draft') return DRAFT;
  if (rule === 'instruction') return INSTRUCTION;
  if (rule === 'requested') return REQUESTED;
  return DUTIES[duty.split(':')[0] ?? ''] ?? { zh: duty, en: duty };
};

/** The date of an occurrence (`2024-06-30`, `r2/2024-07-17`); null for a case. */
const dateOf = (occurrence: string): BilingualText | null => dateText(occurrence.split('/').at(-1) ?? '');

const dateText = (last: string): BilingualText | null => {
  if (!isDay(last)) return null;
  const [year, month, day] = last.split('-').map(Number);
  return { zh: `${month}月${day}日（周${WEEKDAYS[weekday(last) - 1]}）24:00前`, en: `by 24:00 on ${WEEKDAYS_EN[weekday(last) - 1]} ${last} (${year}, Beijing)` };
};

/** What else the reader must know: the date was another before, or a request for another is undecided. */
const noteOf = ({ rule, occurrence, isHeld = false }: ReminderSubject): BilingualText => {
  const was = rule === 'changed' ? dateText(occurrence.split('/').at(-2) ?? '') : null;
  if (was) return { zh: `（期限已调整，原为${was.zh}）`, en: ` (changed; it was ${was.en})` };
  return isHeld ? { zh: '（延期申请待批复，批复前不升级督办）', en: ' (an extension is requested; supervision waits for the decision)' } : { zh: '', en: '' };
};

/** What a row of the ledger asks and why it goes out, without names. */
export const reminderWords = (row: Pick<ReminderSubject, 'duty' | 'rule'>): BilingualText => {
  const [duty, rule] = [dutyOf(row), ruleWords(row.rule)];
  return { zh: `${rule.zh}：${duty.zh}`, en: `${rule.en}: ${duty.en}` };
};

const NO_DATE: BilingualText = { zh: '（不设期限）', en: ' (no date is set)' };

/** One line of a message: what to do, for which task and unit, by when; and by which rule it was sent. */
export const reminderLine = (subject: ReminderSubject): BilingualText => {
  const duty = dutyOf(subject);
  const rule = ruleWords(subject.rule);
  const due = dateOf(subject.occurrence) ?? dateText(subject.actBy ?? '');
  const note = due ? noteOf(subject) : NO_DATE;
  const number = String(subject.taskNumber).padStart(2, '0');
  return {
    zh: `T${number}《${subject.taskTitle}》· ${subject.unit}：${due ? `${due.zh}` : '请'}${duty.zh}${note.zh}（${rule.zh}）`,
    en: `T${number} “${subject.taskEnglishTitle}” · ${subject.unitEnglish}: ${duty.en}${due ? ` ${due.en}` : ''}${note.en} (${rule.en})`,
  };
};

/** The title of a message with so many lines; `rule` is null where rows of several rules go together. */
export const messageTitle = (kind: MessageKind, rule: string | null, count: number): BilingualText => {
  if (kind === 'digest') return { zh: `每日汇总：${count} 件待办理`, en: `Daily digest: ${count} item(s) to do` };
  if (rule === null) return kind === 'supervision' ? { zh: `督办 ${count} 件`, en: `${count} supervision notice(s)` } : { zh: `提醒 ${count} 件`, en: `${count} reminder(s)` };
  const notice = NOTICES[rule];
  if (notice) return { zh: `${notice.zh} ${count} 件`, en: `${count} ${notice.en}` };
  const why = ruleWords(rule);
  return { zh: `${why.zh}：${count} 件`, en: `Reminder, ${why.en}: ${count} item(s)` };
};
