import { doersOf } from '../access/actor.js';
import type { AssignmentId } from '../shared/ids.js';
import { refuse, type Decision, type Refusal } from '../shared/refusal.js';
import type { NewEventOf, Sent } from '../shared/stream.js';
import type { ChangeSetCommandBody, Proposal } from './change-set.commands.js';
import type { ChangeSetEvents } from './change-set.events.js';
import type { ChangeSetState, ProposedChange } from './change-set.state.js';
import type { PlannedRow } from './rows.js';

/** What the record computed or read for the rules of a change set, inside the deciding transaction. */
export interface ChangeSetFacts {
  /** Of ProposeChange and PreviewAgain: every affected row, or the first reason why the change is not possible. */
  readonly preview?: { readonly rows: readonly PlannedRow[]; readonly hash: string } | { readonly refusal: Refusal };
  /** Rows of the change set that wait or are stale. */
  readonly open: readonly AssignmentId[];
  /** The newest version of the cycle's settings; null where the cycle was not launched. */
  readonly settingsVersion: number | null;
  /** The calendar version that is proposed was published meanwhile, or long before. */
  readonly isVersionTaken: boolean;
}
type Decided = Decision<NewEventOf<ChangeSetEvents>>;
type Command<T extends ChangeSetCommandBody['type']> = Extract<ChangeSetCommandBody, { type: T }> & Sent;

/** Every rule of a change set (T6, section 8). */
export const decideChangeSet = (state: ChangeSetState, command: ChangeSetCommandBody & Sent, facts: ChangeSetFacts): Decided => {
  if (command.type === 'SettleRows') return settleRows(state, command, facts);
  if (command.actor.kind !== 'user' || !command.actor.roles.includes('coordinator')) return refuse('WRONG_ROLE', { verb: command.type, roles: ['coordinator'] });
  if (command.type === 'ProposeChange') return propose(state, command, facts);
  if (state.status === 'not_proposed') return refuse('NOT_FOUND', { changeSet: state.id });
  switch (command.type) {
    case 'ApplyChange':
      return apply(state, command, facts);
    case 'PreviewAgain':
      return previewAgain(state, command, facts);
    case 'DropRow':
      return dropRow(state, command, facts);
  }
};

const wrongState = (state: ChangeSetState, verb: string, from: readonly string[]): Decided => refuse('WRONG_STATE', { verb, status: state.status, from });

const propose = (state: ChangeSetState, { cycle, proposal, reason, type }: Command<'ProposeChange'>, { preview, settingsVersion, isVersionTaken }: ChangeSetFacts): Decided => {
  if (state.status !== 'not_proposed') return wrongState(state, type, ['not_proposed']);
  if (settingsVersion === null || !preview) return refuse('NOT_FOUND', { cycle });
  if (isVersionTaken) return versionTaken(proposal);
  if ('refusal' in preview) return preview;
  const version = proposal.kind === 'settings' ? { settingsVersion: settingsVersion + 1 } : {};
  return { events: [{ type: 'ChangeProposed', data: { cycle, proposal, previewHash: preview.hash, rows: preview.rows.length, ...version }, texts: { reason } }] };
};

const versionTaken = (proposal: Proposal): Decided => refuse('VERSION_TAKEN', { version: proposal.kind === 'calendar' ? proposal.calendar.version : '' });

/** A verb that one coordinator may send alone may be sent to many by one: then nobody else is needed. */
const needsSecond = ({ proposal }: ProposedChange): boolean => proposal.kind !== 'batch' || proposal.verb === 'RevokeAssignment';

const apply = (state: ProposedChange, { previewHash, actor, type }: Command<'ApplyChange'>, { settingsVersion, isVersionTaken }: ChangeSetFacts): Decided => {
  if (state.status !== 'proposed') return wrongState(state, type, ['proposed']);
  const first = [...doersOf(state.proposedBy), ...doersOf(state.previewedBy)];
  const same = doersOf(actor).find((doer) => first.includes(doer));
  if (needsSecond(state) && same !== undefined) return refuse('SECOND_PERSON_NEEDED', { verb: type, by: same });
  // Another change of the settings came between: what was seen is not what would be.
  const isOld = state.settingsVersion !== null && !state.appliedBy && settingsVersion !== state.settingsVersion - 1;
  if (previewHash !== state.previewHash || isOld) return refuse('PREVIEW_CHANGED', { previewHash: state.previewHash });
  // Once it was applied the version is its own.
  if (isVersionTaken && !state.appliedBy) return versionTaken(state.proposal);
  return { events: [{ type: 'ChangeApplied', data: { previewHash } }] };
};

const previewAgain = (state: ProposedChange, { type }: Command<'PreviewAgain'>, { preview, open, settingsVersion }: ChangeSetFacts): Decided => {
  if (state.status !== 'held' && state.status !== 'proposed') return wrongState(state, type, ['held', 'proposed']);
  if (!preview) return refuse('NOT_FOUND', { changeSet: state.id });
  if ('refusal' in preview) return preview;
  const version = state.settingsVersion !== null && !state.appliedBy && settingsVersion !== null ? { settingsVersion: settingsVersion + 1 } : {};
  const affected = new Set(preview.rows.map(({ assignment }) => assignment));
  return { events: [{ type: 'ChangePreviewedAgain', data: { previewHash: preview.hash, rows: preview.rows.length, gone: open.filter((assignment) => !affected.has(assignment)), ...version } }] };
};

const dropRow = (state: ProposedChange, { assignment, reason, type }: Command<'DropRow'>, { open }: ChangeSetFacts): Decided => {
  if (state.status !== 'held' && state.status !== 'proposed') return wrongState(state, type, ['held', 'proposed']);
  return open.includes(assignment) ? { events: [{ type: 'RowDropped', data: { assignment }, texts: { reason } }] } : refuse('NOT_FOUND', { assignment });
};

/** Only what still waits is settled: a page that was sent twice says nothing new. */
const settleRows = (state: ChangeSetState, { applied, stale, actor, type }: Command<'SettleRows'>, { open }: ChangeSetFacts): Decided => {
  if (actor.kind !== 'system') return refuse('WRONG_ROLE', { verb: type });
  if (state.status !== 'applying') return wrongState(state, type, ['applying']);
  const data = { applied: applied.filter((assignment) => open.includes(assignment)), stale: stale.filter(({ assignment }) => open.includes(assignment)) };
  return data.applied.length + data.stale.length > 0 ? { events: [{ type: 'RowsSettled', data }] } : refuse('NOTHING_TO_CHANGE', { changeSet: state.id });
};
