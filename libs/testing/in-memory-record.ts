import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { AssignmentCommandBody } from '#domain/assignment/assignment.commands.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentFacts, Reckoning } from '#domain/assignment/assignment.facts.js';
import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { initialState, type AssignmentState } from '#domain/assignment/assignment.state.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { instant } from '#domain/calendar/instant.js';
import { settingsOf, type CycleSettings } from '#domain/cycle/cycle-settings.js';
import type { DueRule } from '#domain/deadline/due-rule.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { isRefused, type Refusal } from '#domain/shared/refusal.js';
import type { AssignmentActivities, EventsRecorded } from '#messages/assignment.messages.js';
import { changeOf, WITH_EFFECT, type StreamChange } from '#record/stream-change.js';
import { castOf, colleagueOf, TEXT_HASH } from './moves.js';

/** Whoever a command names is there: for the handing over of work a colleague with the sender's roles (`colleagueOf`). */
const namedIn = (body: AssignmentCommandBody, state: AssignmentState): Pick<AssignmentFacts, 'person' | 'recipients'> => {
  if ((body.type === 'Reassign' || body.type === 'Delegate') && state.status !== 'not_issued') {
    const person = [...castOf(state), ...castOf(state).map(colleagueOf)].find(({ userId }) => userId === body.to);
    return person ? { person: { ...person, enabled: true } } : {};
  }
  return body.type === 'Copy' ? { recipients: body.to } : {};
};

interface Stream {
  state: AssignmentState;
  readonly events: AssignmentEvent[];
}
type TimedAnswer = Awaited<ReturnType<AssignmentActivities['executeTimed']>>;

/** What happened at an instant that the workflow said has come. */
export interface TimedAct {
  readonly rule: DueRule;
  /** Epoch ms of the record's clock. */
  readonly at: number;
  readonly outcome: string;
}

export interface InMemoryOptions {
  /** What differs from the cycle's defaults. */
  readonly settings?: Partial<CycleSettings> | undefined;
  /** Hears of each act: a ledger, for example. */
  readonly onChange?: (change: StreamChange) => void | Promise<void>;
}

/**
 * The record without a database, for workflow tests: the real `decide`, `evolve` and sealing, the real answers of timed
 * commands (a known command id answers again, too early gives a span), and a clock that the test gives (epoch ms).
 */
export class InMemoryRecord {
  private readonly streams = new Map<AssignmentId, Stream>();
  private readonly receipts = new Set<string>();
  readonly timedActs: TimedAct[] = [];
  readonly notices: string[] = [];
  /** Calls of the activities, by name. */
  readonly calls = { loadEvents: 0, executeTimed: 0, composeSupervisionNotice: 0 };

  constructor(
    private readonly clock: () => number | Promise<number>,
    private readonly options: InMemoryOptions = {},
  ) {}

  /** Sends a command through the rules. A refusal is a value, as in the record. */
  async execute(stream: AssignmentId, actor: Actor, body: AssignmentCommandBody, commandId = `command-${this.receipts.size + 1}`): Promise<{ events: readonly AssignmentEvent[] } | { refusal: Refusal }> {
    const reckoning = await this.reckoning();
    const { at } = reckoning;
    if (this.receipts.has(commandId)) return { events: [] };
    const known = this.streams.get(stream) ?? { state: initialState(stream), events: [] };
    const facts: AssignmentFacts = {
      ...reckoning, ...namedIn(body, known.state),
      ...(body.type === 'AddReviewer' ? { department: body.department } : {}),
      draft: body.type === 'DraftPlan' ? { version: body.draftVersion, textHash: TEXT_HASH, sections: [{ id: 'goals', isEmpty: false, hash: TEXT_HASH }], lastEditedBy: [] } : null,
    };
    const command = { ...body, commandId, at, actor };
    const decision = decide(known.state, command, facts);
    if (isRefused(decision)) return decision;
    const change = changeOf(known.state, decision.events, command, facts);
    this.receipts.add(commandId);
    this.streams.set(stream, { state: change.after, events: [...known.events, ...change.events] });
    await this.options.onChange?.(change);
    return { events: change.events };
  }

  /** The same where a test needs the act to happen. */
  async must(stream: AssignmentId, actor: Actor, body: AssignmentCommandBody): Promise<readonly AssignmentEvent[]> {
    const outcome = await this.execute(stream, actor, body);
    if ('refusal' in outcome) throw new Error(`${body.type} refused: ${JSON.stringify(outcome.refusal)}`);
    return outcome.events;
  }

  /** The hour, and what is reckoned with. */
  async reckoning(): Promise<Reckoning> {
    return { at: instant(await this.clock()), calendar: CALENDAR_2024_2026, settings: { ...settingsOf(2024), ...this.options.settings } };
  }

  stateOf(stream: AssignmentId): AssignmentState {
    return this.streams.get(stream)?.state ?? initialState(stream);
  }

  eventsOf(stream: AssignmentId, after = 0): readonly AssignmentEvent[] {
    return (this.streams.get(stream)?.events ?? []).filter((event) => event.sequence > after);
  }

  /** What the relay would tell of a stream after a sequence. */
  toldOf(stream: AssignmentId, after = 0): EventsRecorded {
    return { upTo: this.stateOf(stream).sequence, events: this.eventsOf(stream, after), rulesVersion: RULES_VERSION };
  }

  readonly activities: AssignmentActivities = {
    loadEvents: ({ assignment, after }) => {
      this.calls.loadEvents++;
      return Promise.resolve({ upTo: this.stateOf(assignment).sequence, events: this.loaded(assignment, after) });
    },
    executeTimed: async ({ assignment, rule, occurrence, after }) => {
      this.calls.executeTimed++;
      return this.passInstant(assignment, rule, occurrence, after);
    },
    composeSupervisionNotice: ({ assignment, sequence }) => {
      this.calls.composeSupervisionNotice++;
      const key = `${assignment}@${sequence}`;
      // The record is asked first: a forged event opened no case.
      const opened = this.eventsOf(assignment).some((event) => event.sequence === sequence && WITH_EFFECT.includes(event.type));
      if (opened && !this.notices.includes(key)) this.notices.push(key);
      return Promise.resolve();
    },
  };

  private async passInstant(assignment: AssignmentId, rule: DueRule, occurrence: string, after: number): Promise<TimedAnswer> {
    const outcome = await this.execute(assignment, SYSTEM, { type: 'PassInstant', rule, occurrence }, `due/${rule}/${occurrence}@${assignment}`);
    this.timedActs.push({ rule, at: await this.clock(), outcome: 'refusal' in outcome ? outcome.refusal.code : (outcome.events[0]?.type ?? 'repeated') });
    const events = this.loaded(assignment, after);
    if ('refusal' in outcome && outcome.refusal.code === 'TOO_EARLY') return { events, waitMs: Number(outcome.refusal.facts['waitMs']) };
    if (events.length === 0) throw new Error(`${assignment}: ${rule} ${occurrence} is due for the workflow alone`);
    return { events };
  }

  private loaded(assignment: AssignmentId, after: number): readonly AssignmentEvent[] {
    return this.eventsOf(assignment, after).map((event) =>
      WITH_EFFECT.includes(event.type) && this.notices.includes(`${assignment}@${event.sequence}`) ? { ...event, settled: true } : event,
    );
  }
}
