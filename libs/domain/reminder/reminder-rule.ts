import type { Instant } from '../calendar/instant.js';
import type { UserId } from '../shared/ids.js';
import type { Role } from '../access/actor.js';

/** Why a row of the ledger is not sent (section 6). */
export const SUPPRESSED_REASONS = ['fulfilled', 'superseded', 'merged', 'escalated', 'bureau_holds', 'suspended', 'past_at_creation', 'recipient_gone', 'capped'] as const;
export type SuppressedReason = (typeof SUPPRESSED_REASONS)[number];

/** To whom: a role of the unit, of the lead department, or of the department named, whose persons are found when the row falls due; or one person. */
export type Addressee = `user:${UserId}` | `unit:${Role}` | `lead:${Role}` | `${string}:${Role}`;

/** A row of the reminder ledger (提醒台账) as planned. Key: assignment, duty, rule, occurrence. */
export interface PlannedReminder {
  /** `plan`, `revision`, `acknowledgement`, `review:{department}`, `settlement`, `returns`, `milestone:{id}`, `report:{period}`, `progress:{period}`, `completion`, `close_out`, `supervision`, `nudge`, `mention`, `contribution:{department}`, `opt_in` (of an assignment that is not there yet). */
  readonly duty: string;
  /** `T-30` … `T+7`, `wd1`, `wd-3`, `last`, `wd+5`, `immediate`, `changed`, `blue` … `red`, `red_draft`, `instruction`, `nudge`, `requested`, `mention`, `contribution`, `opening`. */
  readonly rule: string;
  /** The date or case the row belongs to. */
  readonly occurrence: string;
  readonly dueAt: Instant;
  readonly addressees: readonly Addressee[];
  /** Sent by itself at once, not in the digest of the day. */
  readonly alone: boolean;
  readonly suppressed: SuppressedReason | null;
}

const UNIT: readonly Addressee[] = ['unit:liaison', 'unit:clerk'];
const WITH_LEADER: readonly Addressee[] = [...UNIT, 'unit:leader'];
const WITH_LEAD_REVIEWER: readonly Addressee[] = [...WITH_LEADER, 'lead:reviewer'];
const WITH_DIRECTOR: readonly Addressee[] = [...WITH_LEAD_REVIEWER, 'lead:director'];

/** Names of the rules around a deadline; a cycle's settings may leave some out (T4). */
export const LADDER_RULES = ['T-30', 'T-14', 'T-7', 'T-3', 'T-1', 'T0', 'T+1', 'T+3', 'T+7'] as const;
export type LadderRule = (typeof LADDER_RULES)[number];

/** Calendar days around a deadline: the table of section 6. */
export const DEADLINE_LADDER: readonly { rule: LadderRule; days: number; addressees: readonly Addressee[]; alone: boolean }[] = [
  { rule: 'T-30', days: -30, addressees: UNIT, alone: false },
  { rule: 'T-14', days: -14, addressees: UNIT, alone: false },
  { rule: 'T-7', days: -7, addressees: UNIT, alone: false },
  { rule: 'T-3', days: -3, addressees: WITH_LEADER, alone: false },
  { rule: 'T-1', days: -1, addressees: WITH_LEADER, alone: true },
  { rule: 'T0', days: 0, addressees: WITH_LEADER, alone: true },
  { rule: 'T+1', days: 1, addressees: WITH_LEAD_REVIEWER, alone: true },
  { rule: 'T+3', days: 3, addressees: WITH_DIRECTOR, alone: true },
  { rule: 'T+7', days: 7, addressees: WITH_DIRECTOR, alone: true },
];
export const UNIT_ADDRESSEES = UNIT;
export const WITH_UNIT_LEADER = WITH_LEADER;

/** While a text waits for sign-off, every rule also goes to the leader (section 6). */
export const addresseesNow = (addressees: readonly Addressee[], status: string): readonly Addressee[] =>
  status === 'drafted' && addressees.includes('unit:clerk') && !addressees.includes('unit:leader') ? [...addressees, 'unit:leader'] : addressees;

