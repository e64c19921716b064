import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AccountList, FailedMessageList, SystemView } from '#api-types/views/system.views.js';
import { freePort } from '#local-services/ports.js';
import { LIMITS, type Readiness } from '#operations/readiness.js';
import { SystemReadModel, TROUBLED } from '#persistence/read-models/system.read-model.js';
import { closeRecord, createRecord } from '#record/record-context.js';
import { reportWatch } from '#record/watch-reports.js';
import { apiProcess, sourceProcess, type ApiProcess } from '#testing/api-process.js';
import { eventually } from '#testing/eventually.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const ID = '00000000-0000-4000-8000-00000000000a';

describe('the system by HTTP', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
    await api.owner.query(
      `insert into message (id, channel, recipient, kind, title, lines, created_at, state, attempts, failure) values ($1, 'email', 'gd', 'alone', '{"zh":"提醒","en":"Reminder"}', '[]', record_now(), 'failed', 29, '550 no such box')`,
      [ID],
    );
  });
  afterAll(() => api.close());

  it('says what waits, and nothing of the work', async () => {
    const view = SystemView.parse((await (await api.as('sys')).get('/system')).body);
    expect(view).toMatchObject({ engineUrl: null, scanner: 'none', channels: expect.arrayContaining([expect.objectContaining({ channel: 'email', failed: 1 })]) });
    expect(view.untold.n).toBeGreaterThan(0);
    expect(view.open['assignment']).toBeGreaterThan(500);
    expect(view.next).toHaveLength(10);
  });

  it('counts what a channel has sent to a bound, and says that there is more; a test is none of them', async () => {
    const email = async () => SystemView.parse((await (await api.as('sys')).get('/system')).body).channels.find(({ channel }) => channel === 'email');
    const before = await email();
    const send = (kind: string, most: number) => api.owner.query(`insert into message (id, channel, recipient, kind, title, lines, created_at, state, settled_at) select gen_random_uuid(), 'email', 'gd', $1, '{}', '[]', record_now(), 'sent', '2099-01-01' from generate_series(1, $2)`, [kind, most]);
    await send('test', 3);
    expect(await email()).toEqual(before);
    await send('digest', 2);
    expect(await email()).toEqual({ ...before, sent: (before?.sent ?? 0) + 2, atLeast: false, lastSentAt: '2099-01-01T00:00:00.000Z' });
    await send('digest', 10_000);
    expect(await email()).toMatchObject({ sent: 10_000, atLeast: true });
    await api.owner.query(`delete from message where title = '{}'`);
  });

  it('hands a message that was given up once more, once, and writes down who asked', async () => {
    const sys = await api.as('sys');
    expect(FailedMessageList.parse((await sys.get('/system/failed-messages')).body)).toMatchObject({ total: 1, rows: [{ id: ID, state: 'failed', failure: '550 no such box', attempts: 29, recipient: { id: 'gd', name: '林晓彤' } }] });
    expect((await sys.post(`/system/failed-messages/${ID}/retry`)).body).toEqual({ id: ID, state: 'handed' });
    expect((await sys.post(`/system/failed-messages/${ID}/retry`)).status).toBe(404);
    expect((await sys.post('/system/failed-messages/x/retry')).status).toBe(404);
    // By the database's own clock: the dispatch hears of it at once, and a walking clock does not wait for ever.
    expect((await api.owner.query(`select not_before <= record_now() as comes from message where id = $1`, [ID])).rows).toEqual([{ comes: true }]);
    expect((await api.owner.query(`select actor ->> 'userId' as by, facts from audit where action = 'HandMessageAgain'`)).rows).toEqual([{ by: 'sys', facts: { message: ID } }]);
    expect(FailedMessageList.parse((await sys.get('/system/failed-messages')).body).rows).toMatchObject([{ state: 'handed', attempts: 0 }]);
  });

  it('finds the few messages that came to nothing by an index of their own, of whichever channel', async () => {
    const client = await api.owner.connect();
    try {
      await client.query('begin; set local enable_seqscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select message.id from message where ${TROUBLED} order by message.created_at desc, message.id limit 50`);
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('message_troubled');
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('looks at no instant that is to come, however many there are', async () => {
    const client = await api.owner.connect();
    const plans: string[] = [];
    const explaining = { query: async (text: string) => (plans.push((await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`)).rows.map((row) => row['QUERY PLAN']).join('\n')), [{}]) };
    try {
      await client.query('begin; set local enable_seqscan = off; set local enable_bitmapscan = off');
      await new SystemReadModel(explaining as unknown as ConstructorParameters<typeof SystemReadModel>[0]).state();
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect(plans.join('\n')).toMatch(/using stream_due on stream .*\n\s+Index Cond: \(next_due_at < /);
  });

  it('finds accounts by name, account and unit', async () => {
    const sys = await api.as('sys');
    const all = AccountList.parse((await sys.get('/system/accounts')).body);
    expect(all.total).toBeGreaterThan(50);
    expect(AccountList.parse((await sys.get('/system/accounts?q=林晓彤')).body).rows).toMatchObject([{ id: 'gd', unit: { id: '44' }, roles: ['liaison', 'clerk'], isThere: true, hasPassword: true, lastSignIn: null }]);
    await api.anonymous.post('/session/demo').send({ account: 'gd' });
    expect(Date.parse(AccountList.parse((await sys.get('/system/accounts?q=林晓彤')).body).rows[0]?.lastSignIn ?? '') - Date.parse(SystemView.parse((await sys.get('/system')).body).at)).toBeGreaterThan(-60_000);
    expect(AccountList.parse((await sys.get('/system/accounts?q=系统管理员')).body).rows[0]?.lastSignIn).not.toBeNull();
  });

  it('is for system administrators', async () => {
    for (const account of ['coord', 'gd', 'aud', 'leader']) {
      const agent = await api.as(account);
      for (const path of ['/system', '/system/failed-messages', '/system/accounts']) expect([account, path, (await agent.get(path)).status]).toEqual([account, path, 403]);
      expect((await agent.post(`/system/failed-messages/${ID}/retry`)).status).toBe(403);
    }
  });

  describe('asked by whoever keeps it running', () => {
    const T07 = 'asg/2024/t07-o1/44';
    let other: ApiProcess;
    let worker: ReturnType<typeof sourceProcess>;
    let ports: { readonly api: number; readonly worker: number };
    beforeAll(async () => {
      // Nothing listens there: neither process reaches Temporal.
      const nowhere = `127.0.0.1:${await freePort()}`;
      ports = { api: await freePort(), worker: await freePort() };
      worker = sourceProcess('apps/worker/src/main.ts', { RECORD_DATABASE_URL: api.database.recordUrl, TEMPORAL_ADDRESS: nowhere, SMTP_URL: 'smtp://127.0.0.1:2525', METRICS_PORT: String(ports.worker), LOG_LEVEL: 'error' });
      other = await apiProcess({ settings: { ...api.settings, METRICS_PORT: ports.api, TEMPORAL_ADDRESS: nowhere } });
      await eventually('the worker answers, though Temporal does not', () => asked('worker', '/live').then(({ status }) => status === 200, () => false));
    });
    afterAll(() => Promise.all([other?.kill(), worker?.kill()]));

    const asked = async (who: 'api' | 'worker', at: string): Promise<{ status: number; text: string }> => {
      const answer = await fetch(`http://127.0.0.1:${ports[who]}${at}`);
      return { status: answer.status, text: await answer.text() };
    };
    const ready = async (who: 'api' | 'worker'): Promise<{ status: number; body: Readiness }> => {
      const { status, text } = await asked(who, '/ready');
      return { status, body: JSON.parse(text) as Readiness };
    };
    const series = async (who: 'api' | 'worker'): Promise<string[]> => (await asked(who, '/metrics')).text.split('\n').filter((line) => line.startsWith('liandong_'));
    /** Of both processes at once: each waits its time for Temporal. */
    const ofBoth = async <T>(ask: (who: 'api' | 'worker') => Promise<T>): Promise<T[]> => Promise.all([ask('api'), ask('worker')]);
    /** Nothing is late: the clock of the scene has just begun, and no worker tells anybody. */
    const allIsTold = (ago = '0') => api.owner.query(`update wake set not_before = now() - $1::interval`, [ago]);

    it('says the same figures as the page of the system, in both processes', async () => {
      await allIsTold('1 hour');
      await api.owner.query(`insert into message (id, channel, recipient, kind, title, lines, created_at, state, attempts, failure) values (gen_random_uuid(), 'email', 'xj', 'alone', '{"zh":"提醒","en":"Reminder"}', '[]', record_now(), 'failed', 29, 'refused for lin@xj.example')`);
      // One waits for the morning, which is not late; one has waited for half an hour.
      for (const [channel, until] of [['sms', `record_now() + interval '8 hours'`], ['gd-robot', 'null']] as const) {
        await api.owner.query(`insert into message (id, channel, recipient, kind, title, lines, created_at, state, handed_at, not_before) values (gen_random_uuid(), $1, 'xj', 'alone', '{"zh":"提醒","en":"Reminder"}', '[]', record_now() - interval '9 hours', 'handed', now() - interval '30 minutes', ${until})`, [channel]);
      }
      const view = SystemView.parse((await (await api.as('sys')).get('/system')).body);
      const failed = FailedMessageList.parse((await (await api.as('sys')).get('/system/failed-messages')).body);
      expect(failed.total).toBe(2);
      const email = view.channels.find(({ channel }) => channel === 'email');
      for (const told of await ofBoth(series)) {
        expect(told).toEqual(expect.arrayContaining([
          'liandong_database_up 1', 'liandong_temporal_up 0', `liandong_relay_waiting ${view.untold.n}`, `liandong_streams_open{kind="assignment"} ${view.open['assignment']}`,
          `liandong_messages{channel="email",state="failed"} ${email?.failed}`, `liandong_messages{channel="email",state="handed"} ${email?.handed}`, `liandong_failed_work ${failed.total}`, `liandong_instants_overdue ${view.overdue.n}`,
        ]));
        const lag = Number(told.find((line) => line.startsWith('liandong_relay_lag_seconds '))?.split(' ')[1]);
        expect(lag >= 3_600 && lag < 3_700).toBe(true);
        expect(told).toContain('liandong_message_oldest_seconds{channel="sms"} 0');
        const waited = Number(told.find((line) => line.startsWith('liandong_message_oldest_seconds{channel="gd-robot"}'))?.split(' ')[1]);
        expect(waited >= 1_800 && waited < 1_900).toBe(true);
        expect(told.filter((line) => line.startsWith('liandong_anchor_age'))).toEqual([]);
      }
    });

    it('tells what the watches have found that ended before they began, in whichever process', async () => {
      const found = async () => (await ofBoth(series)).map((told) => told.filter((line) => /reconcile_differences|ledger_broken|anchor_contradictions|watch_age/.test(line)).map((line) => line.replace(/ (\d+)\..*$/, ' $1')));
      expect(await found()).toEqual([[], []]);
      const record = createRecord(api.database.recordUrl, { max: 1 });
      for (const [watch, n] of [['reconcile', 4], ['ledger', 1], ['anchor', 2], ['ledger', 0]] as const) await reportWatch(record, watch, n);
      await closeRecord(record);
      await api.owner.query(`update watch_report set ended_at = now() - interval '2 days' where watch = 'reconcile'`);
      const told = ['liandong_reconcile_differences 4', 'liandong_ledger_broken 0', 'liandong_anchor_contradictions 2', expect.stringMatching(/^liandong_watch_age_seconds\{watch="reconcile"\} 1728\d\d$/)];
      for (const each of await found()) expect(each).toEqual(expect.arrayContaining(told));
    });

    it('counts acts and requests, of however many addresses, and names nobody', async () => {
      const gd = await other.as('gd');
      const act = (key: string, type: string) => gd.post(path(T07, '/commands')).set('idempotency-key', key).send({ type });
      expect([(await act('ops-1', 'AcknowledgeAssignment')).status, (await act('ops-1', 'AcknowledgeAssignment')).status, (await act('ops-2', 'AcknowledgeAssignment')).status]).toEqual([409, 409, 409]);
      const comment = () => gd.post(path(T07, '/commands')).set('idempotency-key', 'ops-3').send({ type: 'Comment', audience: 'all', about: null, text: '请核对。', mentions: [] });
      expect([(await comment()).status, (await comment()).status]).toEqual([200, 200]);
      const told = await series('api');
      expect(told).toEqual(expect.arrayContaining([
        'liandong_acts_total{act="AcknowledgeAssignment",outcome="refused"} 3', 'liandong_acts_total{act="Comment",outcome="accepted"} 1', 'liandong_acts_total{act="Comment",outcome="repeated"} 1',
        'liandong_http_requests_total{route="/api/v1/assignments/:id/commands",method="POST",status="4xx"} 3', 'liandong_http_requests_total{route="/api/v1/assignments/:id/commands",method="POST",status="2xx"} 2',
        'liandong_http_requests_total{route="/api/v1/session",method="POST",status="2xx"} 1', 'liandong_http_request_duration_seconds_count{route="/api/v1/assignments/:id/commands",method="POST"} 5',
      ]));

      const ask = async (name: string) => {
        for (const at of [`/${name}`, path(`asg/2024/t07-o1/${name}`), `/organisation/units/${name}/contacts`, `/worklist?task=${name}`, `/audit?person=${name}`]) await gd.get(at);
        await act(`ops-${name}`, name);
      };
      await ask('somebody');
      const before = (await series('api')).length;
      for (let n = 0; n < 5; n += 1) await ask(`lin-xiaotong-${n}`);
      const after = await series('api');
      expect(after).toHaveLength(before);
      // Accounts, people, units and streams of this scene, and what was asked.
      expect(after.join('\n')).not.toMatch(/lin-xiaotong|somebody|林晓彤|lin@|asg\/|"gd"|"xj"|"44"|guangdong/i);
    });

    it('counts sign-ins, refusals and denials by name and outcome, and no person', async () => {
      const of = async (line: string): Promise<number> => Number((await series('api')).find((each) => each.startsWith(`liandong_acts_total${line} `))?.split(' ')[1] ?? 0);
      const LINES = ['{act="Login",outcome="login"}', '{act="Login",outcome="refused"}', '{act="Trespass",outcome="refused"}'];
      const before = await Promise.all(LINES.map(of));
      const xj = await other.as('xj');
      await xj.post('/session').send({ account: 'xj', password: 'wrong' });
      expect((await xj.get('/security')).status + (await xj.get('/audit')).status).toBeGreaterThan(800);
      expect((await Promise.all(LINES.map(of))).map((n, index) => n - (before[index] ?? 0))).toEqual([1, 1, expect.any(Number)]);
      expect(await of(LINES[2] ?? '')).toBeGreaterThan(before[2] ?? 0);
    });

    it('is ready though Temporal is away, and says what lags behind; acts go on', async () => {
      await allIsTold();
      for (const each of await ofBoth(ready)) expect(each).toEqual({ status: 200, body: { status: 'degraded', database: true, temporal: false, seconds: { relay: expect.any(Number), ledger: expect.any(Number), anchor: null }, degraded: ['temporal'] } });
      await allIsTold(`${LIMITS.relay + 5} seconds`);
      await api.owner.query(`insert into anchor (number, taken_at, hash, line) values (1, now() - interval '3 hours', 'planted', '{}')`);
      const [due] = (await api.owner.query<{ id: string }>(`update reminder set due_at = record_now() - interval '10 minutes' where ctid = (select ctid from reminder where state = 'armed' limit 1) returning assignment_id as id`)).rows;
      expect(due).toBeDefined();
      for (const { body } of await ofBoth(ready)) expect(body).toMatchObject({ degraded: ['temporal', 'relay', 'ledger', 'anchor'] });
      const gd = await other.as('gd');
      expect((await gd.post(path(T07, '/commands')).set('idempotency-key', 'ops-4').send({ type: 'Comment', audience: 'all', about: null, text: '照常办理。', mentions: [] })).status).toBe(200);
    });

    it('is live and not ready while the database is away, tells no figure from before, and is ready again', async () => {
      const name = new URL(api.database.ownerUrl).pathname.slice(1);
      const cluster = new pg.Client({ connectionString: api.database.ownerUrl.replace(`/${name}`, '/postgres') });
      await cluster.connect();
      await cluster.query(`alter database ${name} connection limit 0`);
      await cluster.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      expect((await ofBoth((who) => asked(who, '/live'))).map(({ status }) => status)).toEqual([200, 200]);
      for (const each of await ofBoth(ready)) expect(each).toEqual({ status: 503, body: { status: 'unavailable', database: false, temporal: false, seconds: null, degraded: ['temporal'] } });
      for (const told of await ofBoth(series)) expect(told.filter((line) => !/^liandong_(http|acts)_/.test(line))).toEqual(['liandong_database_up 0', 'liandong_temporal_up 0']);
      await cluster.query(`alter database ${name} connection limit -1`);
      await cluster.end();
      expect((await ofBoth(ready)).map(({ status }) => status)).toEqual([200, 200]);
    });
  });
});
