import type { AllowedAction, AssignmentCommand, AssignmentView, SessionView } from '../api/generated/types.gen.js';

export type Verb = AssignmentCommand['type'];
/** Buttons of the one verb `DecideReview`. */
type Decision = 'Approve' | 'ApproveWithConditions' | 'Return';
interface DeedPlace {
  readonly deed: Exclude<Verb, 'DecideReview'> | Decision;
  /** Whose bar it stands in; the API says who may. */
  readonly side: 'unit' | 'bureau' | 'both';
  /** Seldom: behind 更多, always or while it is blocked. */
  readonly seldom?: true | 'blocked';
  /** May be done at nearly any time: says nothing of whose turn it is. */
  readonly aside?: true;
}
/** Every verb that has a form, in the order of the process; `DecideReview` has a button for each decision. */
const DEEDS = [
  { deed: 'AcknowledgeAssignment', side: 'unit' },
  { deed: 'DraftPlan', side: 'unit' },
  { deed: 'SignOffPlan', side: 'unit' },
  { deed: 'DeclineSignOff', side: 'unit' },
  { deed: 'SubmitPlan', side: 'unit' },
  { deed: 'WithdrawDraft', side: 'unit' },
  { deed: 'RecallPlan', side: 'unit' },
  { deed: 'ReturnPlan', side: 'bureau', seldom: 'blocked' },
  { deed: 'Approve', side: 'bureau' },
  { deed: 'ApproveWithConditions', side: 'bureau' },
  { deed: 'Return', side: 'bureau' },
  { deed: 'ClaimReview', side: 'bureau', seldom: 'blocked' },
  { deed: 'ReleaseReview', side: 'bureau', seldom: 'blocked' },
  { deed: 'SubmitProgress', side: 'unit' },
  { deed: 'AcceptProgress', side: 'bureau', seldom: 'blocked' },
  { deed: 'ReturnProgress', side: 'bureau', seldom: 'blocked' },
  { deed: 'SubmitContribution', side: 'bureau', seldom: 'blocked' },
  { deed: 'DeclareCompletion', side: 'unit' },
  { deed: 'CloseOut', side: 'bureau', seldom: 'blocked' },
  { deed: 'ReturnCompletion', side: 'bureau', seldom: 'blocked' },
  { deed: 'TakeBackDecision', side: 'bureau', seldom: 'blocked' },
  { deed: 'RaiseSupervision', side: 'bureau', seldom: 'blocked' },
  { deed: 'CheckReply', side: 'bureau', seldom: 'blocked' },
  { deed: 'ReplySupervision', side: 'both', seldom: 'blocked' },
  { deed: 'DecideExtension', side: 'bureau', seldom: 'blocked' },
  { deed: 'DecideExemption', side: 'bureau', seldom: 'blocked' },
  { deed: 'DecideAppeal', side: 'bureau', seldom: 'blocked' },
  { deed: 'LodgeAppeal', side: 'unit', seldom: 'blocked' },
  { deed: 'GiveInstruction', side: 'bureau', seldom: 'blocked', aside: true },
  { deed: 'Comment', side: 'both', aside: true },
  { deed: 'Reassign', side: 'both', seldom: 'blocked', aside: true },
  { deed: 'Delegate', side: 'both', seldom: 'blocked', aside: true },
  { deed: 'AddReviewer', side: 'bureau', seldom: 'blocked', aside: true },
  { deed: 'RequestExtension', side: 'unit', seldom: true, aside: true },
  { deed: 'RequestExemption', side: 'both', seldom: true, aside: true },
  { deed: 'OptOut', side: 'both', seldom: true, aside: true },
  { deed: 'OpenSupervision', side: 'bureau', seldom: true, aside: true },
  { deed: 'CloseSupervision', side: 'bureau', seldom: true, aside: true },
  { deed: 'Copy', side: 'both', seldom: true, aside: true },
  { deed: 'NudgeAssignment', side: 'both', seldom: true, aside: true },
  { deed: 'RemoveReviewer', side: 'bureau', seldom: true, aside: true },
  { deed: 'CloseReviewRound', side: 'bureau', seldom: true },
  { deed: 'RejectPlan', side: 'bureau', seldom: true },
  { deed: 'ReopenPlan', side: 'bureau', seldom: true, aside: true },
] as const satisfies readonly DeedPlace[];
/** A button of the decision bar. */
export type Deed = (typeof DEEDS)[number]['deed'];
/** `A` opens the first deed of the list that is allowed, `R` and `C` likewise. */
export const KEYS: Record<'a' | 'r' | 'c', readonly Deed[]> = {
  a: ['Approve', 'SignOffPlan', 'CloseOut', 'AcceptProgress', 'AcknowledgeAssignment', 'SubmitPlan'],
  r: ['Return', 'ReturnPlan', 'DeclineSignOff', 'ReturnCompletion', 'ReturnProgress'],
  c: ['Comment'],
};

const verbOf = (deed: Deed): Verb => (deed === 'Approve' || deed === 'ApproveWithConditions' || deed === 'Return' ? 'DecideReview' : deed);

/** Missing content is what the form asks for: the API judges it when the form is sent. */
const CURED_BY_THE_FORM = new Set([
  'ANSWERS_MISSING',
  'CONDITIONS_REQUIRED',
  'DRAFT_CHANGED',
  'DRAFT_EMPTY',
  'FALL_NEEDS_REASON',
  'ITEMS_REQUIRED',
  'PERCENT_OUT_OF_RANGE',
  'PERSON_UNAVAILABLE',
  'REASON_REQUIRED',
  'SECTION_EMPTY',
  'UNKNOWN_DEPARTMENT',
  'UNKNOWN_ITEM',
  'UNKNOWN_MILESTONE',
  'UNKNOWN_RECIPIENT',
  'UNKNOWN_SECTION',
]);

export interface OfferedDeed {
  readonly deed: Deed;
  /** Why not now, as the API says; null: it may be done. */
  readonly refusal: AllowedAction['refusal'];
  readonly isSeldom: boolean;
  readonly isAside: boolean;
}

const actionOf = (assignment: AssignmentView, verb: Verb): AllowedAction | undefined => assignment.allowedActions.find(({ type }) => type === verb);

/** Deciding while nobody holds the slot is one act of the reader: claim, then decide. */
export const claimsFirst = (assignment: AssignmentView): boolean =>
  actionOf(assignment, 'DecideReview')?.allowed === false && actionOf(assignment, 'ClaimReview')?.allowed === true;

const offered = (assignment: AssignmentView, { deed, seldom, aside }: Pick<DeedPlace, 'seldom' | 'aside'> & { readonly deed: Deed }): OfferedDeed | undefined => {
  const verb = verbOf(deed);
  const action = actionOf(assignment, verb);
  if (!action) return undefined;
  const isOpen = action.allowed || action.refusal === null || CURED_BY_THE_FORM.has(action.refusal.code) || (verb === 'DecideReview' && claimsFirst(assignment));
  return { deed, refusal: isOpen ? null : action.refusal, isSeldom: seldom === 'blocked' ? !isOpen : seldom === true, isAside: aside === true };
};

/** Why a form that is open cannot be sent any more: somebody else took the item meanwhile. */
export const deedRefusal = (assignment: AssignmentView, deed: Deed): AllowedAction['refusal'] => offered(assignment, { deed })?.refusal ?? null;

/** All deeds of the reader's side, those allowed first; none is left out. */
export const deedsFor = (assignment: AssignmentView, session: Pick<SessionView, 'unit'>): readonly OfferedDeed[] => {
  const side = session.unit.id === assignment.unit.id ? 'unit' : 'bureau';
  const all = (DEEDS as readonly (DeedPlace & { readonly deed: Deed })[]).filter((place) => place.side === 'both' || place.side === side).flatMap((place) => offered(assignment, place) ?? []);
  return [...all.filter(({ refusal }) => refusal === null), ...all.filter(({ refusal }) => refusal !== null)];
};

/** Whether the plan's text may be edited now: drafting is allowed but for its content. */
export const isDrafting = (assignment: AssignmentView): boolean => offered(assignment, { deed: 'DraftPlan' })?.refusal === null;
