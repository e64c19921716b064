import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { AssignmentCommandBody, IssueAssignmentBody, PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentEvent, AssignmentEventType, EventOf } from '#domain/assignment/assignment.events.js';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { initialState, type AssignmentState, type IssuedState } from '#domain/assignment/assignment.state.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, dayOf, minuteOfDay, parseDay } from '#domain/calendar/day.js';
import type { Day, Instant } from '#domain/calendar/instant.js';
import { settingsOf } from '#domain/cycle/cycle-settings.js';
import { nextDue } from '#domain/deadline/next-due.js';
import { ledgerChanges, ledgerKey } from '#domain/reminder/ledger-changes.js';
import type { PlannedReminder } from '#domain/reminder/reminder-rule.js';
import { isRefused, type RefusalCode } from '#domain/shared/refusal.js';
import { asAgreed } from './answer-contract.js';

const ID = 'asg/2024/t07-o1/44' as const;
const user = (userId: string, unit: string, ...roles: Extract<Actor, { kind: 'user' }>['roles'][number][]): Actor => ({ kind: 'user', userId, unit, roles });
/** Who acts in a scene. */
export const PEOPLE = {
  system: SYSTEM,
  clerk: user('c', '44', 'liaison', 'clerk'),
  leader: user('l', '44', 'leader'),
  reviewer: user('r', 'dept-a', 'reviewer'),
  supporting: user('r2', 'dept-b', 'reviewer'),
  director: user('d', 'dept-a', 'director'),
  supportingDirector: user('d2', 'dept-b', 'director'),
  coordinator: user('co', 'bureau', 'coordinator'),
  bureauLeader: user('bl', 'bureau', 'bureau_leader'),
  otherBureauLeader: user('bl2', 'bureau', 'bureau_leader'),
  stranger: user('x', 'dept-z', 'director', 'reviewer'),
} as const satisfies Record<string, Actor>;
export type Someone = keyof typeof PEOPLE;

/** A row of the scene's ledger, as the record keeps it. */
export interface SceneRow {
  readonly row: PlannedReminder;
  readonly state: 'armed' | 'sent' | 'suppressed';
  readonly reason: string | null;
}

export interface DomainSceneOptions {
  readonly mandatory?: boolean;
  readonly planNeeded?: boolean;
  readonly milestones?: readonly { readonly id: string; readonly dueOn: string }[];
  readonly departments?: readonly string[];
}

/** One assignment in memory, by the domain alone: it acts, lets instants come in their order, and keeps the ledger as the record does. */
export class DomainScene {
  private known: AssignmentState = initialState(ID);
  now: Instant = at(parseDay('2024-03-29'), 9);
  readonly events: AssignmentEvent[] = [];
  readonly ledger = new Map<string, SceneRow>();

  constructor({ mandatory = true, planNeeded = true, milestones = [], departments = ['dept-a'] }: DomainSceneOptions = {}) {
    const [leadDepartment = 'dept-a', ...supportingDepartments] = departments;
    const body: IssueAssignmentBody = {
      type: 'IssueAssignment', cycle: 'cycle/2024', task: 't07', obligation: 't07-o1', unit: '44', mandatory, planNeeded, leadDepartment, supportingDepartments, catalogueHash: 'c', planDueOn: parseDay('2024-06-30'),
      milestones: milestones.map(({ id, dueOn }) => ({ id, dueOn: parseDay(dueOn) })),
    };
    this.must('system', body);
  }

  get state(): IssuedState {
    if (this.known.status === 'not_issued') throw new Error('not issued');
    return this.known;
  }
  get caseId(): string {
    return this.state.openCase?.id ?? 'none';
  }
  facts(now = this.now): AssignmentFacts {
    return { at: now, calendar: CALENDAR_2024_2026, settings: settingsOf(2024), draft: { version: 1, textHash: 'text', sections: [{ id: 'goals', isEmpty: false, hash: 'h' }], lastEditedBy: ['c'] } };
  }
  meta(who: Someone, day: string, hour = 9, minute = 0): { at: Instant; actor: Actor; commandId: string } {
    return { at: at(parseDay(day), hour, minute), actor: PEOPLE[who], commandId: 'x' };
  }
  at(day: string, hour = 9, minute = 0): this {
    this.now = at(parseDay(day), hour, minute);
    return this;
  }

  does(who: Someone, body: PersonCommandBody): this {
    this.must(who, body);
    return this;
  }
  /** The code by which it is refused; undefined: it would happen. Nothing changes. */
  refusal(who: Someone, body: PersonCommandBody): RefusalCode | undefined {
    return this.answer(who, body)?.code;
  }
  answer(who: Someone, body: PersonCommandBody) {
    const decision = asAgreed(body, decide(this.known, { ...body, actor: PEOPLE[who], at: this.now, commandId: 'x' }, this.facts()));
    return isRefused(decision) ? decision.refusal : undefined;
  }

  acknowledge = (): this => this.does('clerk', { type: 'AcknowledgeAssignment' });
  acknowledged(): this {
    return this.acknowledge();
  }
  submitted(): this {
    const answers = (this.state.letter?.items ?? []).map(({ id }) => ({ item: id, kind: 'changed' as const, reason: '' }));
    return this.does('clerk', { type: 'DraftPlan', draftVersion: 1, answers }).does('leader', { type: 'SignOffPlan', textHash: 'text', opinion: '' }).does('clerk', { type: 'SubmitPlan', textHash: 'text' });
  }
  decided(decision: 'approve' | 'return', day: string): this {
    const morning = at(parseDay(day), 9);
    if (morning > this.now) this.now = morning;
    for (const department of [this.state.leadDepartment, ...this.state.supportingDepartments]) {
      const who = department === 'dept-a' ? 'reviewer' : 'supporting';
      const items = decision === 'return' ? [{ section: 'goals', text: '请改' }] : [];
      this.does(who, { type: 'ClaimReview', department }).does(who, { type: 'DecideReview', department, decision, opinion: '', items });
    }
    return this;
  }
  approved = (day: string): this => this.decided('approve', day);
  returned = (day: string): this => this.decided('return', day);

  /** Lets every instant come until 18:00 of the day; a line each: day, hour, rule, first event. */
  until(day: string): string[] {
    const end = at(parseDay(day), 18);
    const passed: string[] = [];
    for (let due = nextDue(this.known); due && due.at <= end; due = nextDue(this.known)) {
      this.now = due.at > this.now ? due.at : this.now;
      const [first] = this.must('system', { type: 'PassInstant', rule: due.rule, occurrence: due.occurrence });
      const level = first?.type === 'SupervisionOpened' || first?.type === 'SupervisionRaised' ? ` ${first.data.level}` : '';
      const minutes = minuteOfDay(this.now);
      passed.push(`${dayOf(this.now)} ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} ${due.rule} ${first?.type}${level}`);
    }
    if (this.now < end) this.now = end;
    this.dispatch();
    return passed;
  }

  daysOf<T extends AssignmentEventType>(type: T): Day[] {
    return this.events.filter((event): event is EventOf<T> => event.type === type).map((event) => dayOf(event.at));
  }

  /** Sends what is due. */
  private dispatch(): void {
    for (const [key, each] of this.ledger) if (each.state === 'armed' && each.row.dueAt <= this.now) this.ledger.set(key, { ...each, state: 'sent' });
  }

  private must(who: Someone, body: AssignmentCommandBody): readonly AssignmentEvent[] {
    const { now: at } = this;
    const actor = PEOPLE[who];
    const decision = asAgreed(body, decide(this.known, { ...body, actor, at, commandId: `c${this.events.length}` }, this.facts()));
    if (isRefused(decision)) throw new Error(`${body.type}: ${JSON.stringify(decision.refusal)}`);
    this.dispatch();
    const before = this.known;
    const recorded = decision.events.map(({ type, data }) => {
      const { sequence, hash: previousHash } = this.known;
      const event = { type, data, stream: ID, sequence: sequence + 1, at, actor, round: 1, previousHash, hash: `h${sequence + 1}` } as unknown as AssignmentEvent;
      this.known = evolve(this.known, event);
      return event;
    });
    this.events.push(...recorded);
    this.keep(before);
    return recorded;
  }

  /** The statement of the record, row by row. */
  private keep(before: AssignmentState): void {
    const changes = ledgerChanges(before, this.known, this.facts());
    for (const row of changes.planned) {
      const known = this.ledger.get(ledgerKey(row));
      if (!known || (known.state === 'suppressed' && row.dueAt >= this.now)) this.ledger.set(ledgerKey(row), { row, state: row.suppressed ? 'suppressed' : 'armed', reason: row.suppressed });
    }
    for (const { reason, ...key } of changes.suppressed) {
      const known = this.ledger.get(ledgerKey(key));
      if (known?.state === 'armed') this.ledger.set(ledgerKey(key), { ...known, state: 'suppressed', reason });
    }
  }
}
