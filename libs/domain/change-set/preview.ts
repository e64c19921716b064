import { SYSTEM } from '../access/actor.js';
import { decide, foldTentatively } from '../assignment/assignment.decide.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { DateMove } from '../deadline/deadline.events.js';
import { dueAtOf, holderOf } from '../deadline/holder.js';
import { lightOf, type TrafficLight } from '../deadline/light.js';
import { paceOf } from '../progress/expected-progress.js';
import { ledgerChanges } from '../reminder/ledger-changes.js';
import { planReminders } from '../reminder/plan-reminders.js';
import type { Instant } from '../calendar/instant.js';
import type { AssignmentId, ChangeSetId } from '../shared/ids.js';
import { isRefused, type Refusal } from '../shared/refusal.js';
import type { AssignmentChange } from './assignment-change.js';

/** A row of the ledger, as a preview names it. */
export interface PreviewedReminder {
  readonly duty: string;
  readonly rule: string;
  readonly dueAt: Instant;
}

/** What a change would do to one assignment (T6): computed, nothing written. */
export interface RowPreview {
  readonly assignment: AssignmentId;
  readonly expectedSequence: number;
  readonly change: AssignmentChange;
  /** What the dates were reckoned with before. */
  readonly stood: { readonly calendar: string; readonly settings: number };
  readonly dates: readonly DateMove[];
  readonly dropped: readonly PreviewedReminder[];
  readonly added: readonly PreviewedReminder[];
  readonly light: { readonly was: TrafficLight; readonly is: TrafficLight };
  /** The open case that would be withdrawn. */
  readonly caseWithdrawn: string | null;
  /** Duties of which people were reminded by the old date. */
  readonly told: readonly string[];
}

const lightAt = (state: IssuedState, at: Instant): TrafficLight => lightOf({ status: state.status, holder: holderOf(state), dueAt: dueAtOf(state), pace: paceOf(state) }, at);
const named = ({ duty, rule, dueAt }: PreviewedReminder): PreviewedReminder => ({ duty, rule, dueAt });

/** The preview of one row, or why the change is not possible there. `facts.changedFrom` as when it is applied. */
export const previewRow = (state: IssuedState, changeSet: ChangeSetId, change: AssignmentChange, facts: AssignmentFacts): RowPreview | { readonly refusal: Refusal } => {
  const command = { type: 'ApplyChange' as const, changeSet, expectedSequence: state.sequence, change, commandId: 'preview', at: facts.at, actor: SYSTEM };
  const decision = decide(state, command, facts);
  if (isRefused(decision)) return decision;
  const after = foldTentatively(state, decision.events, command);
  if (after.status === 'not_issued') throw new Error(`a preview of ${state.id} undid its issue`);
  const ledger = ledgerChanges(state, after, facts);
  const was = planReminders(state, { ...facts, ...facts.changedFrom });
  const keys = new Set([...ledger.suppressed, ...ledger.moved].map(({ duty, rule, occurrence }) => `${duty}|${rule}|${occurrence}`));
  const dates = decision.events.flatMap((event) => ('moved' in event.data && Array.isArray(event.data.moved) ? (event.data.moved as readonly DateMove[]) : []));
  return {
    assignment: state.id,
    expectedSequence: state.sequence,
    change,
    stood: { calendar: state.calendarVersion, settings: state.settingsVersion },
    dates,
    dropped: was.filter((row) => !row.suppressed && row.dueAt > facts.at && keys.has(`${row.duty}|${row.rule}|${row.occurrence}`)).map(named),
    added: [...ledger.planned, ...ledger.moved].filter((row) => !row.suppressed).map(named),
    light: { was: lightAt(state, facts.at), is: lightAt(after, facts.at) },
    caseWithdrawn: state.openCase && !after.openCase ? state.openCase.id : null,
    told: [...new Set(was.filter((row) => !row.suppressed && row.dueAt <= facts.at && dates.some(({ duty }) => duty === row.duty)).map(({ duty }) => duty))],
  };
};
