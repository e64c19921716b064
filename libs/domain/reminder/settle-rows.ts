import type { Instant } from '../calendar/instant.js';
import type { PlannedReminder } from './reminder-rule.js';

/**
 * What a ladder's rows come to (section 6): of two rules at one instant the later is sent, the other `merged`; rules that had
 * gone by when the duty came into being are `past_at_creation`, with one immediate notice in their place. A date set anew
 * (`isChanged`) is told by a notice of its own, so nothing else goes out at once.
 */
export const settleRows = (rows: readonly PlannedReminder[], since: Instant, isChanged = false): PlannedReminder[] => {
  const settled = rows.map((row, index): PlannedReminder => {
    if (row.suppressed) return row;
    if (row.dueAt < since) return { ...row, suppressed: 'past_at_creation' };
    return rows.slice(index + 1).some((later) => later.dueAt === row.dueAt && !later.suppressed) ? { ...row, suppressed: 'merged' } : row;
  });
  const missed = isChanged ? undefined : settled.filter((row) => row.suppressed === 'past_at_creation').at(-1);
  return missed ? [...settled, { ...missed, rule: 'immediate', dueAt: since, suppressed: null }] : settled;
};
