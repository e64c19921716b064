import type { RefusalCode } from '#domain/shared/refusal.js';
import { asIs, both, joined, list, person, text, when, type Text } from './refusal-parts.js';
import { departmentWord, sectionWord } from './words.js';

/** What drafting and review refuse. */
export const REVIEW_TEXTS = {
  DRAFT_EMPTY: both('尚未保存计划文本，无可送签内容。请先填写并保存。', 'No plan text has been saved, so there is nothing to send. Write and save it first.'),
  DRAFT_CHANGED: both('计划文本在您查看之后有改动，本次未办理。请刷新，核对最新文本后再办理。', 'The plan text changed after you looked at it, so nothing was done. Reload, check the latest text and try again.'),
  SECTION_EMPTY: (facts) => {
    const sections = joined(list(facts['sections']), sectionWord);
    return { zh: `以下部分尚未填写：${sections.zh}。请补充后再送签。`, en: `These sections are empty: ${sections.en}. Fill them in and send again.` };
  },
  ANSWERS_MISSING: (facts) => ({
    zh: `还有 ${list(facts['items']).length} 条退回意见未答复。请逐条说明已修改或保留的理由后再送签。`,
    en: `${list(facts['items']).length} item(s) of the return letter have no answer. Answer each as changed, or kept with a reason, and send again.`,
  }),
  UNKNOWN_ITEM: (facts) => ({
    zh: `答复所对应的意见不在本次退回意见函中（${list(facts['items']).join('、')}）。请刷新页面后重新答复。`,
    en: `The answer belongs to no item of this return letter (${list(facts['items']).join(', ')}). Reload and answer again.`,
  }),
  REASON_REQUIRED: (facts) => ({
    zh: `${list(facts['notApplicable']).length > 0 ? '注明“不适用”的内容未写理由。' : list(facts['items']).length > 0 ? `有 ${list(facts['items']).length} 条意见选择了保留原文，但未写理由。` : '本操作需要写明理由。'}请填写理由后再提交。`,
    en: `${list(facts['notApplicable']).length > 0 ? 'What does not apply has no reason.' : list(facts['items']).length > 0 ? `${list(facts['items']).length} item(s) are kept as they were, without a reason.` : 'This act needs a reason.'} Write the reason and send again.`,
  }),
  PLAN_NOT_SIGNED_OFF: both('计划尚未签批，不能报送。请先由分管领导签批。', 'The plan has not been signed off, so it cannot be submitted. The unit leader signs it off first.'),
  DRAFTER_MAY_NOT_SIGN_OFF: both('您参与了本稿的起草或已签批，不能再签批。请由另一位分管领导办理。', 'You drafted or already signed this text, so you cannot sign it off. Another unit leader has to.'),
  DRAFTED_OR_SIGNED_OFF: (facts) => ({
    zh: `${person(facts) || '您'}参与了本稿的起草或签批，不能审核。请由本部门其他审核人办理。`,
    en: `${person(facts) || 'You'} drafted or signed off this text and cannot review it. Another reviewer of the department has to.`,
  }),
  ALREADY_DECIDED_ROUND: (facts) => {
    const named = list(facts['departments']);
    const departments = joined(named.length > 0 ? named : [''], departmentWord);
    return { zh: `${departments.zh}已作出审核决定，不能撤回。请等待本轮审核结果。`, en: `${departments.en} decided already, so the plan cannot be recalled. Wait for the result of this round.` };
  },
  NOT_A_REVIEWER: (facts) => {
    const department = departmentWord(text(facts['department']));
    return { zh: `${department.zh}不在本轮审核部门之列，或并非您所在部门。请核对后由相应部门办理。`, en: `${department.en} does not review this round, or is not your department. The department concerned has to act.` };
  },
  ALREADY_CLAIMED: (facts) => ({
    zh: `该计划已由${person(facts) || '其他审核人'}认领。如需由您办理，请与其联系释放。`,
    en: `${person(facts) || 'Another reviewer'} has claimed this review. Ask them to release it if you are to take it.`,
  }),
  NOT_CLAIMED_BY_YOU: (facts) => ({
    zh: person(facts) ? `该计划已由${person(facts)}认领，须由其办理或释放。` : '该计划尚未认领。请先认领再办理。',
    en: person(facts) ? `${person(facts)} has claimed this review; they decide or release it.` : 'Nobody has claimed this review. Claim it first.',
  }),
  ALREADY_DECIDED: (facts) => {
    const department = departmentWord(text(facts['department']));
    return { zh: `${department.zh}已作出本轮决定，不能重复办理。请等待其他部门。`, en: `${department.en} decided this round already. Wait for the other departments.` };
  },
  ITEMS_REQUIRED: (facts) => ({
    zh: facts['decision'] === 'approve' ? '通过时不能附退回意见条目。请删去条目，或改为退回。' : '退回须至少写明一条意见，并注明所在部分。请补充后再提交。',
    en: facts['decision'] === 'approve' ? 'An approval carries no return items. Remove them, or return the plan.' : 'A return names at least one item on a section. Add it and send again.',
  }),
  UNKNOWN_SECTION: (facts) => {
    const sections = joined(list(facts['sections']), sectionWord);
    return { zh: `计划中没有所指的部分：${sections.zh}。请刷新后重新选择。`, en: `The plan has no such section: ${sections.en}. Reload and choose again.` };
  },
  UNKNOWN_METRIC: (facts) => {
    const metrics = joined(list(facts['metrics']), asIs);
    return { zh: `该任务没有所指的指标：${metrics.zh}。请刷新后重新填写。`, en: `The assignment has no such metric: ${metrics.en}. Reload and fill in again.` };
  },
  METRIC_VALUE_MISSING: (facts) => {
    const metrics = joined(list(facts['metrics']), asIs);
    return { zh: `以下指标尚未填写目标值：${metrics.zh}。请填写，或注明不适用的理由。`, en: `These metrics have no value: ${metrics.en}. Give one, or say why the metric does not apply.` };
  },
  FILE_MISSING: (facts) => {
    const sections = joined(list(facts['sections']), sectionWord);
    return { zh: `以下章节须附文件，尚未附上：${sections.zh}。请上传并选入该章节，或注明不适用的理由。`, en: `These sections need a file and have none: ${sections.en}. Upload one and add it to the section, or say why the section does not apply.` };
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
