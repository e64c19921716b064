import { dayOf, minuteOfDay } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { isLaunched, nextOfCycle, type CycleState } from './cycle.state.js';

/** Stages of a year, as the workflow names them. */
export type CycleStage = 'unheard' | 'opt_in_window' | 'reporting' | 'closing' | 'archived';

export const stageOfCycle = (state: CycleState): CycleStage => {
  if (!isLaunched(state)) return 'unheard';
  if (state.status === 'launched') return state.isOptInOpen ? 'opt_in_window' : 'reporting';
  return state.status;
};

const STAGE_WORDS: Record<CycleStage, string> = { unheard: '未下达', opt_in_window: '选做申报期', reporting: '季度报送', closing: '收尾', archived: '已归档' };
const RULE_WORDS = { opt_in_closes: '选做申报截止', quarter_closes: '季度报送关闭', closing: '年度到期' };

const minute = (at: Instant): string => {
  const minutes = minuteOfDay(at);
  return `${dayOf(at)} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** What the Temporal UI shows. */
export const cycleInWords = (state: CycleState): { all: string; next: string } => {
  const due = nextOfCycle(state);
  const next = due ? `${RULE_WORDS[due.rule]} ${minute(due.at)}` : '无计时';
  return { all: `${STAGE_WORDS[stageOfCycle(state)]} · 下一时点：${next}`, next };
};
