import type { Day } from '../calendar/instant.js';
import type { UnitId } from '../shared/ids.js';
import type { EscalationLevel, SupervisionGround } from './supervision.state.js';

/** `fulfilled` by rule, `settled` by its issuer, `erratum` after an appeal; `changed`, `extended`: the date is another; `ended`: so has the assignment. */
export type ClosingGround = 'fulfilled' | 'settled' | 'erratum' | 'changed' | 'extended' | 'ended';

/** Criteria, reasons, replies and the words of an instruction are with the texts. */
export interface SupervisionEvents {
  /** `issued` false: red, drafted for a leader of the bureau. `duty` and `issued` are absent in events of rules version 1. */
  SupervisionOpened: { readonly caseId: string; readonly level: EscalationLevel; readonly ground: SupervisionGround; readonly duty?: string; readonly dueOn: Day; readonly replyDueOn: Day; readonly issued?: boolean };
  SupervisionRaised: { readonly caseId: string; readonly level: EscalationLevel; readonly replyDueOn: Day; readonly issued: boolean };
  SupervisionReplied: { readonly caseId: string; readonly promisedOn: Day };
  ReplyChecked: { readonly caseId: string; readonly accepted: boolean };
  SupervisionClosed: { readonly caseId: string; readonly ground: ClosingGround };
  InstructionGiven: { readonly caseId: string; readonly addressee: UnitId; readonly dueOn: Day };
  AssignmentNudged: { readonly to: 'unit' | 'bureau' };
  AppealLodged: { readonly caseId: string };
  AppealDecided: { readonly caseId: string; readonly outcome: 'upheld' | 'erratum' };
}
