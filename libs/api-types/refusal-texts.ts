import type { RefusalCode } from '#domain/shared/refusal.js';
import { ACCESS_TEXTS } from './access-texts.js';
import { CATALOGUE_TEXTS } from './catalogue-texts.js';
import { IMPORT_REFUSALS, type ImportRefusal } from './import-texts.js';
import { ORGANISATION_TEXTS } from './organisation-texts.js';
import { both, joined, list, person, text, when, type Facts, type Text } from './refusal-parts.js';
import { MESSAGE_TEXTS } from './message-texts.js';
import { PLATFORM_TEXTS } from './platform-texts.js';
import { PROGRESS_TEXTS } from './progress-texts.js';
import { SUPERVISION_REFUSALS } from './supervision-refusals.js';
import { REVIEW_TEXTS } from './review-texts.js';
import type { PlatformCode } from './platform-http.js';
import { dutyWord, roleWord, statusWord, verbWord, type Bilingual } from './words.js';

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
    zh: `还有${when(facts['count'], (shown) => ` ${shown} 项`)}任务未结束，不能归档。请先办结、结转或撤销：${list(facts['assignments']).join('、')}。`,
    en: `The cycle cannot be archived: ${text(facts['count'])} assignment(s) are still open. Close, carry over or revoke them first: ${list(facts['assignments']).join(', ')}.`,
  }),
  ...CATALOGUE_TEXTS,
  ...ORGANISATION_TEXTS,
  ...PROGRESS_TEXTS,
  ...REVIEW_TEXTS,
  ...ACCESS_TEXTS,
  ...MESSAGE_TEXTS,
  ...SUPERVISION_REFUSALS,
} as const satisfies Record<RefusalCode, Text>;

const SIDES: Readonly<Record<string, Bilingual>> = {
  unit: { zh: '承担单位的', en: ' of the unit' },
  department: { zh: '审核部门的', en: ' of a reviewing department' },
  lead: { zh: '牵头部门的', en: ' of the lead department' },
  supporting: { zh: '局内举措配合部门的', en: ' of a supporting department of a bureau measure' },
  province: { zh: '省级单位的', en: ' of the province' },
  bureau: { zh: '本局的', en: ' of the bureau' },
};

/** The text of any code with its facts. */
export const errorTextOf = (code: RefusalCode | PlatformCode | ImportRefusal, facts: Facts): Bilingual => (isOfImport(code) ? IMPORT_REFUSALS[code] : isOfPlatform(code) ? PLATFORM_TEXTS[code](facts) : REFUSAL_TEXTS[code](facts));

const isOfImport = (code: string): code is ImportRefusal => code in IMPORT_REFUSALS;
const isOfPlatform = (code: string): code is PlatformCode => code in PLATFORM_TEXTS;
