import type { NewAssignmentEvent } from '../../assignment/assignment.events.js';
import type { AssignmentState, IssuedState } from '../../assignment/assignment.state.js';
import { BUREAU } from '../../assignment/seat.js';
import type { Instant } from '../../calendar/instant.js';
import type { DueInstant, DueRule } from '../../deadline/due-rule.js';
import type { SuppressedReason } from '../../reminder/reminder-rule.js';
import { waitedDepartments } from '../../review/review-slot.js';

/** Whose date it is; what is no date of anybody (a notice, the end of a report's time) is not listed. */
const WHOSE: Partial<Record<DueRule, 'unit' | 'lead' | 'reviewers'>> = {
  acknowledgement_due: 'unit', plan_due: 'unit', revision_due: 'unit', milestone_due: 'unit', completion_due: 'unit', report_due: 'unit', report_redo_due: 'unit',
  review_limit: 'reviewers', settlement_limit: 'lead', progress_limit: 'lead', close_out_limit: 'lead', exemption_limit: 'lead', extension_limit: 'lead',
};

/** A deadline or limit of the year: `sent` means that it came while its duty was not done. */
export interface LifeDate {
  readonly kind: 'date';
  readonly rule: DueRule;
  /** 24:00 of its day. */
  readonly at: Instant;
  readonly outcome: 'sent' | SuppressedReason;
  /** `unit`, or the departments whose limit it is. */
  readonly whose: readonly string[];
}

const keyOf = ({ rule, at, about }: DueInstant): string => `${rule}|${about ?? ''}|${at}`;

const whoseOf = (state: IssuedState, rule: DueRule): readonly string[] => {
  const whose = WHOSE[rule];
  if (whose === 'unit') return ['unit'];
  const lead = state.level === 'bureau' ? BUREAU : state.leadDepartment;
  return whose === 'reviewers' && state.status === 'in_review' ? waitedDepartments(state) : [lead];
};

/** Every date that an assignment waits for through its year, with what became of it. */
export class Dates {
  private readonly dates = new Map<string, LifeDate>();

  get all(): readonly LifeDate[] {
    return [...this.dates.values()];
  }

  /** It has come. A report's date comes whether it is in or not. */
  came(due: DueInstant, state: IssuedState, events: readonly NewAssignmentEvent[]): void {
    const isIn = events.some((event) => event.type === 'ReportDatePassed' && event.data.isIn);
    this.set(due, state, isIn ? 'fulfilled' : 'sent');
  }

  /** An act took dates away: done, moved, or ended. One that is armed again is open again. */
  changed(before: AssignmentState, after: IssuedState): void {
    const armed = new Set(after.instants.map(keyOf));
    for (const key of armed) if (this.dates.get(key)?.outcome !== 'sent') this.dates.delete(key);
    if (before.status === 'not_issued') return;
    for (const due of before.instants) if (!armed.has(keyOf(due)) && !this.dates.has(keyOf(due))) this.set(due, before, reasonOf(due, after));
  }

  private set(due: DueInstant, state: IssuedState, outcome: LifeDate['outcome']): void {
    if (WHOSE[due.rule]) this.dates.set(keyOf(due), { kind: 'date', rule: due.rule, at: due.at, outcome, whose: whoseOf(state, due.rule) });
  }
}

const reasonOf = ({ rule, about }: DueInstant, after: IssuedState): SuppressedReason => {
  if (after.suspended) return 'suspended';
  if (after.status === 'closed' && after.outcome !== 'closed_out') return 'superseded';
  return after.instants.some((each) => each.rule === rule && each.about === about) ? 'superseded' : 'fulfilled';
};
