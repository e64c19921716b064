/** Facts of a refusal: ids, codes, dates and numbers that the text of a code needs. Never free text. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Every reason for which the rules say no. One table gives each its HTTP status, another its text. */
export const REFUSAL_CODES = [
  'NOT_FOUND',
  'ALREADY_ISSUED',
  'CLOSED',
  'SUSPENDED',
  'WRONG_STATE',
  'WRONG_ROLE',
  'SEQUENCE_CHANGED',
  'COMMAND_ID_REUSED',
  'DRAFT_EMPTY',
  'DRAFT_CHANGED',
  'SECTION_EMPTY',
  'ANSWERS_MISSING',
  'UNKNOWN_ITEM',
  'REASON_REQUIRED',
  'PLAN_NOT_SIGNED_OFF',
  'DRAFTER_MAY_NOT_SIGN_OFF',
  'DRAFTED_OR_SIGNED_OFF',
  'ALREADY_DECIDED_ROUND',
  'NOT_A_REVIEWER',
  'ALREADY_CLAIMED',
  'NOT_CLAIMED_BY_YOU',
  'ALREADY_DECIDED',
  'ITEMS_REQUIRED',
  'UNKNOWN_SECTION',
  'UNKNOWN_MILESTONE',
  'EVIDENCE_REQUIRED',
  'PERCENT_OUT_OF_RANGE',
  'FALL_NEEDS_REASON',
  'OPEN_CASE',
  'MILESTONES_OPEN',
  'HELD_BY',
  'NOTHING_TO_HAND_OVER',
  'PERSON_UNAVAILABLE',
  'NOT_SAME_UNIT',
  'PERSON_LACKS_ROLE',
  'ALREADY_THEIRS',
  'ALREADY_DELEGATED',
  'BATCH_NOT_ALLOWED',
  'NO_PROXY',
  'PROXY_OF_PROXY',
  'PROXY_DATES',
  'ADMINISTRATOR_NO_PROXY',
  'UNKNOWN_RECIPIENT',
  'ALREADY_COPIED',
  'NOTHING_DUE',
  'TOO_EARLY',
  'NOT_SUSPENDED',
  'SECOND_PERSON_NEEDED',
  'NO_REQUEST',
  'REQUEST_PENDING',
  'MANDATORY',
  'NOT_IN_SCOPE',
  'OPT_IN_CLOSED',
  'UNKNOWN_DUTY',
  'EXTENDED_TWICE',
  'DATE_NOT_LATER',
  'EXTENSION_TOO_LONG',
  'LATE_REASON_REQUIRED',
  'NOT_THE_WHOLE',
  'PART_NOT_NAMED',
  'CYCLE_ALREADY_LAUNCHED',
  'NO_CATALOGUE',
  'NO_OBLIGATION',
  'DATE_TOO_NEAR',
  'NOTHING_TO_CHANGE',
  'PREVIEW_CHANGED',
  'ASSIGNMENTS_OPEN',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** An expected no: a value, never thrown. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly facts: RefusalFacts;
}

/** What a rule answers: the events that happen, or why none does. */
export type Decision<E> = { readonly events: readonly E[] } | { readonly refusal: Refusal };

export const refuse = (code: RefusalCode, facts: RefusalFacts = {}): { refusal: Refusal } => ({ refusal: { code, facts } });
export const isRefused = <E>(decision: Decision<E>): decision is { readonly refusal: Refusal } => 'refusal' in decision;
