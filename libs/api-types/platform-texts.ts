import { CHANNEL_TEXTS } from './channel-texts.js';
import type { PlatformCode } from './platform-http.js';
import { passwordWeakText } from './password-texts.js';
import { both, list, text, when, type Text } from './refusal-parts.js';
import { statusWord } from './words.js';
import { workbookText } from './workbook-texts.js';

/** A link that is old, cut off or written by hand; or both ways at once. */
const PLACE_LOST = both('翻页位置无法识别：链接可能已旧、不完整或被改动。请回到列表首页，再逐页翻看。', 'The place in the list is not known: the link may be old, cut off or changed. Go back to the first page of the list and turn on from there.')({});

/** What the API itself says. */
export const PLATFORM_TEXTS = {
  UNAUTHENTICATED: both('登录已结束或尚未登录。请重新登录，未提交的内容仍在页面上。', 'You are not signed in, or the session has ended. Sign in again; what you wrote is still on the page.'),
  WRONG_PASSWORD: both('账号或密码不符。请核对后重试。', 'The account or the password does not match. Check them and try again.'),
  CODE_REQUIRED: both('该账号启用了双因素。请再输入验证器上的 6 位动态码，或一个恢复码。', 'This account has a second factor. Enter the 6 digits that your authenticator shows, or a recovery code.'),
  WRONG_CODE: both('动态码不符、已过期或已使用过。请等验证器显示下一个再输入。', 'The code does not match, is over, or was used before. Wait for the next one of your authenticator and enter it.'),
  REAUTH: (facts) => ({
    zh: `此操作需要${when(facts['minutes'], (shown) => ` ${shown} 分钟内`) || '刚刚'}的登录。请再次登录，随后自动继续，所填内容保留。`,
    en: `This needs a login of the last ${when(facts['minutes'], (shown) => `${shown} `)}minutes. Sign in again; it goes on by itself, and what you wrote is kept.`,
  }),
  PASSWORD_CHANGE_DUE: both('请先修改口令：它由管理员生成，或已超过有效期。修改后即可继续。', 'Change your password first: it was made by an administrator, or is too old. Then you can go on.'),
  SECOND_FACTOR_DUE: both('您的角色必须启用双因素。请先绑定验证器，随后即可继续。', 'Your role needs a second factor. Set up an authenticator first; then you can go on.'),
  ACCOUNT_UNUSED: (facts) => ({
    zh: `该账号超过 ${text(facts['days']) || '90'} 天未使用，已停止登录。请系统管理员重设口令后再用。`,
    en: `This account was not used for more than ${text(facts['days']) || '90'} days and lets nobody in. Ask the system administrator for a new password.`,
  }),
  PASSWORD_OFF: both('本站不再使用本地口令登录。请点击“统一身份认证登录”。', 'Passwords of this site let nobody in any more. Use single sign-on.'),
  PASSWORD_USED: both('该初始口令只能登录一次，已经用过。请系统管理员重新生成一个；三员的口令由运维人员重新生成（见 README，npm run administrators）。', 'This first password was good for one login and has been used. Ask the system administrator for a new one; one of the three administrators asks whoever runs the server (README, npm run administrators).'),
  SIGN_ON_REFUSED: both('统一身份认证的答复未通过核验，没有登录。请重新点击登录；反复出现时请告知系统管理员。', 'The answer of single sign-on could not be verified, so you were not signed in. Begin again; if it keeps happening, tell the system administrator.'),
  SIGN_ON_UNKNOWN: both('统一身份认证已通过，但本系统没有与之对应的可用账号。请联系系统管理员开通或启用。', 'Single sign-on knows you, but there is no active account of yours here. Ask the system administrator to set one up or to enable it.'),
  SIGN_ON_OTHER: both('统一身份认证返回的身份与此账号不一致，没有登录。请换用本人的身份登录，或联系系统管理员核对。', 'Single sign-on came back with another identity than the one of this account, so you were not signed in. Use your own identity, or ask the system administrator to check.'),
  SIGN_ON_UNAVAILABLE: both('统一身份认证暂时没有答复。请稍后再试；仍不成功时请告知系统管理员。', 'Single sign-on does not answer now. Try again later; if it still fails, tell the system administrator.'),
  PASSWORD_WEAK: passwordWeakText,
  PASSWORD_REUSED: (facts) => ({
    zh: `新口令与${when(facts['history'], (shown) => `最近 ${shown} 次`) || '最近'}用过的口令相同。请换一个。`,
    en: `The new password is one of your last ${when(facts['history'], (shown) => shown) || 'ones'}. Choose another.`,
  }),
  NO_SECOND_FACTOR: both('没有等待确认的验证器。请刷新页面，重新开始绑定。', 'No authenticator waits to be confirmed. Reload and begin again.'),
  FORBIDDEN: both('您的角色不能查看或办理此项。如有需要，请联系统筹管理员。', 'Your role may not see or do this. Ask the coordinator if you need it.'),
  BAD_REQUEST: (facts) => {
    const named = list(facts['fields']);
    if (named.length > 0 && named.every((field) => field === 'after' || field === 'before')) return PLACE_LOST;
    const fields = named.join(', ');
    return { zh: `提交的内容不完整或格式不符${when(fields, (shown) => `：${shown}`)}。请更正后重试。`, en: `What was sent is incomplete or in a wrong form${when(fields, (shown) => `: ${shown}`)}. Correct it and try again.` };
  },
  KEY_REQUIRED: both('请求缺少幂等键（Idempotency-Key，1 至 200 个字符），未办理。请刷新页面后重试。', 'The request has no Idempotency-Key (1 to 200 characters), so nothing was done. Reload and try again.'),
  TOO_MANY: (facts) => ({
    zh: `尝试次数过多，暂停受理。请${when(facts['minutes'], (shown) => `${shown} 分钟`) || '稍'}后再试。`,
    en: `Too many attempts. Try again ${when(facts['minutes'], (shown) => `in ${shown} minutes`) || 'later'}.`,
  }),
  TOO_COSTLY: both('所查内容过多，已停止查询。请缩小范围（如选定任务、单位或日期）后再查。', 'This takes too long to find, so it was stopped. Narrow it down (a task, a unit, a day) and look again.'),
  UNAVAILABLE: both('数据库暂时无法连接，本次未确认。请稍后用同一页面重试，不会重复办理。', 'The database cannot be reached, so nothing is confirmed. Try again from the same page; it will not be done twice.'),
  AUDIT_UNAVAILABLE: both('审计留痕暂时无法写入。为使每一次办理都有留痕，系统暂停办理，查看不受影响；本次未办理，恢复后请用同一页面重试。', 'The audit trail cannot be written. Nothing is done without its trace, so acts are halted while reading goes on. This was not done; try again from the same page later.'),
  STORAGE_FULL: both('服务器的存储空间已满，文件没有保存。请告知系统管理员；腾出空间后请重新上传。', 'The server has no room left, so the file was not kept. Tell the system administrator; once there is room, send it again.'),
  MAINTENANCE: (facts) => ({
    zh: `系统正在只读维护${when(facts['reason'], (shown) => `（${shown}）`)}：可以查看，暂不办理。本次未办理，所填内容仍在页面上；维护结束、页面上方的提示消失后，请用同一页面重试。`,
    en: `The system is in read-only maintenance${when(facts['reason'], (shown) => ` (${shown})`)}: look, but do not act. This was not done, and what you wrote is still on the page. When the notice above the page is gone, try again from the same page.`,
  }),
  INTERNAL: (facts) => ({
    zh: `服务出现故障，本次未确认${when(facts['requestId'], (shown) => `（编号 ${shown}）`)}。请刷新后核对；如仍未办理，请把编号告知系统管理员。`,
    en: `The service failed and nothing is confirmed${when(facts['requestId'], (shown) => ` (number ${shown})`)}. Reload and check; if it was not done, give the number to the system administrator.`,
  }),
  TOO_MANY_VIEWS: (facts) => ({
    zh: `您已保存 ${text(facts['most']) || '100'} 个视图，未再保存。请先删除不用的。`,
    en: `You have ${text(facts['most']) || '100'} saved views, so this one was not kept. Remove some first.`,
  }),
  EXPORT_TOO_LARGE: (facts) => ({
    zh: `筛选结果${when(facts['total'], (shown) => `有 ${shown} 条，`)}一次最多导出 ${text(facts['most']) || '50000'} 条。请在后台导出，或增加筛选条件后再导出。`,
    en: `${when(facts['total'], (shown) => `The list has ${shown} rows. `)}At most ${text(facts['most']) || '50000'} rows are exported at once. Export it in the background, or filter the list further.`,
  }),
  TOO_MANY_LISTS: (facts) => ({
    zh: `您已有 ${text(facts['most']) || '3'} 个导出在后台生成，未再排入。请等其中一个完成后再导出。`,
    en: `${text(facts['most']) || '3'} exports of yours are being made in the background, so no further one was begun. Wait until one is ready.`,
  }),
  NO_FONT: both('服务器没有中文字体，未生成 pdf（不出方框）。请下载 docx，或请系统管理员安装 Noto CJK 字体后再试。', 'The server has no Chinese font, so no pdf was made: it would show boxes. Download the docx, or ask the system administrator to install the Noto CJK fonts.'),
  DAY_NOT_OVER: (facts) => ({
    zh: `通报只能截至已经过去的一天${when(facts['day'], (shown) => `，${shown} 尚未结束`)}。请选择昨天或更早的日期。`,
    en: `A bulletin covers days that are over${when(facts['day'], (shown) => `; ${shown} is not`)}. Choose yesterday or an earlier day.`,
  }),
  BULLETIN_EXISTS: (facts) => ({
    zh: `截至${when(facts['day'], (shown) => ` ${shown} `) || '该日'}的通报已经印发，不再重复印发。请查看该期，或在其后添加更正。`,
    en: `A bulletin as of ${when(facts['day'], (shown) => shown) || 'that day'} has been issued already. Read it, or add an erratum beside it.`,
  }),
  DOCUMENT_TOO_COSTLY: both('文件未能在时限内生成。请稍后再试；仍不成功时请告知系统管理员。', 'The document could not be made in time. Try again later; if it still fails, tell the system administrator.'),
  TOO_MANY_PHRASES: (facts) => ({
    zh: `您已保存 ${text(facts['most']) || '50'} 条常用语，未再保存。请先删除不用的。`,
    en: `You have ${text(facts['most']) || '50'} phrases, so this one was not kept. Remove some first.`,
  }),
  FUTURE_DAY: (facts) => ({
    zh: `截至日期${when(facts['day'], (shown) => ` ${shown} `)}还没有到${when(facts['today'], (shown) => `，今天是 ${shown}`)}。请选择今天或以前的日期。`,
    en: `The day${when(facts['day'], (shown) => ` ${shown}`)} has not come yet${when(facts['today'], (shown) => `; today is ${shown}`)}. Choose today or an earlier day.`,
  }),
  PAST_CLOCK: (facts) => ({
    zh: `演示时钟只能向前，${when(facts['now'], (shown) => `现在是 ${shown}，`)}请选择更晚的日期。`,
    en: `The demo clock only goes forward${when(facts['now'], (shown) => `; it is ${shown} now`)}. Choose a later day.`,
  }),
  DRAFT_CONFLICT: (facts) => ({
    zh: `${when(facts['savedByName'], (shown) => shown) || '另一位经办人'}在您编辑期间保存了文本，您的修改未覆盖它，仍在页面上。请比对后再保存。`,
    en: `${when(facts['savedByName'], (shown) => shown) || 'Another clerk'} saved the text while you were editing. Yours did not overwrite it and is still on the page; compare and save again.`,
  }),
  FILE_DAMAGED: (facts) => ({
    zh: `附件${when(facts['name'], (shown) => `“${shown}”`)}与上传时不符，未提供下载。请告知系统管理员由备份恢复。`,
    en: `The file ${when(facts['name'], (shown) => `“${shown}” `)}is not what was uploaded, so it is not handed out. Tell the system administrator, who can bring it back from a backup.`,
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
  WORKBOOK_UNREADABLE: (facts) => workbookText(text(facts['reason'])),
  NOT_DRAFTING: (facts) => {
    const status = statusWord(text(facts['status']));
    return {
      zh: `当前状态为“${status.zh}”，计划文本不可编辑。${facts['role'] === true ? '起草中或已退回时，由本单位经办人编辑。' : '请刷新页面查看最新情况。'}`,
      en: `The assignment is ${status.en}, so its plan text cannot be edited. ${facts['role'] === true ? 'A clerk of the unit edits it while it is being drafted or returned.' : 'Reload to see where it stands.'}`,
    };
  },
  ...CHANNEL_TEXTS,
} as const satisfies Record<PlatformCode, Text>;
