import { isDay, weekday } from '../calendar/day.js';

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
  settlement: { zh: '协调相互矛盾的退回意见', en: 'settle the opposite demands' },
  returns: { zh: '关注：该计划已第三次退回', en: 'take note: this plan has been returned for the third time' },
  milestone: { zh: '完成时间节点', en: 'reach the milestone' },
  exemption: { zh: '批复豁免申请', en: 'decide the exemption request' },
  extension: { zh: '批复延期申请', en: 'decide the extension request' },
  case: { zh: '回复督办单', en: 'reply to the supervision notice' },
  completion: { zh: '办结任务', en: 'complete the assignment' },
  supervision: { zh: '回复督办单', en: 'reply to the supervision notice' },
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

/** One line of a message: what to do, for which task and unit, by when; and by which rule it was sent. */
export const reminderLine = (subject: ReminderSubject): BilingualText => {
  const duty = DUTIES[subject.duty.split(':')[0] ?? ''] ?? { zh: subject.duty, en: subject.duty };
  const due = dateOf(subject.occurrence);
  const note = noteOf(subject);
  const number = String(subject.taskNumber).padStart(2, '0');
  return {
    zh: `T${number}《${subject.taskTitle}》· ${subject.unit}：${due ? `${due.zh}` : '请'}${duty.zh}${note.zh}（规则 ${subject.rule}）`,
    en: `T${number} “${subject.taskEnglishTitle}” · ${subject.unitEnglish}: ${duty.en}${due ? ` ${due.en}` : ''}${note.en} (rule ${subject.rule})`,
  };
};

/** The title of a message with so many lines. */
export const messageTitle = (kind: 'digest' | 'alone', rule: string, count: number): BilingualText => {
  if (rule === 'blue') return { zh: `蓝色督办单 ${count} 件`, en: `${count} blue supervision notice(s)` };
  if (rule === 'changed') return { zh: `期限调整：${count} 件`, en: `${count} date(s) changed` };
  if (kind === 'digest') return { zh: `每日汇总：${count} 件待办理`, en: `Daily digest: ${count} item(s) to do` };
  return { zh: `提醒（${rule}）：${count} 件`, en: `Reminder (${rule}): ${count} item(s)` };
};
