import { isRefused, type Decision, type Refusal, type RefusalCode } from '#domain/shared/refusal.js';

/** Facts that the text of a code cannot do without, whatever the verb. */
const FACTS: Partial<Record<RefusalCode, readonly string[]>> = {
  CLOSED: ['outcome'], SUSPENDED: ['verb'], WRONG_STATE: ['verb', 'status', 'from'], WRONG_ROLE: ['verb'], SEQUENCE_CHANGED: ['expected', 'actual'],
  SECTION_EMPTY: ['sections'], UNKNOWN_METRIC: ['metrics'], METRIC_VALUE_MISSING: ['metrics'], ANSWERS_MISSING: ['items'], UNKNOWN_ITEM: ['items'],
  DRAFTER_MAY_NOT_SIGN_OFF: ['version'], ALREADY_DECIDED_ROUND: ['departments'], NOT_A_REVIEWER: ['department'], ALREADY_CLAIMED: ['by'], ALREADY_DECIDED: ['department', 'decision'],
  CONDITIONS_REQUIRED: ['decision'], CONDITION_DATE_REQUIRED: ['conditions'], LEAD_ONLY: ['department'], REVISION_DATE_EARLY: ['revisionDueOn', 'earliest'], NO_PROVINCE: ['unit'],
  NOT_YOUR_TURN: ['department'], SETTLEMENT_OPEN: ['department', 'dueOn'], STILL_CONTRADICTORY: ['items'], NOT_YOUR_DECISION: ['department'], ROUND_NOT_CLOSABLE_YET: ['from'],
  LEAD_MUST_DECIDE: ['department'], MANDATORY_NOT_REJECTED: ['obligation'], NO_PLAN: ['obligation'], UNKNOWN_DEPARTMENT: ['department'], ALREADY_A_REVIEWER: ['department'],
  LEAD_NOT_REMOVABLE: ['department'], LAST_REVIEWER: ['department'], UNKNOWN_SECTION: ['sections'], UNKNOWN_MILESTONE: ['milestones'], EVIDENCE_REQUIRED: ['percent', 'milestones'],
  PERCENT_OUT_OF_RANGE: ['percent'], FALL_NEEDS_REASON: ['before', 'after'], VALUE_NOT_COMPARABLE: ['metrics'], UNKNOWN_PERIOD: ['period'], REPORT_ACCEPTED: ['period'], REPORT_SHUT: ['period', 'shutsOn'],
  UNKNOWN_EVIDENCE: ['evidence'], EVIDENCE_NOT_SEEN: ['milestones'], CITIES_MISSING: ['cities'], OPEN_CASE: ['case'], MILESTONES_OPEN: ['milestones'], HELD_BY: ['by'], PERSON_UNAVAILABLE: ['by'],
  NOT_SAME_UNIT: ['by'], PERSON_LACKS_ROLE: ['by', 'roles'], ALREADY_THEIRS: ['by'], ALREADY_DELEGATED: ['by'], BATCH_NOT_ALLOWED: ['task'], PROXY_OF_PROXY: ['by'], PROXY_DATES: ['from', 'until'],
  ADMINISTRATOR_NO_PROXY: ['by'], UNKNOWN_RECIPIENT: ['ids'], ALREADY_COPIED: ['ids'], CASE_ALREADY_OPEN: ['case'], LEVEL_NOT_HIGHER: ['level', 'drafted'], NOT_ISSUER: ['case'], NOT_ADDRESSEE: ['addressee'],
  REPLY_NOT_ASKED: ['case', 'reply'], NO_REPLY_WAITING: ['case'], PROMISE_OUT_OF_RANGE: ['from', 'until'], INSTRUCTION_INCOMPLETE: ['missing'], DATE_PAST: ['dueOn'], NUDGE_NOT_YET: ['limit'], NUDGE_TOO_SOON: ['last', 'next'],
  NOT_APPEALABLE: ['level'], ALREADY_APPEALED: ['case'], APPEAL_TOO_LATE: ['until'], NOTHING_DUE: ['rule', 'occurrence'], TOO_EARLY: ['rule', 'waitMs'], SECOND_PERSON_NEEDED: ['verb', 'by'], NO_REQUEST: ['verb'],
  REQUEST_PENDING: ['request'], MANDATORY: ['obligation'], NOT_IN_SCOPE: ['obligation', 'unit'], OPT_IN_CLOSED: ['closedOn'], UNKNOWN_DUTY: ['duty'], EXTENDED_TWICE: ['duty', 'most'], DATE_NOT_LATER: ['duty', 'was', 'asked'],
  EXTENSION_TOO_LONG: ['duty', 'was', 'asked', 'latest'], LATE_REASON_REQUIRED: ['duty', 'was'], NOT_THE_WHOLE: ['duty', 'asked'], PART_NOT_NAMED: ['duty', 'asked'], CYCLE_ALREADY_LAUNCHED: ['year'], NO_CATALOGUE: ['year'],
  NO_OBLIGATION: ['year'], PREVIEW_CHANGED: ['previewHash'], VERSION_TAKEN: ['version'], ASSIGNMENTS_OPEN: ['count', 'assignments'],
};
/** Fields of a command in which people write. */
const WRITTEN = ['reason', 'opinion', 'text', 'criteria'];

interface Told {
  readonly type: string;
  readonly data: object;
  readonly texts?: Readonly<Record<string, string>>;
}

/**
 * What is true of the answer to every act, so that no spec has to say it again: a refusal carries what its text names; what people
 * wrote is kept once, in the texts of an event, and stands in no public fact.
 */
export const asAgreed = <E extends Told>(body: { readonly type: string }, decision: Decision<E>): Decision<E> => {
  if (isRefused(decision)) saysWhy(body.type, decision.refusal);
  else keepsTexts(body, decision.events);
  return decision;
};

const saysWhy = (verb: string, { code, facts }: Refusal): void => {
  const missing = (FACTS[code] ?? []).filter((name) => [facts[name]].flat().some((each) => each === undefined || each === ''));
  if (missing.length) throw new Error(`${verb}: ${code} does not say ${missing.join(', ')}`);
};

const keepsTexts = (body: { readonly type: string }, events: readonly Told[]): void => {
  for (const [field, written] of Object.entries(body)) {
    if (!WRITTEN.includes(field) || typeof written !== 'string' || written === '') continue;
    const kept = events.some(({ texts = {} }) => Object.values(texts).includes(written));
    if (!kept) throw new Error(`${body.type}: ${field} is lost`);
    if (written.length > 1 && JSON.stringify(events.map(({ data }) => data)).includes(JSON.stringify(written))) throw new Error(`${body.type}: ${field} stands in a public fact`);
  }
};
