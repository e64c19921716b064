import type { RefusalCode } from '#domain/shared/refusal.js';
import { asIs, both, joined, list, text, when, type Text } from './refusal-parts.js';
import { departmentWord } from './words.js';

/** What review and drafting refuse beyond what `refusal-texts.ts` holds. */
export const REVIEW_TEXTS = {
  UNKNOWN_METRIC: (facts) => {
    const metrics = joined(list(facts['metrics']), asIs);
    return { zh: `该任务没有所指的指标：${metrics.zh}。请刷新后重新填写。`, en: `The assignment has no such metric: ${metrics.en}. Reload and fill in again.` };
  },
  METRIC_VALUE_MISSING: (facts) => {
    const metrics = joined(list(facts['metrics']), asIs);
    return { zh: `以下指标尚未填写目标值：${metrics.zh}。请填写，或注明不适用的理由。`, en: `These metrics have no value: ${metrics.en}. Give one, or say why the metric does not apply.` };
  },
  CONDITIONS_REQUIRED: (facts) => ({
    zh: facts['decision'] === 'approve_with_conditions' ? '附条件通过须至少写明一项条件。请补充条件及完成日期。' : '只有附条件通过才能附带条件。请删去条件，或改为附条件通过。',
    en: facts['decision'] === 'approve_with_conditions' ? 'An approval with conditions names at least one. Add it with its date.' : 'Only an approval with conditions carries conditions. Remove them, or choose that decision.',
  }),
  CONDITION_DATE_REQUIRED: (facts) => ({
    zh: `第 ${list(facts['conditions']).join('、')} 项条件没有完成日期，或日期已过。请写明今天或以后的日期。`,
    en: `Condition ${list(facts['conditions']).join(', ')} has no date, or one that is past. Give today or a later day.`,
  }),
  LEAD_ONLY: (facts) => {
    const department = departmentWord(text(facts['department']));
    return { zh: `修改期限由牵头部门（${department.zh}）确定。请删去期限后再提交。`, en: `The lead department (${department.en}) sets the revision date. Remove the date and send again.` };
  },
  REVISION_DATE_EARLY: (facts) => ({
    zh: `修改期限${when(facts['earliest'], (shown) => `不得早于 ${shown}`) || '过早'}。请选择更晚的日期，或不填。`,
    en: `The revision date may not be earlier than ${text(facts['earliest']) || 'the rule gives'}. Choose a later day, or leave it empty.`,
  }),
  NO_PROVINCE: both('该任务不属于地市，不能退回省级单位。请选择退回经办人或分管领导。', 'This is not a city\'s assignment, so it cannot go back to a province. Return it to the clerk or the leader.'),
  NOT_YOUR_TURN: (facts) => {
    const department = departmentWord(text(facts['department']));
    return { zh: `本轮为依次审核，现在轮到${department.zh}。请等待其作出决定。`, en: `Departments review one after the other; it is the turn of ${department.en}. Wait for its decision.` };
  },
  SETTLEMENT_OPEN: (facts) => {
    const department = departmentWord(text(facts['department']));
    return { zh: `各部门的退回意见相互矛盾，正由牵头部门（${department.zh}）协调${when(facts['dueOn'], (shown) => `，期限 ${shown}`)}。请等待协调结果。`, en: `The departments' demands are opposite and the lead (${department.en}) settles them${when(facts['dueOn'], (shown) => ` by ${shown}`)}. Wait for the result.` };
  },
  NOTHING_TO_SETTLE: both('本轮没有相互矛盾的退回意见，退回由审核决定自动生效。请在审核中办理。', 'No opposite demands wait to be settled; a return takes effect by the review itself. Decide the review instead.'),
  STILL_CONTRADICTORY: (facts) => ({
    zh: `仍有相互矛盾的意见（${list(facts['items']).join('、')}）。请每组只保留不矛盾的意见。`,
    en: `Some items still contradict each other (${list(facts['items']).join(', ')}). Keep only what can be met together.`,
  }),
  NOT_YOUR_DECISION: (facts) => {
    const department = departmentWord(text(facts['department']));
    return { zh: `${department.zh}本轮的决定不是由您作出，或尚未作出，不能取回。请由作出决定的人办理。`, en: `${department.en} has made no decision this round, or not through you. Only who decided takes it back.` };
  },
  ROUND_NOT_CLOSABLE_YET: (facts) => ({
    zh: `审核时限届满 5 个工作日后方可结束会签${when(facts['from'], (shown) => `，最早 ${shown}`)}。请先催办未反馈的部门。`,
    en: `The round may be closed only some working days after its limit${when(facts['from'], (shown) => `, from ${shown}`)}. Nudge the departments that are missing first.`,
  }),
  LEAD_MUST_DECIDE: (facts) => {
    const department = departmentWord(text(facts['department']));
    return { zh: `牵头部门（${department.zh}）尚未作出决定，不能结束会签。请先由其审核。`, en: `The lead department (${department.en}) has not decided, so the round cannot be closed. It decides first.` };
  },
  MANDATORY_NOT_REJECTED: both('必做任务的计划不能驳回。请改为退回，并写明修改意见。', 'The plan of a mandatory assignment is never rejected. Return it with items instead.'),
  NO_PLAN: both('该任务不需要计划，没有可重开的内容。如需调整，请办理变更。', 'This assignment has no plan that could be reopened. Propose a change instead.'),
  UNKNOWN_DEPARTMENT: (facts) => ({
    zh: `没有编号为“${text(facts['department'])}”的部门，未加签。请从部门列表中选择。`,
    en: `The bureau has no department “${text(facts['department'])}”, so nobody was added. Choose one from the list.`,
  }),
  ALREADY_A_REVIEWER: (facts) => {
    const department = departmentWord(text(facts['department']));
    return { zh: `${department.zh}已在本轮审核部门之列，无需加签。请核对审核部门。`, en: `${department.en} reviews this round already, so it need not be added. Check the list of departments.` };
  },
  LEAD_NOT_REMOVABLE: both('牵头部门不能减签。请选择其他尚未作出决定的部门。', 'The lead department cannot be removed. Choose another department that has not decided.'),
  LAST_REVIEWER: (facts) => {
    const department = departmentWord(text(facts['department']));
    return { zh: `${department.zh}是本轮唯一的审核部门，不能减签。请先加签其他部门。`, en: `${department.en} is the only department that reviews this round. Add another before removing it.` };
  },
} as const satisfies Partial<Record<RefusalCode, Text>>;
