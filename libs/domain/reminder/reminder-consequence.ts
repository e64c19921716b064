import type { BilingualText } from './reminder-text.js';

/** Of which a message tells what happens otherwise. */
export interface ConsequenceOf {
  readonly duty: string;
  readonly rule: string;
  /** Optional assignments are neither supervised nor scored (sections 7 and 8). */
  readonly mandatory: boolean;
}

const SUPERVISED: BilingualText = { zh: '该任务列为逾期，按规定发出督办单', en: 'it counts as overdue and a supervision notice follows by rule' };
const SCORED: BilingualText = { zh: `${SUPERVISED.zh}，并影响本单位得分`, en: `${SUPERVISED.en}; the unit’s score falls` };
const OPTIONAL: BilingualText = { zh: '该任务列为逾期；选做任务不发督办单，不计分', en: 'it counts as overdue; an optional assignment gets no supervision notice and no score' };
const TOLD_UPWARDS: BilingualText = { zh: '超过时限将逐级告知负责人、统筹管理员，直至局领导，并告知报送单位', en: 'the head, the coordinator and the bureau leader are told one after another, and so is the unit that waits' };
const STAYS_OPEN: BilingualText = { zh: '保持未办结，列在督办台账', en: 'it stays open in the register of supervision' };
const NOTHING: BilingualText = { zh: '供知悉，不办理也不影响期限和得分', en: 'nothing: this is for your information and moves no date and no score' };

/** What follows where a duty of a unit is not done by its date (section 7, S6). */
const OF_UNIT: Readonly<Record<string, BilingualText>> = {
  acknowledgement: SCORED, plan: SCORED, milestone: SCORED, revision: SUPERVISED, completion: SUPERVISED,
  report: { zh: '该期列为逾期未报；连续两个报送期进度严重滞后的，发出督办单', en: 'the report counts as overdue; far behind at two report dates running, a supervision notice follows' },
};
const OF_BUREAU: Readonly<Record<string, BilingualText>> = {
  review: TOLD_UPWARDS, progress: TOLD_UPWARDS, close_out: TOLD_UPWARDS, settlement: TOLD_UPWARDS, extension: TOLD_UPWARDS, exemption: TOLD_UPWARDS,
  mention: NOTHING, contribution: NOTHING, returns: NOTHING,
  opt_in: { zh: '窗口关闭后不能再申报，视为不参加', en: 'the window closes, nobody can opt in any more, and the unit takes no part' },
  nudge: { zh: '逾期的按规定逐级告知或督办', en: 'once it is overdue, it is told upwards or supervised by rule' },
};
const OF_RULE: Readonly<Record<string, BilingualText>> = {
  blue: { zh: '逾期未回复、回复未采纳或承诺未兑现的，升级为橙色督办单，并影响得分', en: 'without an accepted reply, or with a promise missed, it is raised to orange; the score for replies falls' },
  orange: { zh: '逾期未回复、回复未采纳或承诺未兑现的，升级为红色督办单，并影响得分', en: 'without an accepted reply, or with a promise missed, it is raised to red; the score for replies falls' },
  red: { zh: '列入下期通报，并影响得分；由签发的局领导办结', en: 'it stands in the next bulletin and the score for replies falls; only who issued it closes it' },
  red_draft: { zh: '未签发前不送达该单位，督办停在橙色', en: 'until it is issued the unit is not told and supervision stays at orange' },
  instruction: STAYS_OPEN,
  requested: NOTHING,
};

/** What happens where that is not done which a row of the ledger asks for; said in every message. */
export const consequenceOf = ({ duty, rule, mandatory }: ConsequenceOf): BilingualText => {
  const head = duty.split(':')[0] ?? duty;
  const ofUnit = OF_UNIT[head];
  // Nothing is raised by rule where a task is optional: a person opened the case.
  if (!mandatory && (rule === 'blue' || rule === 'orange' || rule === 'red')) return STAYS_OPEN;
  return OF_RULE[rule] ?? (ofUnit ? (mandatory ? ofUnit : OPTIONAL) : (OF_BUREAU[head] ?? NOTHING));
};
