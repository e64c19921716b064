import type { Day } from '../calendar/instant.js';

export type SupervisionLevel = 'blue' | 'orange' | 'red';

export interface SupervisionEvents {
  SupervisionOpened: { readonly caseId: string; readonly level: SupervisionLevel; readonly ground: 'plan_overdue' | 'revision_overdue'; readonly dueOn: Day; readonly replyDueOn: Day };
  SupervisionClosed: { readonly caseId: string; readonly ground: 'fulfilled' };
}
