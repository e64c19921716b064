import type { Bilingual } from './words.js';

type Facts = Readonly<Record<string, unknown>>;

const both = (zh: string, en: string) => (): Bilingual => ({ zh, en });
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const named = (facts: Facts): string => text(facts['byName']) || text(facts['by']);
const day = (value: unknown, otherwise: Bilingual): Bilingual => (text(value) === '' ? otherwise : { zh: text(value), en: text(value) });
const LIMIT: Bilingual = { zh: '时限', en: 'the limit' };

/** What the refusals of supervision say: what happened, why, what to do. */
export const SUPERVISION_REFUSALS = {
  NO_OPEN_CASE: both('该任务没有所指的在办督办或批示，可能已办结。请刷新后查看最新情况。', 'The assignment has no such open case or instruction; it may have been closed. Reload to see where it stands.'),
  CASE_ALREADY_OPEN: both('该任务已有在办督办，一项任务同时只立一件。请在原督办上升级。', 'A supervision case is open on this assignment already; there is one at a time. Raise that one instead.'),
  OPTIONAL_NOT_SUPERVISED: both('选做任务不督办。可以催办，或请牵头部门与承担单位沟通。', 'Optional assignments are not supervised. Nudge the unit, or ask the lead department to talk to it.'),
  LEVEL_NOT_HIGHER: (facts: Facts): Bilingual =>
    facts['drafted'] === true
      ? { zh: '红色督办单已起草，待局领导签发，不能重复升级。请等待签发。', en: 'The red notice is drafted and waits for a bureau leader to issue it. Wait for that.' }
      : { zh: '该督办已达到或高于所选级别，未作处理。请选择更高的级别。', en: 'The case stands at that level or above, so nothing was done. Choose a higher level.' },
  NOT_ISSUER: (facts: Facts): Bilingual => ({
    zh: named(facts) ? `该督办由${named(facts)}签发，须由其复核或办结。请与其联系。` : '该督办由系统按规则签发：回复由牵头部门审核人复核，完成后自动办结。请联系牵头部门。',
    en: named(facts) ? `${named(facts)} issued this notice and checks the reply or closes it. Please ask them.` : 'The rules issued this notice: the lead reviewer checks the reply, and it closes by itself when the duty is done. Ask the lead department.',
  }),
  NOT_ADDRESSEE: both('该督办或批示不是发给贵单位的，不能回复。请由主送单位办理。', 'This notice or instruction is not addressed to your unit, so you cannot reply to it. The addressee has to.'),
  REPLY_NOT_ASKED: (facts: Facts): Bilingual =>
    text(facts['reply']) === ''
      ? { zh: '红色督办单尚未签发，目前不需要回复。请先完成所督办的事项。', en: 'The red notice has not been issued yet, so no reply is asked. Do what the case is about first.' }
      : { zh: '本级督办已经回复，正在复核或已采纳，不能重复回复。请等待复核结果。', en: 'This notice was replied to already; the reply is being checked or was accepted. Wait for the result.' },
  NO_REPLY_WAITING: both('该督办没有待复核的回复。请刷新后查看最新情况。', 'No reply to this notice waits for a check. Reload to see where it stands.'),
  PROMISE_OUT_OF_RANGE: (facts: Facts): Bilingual => ({
    zh: `承诺日期应在 ${day(facts['from'], { zh: '今天', en: '' }).zh} 至 ${day(facts['until'], { zh: '15 个工作日后', en: '' }).zh} 之间。请更正后再提交。`,
    en: `The promised date lies between ${day(facts['from'], { zh: '', en: 'today' }).en} and ${day(facts['until'], { zh: '', en: '15 working days ahead' }).en}. Correct it and send again.`,
  }),
  INSTRUCTION_INCOMPLETE: both('批示须写明办理单位和办结日期。请补充后再提交。', 'An instruction names its addressee and a date. Add what is missing and send again.'),
  DATE_PAST: (facts: Facts): Bilingual => ({ zh: `所填日期${text(facts['dueOn'])}已过。请选择今天或以后的日期。`, en: `The date ${text(facts['dueOn'])} has passed. Choose today or a later one.` }),
  HOLDER_IS_YOU: both('该任务目前由贵单位办理，无需催办。请在待办中继续办理。', 'Your own unit holds this assignment now, so there is nobody to nudge. Go on with it from your worklist.'),
  NUDGE_NOT_YET: (facts: Facts): Bilingual => ({
    zh: `办理部门仍在时限之内，目前不能催办。${day(facts['limit'], LIMIT).zh} 24:00 之后可以催办。`,
    en: `The department is still within its limit, so it cannot be nudged yet. You may after 24:00 of ${day(facts['limit'], LIMIT).en}.`,
  }),
  NUDGE_TOO_SOON: (facts: Facts): Bilingual => ({
    zh: `每项任务每个工作日催办一次。上次催办：${text(facts['last'])}；下次可在 ${text(facts['next'])} 催办。`,
    en: `An item is nudged once a working day. Last time: ${text(facts['last'])}; next possible on ${text(facts['next'])}.`,
  }),
  NOT_APPEALABLE: (facts: Facts): Bilingual =>
    text(facts['publication']) === ''
      ? { zh: '只能对已签发的红色督办单或已公布的得分提出申诉。对蓝色、橙色督办单请直接回复说明。', en: 'Only a red notice that was issued, or a published score, can be appealed against. Reply to a blue or orange one instead.' }
      : { zh: `第 ${text(facts['publication'])} 次公布的得分中没有贵单位，不能申诉。请在得分页面核对。`, en: `Publication ${text(facts['publication'])} holds no score of your unit, so there is nothing to appeal against. Check the scores.` },
  ALREADY_APPEALED: both('对该督办单或得分已提出过申诉，不能重复提出。请等待或查看裁定。', 'An appeal against this notice or score was lodged already. Wait for the decision, or look it up.'),
  APPEAL_TOO_LATE: (facts: Facts): Bilingual => ({
    zh: `申诉期限为签发或公布后 5 个工作日，已于 ${text(facts['until'])} 截止。如有新情况，请联系统筹管理员。`,
    en: `An appeal is possible within 5 working days of the issue or publication; that ended on ${text(facts['until'])}. Tell the coordinator if there is something new.`,
  }),
  NO_SCORE: both('目前没有到期的必做事项，各单位尚无得分，未公布。请在有事项到期后再公布。', 'Nothing mandatory is due yet, so no unit has a score and none was published. Publish once something is due.'),
  ERRATUM_TOTAL: (facts: Facts): Bilingual =>
    facts['outcome'] === 'upheld'
      ? { zh: '维持原得分时不能另写分数。请删去分数，或改为更正。', en: 'A score that is upheld takes no other total. Remove it, or choose an erratum.' }
      : { zh: '更正得分须写明更正后的总分。请补充后再提交。', en: 'An erratum names the corrected total. Add it and send again.' },
  NO_APPEAL: both('没有待裁定的申诉。请刷新后查看最新情况。', 'No appeal waits for a decision. Reload to see where it stands.'),
} as const;
