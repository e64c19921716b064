import type { Actor, Role } from '#domain/access/actor.js';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentEvent, EventOf, MetricTarget, NewAssignmentEvent } from '#domain/assignment/assignment.events.js';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { initialState, type AssignmentState, type InReview, type IssuedState } from '#domain/assignment/assignment.state.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import type { Instant } from '#domain/calendar/instant.js';
import { settingsOf, type CycleSettings } from '#domain/cycle/cycle-settings.js';
import { nextDue } from '#domain/deadline/next-due.js';
import { planReminders } from '#domain/reminder/plan-reminders.js';
import type { PlannedReminder } from '#domain/reminder/reminder-rule.js';
import { isRefused } from '#domain/shared/refusal.js';
import { asAgreed } from './answer-contract.js';

type User = Extract<Actor, { kind: 'user' }>;
type Told = AssignmentEvent & { readonly texts: Readonly<Record<string, string>> };
export const somebody = (userId: string, unit: string, ...roles: Role[]): User => ({ kind: 'user', userId, unit, roles });

export const CLERK = somebody('clerk', '44', 'clerk', 'liaison');
export const LEADER = somebody('leader', '44', 'leader');
/** The reviewer of a department, and its director. */
export const reviewer = (department: string): User => somebody(`r-${department}`, department, 'reviewer');
export const director = (department: string): User => somebody(`d-${department}`, department, 'director');

export interface WalkOptions {
  readonly settings?: Partial<CycleSettings>;
  readonly supporting?: readonly string[];
  readonly mandatory?: boolean;
  readonly planNeeded?: boolean;
  readonly metrics?: readonly MetricTarget[];
}

/** The texts of a draft by section; an empty one is empty. */
export type Draft = Readonly<Record<string, string>>;
export const FIRST_DRAFT: Draft = { goals: '目标', measures: '举措', schedule: '进度' };

/**
 * One assignment walked through the rules alone: lead `dept-a`, supporting `dept-b` and `dept-c`, unit `44`, plan due
 * 30 June 2024, issued 29 March. For specs of the domain: given acts, when an act, then events or a refusal.
 */
export class Walk {
  state: AssignmentState = initialState('asg/2024/t02-o1/44');
  now: Instant = at(parseDay('2024-03-29'), 9);
  readonly events: Told[] = [];
  private draft: Draft = FIRST_DRAFT;
  private draftVersion = 1;
  private readonly settings: CycleSettings;

  constructor({ settings = {}, supporting = ['dept-b', 'dept-c'], mandatory = true, planNeeded = true, metrics = [] }: WalkOptions = {}) {
    this.settings = { ...settingsOf(2024), ...settings };
    const decision = decide(
      this.state,
      {
        type: 'IssueAssignment', cycle: 'cycle/2024', task: 't02', obligation: 't02-o1', unit: '44', mandatory, planNeeded, leadDepartment: 'dept-a', supportingDepartments: supporting,
        catalogueHash: 'c', planDueOn: null, milestones: [], metrics, actor: { kind: 'system' }, at: this.now, commandId: 'x',
      },
      this.facts(),
    );
    if (isRefused(decision)) throw new Error(decision.refusal.code);
    this.fold(decision.events, { kind: 'system' });
  }

  facts(): AssignmentFacts {
    const sections = Object.entries(this.draft).map(([id, text]) => ({ id, isEmpty: text === '', hash: text }));
    return { at: this.now, calendar: CALENDAR_2024_2026, settings: this.settings, draft: { version: this.draftVersion, textHash: JSON.stringify(this.draft), sections, lastEditedBy: ['clerk'] } };
  }

  /** Time goes on to an hour of a Beijing day. */
  to(day: string, hour = 9, minute = 0): this {
    this.now = at(parseDay(day), hour, minute);
    return this;
  }

  /** What an act brings: the types of its events, or the code of its refusal. Nothing is folded where it is refused. */
  act(actor: Actor, body: PersonCommandBody, more: Partial<AssignmentFacts> = {}): string {
    const decision = asAgreed(body, decide(this.state, { ...body, actor, at: this.now, commandId: 'x' }, { ...this.facts(), ...(body.type === 'AddReviewer' ? { department: body.department } : {}), ...more }));
    if (isRefused(decision)) return decision.refusal.code;
    this.fold(decision.events, actor);
    return decision.events.map(({ type }) => type).join(' ');
  }

  /** The same where it has to happen. */
  does(actor: Actor, body: PersonCommandBody): this {
    const outcome = this.act(actor, body);
    if (this.events.at(-1)?.actor !== actor || /^[A-Z_]+$/.test(outcome)) throw new Error(`${body.type}: ${outcome}`);
    return this;
  }

  /** The earliest instant that is waited for comes. */
  passNext(): string {
    const due = nextDue(this.state);
    if (!due) throw new Error('nothing is waited for');
    if (due.at > this.now) this.now = due.at;
    const decision = decide(this.state, { type: 'PassInstant', rule: due.rule, occurrence: due.occurrence, actor: { kind: 'system' }, at: this.now, commandId: 'x' }, this.facts());
    if (isRefused(decision)) return decision.refusal.code;
    this.fold(decision.events, { kind: 'system' });
    return decision.events.map(({ type }) => type).join(' ');
  }

  /** From wherever a text is written to the submission; the items of a letter are answered as changed. */
  submits(draft: Draft = this.draft): this {
    if (this.issued.status === 'assigned') this.does(CLERK, { type: 'AcknowledgeAssignment' });
    if (this.issued.status !== 'drafted') this.drafts(draft);
    while (this.issued.status === 'drafted') this.does(somebody(`leader${this.issued.plan.levels || ''}`, '44', 'leader'), { type: 'SignOffPlan', textHash: this.textHash, opinion: '同意' });
    return this.does(CLERK, { type: 'SubmitPlan', textHash: this.textHash });
  }

  /** Saves a draft, without freezing it. */
  writes(draft: Draft): this {
    this.draft = draft;
    this.draftVersion++;
    return this;
  }

  drafts(draft: Draft = this.draft): this {
    this.writes(draft);
    return this.does(CLERK, this.draftBody());
  }

  draftBody(): Extract<PersonCommandBody, { type: 'DraftPlan' }> {
    const answers = (this.issued.letter?.items ?? []).map(({ id }) => ({ item: id, kind: 'changed' as const, reason: '' }));
    return { type: 'DraftPlan', draftVersion: this.draftVersion, answers };
  }

  claims(...departments: string[]): this {
    for (const department of departments) this.does(reviewer(department), { type: 'ClaimReview', department });
    return this;
  }

  get issued(): IssuedState {
    if (this.state.status === 'not_issued') throw new Error('not issued');
    return this.state;
  }

  get review(): InReview {
    if (this.state.status !== 'in_review') throw new Error(`${this.state.status}, not in review`);
    return this.state;
  }

  get textHash(): string {
    return 'plan' in this.state && this.state.plan ? this.state.plan.textHash : '';
  }

  get reminders(): PlannedReminder[] {
    return planReminders(this.state, this.facts());
  }

  last<T extends AssignmentEvent['type']>(type: T): (EventOf<T> & Pick<Told, 'texts'>) | undefined {
    return this.events.findLast((event) => event.type === type) as (EventOf<T> & Pick<Told, 'texts'>) | undefined;
  }

  private fold(events: readonly NewAssignmentEvent[], actor: Actor): void {
    for (const { type, data, texts = {} } of events) {
      const { id: stream, sequence, hash } = this.state;
      const round = this.state.status === 'not_issued' ? 1 : this.state.round;
      const event = { type, data, texts, stream, sequence: sequence + 1, at: this.now, actor, round, previousHash: hash, hash: `h${sequence + 1}` } as unknown as Told;
      this.state = evolve(this.state, event);
      this.events.push(event);
    }
  }
}

const decision = (department: string, more: object): PersonCommandBody => ({ type: 'DecideReview', department, decision: 'approve', opinion: '', items: [], ...more }) as PersonCommandBody;
/** Bodies of a department's decision. */
export const approves = (department: string): PersonCommandBody => decision(department, {});
export const approvesIf = (department: string, ...conditions: { text: string; dueOn: string | null; section?: string }[]): PersonCommandBody => decision(department, { decision: 'approve_with_conditions', conditions });
export const returns = (department: string, more: object = {}): PersonCommandBody => decision(department, { decision: 'return', items: [{ section: 'goals', text: '请改' }], ...more });
