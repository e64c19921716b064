import type { RefusalCode } from '#domain/shared/refusal.js';
import { asIs, both, joined, list, text, when, type Text } from './refusal-parts.js';

/** What reports, completion and a province with cities are refused for. */
export const PROGRESS_TEXTS = {
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
} as const satisfies Partial<Record<RefusalCode, Text>>;
