import { setTimeout as sleep } from 'node:timers/promises';
import type { AssignmentId } from '#domain/shared/ids.js';
import { drive, sender, summary } from '../callers.js';
import { assignmentsOf, PASSWORD, peopleOf } from '../content.js';
import { CpuMeter } from '../cpu.js';
import { Life, readLifecycle } from '../lifecycle.js';
import { arriving } from '../open-loop.js';
import type { BenchOptions } from '../options.js';
import { heard, settled } from '../settled.js';
import { startSystem, type System } from '../system.js';
import { watchWall } from '../wall.js';
import { issueAll } from './lifecycle.js';

const INSTANCES = 300;
const CALLERS = 16;
/** How often it is looked who has heard: the figure's grain. */
const LOOK_MS = 5;

/** From an act's answer until the relay has told its workflow, for acts that are told at once: ms. */
function hearing({ owner }: System) {
  const since = new Map<string, number>();
  const ms: number[] = [];
  let isOver = false;
  const looking = (async () => {
    for (; !isOver || since.size > 0; await sleep(LOOK_MS)) {
      const asked = performance.now();
      const { rows } = await owner.query<{ id: string }>('select wake.stream_id as id from wake where wake.not_before <= now()');
      const waiting = new Set(rows.map(({ id }) => id));
      for (const [id, at] of since) {
        if (at > asked || waiting.has(id)) continue;
        ms.push(performance.now() - at);
        since.delete(id);
      }
    }
  })();
  return {
    acted: (id: string): void => void since.set(id, performance.now()),
    over: async (): Promise<number[]> => {
      isOver = true;
      await looking;
      return ms;
    },
  };
}

/** Acts at their moments, `rate` a second, while somebody looks at the wall: what one who acts waits for at low load, with Temporal or without, and who looks. */
export async function arrivals({ instances = INSTANCES, rate, postgres, profile, temporal, ...options }: BenchOptions): Promise<object> {
  const life = readLifecycle(options.lifecycle);
  const system = await startSystem({ postgres, instances, departments: life.departments, profile });
  const { send, close } = sender(system.origin, CALLERS);
  const { send: look, close: lookAway } = sender(system.origin, 1);
  try {
    const doer = new Life(send, life);
    await doer.signIn(peopleOf(life.departments).map(({ id }) => id));
    const { cookie = '' } = await look('POST', '/session', { body: { account: 'coordinator', password: PASSWORD } });
    await issueAll(system);
    await settled(system);
    if (temporal === 'off') await system.goAway();
    const ids = assignmentsOf(instances);
    const told = temporal === 'on' ? hearing(system) : undefined;
    const wall = await watchWall(system.origin, look, cookie);
    const cpu = new CpuMeter(system.pids);
    const ms: number[] = [];
    for (const [step, act] of life.steps.entries()) {
      await drive(CALLERS, ids.length, (index) => doer.prepare(ids[index] as AssignmentId, act));
      if (temporal === 'on') await settled(system);
      cpu.go();
      ms.push(...(await arriving(rate, ids.length / rate, async (index) => {
        wall.acting(ids[index] as AssignmentId);
        await doer.act(ids[index] as AssignmentId, act, `bench/${ids[index]}/${step}`);
        told?.acted(ids[index] as AssignmentId);
        wall.acted(ids[index] as AssignmentId);
      })));
      cpu.pause();
      await wall.shown();
    }
    const shown = summary(1, await wall.shown());
    wall.close();
    const waited = await told?.over();
    if (temporal === 'on') await settled(system);
    const history = temporal === 'on' ? await heard(system, ids) : undefined;
    const { p50_ms, p95_ms, p99_ms } = summary(1, waited ?? []);
    return { instances, rate, temporal, actions: { count: ms.length, ...summary(ms.length / rate, ms) }, wall: { p50_ms: shown.p50_ms, p95_ms: shown.p95_ms, p99_ms: shown.p99_ms }, ...(waited ? { settled: { heard_p50_ms: p50_ms, heard_p95_ms: p95_ms, heard_p99_ms: p99_ms }, history } : {}), ...cpu.perAct(ms.length) };
  } finally {
    close();
    lookAway();
    await system.stop();
  }
}
