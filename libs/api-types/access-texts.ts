import type { RefusalCode } from '#domain/shared/refusal.js';
import { both, joined, list, person, when, type Text } from './refusal-parts.js';
import { roleWord } from './words.js';

/** What is refused where work changes hands, is done by proxy, is copied, or names files. */
export const ACCESS_TEXTS = {
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
  FILE_QUARANTINED: (facts) => ({
    zh: `有 ${list(facts['ids']).length || ''} 个文件查出病毒，已隔离，不能使用。请核对来源，清除病毒后重新上传。`,
    en: `${list(facts['ids']).length || 'A'} file(s) were found infected and are quarantined. Check where they come from, clean them and upload them again.`,
  }),
  FILE_HELD: (facts) => ({
    zh: `有 ${list(facts['ids']).length || ''} 个文件尚未完成病毒扫描，暂不能使用。扫描通过后即可办理；如长时间未通过，请联系系统管理员。`,
    en: `${list(facts['ids']).length || 'A'} file(s) wait for their virus scan and cannot be used yet. Try again once they are clean; if it takes long, tell the system administrator.`,
  }),
  MENTION_CANNOT_READ: (facts) => ({
    zh: `提及的人员中有 ${list(facts['ids']).length} 位看不到这条沟通${facts['audience'] === 'inside' ? '（内部沟通只对本方可见）' : ''}，未发送。请去掉，或先抄送给他们。`,
    en: `${list(facts['ids']).length} person(s) mentioned could not read this comment${facts['audience'] === 'inside' ? ' (inside: its own side alone reads it)' : ''}, so it was not sent. Leave them out, or send them a copy first.`,
  }),
  ALREADY_COPIED: both('所选人员和单位均已抄送，未重复抄送。请另选对象。', 'All of them have a copy already; none was sent again. Choose somebody else.'),
} as const satisfies Partial<Record<RefusalCode, Text>>;
