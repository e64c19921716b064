import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { UserActor } from '../assignment/verb.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { whyNot } from '../assignment/assignment.decide.js';
import type { AssignmentId, ChangeSetId } from '../shared/ids.js';
import { refuse, type Refusal } from '../shared/refusal.js';
import type { RowChange } from './change-set.commands.js';
import { previewRow, type RowPreview } from './preview.js';

/** A row of a change set as planned: what it does, at which sequence, and what follows from it. */
export type PlannedRow = Omit<RowPreview, 'change'> & { readonly change: RowChange };

/** Not affected is no row; that the date is impossible stops the whole change. */
const STOPS: readonly Refusal['code'][] = ['DATE_TOO_NEAR'];

/** A verb changes no date that could be foretold: its row says whether it may be sent. */
const verbRow = (state: IssuedState, change: Extract<RowChange, { kind: 'verb' }>, actor: UserActor, facts: AssignmentFacts): PlannedRow | undefined => {
  if (whyNot(state, actor, change.verb, facts)) return undefined;
  return { assignment: state.id, expectedSequence: state.sequence, change, stood: { calendar: state.calendarVersion, settings: state.settingsVersion }, dates: [], dropped: [], added: [], light: { was: 'grey', is: 'grey' }, caseWithdrawn: null, told: [] };
};

/** An assignment that is not there yet: nothing stood before. */
const issueRow = (assignment: AssignmentId): PlannedRow => ({
  assignment, expectedSequence: 0, change: { kind: 'issue' }, stood: { calendar: '', settings: 0 }, dates: [], dropped: [], added: [], light: { was: 'grey', is: 'green' }, caseWithdrawn: null, told: [],
});

/** A candidate of a change set with its own facts, `changedFrom` included. */
export interface Candidate {
  readonly state: IssuedState;
  readonly change: Exclude<RowChange, { kind: 'issue' }>;
  readonly facts: AssignmentFacts;
}

/** The rows that a change really has, in the order of the candidates; or the reason why it cannot be proposed. */
export const planRows = (changeSet: ChangeSetId, candidates: readonly Candidate[], actor: UserActor, toIssue: readonly AssignmentId[] = []): readonly PlannedRow[] | { readonly refusal: Refusal } => {
  const rows: PlannedRow[] = toIssue.map(issueRow);
  for (const { state, change, facts } of candidates) {
    const row = change.kind === 'verb' ? verbRow(state, change, actor, facts) : previewRow(state, changeSet, change, facts);
    if (row && 'refusal' in row) {
      if (STOPS.includes(row.refusal.code)) return { refusal: { ...row.refusal, facts: { ...row.refusal.facts, assignment: state.id } } };
    } else if (row) rows.push(row);
  }
  return rows.length > 0 ? rows : refuse('NOTHING_TO_CHANGE', { changeSet });
};

/** What takes a row back: each moved date, the calendar, the settings; of verbs only the pair suspend and resume. */
export const inverseOf = ({ change, stood, dates }: Pick<PlannedRow, 'change' | 'stood' | 'dates'>): RowChange | null => {
  switch (change.kind) {
    case 'deadline': {
      const moved = dates.find(({ duty }) => duty === change.duty);
      return moved ? { kind: 'deadline', duty: moved.duty, dueOn: moved.was } : null;
    }
    case 'calendar':
      return { kind: 'calendar', version: stood.calendar };
    case 'settings':
      return { kind: 'settings', version: stood.settings };
    case 'issue':
      // What was issued ends by a revocation, which is proposed for itself.
      return null;
    case 'verb':
      if (change.verb === 'RevokeAssignment') return null;
      return { kind: 'verb', verb: change.verb === 'SuspendAssignment' ? 'ResumeAssignment' : 'SuspendAssignment' };
  }
};
