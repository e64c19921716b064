import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { groupIdOf } from '#domain/catalogue/group-id.js';
import { apiProcess, type ApiProcess } from '#testing/api-process.js';
import { noticeDraft } from '#testing/catalogue-draft.js';
import { eventually } from '#testing/eventually.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

const CYCLE = 'cycle/2025';
const ALL = 36;
/** A lock that the database waits for while it writes. */
const GATE = 4712;

/** The record sends what it writes together with its commit, so that nothing lies between. */
describe('an API that is killed while it launches', () => {
  let api: RunningApi;
  let doomed: ApiProcess;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
    const [coord, coord2] = [await api.as('coord'), await api.as('coord2')];
    const { stream } = (await post(coord, '/catalogue-versions', { sourceHash: 'd4'.repeat(32), sourceName: 'n.txt', draft: noticeDraft({ openQuestions: [] }) })).body as { stream: string };
    const url = `/catalogue-versions/${encodeURIComponent(stream)}`;
    const { draftHash } = (await coord.get(url)).body as { draftHash: string };
    await post(coord2, `${url}/commands`, { type: 'ConfirmCatalogue', draftHash });
    await post(coord, `/cycles/${encodeURIComponent(CYCLE)}/commands`, { type: 'NameGroup', group: groupIdOf('试点省份'), members: ['44', '11'], reason: '来函' });
  });
  afterEach(() => doomed.kill());
  afterAll(() => api.close());

  type Agent = Awaited<ReturnType<RunningApi['as']>>;
  const post = (agent: Agent, url: string, body: object, key = `k-${++keys}`) => agent.post(url).set('idempotency-key', key).send(body);
  const launch = (agent: Agent) => post(agent, `/cycles/${encodeURIComponent(CYCLE)}/commands`, { type: 'LaunchCycle', typedYear: 2025, reasons: [] }, 'launch');
  const standing = async () => {
    const { rows } = await api.owner.query<{ assignments: number; launches: number; status: string }>(
      `select (select count(*)::int from stream where kind = 'assignment' and state ->> 'cycle' = $1) as assignments, (select count(*)::int from event where stream_id = $1 and type = 'CycleLaunched') as launches,
       (select state ->> 'status' from stream where id = $1) as status`,
      [CYCLE],
    );
    return rows[0];
  };

  /** The launch stands before the gate; its process dies there, then the gate opens and the database does as it sees fit. */
  async function killAt(gate: string): Promise<void> {
    const holder = await api.owner.connect();
    try {
      await holder.query('begin');
      await holder.query(gate);
      doomed = await apiProcess(api);
      const sent = launch(await doomed.as('coord')).catch(() => undefined);
      const waiting = async () => (await api.owner.query<{ pid: number }>(`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows[0]?.pid;
      await eventually('the launch waits', async () => (await waiting()) !== undefined);
      const pid = await waiting();
      await doomed.kill();
      await sent;
      await holder.query('rollback');
      await eventually('its connection ends', async () => (await api.owner.query('select from pg_stat_activity where pid = $1', [pid])).rowCount === 0);
    } finally {
      holder.release(true);
    }
  }

  it('before it writes: nothing of the cycle is there', async () => {
    // The lock of the stream, which every act on it begins with.
    await killAt(`select pg_advisory_xact_lock(hashtextextended('${CYCLE}', 0))`);
    expect(await standing()).toEqual({ assignments: 0, launches: 0, status: 'preparing' });
  });

  it('while the database writes: all of it is there, and the same command sent again hears so and issues none twice', async () => {
    await api.owner.query(`create function wait_at_gate() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(${GATE}); return new; end $$`);
    await api.owner.query(`create trigger gate before insert on assignment_view for each row when (new.id like 'asg/2025/t02%') execute function wait_at_gate()`);
    await killAt(`select pg_advisory_xact_lock(${GATE})`);
    await api.owner.query('drop trigger gate on assignment_view');
    const launched = { assignments: ALL, launches: 1, status: 'launched' };
    expect(await standing()).toEqual(launched);
    expect((await launch(await api.as('coord'))).body).toMatchObject({ commandId: 'launch', status: 'launched', events: ['CycleLaunched'] });
    expect(await standing()).toEqual(launched);
  });
});
