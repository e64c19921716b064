import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { instant } from '#domain/calendar/instant.js';
import { settingsOf } from '#domain/cycle/cycle-settings.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { castOf, chance, type Chance, type Move } from '#testing/moves.js';
import { pathOf, Person, type Answer } from '../integration/people.js';
import { chooseMove } from './choose.js';
import { outcomeOf, type Deed, type Journal } from './journal.js';
import { assignmentsOf, peopleOf, silentUnitOf, YEAR } from './size.js';
import type { World } from './world.js';

/** What is sent again while nobody knows whether it was taken. */
const AGAIN_MS = 100;
/** An act that is not answered by then is a hang. */
const GIVEN_UP_MS = 120_000;
/** One in so many acts is sent to where somebody else has just sent one. */
const CROWD = 3;

export interface ClientsOptions {
  readonly seed: number;
  readonly clients: number;
  /** What a client waits between two acts, on average. */
  readonly thinkMs: number;
}

/** So many clients at once, each with one act under way: legal and illegal, by everybody who has to do with an assignment. */
export class Clients {
  private readonly people = new Map<string, Person>();
  private running: Promise<unknown> = Promise.resolve();
  private isStopped = false;
  /** While time walks nobody acts: the clock waits for whatever is to be told. */
  isPaused = false;
  private lastStream: AssignmentId | undefined;
  private readonly streams: readonly AssignmentId[];

  constructor(
    private readonly world: World,
    private readonly journal: Journal,
    private readonly options: ClientsOptions,
  ) {
    this.streams = assignmentsOf(world.size);
  }

  async signIn(accounts: readonly string[] = peopleOf(this.world.size).map(({ id }) => id)): Promise<void> {
    const waiting = [...accounts];
    const one = async (): Promise<void> => {
      for (let account = waiting.shift(); account; account = waiting.shift()) this.people.set(account, await Person.signedIn(this.world.system.origin, account));
    };
    await Promise.all([one(), one(), one(), one()]);
  }

  as(account: string): Person {
    const person = this.people.get(account);
    if (!person) throw new Error(`${account} has not signed in`);
    return person;
  }

  start(): void {
    this.isStopped = false;
    this.running = Promise.all(Array.from({ length: this.options.clients }, (_, index) => this.client(chance(this.options.seed * 1_000 + index))));
  }

  /** Everything that is under way is answered first. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  /** Some of the acts that were taken, once more under their keys. */
  async repeat(deeds: readonly Deed[]): Promise<void> {
    for (const deed of deeds) {
      const { status, body } = await this.sent(deed);
      this.journal.repeated(deed, status, body);
    }
  }

  /** An act of somebody, sent until it is clear what became of it. */
  async act(stream: AssignmentId, { actor, body }: Move): Promise<Deed> {
    return this.finish(this.journal.invoke({ key: randomUUID(), stream, by: actor, body }));
  }

  /** Sent until it is clear what became of it. */
  async finish(deed: Deed): Promise<Deed> {
    if (outcomeOf(deed) !== 'info') return deed;
    const until = Date.now() + GIVEN_UP_MS;
    while (Date.now() < until) {
      await this.send(deed);
      if (outcomeOf(deed) !== 'info') return deed;
      await sleep(AGAIN_MS);
    }
    return deed;
  }

  /** A single act of the coordinator, sent until it is taken. */
  async probe(): Promise<void> {
    await this.finish(await this.tryComment('请问进展'));
  }

  /** The same, sent once. */
  async tryComment(text: string): Promise<Deed> {
    const actor = castOf({ unit: '', leadDepartment: '', supportingDepartments: [] }).find(({ userId }) => userId === 'coord');
    const [stream] = this.streams;
    if (!actor || !stream) throw new Error('nobody is there to say it, or nothing to say it of');
    const body: PersonCommandBody = { type: 'Comment', audience: 'all', about: null, text, mentions: [] };
    return this.send(this.journal.invoke({ key: randomUUID(), stream, by: actor, body }));
  }

  /** A text of one's own each time: what is sent again after a return must have changed. */
  async draft(stream: AssignmentId, account: string, text: string): Promise<number> {
    const clerk = this.as(account);
    const known = await clerk.ask<{ version: number }>('GET', pathOf(stream, '/draft'));
    const saved = await clerk.ask<{ version: number }>('PUT', pathOf(stream, '/draft'), { baseVersion: known.status === 200 ? known.body.version : 0, sections: [{ id: 'goals', text }, { id: 'measures', text: '逐项推进。' }] });
    return saved.status === 200 ? saved.body.version : 0;
  }

  private async send(deed: Deed): Promise<Deed> {
    const { status, body } = await this.sent(deed);
    this.journal.answered(deed, status, body);
    return deed;
  }

  private sent({ by, stream, body, key }: Deed): Promise<Answer> {
    return this.as(by.userId).ask('POST', pathOf(stream, '/commands'), body, { 'idempotency-key': key });
  }

  private async client(choose: Chance): Promise<void> {
    while (!this.isStopped) {
      await sleep(choose(2 * this.options.thinkMs));
      if (this.isPaused) continue;
      const stream = this.lastStream && choose(CROWD) === 0 ? this.lastStream : this.streams[choose(this.streams.length)];
      const seen = stream && (await this.seen(stream));
      if (!stream || !seen) continue;
      const move = this.moveOf(stream, seen, choose);
      if (!move) continue;
      this.lastStream = stream;
      await this.act(stream, await this.withDraft(stream, move, choose));
    }
  }

  private moveOf(stream: AssignmentId, { state, at }: Seen, choose: Chance): Move | undefined {
    // Known beforehand: silence.
    if (stream.endsWith(`/${silentUnitOf(this.world.size)}`)) return undefined;
    return chooseMove(state, { at: instant(at), calendar: CALENDAR_2024_2026, settings: settingsOf(YEAR) }, choose);
  }

  private async withDraft(stream: AssignmentId, { actor, body }: Move, choose: Chance): Promise<Move> {
    if (body.type !== 'DraftPlan') return { actor, body };
    const version = await this.draft(stream, actor.userId, `目标 ${choose(1_000_000)}`);
    return { actor, body: { ...body, draftVersion: version || 1 } satisfies PersonCommandBody };
  }

  /** Where an assignment stands, to choose by alone; nothing while the database is away. */
  private async seen(stream: AssignmentId): Promise<Seen | undefined> {
    try {
      const { rows } = await this.world.system.owner.query<Seen>(`select stream.state, round(extract(epoch from record_now()) * 1000)::float8 as at from stream where stream.id = $1 and not stream.closed`, [stream]);
      return rows[0];
    } catch {
      await sleep(AGAIN_MS);
      return undefined;
    }
  }
}

interface Seen {
  readonly state: IssuedState;
  readonly at: number;
}
