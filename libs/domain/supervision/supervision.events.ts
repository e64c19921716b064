import type { Day } from '../calendar/instant.js';

export type SupervisionLevel = 'blue' | 'orange' | 'red';

/** `changed`: a change set moved the date it was about; `extended`: an extension did; `ended`: the assignment did. */
export type ClosingGround = 'fulfilled' | 'changed' | 'extended' | 'ended';

export interface SupervisionEvents {
  SupervisionOpened: { readonly caseId: string; readonly level: SupervisionLevel; readonly ground: 'plan_overdue' | 'revision_overdue'; readonly dueOn: Day; readonly replyDueOn: Day };
  SupervisionClosed: { readonly caseId: string; readonly ground: ClosingGround };
}
