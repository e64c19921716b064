import type { AssignmentId } from '#domain/shared/ids.js';
import type { Deed } from '../integration/path-of-a-plan.js';
import { send, type Answer, type Journal } from '../integration/people.js';
import type { Topology } from './topology.js';

/** How many acts are sent while one is away. */
const ACTS_EACH = 9;

/** What was answered while one was away: of each act its answers, the last of which took it. */
export interface Outage {
  readonly away: string;
  readonly acts: (readonly Answer[])[];
}

/**
 * One process after the other is killed while acts are under way, and comes back after some more were sent without it.
 * Acts wait for their turn, so that each outage has its share of them; behind the last one nobody waits.
 */
export class OneAway {
  readonly outages: Outage[] = [];
  private readonly waiting: (() => void)[] = [];
  private free = 0;
  private isOver = false;
  private left = 0;
  private whenDone: () => void = () => undefined;

  constructor(
    private readonly topology: Topology,
    private readonly journal: Journal,
    private readonly victims: readonly string[],
  ) {}

  /** Ends when all of them were away and are back. */
  async haunt(): Promise<void> {
    for (const away of this.victims) {
      this.outages.push({ away, acts: [] });
      const done = this.letThrough(ACTS_EACH);
      await this.topology.kill(away);
      await done;
      await this.topology.startInstance(away);
    }
    this.isOver = true;
    for (const go of this.waiting.splice(0)) go();
  }

  /** An act is sent to whichever API is next; where nothing comes back, at once to the other, as the front door does. */
  through(stream: AssignmentId): Deed {
    return async (by, body) => {
      await this.turn();
      const act = this.journal.meant(by, stream, body);
      const first = await send(act);
      const other = this.topology.apis.find((api) => api !== first.at);
      if (first.status === 0) await send(act, other);
      this.outages.at(-1)?.acts.push(act.answers);
      if (act.answers.at(-1)?.status !== 200) throw new Error(`${body.type} was not taken: ${JSON.stringify(act.answers)}`);
      this.left -= 1;
      if (this.left === 0) this.whenDone();
    };
  }

  private turn(): Promise<void> {
    if (this.isOver) return Promise.resolve();
    if (this.free === 0) return new Promise((go) => this.waiting.push(go));
    this.free -= 1;
    return Promise.resolve();
  }

  private letThrough(count: number): Promise<void> {
    this.left = count;
    const done = new Promise<void>((resolve) => (this.whenDone = resolve));
    const now = this.waiting.splice(0, count);
    this.free = count - now.length;
    for (const go of now) go();
    return done;
  }
}
