import type { ApiRequest } from './request.js';

/** Acts behind a door of many that need a fresh login: final decisions, changes of rules, grants (V7.5.3). */
const FINAL = ['CloseReviewRound', 'RejectPlan', 'CloseOut', 'DecideExemption', 'DecideAppeal', 'RevokeAssignment'];
const RULES = ['LaunchCycle', 'PrepareSettings', 'NameGroup', 'PublishScores', 'CloseCycle', 'ArchiveCycle', 'ApplyChange', 'UndoChange', 'ConfirmCatalogue'];
const GRANTS = ['AddContact', 'ChangeContact', 'MoveContact', 'HandOverContact', 'SetProxy'];
const FRESH_ACTS: ReadonlySet<unknown> = new Set([...FINAL, ...RULES, ...GRANTS]);

/** By the type of the command, as it was sent: the schema judges it later. */
export const freshActs = ({ body }: ApiRequest): boolean => {
  const { type, decision } = (body ?? {}) as { type?: unknown; decision?: unknown };
  // A return comes back; an approval may be the last one, and is final then.
  return FRESH_ACTS.has(type) || (type === 'DecideReview' && decision !== 'return');
};
