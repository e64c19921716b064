import { SYSTEM, type Actor, type Role } from '#domain/access/actor.js';
import type { AssignmentCommandBody, IssueAssignmentBody, PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { initialState, type AssignmentState, type IssuedState } from '#domain/assignment/assignment.state.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, dayOf, parseDay } from '#domain/calendar/day.js';
import { instant, type Instant } from '#domain/calendar/instant.js';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';
import { settingsOf, type CycleSettings } from '#domain/cycle/cycle-settings.js';
import { nextDue } from '#domain/deadline/next-due.js';
import { ledgerChanges, type LedgerChanges } from '#domain/reminder/ledger-changes.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { isRefused } from '#domain/shared/refusal.js';
import { asAgreed } from './answer-contract.js';

type User = Extract<Actor, { kind: 'user' }>;
const user = (userId: string, unit: string, ...roles: Role[]): User => ({ kind: 'user', userId, unit, roles });

const ID: AssignmentId = 'asg/2024/t07-o1/44';
const HASH = 'a'.repeat(64);

/** The people around the story's assignment, a role each. */
export const CAST = {
  clerk: user('c44', '44', 'liaison', 'clerk'),
  leader: user('l44', '44', 'leader'),
  reviewer: user('ra', 'dept-a', 'reviewer'),
  director: user('da', 'dept-a', 'director'),
  coordinator: user('co1', 'bureau', 'coordinator'),
  second: user('co2', 'bureau', 'coordinator'),
} as const;

export interface StoryOptions {
  readonly issue?: Partial<IssueAssignmentBody>;
  readonly settings?: Partial<CycleSettings>;
  readonly calendar?: WorkingCalendar;
}

/**
 * One assignment as a story for specs: who does what on which day; what falls due happens on the way, what is armed goes
 * out. Issued on 29 March 2024, 09:00, by the notice due 30 June; one department.
 */
export class AssignmentStory {
  state: AssignmentState = initialState(ID);
  readonly events: AssignmentEvent[] = [];
  readonly ledger = new StoryLedger();
  now: Instant = at(parseDay('2024-03-29'), 9);
  private readonly settings: CycleSettings;
  private readonly calendar: WorkingCalendar;

  constructor({ issue = {}, settings = {}, calendar = CALENDAR_2024_2026 }: StoryOptions = {}) {
    this.settings = { ...settingsOf(2024), ...settings };
    this.calendar = calendar;
    this.must(SYSTEM, {
      type: 'IssueAssignment', cycle: 'cycle/2024', task: 't07', obligation: 't07-o1', unit: '44', mandatory: true, planNeeded: true, leadDepartment: 'dept-a', supportingDepartments: [],
      catalogueHash: 'c', planDueOn: parseDay('2024-06-30'), milestones: [{ id: 'm1', dueOn: parseDay('2024-09-30') }], ...issue,
    });
  }

  get issued(): IssuedState {
    if (this.state.status === 'not_issued') throw new Error('not issued');
    return this.state;
  }
  get facts(): AssignmentFacts {
    return { at: this.now, calendar: this.calendar, settings: this.settings, draft: { version: 1, textHash: HASH, sections: [{ id: 'goals', isEmpty: false, hash: 'h' }], lastEditedBy: [] } };
  }

  /** Time goes on to an hour of a day; whatever falls due before happens at its instant. */
  to(day: string, hour = 9, minute = 0): this {
    const then = at(parseDay(day), hour, minute);
    for (let due = nextDue(this.state); due && due.at <= then; due = nextDue(this.state)) {
      this.now = instant(Math.max(this.now, due.at));
      this.must(SYSTEM, { type: 'PassInstant', rule: due.rule, occurrence: due.occurrence });
    }
    this.now = then;
    this.ledger.dispatch(then);
    return this;
  }

  /** What the act records; throws where it is refused. */
  must(actor: Actor, body: AssignmentCommandBody): AssignmentEvent[] {
    const decision = this.decide(actor, body);
    if (isRefused(decision)) throw new Error(`${body.type} refused on ${dayOf(this.now)}: ${JSON.stringify(decision.refusal)}`);
    const before = this.state;
    const recorded = decision.events.map((given) => {
      const { state } = this;
      const round = state.status === 'not_issued' ? 1 : state.round;
      const event = { ...given, stream: ID, sequence: state.sequence + 1, at: this.now, actor, round, previousHash: state.hash, hash: `h${state.sequence + 1}` } as unknown as AssignmentEvent;
      this.state = evolve(state, event);
      this.events.push(event);
      return event;
    });
    // Rows due until now are gone before the act changes what is armed.
    this.ledger.dispatch(this.now);
    this.ledger.take(ledgerChanges(before, this.state, this.facts), this.now);
    return recorded;
  }

  does(who: keyof typeof CAST, body: PersonCommandBody): string[] {
    return this.must(CAST[who], body).map((event) => event.type);
  }

  /** The code of the refusal, with its facts; throws where it is accepted. */
  refusal(who: keyof typeof CAST | User, body: PersonCommandBody): { code: string; facts: object } {
    const decision = this.decide(typeof who === 'string' ? CAST[who] : who, body);
    if (!isRefused(decision)) throw new Error(`${body.type} was accepted`);
    return decision.refusal;
  }

  private decide(actor: Actor, body: AssignmentCommandBody): ReturnType<typeof decide> {
    return asAgreed(body, decide(this.state, { ...body, actor, at: this.now, commandId: `c${this.events.length}` }, this.facts));
  }

  acknowledge(): this {
    this.does('clerk', { type: 'AcknowledgeAssignment' });
    return this;
  }

  /** Drafts (every item of a letter answered), signs off, submits. */
  submit(): this {
    const answers = (this.issued.letter?.items ?? []).map(({ id }) => ({ item: id, kind: 'changed' as const, reason: '' }));
    this.does('clerk', { type: 'DraftPlan', draftVersion: 1, answers });
    this.does('leader', { type: 'SignOffPlan', textHash: HASH, opinion: '' });
    this.does('clerk', { type: 'SubmitPlan', textHash: HASH });
    return this;
  }

  decideReview(decision: 'approve' | 'return'): this {
    this.does('reviewer', { type: 'ClaimReview', department: 'dept-a' });
    this.does('reviewer', { type: 'DecideReview', department: 'dept-a', decision, opinion: '', items: decision === 'return' ? [{ section: 'goals', text: '请改' }] : [] });
    return this;
  }

  /** Type and day of each event. */
  trail(...types: AssignmentEvent['type'][]): string[] {
    return this.events.filter((event) => types.length === 0 || types.includes(event.type)).map((event) => `${dayOf(event.at)} ${event.type}`);
  }
}

interface LedgerRow {
  readonly key: string;
  readonly duty: string;
  readonly rule: string;
  readonly dueAt: Instant;
  outcome: string;
}

/** The reminder ledger as the record keeps it, in small. */
export class StoryLedger {
  readonly rows: LedgerRow[] = [];

  take({ planned, suppressed }: LedgerChanges, now: Instant): void {
    for (const { duty, rule, occurrence, dueAt, suppressed: reason } of planned) {
      const key = `${duty}|${rule}|${occurrence}`;
      const known = this.rows.find((row) => row.key === key);
      if (!known) this.rows.push({ key, duty, rule, dueAt, outcome: reason ?? 'armed' });
      else if (['bureau_holds', 'suspended'].includes(known.outcome) && reason === null && dueAt >= now) known.outcome = 'armed';
    }
    for (const { duty, rule, occurrence, reason } of suppressed) {
      const row = this.rows.find((each) => each.key === `${duty}|${rule}|${occurrence}`);
      if (row?.outcome === 'armed') row.outcome = reason;
    }
  }

  dispatch(until: Instant): void {
    for (const row of this.rows) if (row.outcome === 'armed' && row.dueAt < until) row.outcome = 'sent';
  }

  /** `rule day outcome` of each row of a duty, in the order of their days. */
  of(duty: string): string[] {
    return this.rows.filter((row) => row.duty === duty).sort((a, b) => a.dueAt - b.dueAt).map((row) => `${row.rule} ${dayOf(row.dueAt)} ${row.outcome}`);
  }
}
