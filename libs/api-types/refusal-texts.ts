import type { RefusalCode } from '#domain/shared/refusal.js';
import { ACCESS_TEXTS } from './access-texts.js';
import { asIs, both, joined, list, person, text, when, type Facts, type Text } from './refusal-parts.js';
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
  UNKNOWN_MILESTONE: (facts) => {
    const milestones = joined(list(facts['milestones']), asIs);
    return { zh: `该任务没有所指的时间节点：${milestones.zh}。请刷新后重新选择。`, en: `The assignment has no such milestone: ${milestones.en}. Reload and choose again.` };
  },
  EVIDENCE_REQUIRED: both('填报 100% 或达成时间节点须附佐证材料：文件、链接，或注明来源的数据。请补充后再报送。', 'Reporting 100 % or a milestone as reached needs evidence: a file, a link, or a number with its source. Add it and send again.'),
  PERCENT_OUT_OF_RANGE: (facts) => ({
    zh: `进度应在 0 至 100 之间，填报值为 ${text(facts['percent'])}。请更正。`,
    en: `Progress lies between 0 and 100; you reported ${text(facts['percent'])}. Please correct it.`,
  }),
  FALL_NEEDS_REASON: (facts) => ({
    zh: `进度由 ${text(facts['before'])}% 变为 ${text(facts['after'])}%，下降或一次上升超过 30 个百分点须说明原因。请填写说明后再报送。`,
    en: `Progress goes from ${text(facts['before'])} % to ${text(facts['after'])} %; a fall, or a rise of more than 30 points, needs a reason. Write it and send again.`,
  }),
  VALUE_NOT_COMPARABLE: (facts) => {
    const metrics = joined(list(facts['metrics']), asIs);
    return { zh: `以下指标的填报值无法与目标比较：${metrics.zh}。每项指标填报一个数值，百分比应在 0 至 100 之间。`, en: `These values cannot be held against their targets: ${metrics.en}. Give each metric one number, a percentage between 0 and 100.` };
  },
  UNKNOWN_PERIOD: (facts) => ({
    zh: `该任务没有 ${text(facts['period'])} 这一报送期。请刷新后重新选择。`,
    en: `The assignment owes no report for ${text(facts['period'])}. Reload and choose again.`,
  }),
  REPORT_ACCEPTED: (facts) => ({
    zh: `${text(facts['period'])} 的进展已采纳，不能重报。如有变化，请在下一期报送。`,
    en: `The report for ${text(facts['period'])} has been accepted and cannot be sent again. Put what changed into the next one.`,
  }),
  REPORT_SHUT: (facts) => ({
    zh: `${text(facts['period'])} 的报送已于 ${text(facts['shutsOn'])} 关闭。如需补报，请由分管领导申请延期。`,
    en: `The report for ${text(facts['period'])} was shut on ${text(facts['shutsOn'])}. To send it after all, the unit leader asks for an extension.`,
  }),
  REPORT_NOT_IN: (facts) => ({
    zh: `${when(facts['period'], (shown) => `${shown} `)}没有待审核的进展报送。请刷新后查看最新情况。`,
    en: `No report${when(facts['period'], (shown) => ` for ${shown}`)} waits for a check. Reload to see where it stands.`,
  }),
  UNKNOWN_EVIDENCE: (facts) => {
    const evidence = joined(list(facts['evidence']), asIs);
    return { zh: `该任务没有所指的佐证材料：${evidence.zh}。请刷新后重新选择。`, en: `The assignment has no such evidence: ${evidence.en}. Reload and choose again.` };
  },
  CITIES_MISSING: (facts) => ({
    zh: `本省还有 ${list(facts['cities']).length} 个地市的计划未审核通过（${list(facts['cities']).join('、')}），不能报送。请先办结地市计划，或写明缺项理由后报送。`,
    en: `${list(facts['cities']).length} cities of the province have no plan that you approved (${list(facts['cities']).join(', ')}), so the plan cannot be submitted. Settle them first, or submit with the reason for the gaps.`,
  }),
  EVIDENCE_NOT_SEEN: (facts) => ({
    zh: `还有 ${list(facts['milestones']).length} 个时间节点未注明所见佐证，不能销号。请逐个时间节点选择佐证材料。`,
    en: `${list(facts['milestones']).length} milestone(s) name no evidence that was seen, so it cannot be closed out. Choose the evidence for each.`,
  }),
  OPEN_CASE: both('该任务有未办结的督办，不能申报办结。请先办结督办事项。', 'A supervision case is open, so completion cannot be declared. Settle the case first.'),
  MILESTONES_OPEN: (facts) => ({
    zh: `还有 ${list(facts['milestones']).length} 个时间节点未达成，不能申报办结。请先在进展报送中填报。`,
    en: `${list(facts['milestones']).length} milestone(s) are not reached, so completion cannot be declared. Report them first.`,
  }),
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
  ...ACCESS_TEXTS,
  ...SUPERVISION_REFUSALS,
} as const satisfies Record<RefusalCode, Text>;

const SIDES: Readonly<Record<string, Bilingual>> = {
  unit: { zh: '承担单位的', en: ' of the unit' },
  department: { zh: '审核部门的', en: ' of a reviewing department' },
  lead: { zh: '牵头部门的', en: ' of the lead department' },
  province: { zh: '省级单位的', en: ' of the province' },
  bureau: { zh: '本局的', en: ' of the bureau' },
};

/** What the API itself says. */
const PLATFORM_TEXTS = {
  UNAUTHENTICATED: both('登录已结束或尚未登录。请重新登录，未提交的内容仍在页面上。', 'You are not signed in, or the session has ended. Sign in again; what you wrote is still on the page.'),
  WRONG_PASSWORD: both('账号或密码不符。请核对后重试。', 'The account or the password does not match. Check them and try again.'),
  FORBIDDEN: both('您的角色不能查看或办理此项。如有需要，请联系统筹管理员。', 'Your role may not see or do this. Ask the coordinator if you need it.'),
  BAD_REQUEST: (facts) => {
    const fields = list(facts['fields']).join(', ');
    return { zh: `提交的内容不完整或格式不符${when(fields, (shown) => `：${shown}`)}。请更正后重试。`, en: `What was sent is incomplete or in a wrong form${when(fields, (shown) => `: ${shown}`)}. Correct it and try again.` };
  },
  KEY_REQUIRED: both('请求缺少幂等键（Idempotency-Key，1 至 200 个字符），未办理。请刷新页面后重试。', 'The request has no Idempotency-Key (1 to 200 characters), so nothing was done. Reload and try again.'),
  TOO_MANY: (facts) => ({
    zh: `尝试次数过多，暂停受理。请${when(facts['minutes'], (shown) => `${shown} 分钟`) || '稍'}后再试。`,
    en: `Too many attempts. Try again ${when(facts['minutes'], (shown) => `in ${shown} minutes`) || 'later'}.`,
  }),
  UNAVAILABLE: both('数据库暂时无法连接，本次未确认。请稍后用同一页面重试，不会重复办理。', 'The database cannot be reached, so nothing is confirmed. Try again from the same page; it will not be done twice.'),
  INTERNAL: (facts) => ({
    zh: `服务出现故障，本次未确认${when(facts['requestId'], (shown) => `（编号 ${shown}）`)}。请刷新后核对；如仍未办理，请把编号告知系统管理员。`,
    en: `The service failed and nothing is confirmed${when(facts['requestId'], (shown) => ` (number ${shown})`)}. Reload and check; if it was not done, give the number to the system administrator.`,
  }),
  PAST_CLOCK: (facts) => ({
    zh: `演示时钟只能向前，${when(facts['now'], (shown) => `现在是 ${shown}，`)}请选择更晚的日期。`,
    en: `The demo clock only goes forward${when(facts['now'], (shown) => `; it is ${shown} now`)}. Choose a later day.`,
  }),
  DRAFT_CONFLICT: (facts) => ({
    zh: `${when(facts['savedByName'], (shown) => shown) || '另一位经办人'}在您编辑期间保存了文本，您的修改未覆盖它，仍在页面上。请比对后再保存。`,
    en: `${when(facts['savedByName'], (shown) => shown) || 'Another clerk'} saved the text while you were editing. Yours did not overwrite it and is still on the page; compare and save again.`,
  }),
  FILE_EMPTY: both('该文件没有内容，未上传。请核对后重新选择。', 'This file is empty and was not kept. Check it and choose again.'),
  FILE_TOO_LARGE: (facts) => ({
    zh: `单个文件不得超过 ${text(facts['megabytes']) || '50'} MB，未上传。请压缩或拆分后再传。`,
    en: `A file holds at most ${text(facts['megabytes']) || '50'} MB; this one was not kept. Compress or split it and try again.`,
  }),
  FILE_TYPE: both('该文件的内容不是 pdf、docx、xlsx、png、jpeg、zip 或 UTF-8 文本，未上传。请转换格式后再传。', 'By its content this file is no pdf, docx, xlsx, png, jpeg, zip or UTF-8 text and was not kept. Convert it and try again.'),
  TOO_MANY_FILES: (facts) => ({
    zh: `本单位在此任务的附件已达 ${text(facts['most']) || '100'} 个，未上传。请合并后再传。`,
    en: `Your unit has ${text(facts['most']) || '100'} files on this assignment already, so this one was not kept. Merge some and try again.`,
  }),
  NOT_DRAFTING: (facts) => {
    const status = statusWord(text(facts['status']));
    return {
      zh: `当前状态为“${status.zh}”，计划文本不可编辑。${facts['role'] === true ? '起草中或已退回时，由本单位经办人编辑。' : '请刷新页面查看最新情况。'}`,
      en: `The assignment is ${status.en}, so its plan text cannot be edited. ${facts['role'] === true ? 'A clerk of the unit edits it while it is being drafted or returned.' : 'Reload to see where it stands.'}`,
    };
  },
} as const satisfies Record<PlatformCode, Text>;

/** The text of any code with its facts. */
export const errorTextOf = (code: RefusalCode | PlatformCode, facts: Facts): Bilingual => ({ ...REFUSAL_TEXTS, ...PLATFORM_TEXTS })[code](facts);
