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
  'UNKNOWN_METRIC',
  'METRIC_VALUE_MISSING',
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
  'CONDITIONS_REQUIRED',
  'CONDITION_DATE_REQUIRED',
  'LEAD_ONLY',
  'REVISION_DATE_EARLY',
  'NO_PROVINCE',
  'NOT_YOUR_TURN',
  'SETTLEMENT_OPEN',
  'NOTHING_TO_SETTLE',
  'STILL_CONTRADICTORY',
  'NOT_YOUR_DECISION',
  'ROUND_NOT_CLOSABLE_YET',
  'LEAD_MUST_DECIDE',
  'MANDATORY_NOT_REJECTED',
  'NO_PLAN',
  'UNKNOWN_DEPARTMENT',
  'ALREADY_A_REVIEWER',
  'LEAD_NOT_REMOVABLE',
  'LAST_REVIEWER',
  'UNKNOWN_SECTION',
  'UNKNOWN_MILESTONE',
  'EVIDENCE_REQUIRED',
  'PERCENT_OUT_OF_RANGE',
  'FALL_NEEDS_REASON',
  'VALUE_NOT_COMPARABLE',
  'UNKNOWN_PERIOD',
  'REPORT_ACCEPTED',
  'REPORT_SHUT',
  'REPORT_NOT_IN',
  'UNKNOWN_EVIDENCE',
  'EVIDENCE_NOT_SEEN',
  'CITIES_MISSING',
  'OPEN_CASE',
  'MILESTONES_OPEN',
  'NOTHING_DUE',
  'TOO_EARLY',
  'CYCLE_ALREADY_LAUNCHED',
  'NO_CATALOGUE',
  'NO_OBLIGATION',
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
