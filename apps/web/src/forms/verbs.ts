import type { AllowedAction, AssignmentCommand, AssignmentView, SessionView } from '../api/generated/types.gen.js';

export type Verb = AssignmentCommand['type'];
interface DeedPlace {
  readonly deed: Exclude<Verb, 'DecideReview'> | 'Approve' | 'Return';
  /** Whose bar it stands in; the API says who may. */
  readonly side: 'unit' | 'bureau' | 'both';
  /** Seldom: behind 更多; `blocked`: only while it may not be done. */
  readonly seldom?: true | 'blocked';
}
/** Every verb that has a form, in the order of the process; `DecideReview` is two buttons. */
const DEEDS = [
  { deed: 'AcknowledgeAssignment', side: 'unit' },
  { deed: 'DraftPlan', side: 'unit' },
  { deed: 'SignOffPlan', side: 'unit' },
  { deed: 'DeclineSignOff', side: 'unit' },
  { deed: 'SubmitPlan', side: 'unit' },
  { deed: 'WithdrawDraft', side: 'unit' },
  { deed: 'RecallPlan', side: 'unit' },
  { deed: 'Approve', side: 'bureau' },
  { deed: 'Return', side: 'bureau' },
  { deed: 'ClaimReview', side: 'bureau' },
  { deed: 'ReleaseReview', side: 'bureau' },
  { deed: 'SubmitProgress', side: 'unit' },
  { deed: 'AcceptProgress', side: 'bureau' },
  { deed: 'ReturnProgress', side: 'bureau' },
  { deed: 'SubmitContribution', side: 'bureau' },
  { deed: 'DeclareCompletion', side: 'unit' },
  { deed: 'CloseOut', side: 'bureau' },
  { deed: 'ReturnCompletion', side: 'bureau' },
  { deed: 'GiveInstruction', side: 'bureau' },
  { deed: 'RaiseSupervision', side: 'bureau', seldom: 'blocked' },
  { deed: 'CheckReply', side: 'bureau', seldom: 'blocked' },
  { deed: 'ReplySupervision', side: 'both', seldom: 'blocked' },
  { deed: 'OpenSupervision', side: 'bureau', seldom: true },
  { deed: 'CloseSupervision', side: 'bureau', seldom: true },
  { deed: 'DecideExtension', side: 'bureau', seldom: 'blocked' },
  { deed: 'DecideExemption', side: 'bureau', seldom: 'blocked' },
  { deed: 'DecideAppeal', side: 'bureau', seldom: 'blocked' },
  { deed: 'RequestExtension', side: 'unit', seldom: true },
  { deed: 'RequestExemption', side: 'both', seldom: true },
  { deed: 'OptOut', side: 'both', seldom: true },
  { deed: 'LodgeAppeal', side: 'unit', seldom: 'blocked' },
] as const satisfies readonly DeedPlace[];
/** A button of the decision bar. */
export type Deed = (typeof DEEDS)[number]['deed'];
/** `A` opens the first deed of the list that is allowed, `R` likewise. */
export const KEYS: Record<'a' | 'r', readonly Deed[]> = {
  a: ['Approve', 'SignOffPlan', 'CloseOut', 'AcceptProgress', 'AcknowledgeAssignment', 'SubmitPlan'],
  r: ['Return', 'DeclineSignOff', 'ReturnCompletion', 'ReturnProgress'],
};

const verbOf = (deed: Deed): Verb => (deed === 'Approve' || deed === 'Return' ? 'DecideReview' : deed);

/** Missing content is what the form asks for: the API judges it when the form is sent. */
const CURED_BY_THE_FORM = new Set([
  'DRAFT_EMPTY', 'DRAFT_CHANGED', 'SECTION_EMPTY', 'ANSWERS_MISSING', 'UNKNOWN_ITEM', 'REASON_REQUIRED', 'ITEMS_REQUIRED', 'UNKNOWN_SECTION', 'UNKNOWN_MILESTONE', 'PERCENT_OUT_OF_RANGE', 'FALL_NEEDS_REASON',
]);

export interface OfferedDeed {
  readonly deed: Deed;
  /** Why not now, as the API says; null: it may be done. */
  readonly refusal: AllowedAction['refusal'];
  readonly isSeldom: boolean;
}

const actionOf = (assignment: AssignmentView, verb: Verb): AllowedAction | undefined => assignment.allowedActions.find(({ type }) => type === verb);

/** Deciding while nobody holds the slot is one act of the reader: claim, then decide. */
export const claimsFirst = (assignment: AssignmentView): boolean =>
  actionOf(assignment, 'DecideReview')?.allowed === false && actionOf(assignment, 'ClaimReview')?.allowed === true;

const offered = (assignment: AssignmentView, { deed, seldom }: { readonly deed: Deed; readonly seldom?: DeedPlace['seldom'] }): OfferedDeed | undefined => {
  const verb = verbOf(deed);
  const action = actionOf(assignment, verb);
  if (!action) return undefined;
  const isOpen = action.allowed || action.refusal === null || CURED_BY_THE_FORM.has(action.refusal.code) || (verb === 'DecideReview' && claimsFirst(assignment));
  return { deed, refusal: isOpen ? null : action.refusal, isSeldom: seldom === true || (seldom === 'blocked' && !isOpen) };
};

/** All deeds of the reader's side, those allowed first; none is left out. */
export const deedsFor = (assignment: AssignmentView, session: Pick<SessionView, 'unit'>): readonly OfferedDeed[] => {
  const side = session.unit.id === assignment.unit.id ? 'unit' : 'bureau';
  const all = (DEEDS as readonly (DeedPlace & { readonly deed: Deed })[]).filter((place) => place.side === 'both' || place.side === side).flatMap((place) => offered(assignment, place) ?? []);
  return [...all.filter(({ refusal }) => refusal === null), ...all.filter(({ refusal }) => refusal !== null)];
};

/** Whether the plan's text may be edited now: drafting is allowed but for its content. */
export const isDrafting = (assignment: AssignmentView): boolean => offered(assignment, { deed: 'DraftPlan' })?.refusal === null;
