import type { Day } from '../calendar/instant.js';
import type { UnitId } from '../shared/ids.js';
import type { EscalationLevel } from './supervision.state.js';

/** 督办, 催办, 批示, 申诉 (section 7). `case` is the id of an open case or instruction. */
export interface SupervisionCommandBodies {
  /** A level above blue skips one and needs a reason. */
  OpenSupervision: { readonly level: EscalationLevel; readonly criteria: string; readonly reason: string };
  RaiseSupervision: { readonly level: 'orange' | 'red'; readonly reason: string };
  ReplySupervision: { readonly case: string; readonly promisedOn: Day; readonly text: string };
  CheckReply: { readonly case: string; readonly accepted: boolean; readonly reason: string };
  CloseSupervision: { readonly case: string; readonly reason: string };
  GiveInstruction: { readonly addressee: UnitId; readonly dueOn: Day | null; readonly text: string };
  NudgeAssignment: { readonly text: string };
  LodgeAppeal: { readonly case: string; readonly reason: string };
  DecideAppeal: { readonly case: string; readonly outcome: 'upheld' | 'erratum'; readonly reason: string };
}
