import { cycleId } from '#domain/shared/ids.js';
import { round, sender, summary } from '../callers.js';
import { assignmentsOf, PASSWORD, YEAR } from '../content.js';
import { CpuMeter } from '../cpu.js';
import { readLifecycle } from '../lifecycle.js';
import { arriving } from '../open-loop.js';
import type { BenchOptions } from '../options.js';
import { settled, WAITING } from '../settled.js';
import { startSystem, type System } from '../system.js';

/** The provincial assignments of the notice of 2024. */
const INSTANCES = 736;
/** People at work while the workflows begin, and before. */
const RATE = 20;
const CALM_S = 10;
const BEHIND_S = 10;
/** Behind a launch of 100,000 workflows begin for a quarter of an hour. */
const MOST_MS = 3_600_000;

interface Warning {
  readonly id: string;
  readonly code: string;
}
const waiting = async ({ owner }: System): Promise<number> => (await owner.query<{ waiting: number }>(WAITING)).rows[0]?.waiting ?? 0;

/** A coordinator launches a cycle: until it is answered and seen by another, and until its workflows have begun while people act; without Temporal until it is seen. */
export async function launch({ instances = INSTANCES, postgres, profile, temporal, ...options }: BenchOptions): Promise<object> {
  const system = await startSystem({ postgres, instances, departments: readLifecycle(options.lifecycle).departments, profile });
  const { send, close } = sender(system.origin, 8);
  try {
    const signIn = async (account: string): Promise<string> => (await send('POST', '/session', { body: { account, password: PASSWORD } })).cookie ?? '';
    const [cookie, clerk] = [await signIn('coordinator'), await signIn('clerk-44')];
    const path = `/cycles/${encodeURIComponent(cycleId(YEAR))}`;
    const check = await send<{ warnings: readonly Warning[] }>('GET', `${path}/launch-check`, { cookie });
    const reasons = [...new Set(check.body.warnings.map(({ code }) => code))].map((warning) => ({ warning, reason: 'bench' }));
    const calm = summary(1, await arriving(RATE, CALM_S, () => send('GET', '/worklist', { cookie: clerk })));

    if (temporal === 'off') await system.goAway();
    const cpu = new CpuMeter(system.pids);
    cpu.go();
    const began = performance.now();
    const since = (): number => round((performance.now() - began) / 1000);
    const sent = await send<object>('POST', `${path}/commands`, { cookie, key: 'bench/launch', body: { type: 'LaunchCycle', typedYear: YEAR, reasons } });
    if (sent.status !== 200) throw new Error(`the launch is refused: ${sent.status} ${JSON.stringify(sent.body)}`);
    const answered = since();
    const { body: list } = await send<{ rows?: readonly unknown[]; items?: readonly unknown[] }>('GET', `/assignments?cycle=${YEAR}`, { cookie: clerk });
    if ((list.rows ?? list.items ?? []).length === 0) throw new Error('nothing is to be seen of the launch');
    const visible = since();
    const { body: progress } = await send<{ issued: number }>('GET', `${path}/launch-progress`, { cookie });

    const seen = { instances: progress.issued, temporal, answered_s: answered, visible_s: visible, per_s: round(progress.issued / visible) };
    if (temporal === 'off') {
      cpu.pause();
      return { ...seen, ...cpu.perAct(progress.issued) };
    }

    const ids = assignmentsOf(instances).filter((id) => id.endsWith('/44'));
    const before = await waiting(system);
    const behind = await arriving(RATE, BEHIND_S, async (index) => {
      const { status } = await send('POST', `/assignments/${encodeURIComponent(ids[index % ids.length] ?? '')}/commands`, { cookie: clerk, key: `bench/beside/${index}`, body: { type: 'Comment', text: 'x', audience: 'inside', about: null } });
      if (status !== 200) throw new Error(`an act beside the launch: ${status}`);
    });
    const begun = before - (await waiting(system));
    await settled(system, MOST_MS);
    const all = since();
    cpu.pause();
    return {
      ...seen,
      workflows: { begun_beside_acts: begun, starts_per_s_beside_acts: round(begun / BEHIND_S), all_told_s: all, starts_per_s: round(progress.issued / (all - visible)) },
      acts_beside: summary(BEHIND_S, behind), reads_before: calm,
      ...cpu.perAct(progress.issued),
    };
  } finally {
    close();
    await system.stop();
  }
}
