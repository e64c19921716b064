import { Worker, type WorkflowBundle } from '@temporalio/worker';
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { instant } from '#domain/calendar/instant.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import type { CycleCommandBody } from '#domain/cycle/cycle.commands.js';
import { decideCycle } from '#domain/cycle/cycle.decide.js';
import { evolveCycle } from '#domain/cycle/cycle.evolve.js';
import { CYCLE_RULES_VERSION } from '#domain/cycle/cycle.rules.js';
import { notLaunched, type CycleState } from '#domain/cycle/cycle.state.js';
import { isRefused } from '#domain/shared/refusal.js';
import { clockMovedSignal, eventsRecordedSignal } from '#messages/assignment.messages.js';
import { cycleViewQuery, type CycleActivities, type CycleEvent, type CycleStart } from '#messages/cycle.messages.js';
import { sealAndFold } from '#record/recorded-event.js';
import { instantOf } from './assignment-scene.js';
import { IDENTITY, type TestServer } from './temporal-servers.js';
import { endWorkflow } from './workflow-histories.js';
import { asAgreed } from './answer-contract.js';

const ID = 'cycle/2024' as const;
const COORDINATOR: Actor = { kind: 'user', userId: 'coord', unit: 'bureau', roles: ['coordinator'] };

/** A cycle's stream without a database: the real rules, the real answers of timed commands, a clock that the test gives. */
export class InMemoryCycle {
  state: CycleState = notLaunched(ID);
  readonly events: CycleEvent[] = [];
  private readonly known = new Set<string>();
  calls = { loadCycleEvents: 0, passCycleInstant: 0 };

  constructor(private readonly clock: () => Promise<number>) {}

  /** Answers the refusal's code; undefined where it happened. */
  async send(body: CycleCommandBody, actor: Actor = COORDINATOR, commandId = `c${this.known.size}`): Promise<{ code: string; waitMs?: number } | undefined> {
    if (this.known.has(commandId)) return undefined;
    const command = { ...body, commandId, at: instant(await this.clock()), actor };
    const facts = { calendar: CALENDAR_2024_2026, catalogue: { content: CATALOGUE_2024, hash: 'h' }, units: { provinces: ['11', '44'], cities: [] }, issued: [], open: { count: 0, first: [] } };
    const decision = asAgreed(command, decideCycle(this.state, command, facts));
    if (isRefused(decision)) return { code: decision.refusal.code, ...(decision.refusal.code === 'TOO_EARLY' ? { waitMs: Number(decision.refusal.facts['waitMs']) } : {}) };
    const { after, events } = sealAndFold<CycleState, CycleEvent>(this.state, decision.events, command, evolveCycle);
    this.known.add(commandId);
    this.state = after;
    this.events.push(...events);
    return undefined;
  }

  readonly activities: CycleActivities = {
    loadCycleEvents: ({ after }) => {
      this.calls.loadCycleEvents++;
      return Promise.resolve({ upTo: this.state.sequence, events: this.events.slice(after) });
    },
    passCycleInstant: async ({ rule, occurrence, after }) => {
      this.calls.passCycleInstant++;
      const refusal = await this.send({ type: 'PassInstant', rule, occurrence }, SYSTEM, `due/${rule}/${occurrence}`);
      const events = this.events.slice(after);
      if (refusal?.waitMs !== undefined) return { events, waitMs: refusal.waitMs };
      if (events.length === 0) throw new Error(`${rule} ${occurrence} is due for the workflow alone`);
      return { events };
    },
  };
}

export type CycleScene = Awaited<ReturnType<typeof cycleScene>>;

/** One cycle, its clock and its workflow on a server. The clock stands at 29 March 2024, 09:00. */
export async function cycleScene({ env }: TestServer, { taskQueue, continueAt }: { taskQueue: string; continueAt?: number }) {
  let offset = instantOf('2024-03-29', 9) - (await env.currentTimeMs());
  const now = async (): Promise<number> => (await env.currentTimeMs()) + offset;
  const cycle = new InMemoryCycle(now);
  const workflowId = `${taskQueue}/${ID}`;
  let told = 0;
  const handle = env.client.workflow.getHandle(workflowId);
  return {
    cycle, workflowId, handle,
    state: (): Promise<CycleState> => handle.query(cycleViewQuery),
    tell: async (events = cycle.events.slice(told)): Promise<void> => {
      const start: CycleStart = { cycle: ID, rulesVersion: CYCLE_RULES_VERSION, clockOffset: offset, ...(continueAt === undefined ? {} : { continueAt }) };
      await env.client.workflow.signalWithStart('annualCycleWorkflow', {
        // The signal is typed by the events of assignments, which most streams are.
        workflowId, taskQueue, args: [start], signal: eventsRecordedSignal, signalArgs: [{ upTo: cycle.state.sequence, events: events as never, rulesVersion: CYCLE_RULES_VERSION }],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      });
      told = cycle.state.sequence;
    },
    until: async (day: string, hour = 0, minute = 0): Promise<void> => env.sleep(instantOf(day, hour, minute) - (await now())),
    /** The record's clock jumps, and the workflow is told, as in the demo. */
    jump: async (day: string, hour = 0): Promise<void> => {
      offset += instantOf(day, hour) - (await now());
      await handle.signal(clockMovedSignal, offset);
    },
    run: async (workflowBundle: WorkflowBundle, test: () => Promise<void>): Promise<void> => {
      const worker = await Worker.create({ connection: env.nativeConnection, namespace: env.namespace ?? 'default', identity: IDENTITY, taskQueue, workflowBundle, activities: cycle.activities });
      await worker.runUntil(() => test().finally(() => endWorkflow(env.client, workflowId)));
    },
  };
}
