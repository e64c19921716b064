import { dayOf, minuteOfDay, weekday } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { nextDue } from '../deadline/next-due.js';
import type { AssignmentState, AssignmentStatus } from './assignment.state.js';

/** Stages of the process, as the workflow names them. */
export type Stage = 'unheard' | 'issued' | 'planning' | 'review' | 'revision' | 'carrying_out' | 'completion' | 'closed';

/** The stage a state is in; signing off belongs to the stage in which the text was drafted. */
export const stageOf = (state: AssignmentState): Stage => {
  switch (state.status) {
    case 'not_issued':
      return 'unheard';
    case 'assigned':
      return 'issued';
    case 'acknowledged':
      return 'planning';
    case 'drafted':
    case 'signed_off':
      return state.letter ? 'revision' : 'planning';
    case 'in_review':
      return 'review';
    case 'returned':
      return 'revision';
    case 'approved':
      return 'carrying_out';
    case 'completion_declared':
      return 'completion';
    case 'closed':
      return 'closed';
  }
};

const STATUS_WORDS: Record<AssignmentStatus, string> = {
  not_issued: '未下达',
  assigned: '待签收',
  acknowledged: '起草中',
  drafted: '待签批',
  signed_off: '待报送',
  in_review: '审核中',
  returned: '已退回',
  approved: '实施中',
  completion_declared: '待销号',
  closed: '已结束',
};
const RULE_WORDS: Record<string, string> = {
  acknowledgement_due: '签收期限',
  plan_due: '计划截止',
  acknowledgement_blue: '蓝色督办（签收）',
  plan_blue: '蓝色督办',
  revision_due: '修改期限',
  revision_blue: '蓝色督办（修改）',
  review_limit: '审核时限',
  settlement_limit: '意见协调时限',
  milestone_due: '时间节点',
  completion_due: '办结截止',
  report_due: '进展报送截止',
  report_shut: '进展报送关闭',
  report_redo_due: '进展重报期限',
  progress_limit: '进展审核时限',
  exemption_limit: '豁免批复时限',
  extension_limit: '延期批复时限',
  milestone_blue: '蓝色督办（时间节点）',
  completion_blue: '蓝色督办（办结）',
  behind_blue: '蓝色督办（进度滞后）',
  case_orange: '橙色督办',
  case_red: '红色督办单起草',
  close_out_limit: '销号时限',
};
const LEVEL_WORDS = { blue: '蓝色', orange: '橙色', red: '红色' };
const WEEKDAYS = '一二三四五六日';

/** What the Temporal UI shows: the stage in words, and the instant waited for. */
export const inWords = (state: AssignmentState): { all: string; next: string } => {
  const due = nextDue(state);
  const next = due ? `${RULE_WORDS[due.rule]} ${hourOf(due.at)}` : '无计时';
  if (state.status === 'not_issued') return { all: STATUS_WORDS.not_issued, next };
  const halted = state.suspended ? ' · 已暂停' : '';
  const supervision = state.openCase ? ` · ${LEVEL_WORDS[state.openCase.level]}督办单` : '';
  return { all: `${STATUS_WORDS[state.status]} · 第 ${state.round} 轮${halted}${supervision} · 下一时点：${next}`, next };
};

const hourOf = (at: Instant): string => {
  const day = dayOf(at);
  const minutes = minuteOfDay(at);
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${day}(周${WEEKDAYS[weekday(day) - 1]}) ${clock}`;
};
