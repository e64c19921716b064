import { SYSTEM, type Actor, type Role } from '#domain/access/actor.js';
import type { AssignmentCommandBody, IssueAssignmentBody, PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentEvent, NewAssignmentEvent } from '#domain/assignment/assignment.events.js';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { initialState, type AssignmentState, type IssuedState } from '#domain/assignment/assignment.state.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { instant, type Instant } from '#domain/calendar/instant.js';
import { settingsOf } from '#domain/cycle/cycle-settings.js';
import { nextDue } from '#domain/deadline/next-due.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { isRefused, type Refusal } from '#domain/shared/refusal.js';
import { asAgreed } from './answer-contract.js';

export const TEXT_HASH = 'a'.repeat(64);
type Person = Extract<Actor, { kind: 'user' }>;
export const who = (userId: string, unit: string, ...roles: Role[]): Person => ({ kind: 'user', userId, unit, roles });

/**
 * One assignment in the pure domain, for unit specs: acts and instants at days that the spec names, the events and the
 * state after them. No database, no ledger.
 */
export class Decided {
  state: AssignmentState;
  now: Instant = at(parseDay('2024-03-29'), 9);
  readonly events: AssignmentEvent[] = [];

  constructor(readonly id: AssignmentId, private readonly more: Partial<AssignmentFacts> = {}) {
    this.state = initialState(id);
  }

  get facts(): AssignmentFacts {
    return {
      at: this.now, calendar: CALENDAR_2024_2026, settings: settingsOf(2024),
      draft: { version: 1, textHash: TEXT_HASH, sections: [{ id: 'goals', isEmpty: false, hash: TEXT_HASH }], lastEditedBy: ['c'] }, ...this.more,
    };
  }
  get issued(): IssuedState {
    if (this.state.status === 'not_issued') throw new Error('not issued yet');
    return this.state;
  }

  on(day: string, hour = 10): this {
    this.now = at(parseDay(day), hour);
    return this;
  }

  issue(body: Omit<IssueAssignmentBody, 'type'>): this {
    this.take(SYSTEM, { type: 'IssueAssignment', ...body });
    return this;
  }

  /** The refusal, or undefined where it happened. */
  tries(actor: Actor, body: AssignmentCommandBody): Refusal | undefined {
    const decision = asAgreed(body, decide(this.state, { ...body, actor, at: this.now, commandId: 'x' }, this.facts));
    return isRefused(decision) ? decision.refusal : undefined;
  }

  /** The act happens, else the spec fails. Answers the types of the events. */
  does(actor: Actor, body: PersonCommandBody): AssignmentEvent['type'][] {
    return this.take(actor, body);
  }

  /** Every instant up to 24:00 of a day is handled in turn. Answers what came of them, `{rule} {day of the instant}`. */
  passUntil(day: string): AssignmentEvent['type'][] {
    const end = at(parseDay(day), 24);
    const seen: AssignmentEvent['type'][] = [];
    for (let due = nextDue(this.state); due && due.at <= end; due = nextDue(this.state)) {
      this.now = instant(Math.max(this.now, due.at));
      seen.push(...this.take(SYSTEM, { type: 'PassInstant', rule: due.rule, occurrence: due.occurrence }));
    }
    this.now = instant(Math.max(this.now, end));
    return seen;
  }

  private take(actor: Actor, body: AssignmentCommandBody): AssignmentEvent['type'][] {
    const decision = asAgreed(body, decide(this.state, { ...body, actor, at: this.now, commandId: 'x' }, this.facts));
    if (isRefused(decision)) throw new Error(`${body.type}: ${JSON.stringify(decision.refusal)}`);
    decision.events.forEach((event) => this.fold(event, actor));
    return decision.events.map(({ type }) => type);
  }

  private fold(given: NewAssignmentEvent, actor: Actor): void {
    const { state } = this;
    const event = {
      ...given, stream: this.id, sequence: state.sequence + 1, at: this.now, actor, round: state.status === 'not_issued' ? 1 : state.round, previousHash: state.hash, hash: `h${state.sequence + 1}`,
    } as unknown as AssignmentEvent;
    this.state = evolve(state, event);
    this.events.push(event);
  }
}
