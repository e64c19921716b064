import type { Day } from '../calendar/instant.js';

/** 延期申请 and its decision. `duty`: `plan`, `revision`, `milestone:{id}`, `completion`, `report:{period}`. */
export interface DeadlineCommandBodies {
  /** `lateReason`: why only now, where the date has passed. */
  RequestExtension: { readonly duty: string; readonly dueOn: Day; readonly reason: string; readonly lateReason?: string };
  /** `part`: an earlier date than asked, or for the sections or milestones named alone. */
  DecideExtension: { readonly duty: string; readonly decision: 'whole' | 'part' | 'refused'; readonly dueOn?: Day; readonly parts: readonly string[]; readonly reason: string };
}
