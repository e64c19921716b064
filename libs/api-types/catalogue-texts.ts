import type { RefusalCode } from '#domain/shared/refusal.js';
import { list, text, when, type Text } from './refusal-parts.js';

/** What is refused on the way from a notice to a catalogue. */
export const CATALOGUE_TEXTS = {
  ALREADY_IMPORTED: (facts) => ({
    zh: `该文件此前已导入，未重复导入${when(facts['catalogue'], (shown) => `（${shown}）`)}。请打开第一次导入的任务清单继续办理。`,
    en: `This file was imported before and was not imported again${when(facts['catalogue'], (shown) => ` (${shown})`)}. Open the first import and go on there.`,
  }),
  UNKNOWN_QUESTION: (facts) => ({
    zh: `没有编号为 ${text(facts['question'])} 的待确认问题，未记录。请刷新页面，从问题列表中选择。`,
    en: `There is no open question ${text(facts['question'])}, so nothing was recorded. Reload and choose one of the list.`,
  }),
  QUESTIONS_OPEN: (facts) => ({
    zh: `还有 ${text(facts['count'])} 个待确认问题未答复，不能确认任务清单。请先逐一答复：${list(facts['questions']).join('、')}。`,
    en: `The catalogue cannot be confirmed: ${text(facts['count'])} open question(s) have no answer yet. Answer them first: ${list(facts['questions']).join(', ')}.`,
  }),
  UNKNOWN_FIELD: (facts) => ({
    zh: `任务清单中没有可更正的字段 ${text(facts['path'])}，未作更正。请刷新页面，从字段列表中选择。`,
    en: `The catalogue has no field ${text(facts['path'])} that could be corrected, so nothing was changed. Reload and choose a field of the list.`,
  }),
  VALUE_UNFIT: (facts) => ({
    zh: `${text(facts['path'])} 的新内容不符合该字段的格式（日期写作 YYYY-MM-DD，数值写数字，文字不能为空），未作更正。请改写后再提交。`,
    en: `The new content of ${text(facts['path'])} has not the form of this field (dates as YYYY-MM-DD, figures as numbers, no empty text), so nothing was changed. Rewrite it and send again.`,
  }),
  DRAFT_UNFIT: (facts) => ({
    zh: `任务清单还有 ${text(facts['count'])} 处不能下达，未确认。请更正字段，或在组织机构中补充单位：${list(facts['problems']).join('、')}。`,
    en: `The catalogue cannot be issued as it stands in ${text(facts['count'])} place(s), so it was not confirmed. Correct the fields, or add the units to the organisation: ${list(facts['problems']).join(', ')}.`,
  }),
  CARRY_TARGET: (facts) => ({
    zh: `未作结转：${text(facts['from'])} 不能结转到 ${text(facts['to'])}，目标须是新周期中同一单位的任务。请在结转预览中另选目标。`,
    en: `Nothing was carried over from ${text(facts['from'])} to ${text(facts['to'])}: the target has to be an assignment of the same unit in the new cycle. Choose another one in the preview.`,
  }),
  CYCLE_NOT_CLOSING: (facts) => ({
    zh: `未作结转：${text(facts['cycle'])} 尚未进入年度收尾（或已归档），其任务不能结转。请先对该周期执行“年度收尾”。`,
    en: `Nothing can be carried over: ${text(facts['cycle'])} is not closing yet, or is archived. Close that cycle first.`,
  }),
  UNKNOWN_GROUP: (facts) => ({
    zh: `任务清单中没有区域组 ${text(facts['group'])}，未作修改。请刷新页面，从区域组列表中选择。`,
    en: `The catalogue has no region group ${text(facts['group'])}, so nothing was changed. Reload and choose a group of the list.`,
  }),
  UNKNOWN_UNIT: (facts) => ({
    zh: `组织机构中没有这些单位，未作修改：${list(facts['units']).join('、')}。请先在组织机构中补充，或改选其他单位。`,
    en: `These units are not in the organisation, so nothing was changed: ${list(facts['units']).join(', ')}. Add them there first, or choose others.`,
  }),
  LAUNCH_BLOCKED: (facts) => ({
    zh: `启动检查有 ${text(facts['count'])} 处不能下达，未下达任何任务。请先处理：${list(facts['blockers']).join('、')}。`,
    en: `The launch check stops the launch in ${text(facts['count'])} place(s); nothing was issued. Put these right first: ${list(facts['blockers']).join(', ')}.`,
  }),
  REASONS_MISSING: (facts) => ({
    zh: `启动检查有 ${text(facts['count'])} 处提示尚未说明理由，未下达任何任务。请逐一说明：${list(facts['warnings']).join('、')}。`,
    en: `The launch check has ${text(facts['count'])} warning(s) without a reason; nothing was issued. Give a reason for each: ${list(facts['warnings']).join(', ')}.`,
  }),
  DECISION_UNFIT: (facts) => ({
    zh: `提示 ${text(facts['warning'])} 不能这样处理，未下达任何任务。请改选“保留”，或在周期设置中调整日期。`,
    en: `This cannot be decided for the warning ${text(facts['warning'])}; nothing was issued. Keep the date, or change it in the cycle's settings.`,
  }),
} as const satisfies Partial<Record<RefusalCode, Text>>;
