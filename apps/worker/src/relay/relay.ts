import type { Client } from '@temporalio/client';
import type pg from 'pg';
import type { Logger } from 'pino';
import { failureOf } from '#operations/failure.js';
import { WatchedClient } from '#persistence/watched-client.js';
import { tellDispatch } from '#processes/follower.js';
import { earliestArmed } from '#record/dispatch.js';
import type { RecordContext } from '#record/record-context.js';
import { claimWake, clockOffset, dropWake, settleWake, TELL_DISPATCH } from '#record/wake.js';
import { watchNow } from '../operations/watch-now.js';
import { DemoClockWalker } from './demo-clock-walker.js';
import { tellWorkflow } from './tell-workflow.js';
import type { ToldTraces } from './told-traces.js';

/** Streams told at once: more would only queue up in Temporal's front end. */
const BATCH = 50;
/** A look without any notification: what a lost LISTEN connection may cost. */
const LOOK_MS = 1_000;
/**
 * After a nudge others soon follow: one look for all of them, and one signal for a stream's acts of that span. Between full
 * batches too: what waits is told with what comes meanwhile. 18.8 ms of CPU an act without, 11.5 ms with it (`npm run bench`).
 */
const GATHER_MS = 500;
/** Temporal or the database away: tried again this soon, so that recovery is felt at once. */
const PAUSE_MS = 2_000;
/** What is due for longer than this the dispatch has not heard of, or it runs no more: it is told again, as often as this. */
const OVERDUE_MS = 60_000;

export interface RelayOptions {
  readonly record: RecordContext;
  readonly client: Client;
  readonly listenUrl: string;
  readonly demo: boolean;
  readonly log: Logger;
  /** Undefined: nobody traces. */
  readonly traces?: ToldTraces | undefined;
  /** Epoch ms; a test goes ahead. */
  readonly now?: () => number;
}

/** Tells workflows what the record holds: wake rows become signals. Several may run; each row is leased to one. */
export class Relay {
  private stopping = false;
  private nudge: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private listener: pg.Client | undefined;
  private toldDispatch: { readonly what: string; readonly at: number } | undefined;
  private readonly walker: DemoClockWalker;

  constructor(private readonly options: RelayOptions) {
    this.walker = new DemoClockWalker(options.record, options.client);
  }

  start(): void {
    this.running = this.run();
  }

  /** Claims nothing more and awaits the calls under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.listen();
        while ((await this.look()) === BATCH && !this.stopping) await this.gather();
        if (await this.wait(this.walker.isMoving ? LOOK_MS / 4 : LOOK_MS)) await this.gather();
      } catch (error) {
        this.options.log.warn(failureOf(error), 'relay pauses');
        await this.wait(PAUSE_MS);
      }
    }
  }

  /** One look: tells a batch, and the dispatcher of an earlier row. Answers how many streams were claimed. */
  private async look(): Promise<number> {
    const { record, client, demo, traces } = this.options;
    const offset = await clockOffset(record);
    const claims = await claimWake(record, BATCH);
    const results = await Promise.allSettled(claims.map((claim) => (traces ? traces.telling(claim, () => this.tell(claim, offset)) : this.tell(claim, offset))));
    await settleWake(record, claims.filter((_, index) => results[index]?.status === 'fulfilled').map((claim) => ({ stream: claim.stream, upTo: claim.last, traces: claim.traces })));
    await this.tellDispatch(client, offset);
    await watchNow(record, client);
    if (demo && claims.length < BATCH) await this.walker.step();
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    return claims.length;
  }

  private async tell(claim: Parameters<typeof tellWorkflow>[1], offset: number): Promise<void> {
    const { record, client, log } = this.options;
    if (claim.broken !== undefined) log.error({ stream: claim.stream, reason: claim.broken }, 'a chain is broken: its workflow waits until it is mended');
    const told = await tellWorkflow(client, claim, offset);
    // By its command id an act is found here and in the log of the API.
    if (told === 'told') log.info({ stream: claim.stream, upTo: claim.last, commandIds: claim.commands }, 'told');
    if (told === 'nobody_to_tell') await dropWake(record, claim.stream);
    if (told === 'ended_too_early') {
      log.error({ stream: claim.stream }, 'workflow completed while its stream is open: started again');
      await tellWorkflow(client, claim, offset, 'ALLOW_DUPLICATE');
    }
  }

  /** The dispatcher waits for one instant: it hears of an earlier one, of a clock that was moved, and again of what is overdue. */
  private async tellDispatch(client: Client, clockOffset: number): Promise<void> {
    const dueAt = await earliestArmed(this.options.record);
    const [what, at] = [`${dueAt}@${clockOffset}`, (this.options.now ?? Date.now)()];
    const isOverdue = dueAt !== null && dueAt < at + clockOffset - OVERDUE_MS;
    if (what === this.toldDispatch?.what && !(isOverdue && this.toldDispatch.at < at - OVERDUE_MS)) return;
    await tellDispatch(client, { dueAt, clockOffset });
    this.toldDispatch = { what, at };
  }

  private async listen(): Promise<void> {
    if (this.listener) return;
    const listener = new WatchedClient({ connectionString: this.options.listenUrl });
    const lost = (): void => {
      if (this.listener === listener) this.listener = undefined;
    };
    listener.on('error', lost);
    listener.on('end', lost);
    listener.on('notification', ({ payload }) => {
      if (payload === TELL_DISPATCH) this.toldDispatch = undefined;
      this.nudge();
    });
    await listener.connect();
    await listener.query('listen liandong_wake');
    this.listener = listener;
  }

  /** Answers whether it was nudged before the time was over. */
  private wait(milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds, false);
      this.nudge = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  /** While the demo's clock walks, everything waits for what is told. */
  private gather(): Promise<void> {
    return this.stopping || this.walker.isMoving ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, GATHER_MS));
  }
}
