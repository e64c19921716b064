import type { IssuedState } from '../assignment/assignment.state.js';
import { at, dayOf } from '../calendar/day.js';
import { instant, type Instant } from '../calendar/instant.js';
import { MORNING } from '../deadline/awaited.js';
import { BUREAU_LEADER, COORDINATOR } from '../reminder/limit-ladder.js';
import type { Addressee, PlannedReminder } from '../reminder/reminder-rule.js';
import { waitedDepartments } from '../review/review-slot.js';
import type { EscalationLevel, SupervisionCase } from './supervision.state.js';

const COLLECTING = 30_000;
/** What a morning opens, one case after another, is collected for half a minute: one message a person (S5). */
const collected = (since: Instant): Instant => {
  const morning = at(dayOf(since), MORNING);
  return since < morning ? since : instant(Math.max(since, morning + COLLECTING));
};

/** To whom a notice goes, and who gets a copy (section 7). */
export const NOTICE_ADDRESSEES: Record<EscalationLevel, { readonly to: readonly Addressee[]; readonly copies: readonly Addressee[] }> = {
  blue: { to: ['unit:liaison', 'unit:leader'], copies: ['lead:reviewer'] },
  orange: { to: ['unit:leader'], copies: ['lead:director', COORDINATOR] },
  red: { to: ['unit:leader', 'unit:head'], copies: [BUREAU_LEADER] },
};

/** An instruction goes to the leader and liaison of a unit, or to the director of a department. */
export const instructionAddressees = (state: Pick<IssuedState, 'unit'>, addressee: string): readonly Addressee[] => {
  if (addressee === state.unit) return ['unit:liaison', 'unit:leader'];
  return addressee.startsWith('dept-') ? [`${addressee}:director`] : [`${addressee}:liaison`, `${addressee}:leader`];
};

const row = ({ id, since }: SupervisionCase, rule: string, addressees: readonly Addressee[]): PlannedReminder => ({
  duty: 'supervision', rule, occurrence: id, dueAt: collected(since), addressees, alone: true, suppressed: null,
});

/** Supervision notices, drafts that wait for a leader, instructions and nudges go out through the ledger like everything else. */
export const supervisionRows = (state: IssuedState): PlannedReminder[] => {
  const { openCase, instructions, nudged } = state;
  const notice = openCase && (openCase.issuedAt === null ? row(openCase, 'red_draft', [BUREAU_LEADER]) : row(openCase, openCase.level, [...NOTICE_ADDRESSEES[openCase.level].to, ...NOTICE_ADDRESSEES[openCase.level].copies]));
  const nudge = (at: Instant | null, addressees: readonly Addressee[]): PlannedReminder[] =>
    at === null || addressees.length === 0 ? [] : [{ duty: 'nudge', rule: 'nudge', occurrence: String(at), dueAt: at, addressees, alone: true, suppressed: null }];
  return [
    ...(notice ? [notice] : []),
    ...instructions.map((each) => row(each, 'instruction', instructionAddressees(state, each.addressee))),
    ...nudge(nudged.unit, ['unit:liaison', 'unit:clerk']),
    ...nudge(nudged.bureau, nudgedInBureau(state)),
  ];
};

/** The departments whose decision is waited for; after a declared completion the lead. */
const nudgedInBureau = (state: IssuedState): readonly Addressee[] =>
  state.status === 'in_review' ? waitedDepartments(state).map((department): Addressee => `${department}:reviewer`) : ['lead:reviewer'];
