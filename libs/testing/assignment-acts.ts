import { SYSTEM, type Actor, type Role } from '#domain/access/actor.js';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentEvent, NewAssignmentEvent } from '#domain/assignment/assignment.events.js';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import type { AssignmentFacts, PersonFact } from '#domain/assignment/assignment.facts.js';
import { initialState, type AssignmentState } from '#domain/assignment/assignment.state.js';
import type { UserActor } from '#domain/assignment/verb.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { settingsOf } from '#domain/cycle/cycle-settings.js';
import { isRefused, type Refusal } from '#domain/shared/refusal.js';
import { issueBody } from './assignments.js';
import { asAgreed } from './answer-contract.js';

export const user = (userId: string, unit: string, ...roles: Role[]): UserActor => ({ kind: 'user', userId, unit, roles });
export const known = ({ userId, unit, roles }: UserActor, enabled = true): PersonFact => ({ userId, unit, roles, enabled });

/** The draft that every act of a unit spec finds. */
export const HASH = 'a'.repeat(64);

/** An assignment of the 2024 catalogue that acts follow each other on, by the rules alone: no record, no clock but noon of a day. */
export class AssignmentActs {
  state: AssignmentState;
  lastEvents: readonly NewAssignmentEvent[] = [];

  constructor(
    readonly stream: Parameters<typeof issueBody>[0],
    private readonly more: Partial<AssignmentFacts> = {},
    private readonly now = at(parseDay('2024-04-10'), 12),
  ) {
    this.state = initialState(stream);
    this.must(SYSTEM, issueBody(stream));
  }

  get facts(): AssignmentFacts {
    const draft = { version: 1, textHash: HASH, sections: [{ id: 'goals', isEmpty: false, hash: HASH }], lastEditedBy: [] };
    return { at: this.now, calendar: CALENDAR_2024_2026, settings: settingsOf(2024), draft, ...this.more };
  }

  /** Sends a command; what happened is folded. */
  send(actor: Actor, body: PersonCommandBody | ReturnType<typeof issueBody>, more: Partial<AssignmentFacts> = {}): Refusal | undefined {
    const decision = asAgreed(body, decide(this.state, { ...body, actor, at: this.now, commandId: 'x' }, { ...this.facts, ...more }));
    if (isRefused(decision)) return decision.refusal;
    this.lastEvents = decision.events;
    for (const event of decision.events) {
      const { sequence, hash } = this.state;
      this.state = evolve(this.state, { ...event, stream: this.stream, sequence: sequence + 1, at: this.now, actor, round: 1, previousHash: hash, hash: `h${sequence + 1}` } as unknown as AssignmentEvent);
    }
    return undefined;
  }

  must(...args: Parameters<AssignmentActs['send']>): this {
    const refusal = this.send(...args);
    if (refusal) throw new Error(`${args[1].type}: ${JSON.stringify(refusal)}`);
    return this;
  }

  /** The code of the refusal, or the types of the events. */
  outcome(...args: Parameters<AssignmentActs['send']>): string {
    return this.send(...args)?.code ?? this.lastEvents.map(({ type }) => type).join(', ');
  }
}
