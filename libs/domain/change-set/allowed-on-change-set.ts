import type { Actor } from '../access/actor.js';
import type { Instant } from '../calendar/instant.js';
import type { AssignmentId, CommandId } from '../shared/ids.js';
import { isRefused, type Refusal } from '../shared/refusal.js';
import type { ChangeSetCommandBody } from './change-set.commands.js';
import { decideChangeSet, type ChangeSetFacts } from './change-set.decide.js';
import type { ProposedChange } from './change-set.state.js';

export interface AllowedOnChangeSet {
  readonly type: 'ApplyChange' | 'PreviewAgain' | 'DropRow' | 'UndoChange';
  readonly refusal: Refusal | null;
}

/** Any row that is open: which one is the reader's choice. */
const SOME_ROW = 'asg' as AssignmentId;

/** What this person may do with a change set now, by the rules themselves; that rows have gone on is known only when it is tried. */
export const allowedOnChangeSet = (state: ProposedChange, actor: Actor, at: Instant): readonly AllowedOnChangeSet[] => {
  const facts: ChangeSetFacts = { preview: { rows: [], hash: state.previewHash }, open: [SOME_ROW], settingsVersion: (state.settingsVersion ?? 1) - 1, isVersionTaken: false };
  const asked = (body: ChangeSetCommandBody): Refusal | null => {
    const decision = decideChangeSet(state, { ...body, commandId: 'asked' as CommandId, at, actor }, facts);
    return isRefused(decision) ? decision.refusal : null;
  };
  return [
    { type: 'ApplyChange', refusal: asked({ type: 'ApplyChange', previewHash: state.previewHash }) },
    { type: 'PreviewAgain', refusal: asked({ type: 'PreviewAgain' }) },
    { type: 'DropRow', refusal: asked({ type: 'DropRow', assignment: SOME_ROW, reason: '' }) },
    { type: 'UndoChange', refusal: whyNotUndo(state, actor) },
  ];
};

/** What was applied can be taken back; a revocation cannot. */
const whyNotUndo = ({ id, status, applied, proposal }: ProposedChange, actor: Actor): Refusal | null => {
  if (actor.kind !== 'user' || !actor.roles.includes('coordinator')) return { code: 'WRONG_ROLE', facts: { verb: 'UndoChange', roles: ['coordinator'] } };
  if (status !== 'done') return { code: 'WRONG_STATE', facts: { verb: 'UndoChange', status, from: ['done'] } };
  if (applied === 0 || (proposal.kind === 'batch' && proposal.verb === 'RevokeAssignment')) return { code: 'NOTHING_TO_CHANGE', facts: { changeSet: id } };
  return null;
};
