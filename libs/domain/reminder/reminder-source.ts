import type { AssignmentState } from '../assignment/assignment.state.js';
import type { PlannedReminder } from './reminder-rule.js';

/** Where a rule comes from: the row of the feature document, and the notice's item whose date it is about (`T07-O1`). */
export interface ReminderSource {
  readonly feature: string;
  readonly item: string | null;
}

const FEATURES: Readonly<Record<string, string>> = {
  acknowledgement: 'L1', plan: 'T1', revision: 'L7', review: 'L6', milestone: 'T1', completion: 'T1', report: 'P1', progress: 'P1', close_out: 'P6', province: 'B1', extension: 'T9', exemption: 'T9', nudge: 'S3', mention: 'L13', contribution: 'B3',
};
/** Duties whose date is the notice's own. */
const OF_NOTICE: readonly string[] = ['plan', 'milestone', 'completion', 'report'];

/** The source of a row: every message links to it (T7). */
export const sourceOf = ({ duty, rule }: Pick<PlannedReminder, 'duty' | 'rule'>, state: AssignmentState): ReminderSource => {
  const kind = duty.split(':')[0] ?? '';
  const item = state.status !== 'not_issued' && OF_NOTICE.includes(kind) ? state.obligation.toUpperCase() : null;
  if (kind === 'supervision') return { feature: rule === 'instruction' ? 'S4' : 'S1', item };
  return { feature: rule.startsWith('wd+') ? 'S2' : (FEATURES[kind] ?? 'T4'), item };
};
