import type { RefusalCode } from '#domain/shared/refusal.js';
import { both, joined, list, person, text, when, type Facts, type Text } from './refusal-parts.js';
import { PLATFORM_TEXTS } from './platform-texts.js';
import { PROGRESS_TEXTS } from './progress-texts.js';
import { SUPERVISION_REFUSALS } from './supervision-refusals.js';
import { REVIEW_TEXTS } from './review-texts.js';
import type { PlatformCode } from './platform-http.js';
import { departmentWord, dutyWord, roleWord, sectionWord, statusWord, verbWord, type Bilingual } from './words.js';

/** What each refusal says: what happened, why, what to do. Facts come from the rules; `byName` is added by the API. */
const REFUSAL_TEXTS = {
  NOT_FOUND: both('未找到该事项，或您无权查看。请核对链接，或从待办进入。', 'This item was not found, or you may not see it. Check the link, or open it from your worklist.'),
  ALREADY_ISSUED: both('该任务已下达，未重复下达。请在总览中查看。', 'This assignment has been issued already and was not issued again. See the overview.'),
  SUSPENDED: both('该任务已暂停，恢复之前不能办理，期限也不计算。如有疑问，请联系统筹管理员。', 'This assignment is suspended: nothing is taken and no date runs until it is resumed. Please ask the coordinator.'),
  CLOSED: both('该任务已结束，不能再办理。如需更正，请联系牵头部门另立关联任务。', 'This assignment is closed and takes no more acts. For a correction ask the lead department for a linked assignment.'),
  WRONG_STATE: (facts) => {
    const verb = verbWord(text(facts['verb']));
    const status = statusWord(text(facts['status']));
    const from = joined(list(facts['from']), statusWord);
    return {
      zh: `当前状态为“${status.zh}”，不能${verb.zh}。${from.zh ? `“${from.zh}”时可以办理；` : ''}请刷新页面查看最新情况。`,
      en: `The assignment is ${status.en}, so you cannot ${verb.en} now. ${from.en ? `That is possible while it is ${from.en}. ` : ''}Reload to see where it stands.`,
    };
  },
  WRONG_ROLE: (facts) => {
    const verb = verbWord(text(facts['verb']));
    const roles = joined(list(facts['roles']), roleWord);
    return {
      zh: `您的角色不能办理“${verb.zh}”。${roles.zh ? `该操作由${SIDES[text(facts['side'])]?.zh ?? ''}${roles.zh}办理，请与其联系。` : '请联系本单位联络员。'}`,
      en: `Your role cannot ${verb.en}. ${roles.en ? `It is for the ${roles.en}${SIDES[text(facts['side'])]?.en ?? ''}; please ask them.` : 'Please ask the liaison of your unit.'}`,
    };
  },
  SEQUENCE_CHANGED: both('您打开页面后，该事项已有新的办理。您的内容未提交，已保留在页面上；请刷新后核对再提交。', 'Somebody acted on this item after you opened it. Nothing was sent and your text is kept; reload, check and send again.'),
  COMMAND_ID_REUSED: (facts) => ({
    zh: `该提交编号已用于另一内容，本次未办理。请刷新页面后重新提交（编号 ${text(facts['commandId'])}）。`,
    en: `This submission number was used for something else, so nothing was done. Reload and send again (number ${text(facts['commandId'])}).`,
  }),
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
  ...PROGRESS_TEXTS,
  HELD_BY: (facts) => ({
    zh: `该事项已交由${person(facts) || '另一位经办人'}办理。如需由您办理，请其转办，或请分管领导调整。`,
    en: `${person(facts) || 'Another clerk'} handles this item. Ask them, or the unit leader, to reassign it to you.`,
  }),
  NOTHING_TO_HAND_OVER: both('当前没有可由您移交的办理事项。请刷新页面查看最新情况。', 'There is no work of your side to hand over now. Reload to see where it stands.'),
  PERSON_UNAVAILABLE: (facts) => ({
    zh: `${person(facts) || '所选人员'}的账号不存在或已停用，未移交。请另选一位同事。`,
    en: `The account of ${person(facts) || 'that person'} is not there or is disabled, so nothing was handed over. Choose somebody else.`,
  }),
  NOT_SAME_UNIT: (facts) => ({
    zh: `${person(facts) || '所选人员'}不属于您的单位或部门，不能移交。请在本单位、本部门内选择。`,
    en: `${person(facts) || 'That person'} is not of your unit or department. Choose somebody of your own.`,
  }),
  PERSON_LACKS_ROLE: (facts) => {
    const roles = joined(list(facts['roles']), roleWord);
    return {
      zh: `${person(facts) || '所选人员'}没有办理所需的角色${when(roles.zh, (shown) => `（${shown}）`)}。请另选一位同事。`,
      en: `${person(facts) || 'That person'} lacks the role this work needs${when(roles.en, (shown) => ` (${shown})`)}. Choose somebody else.`,
    };
  },
  ALREADY_THEIRS: (facts) => ({
    zh: `该事项已由${person(facts) || '所选人员'}办理，无需移交。请另选一位同事，或直接办理。`,
    en: `${person(facts) || 'That person'} handles this item already. Choose somebody else, or go on with it.`,
  }),
  ALREADY_DELEGATED: (facts) => ({
    zh: `该事项由${person(facts) || '委派人'}委派，须直接答复，不能再次委派。如不能办理，请转办。`,
    en: `${person(facts) || 'A colleague'} delegated this item: answer it yourself. If you cannot, reassign it.`,
  }),
  BATCH_NOT_ALLOWED: both('该任务不适用批量通过。请逐件审核，或请统筹管理员调整周期设置。', 'Plans of this task are not approved in a batch. Review them one by one, or ask the coordinator to change the settings.'),
  NO_PROXY: (facts) => ({
    zh: `今日没有代${person(facts) || '该同事'}办理此事项的有效代理，未办理。请由其本人或单位负责人设置代理。`,
    en: `No proxy for ${person(facts) || 'that person'} stands today for this item, so nothing was done. They, or the head of the unit, can set one.`,
  }),
  PROXY_OF_PROXY: (facts) => ({
    zh: `${person(facts) || '该同事'}在此期间已涉及另一项代理，代理不能再转代理。请另选同事，或调整日期、任务。`,
    en: `${person(facts) || 'That person'} is part of another proxy in these days, and a proxy has no proxy. Choose somebody else, or other days or tasks.`,
  }),
  PROXY_DATES: both('代理的起止日期有误：止日不得早于起日，也不得早于今日。请更正。', 'The days of the proxy are wrong: its last day comes after the first and is not past. Please correct them.'),
  ADMINISTRATOR_NO_PROXY: (facts) => ({
    zh: `${person(facts) || '该人员'}是系统、安全或审计管理员，不承担业务角色，不能代理。请另选一位同事。`,
    en: `${person(facts) || 'That person'} is an administrator without a business role and can be in no proxy. Choose somebody else.`,
  }),
  UNKNOWN_RECIPIENT: (facts) => ({
    zh: `以下人员或单位不存在或已停用：${list(facts['ids']).join('、')}。请重新选择。`,
    en: `These persons or units are not there, or are disabled: ${list(facts['ids']).join(', ')}. Choose again.`,
  }),
  UNKNOWN_ATTACHMENT: (facts) => ({
    zh: `有 ${list(facts['ids']).length} 个佐证文件不在本任务的附件中，或内容已不同。请重新上传后再提交。`,
    en: `${list(facts['ids']).length} file(s) named are no attachments of this assignment, or their content differs. Upload them and send again.`,
  }),
  ALREADY_COPIED: both('所选人员和单位均已抄送，未重复抄送。请另选对象。', 'All of them have a copy already; none was sent again. Choose somebody else.'),
  NOTHING_DUE: both('该时点已无待办事项，未作处理。', 'Nothing is due at this instant; nothing was done.'),
  TOO_EARLY: both('该时点尚未到来，未作处理。到时将自动办理。', 'This instant has not come yet; nothing was done. It is handled by itself when it comes.'),
  NOT_SUSPENDED: both('该任务未暂停，无需恢复。请刷新页面查看最新情况。', 'This assignment is not suspended, so there is nothing to resume. Reload to see where it stands.'),
  NO_REQUEST: (facts) => {
    const verb = verbWord(text(facts['verb']));
    return { zh: `没有待批复的申请，不能${verb.zh}。申请可能已批复，或单位已继续办理；请刷新页面。`, en: `No request is waiting, so you cannot ${verb.en}. It may have been decided, or the unit has gone on; reload the page.` };
  },
  REQUEST_PENDING: (facts) => ({
    zh: `已有一项申请待批复，未重复提交。${when(facts['decideBy'], (shown) => `批复时限为 ${shown} 24:00；`)}请等待批复。`,
    en: `A request is waiting for a decision already, so nothing was sent again. ${when(facts['decideBy'], (shown) => `It is due by 24:00 on ${shown}. `)}Wait for the decision.`,
  }),
  MANDATORY: both('该任务为必做，不适用选做申报或退出。如不涉及本单位，请申请豁免。', 'This obligation is mandatory: there is no opting in or out. If it does not concern your unit, request an exemption.'),
  NOT_IN_SCOPE: both('该选做任务的范围不包括本单位，不能申报。如有疑问，请联系统筹管理员。', 'This optional obligation is not open to your unit. Ask the coordinator if in doubt.'),
  OPT_IN_CLOSED: (facts) => ({
    zh: `选做申报已于 ${text(facts['closedOn'])} 24:00 截止，不能再申报。如有需要，请联系统筹管理员。`,
    en: `The opt-in window closed at 24:00 on ${text(facts['closedOn'])}. Ask the coordinator if you still need it.`,
  }),
  UNKNOWN_DUTY: (facts) => {
    const duty = dutyWord(text(facts['duty']));
    return { zh: `“${duty.zh}”目前没有可以延期的期限。请刷新页面，选择尚未完成的事项。`, en: `There is no date to extend now for ${duty.en}. Reload and choose a duty that is still open.` };
  },
  EXTENDED_TWICE: (facts) => ({
    zh: `该期限已延期 ${text(facts['most'])} 次，不能再延。请尽快办理，或联系牵头部门。`,
    en: `This date was extended ${text(facts['most'])} times already and cannot be extended again. Get it done, or talk to the lead department.`,
  }),
  DATE_NOT_LATER: (facts) => ({
    zh: `新期限应晚于现期限 ${text(facts['was'])}${when(facts['latest'], (shown) => `，且不晚于申请的 ${shown}`)}，并不早于今天。请重新选择日期。`,
    en: `The new date must be later than ${text(facts['was'])}${when(facts['latest'], (shown) => `, not later than ${shown} as asked`)} and not before today. Choose another date.`,
  }),
  EXTENSION_TOO_LONG: (facts) => ({
    zh: `一次延期不超过 30 天，最晚可至 ${text(facts['latest'])}。请选择更早的日期。`,
    en: `One extension is at most 30 days: ${text(facts['latest'])} at the latest. Choose an earlier date.`,
  }),
  LATE_REASON_REQUIRED: (facts) => ({
    zh: `期限 ${text(facts['was'])} 已过，申请延期须说明逾期原因。请补充后再提交。`,
    en: `The date ${text(facts['was'])} has passed; say why the request comes late and send again.`,
  }),
  NOT_THE_WHOLE: (facts) => ({
    zh: `全部同意即延至 ${text(facts['asked'])}，不能另写日期或部分。如只同意一部分，请选择“部分同意”。`,
    en: `Granting the whole means ${text(facts['asked'])}, without a date or parts of its own. Choose “part” to grant less.`,
  }),
  PART_NOT_NAMED: (facts) => ({
    zh: `部分同意须写明早于 ${text(facts['asked'])} 的日期，或列出同意的部分。请补充后再提交。`,
    en: `A part needs a date before ${text(facts['asked'])}, or the sections or milestones it is for. Add them and send again.`,
  }),
  CYCLE_ALREADY_LAUNCHED: (facts) => ({
    zh: `${text(facts['year'])} 年度任务已下达，未重复下达。请在总览中查看。`,
    en: `The ${text(facts['year'])} cycle has been launched already and was not launched again. See the overview.`,
  }),
  NO_CATALOGUE: (facts) => ({
    zh: `尚未发布 ${text(facts['year'])} 年度任务清单或工作日历，不能下达。请先发布。`,
    en: `No catalogue or calendar is published for ${text(facts['year'])}, so the cycle cannot be launched. Publish them first.`,
  }),
  NO_OBLIGATION: (facts) => ({
    zh: `${text(facts['year'])} 年度任务清单中没有可下达的必做任务。请核对清单。`,
    en: `The ${text(facts['year'])} catalogue holds no mandatory obligation that could be issued. Check the catalogue.`,
  }),
  DATE_TOO_NEAR: (facts) => ({
    zh: `新日期${when(facts['is'], (shown) => ` ${shown} `)}过近：提前的期限至少留 5 个工作日，延后的不得早于今天。${when(facts['earliest'], (shown) => `最早可定为 ${shown}。`)}请另选日期。`,
    en: `The new date${when(facts['is'], (shown) => ` ${shown}`)} is too near: an earlier date leaves at least 5 working days, a later one is not in the past. ${when(facts['earliest'], (shown) => `The earliest is ${shown}. `)}Choose another.`,
  }),
  NOTHING_TO_CHANGE: both('没有受影响的事项，未作变更。请核对范围、期限和现行版本。', 'Nothing is affected, so nothing was changed. Check the selection, the date and the version in force.'),
  SECOND_PERSON_NEEDED: (facts) => ({
    zh: `该事项已由${person(facts) || '您'}办理第一步，须由另一人办理第二步。请联系另一位有权人员办理。`,
    en: `${person(facts) || 'You'} did the first step, so another person has to do the second. Ask a colleague with the same role.`,
  }),
  PREVIEW_CHANGED: both('变更预览在您查看之后有更新，本次未执行。请刷新，核对最新预览后再执行；如设置版本已变，请重新预览。', 'The preview changed after you looked at it, so nothing was applied. Reload and check it; if the settings have a newer version, preview again.'),
  VERSION_TAKEN: (facts) => ({
    zh: `工作日历版本 ${text(facts['version'])} 已存在，已发布的版本不再改动。请另取版本号后重新提出。`,
    en: `Calendar version ${text(facts['version'])} is there already, and a published version never changes. Choose another number and propose again.`,
  }),
  ASSIGNMENTS_OPEN: (facts) => ({
    zh: `还有${when(facts['count'], (shown) => ` ${shown} 项`)}任务未结束，不能归档。请先办结或撤销：${list(facts['assignments']).join('、')}。`,
    en: `The cycle cannot be archived: ${text(facts['count'])} assignment(s) are still open. Close or revoke them first: ${list(facts['assignments']).join(', ')}.`,
  }),
  ...REVIEW_TEXTS,
  ...SUPERVISION_REFUSALS,
} as const satisfies Record<RefusalCode, Text>;

const SIDES: Readonly<Record<string, Bilingual>> = {
  unit: { zh: '承担单位的', en: ' of the unit' },
  department: { zh: '审核部门的', en: ' of a reviewing department' },
  lead: { zh: '牵头部门的', en: ' of the lead department' },
  province: { zh: '省级单位的', en: ' of the province' },
  bureau: { zh: '本局的', en: ' of the bureau' },
};

/** The text of any code with its facts. */
export const errorTextOf = (code: RefusalCode | PlatformCode, facts: Facts): Bilingual => ({ ...REFUSAL_TEXTS, ...PLATFORM_TEXTS })[code](facts);
