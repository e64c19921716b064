import { afterEach, describe, expect, it } from '@jest/globals';
import { Metrics } from './metrics.js';
import { serveOperations, type OperationsServer } from './operations-server.js';
import { LIMITS, readinessOf } from './readiness.js';
import { House, type Readings, type ReadingSource } from './readings.js';

type SystemState = Readings['state'];

const NOW = 1_720_000_000_000;
const WELL: SystemState = { nowMs: NOW, untold: 0, untoldSinceMs: null, overdue: 0, overdueSinceMs: null, nextReminderMs: NOW + 60_000, open: { assignment: 512 }, filesWaiting: 0, quarantined: 0, anchoredMs: NOW - 600_000, watches: [], isInMaintenance: false };
const EMAIL: Readings['channels'][number] = { channel: 'email', handed: 2, sent: 40, failed: 1, unknown: 0, lastSentMs: NOW, kind: 'email', isSetUp: true, oldestHandedMs: NOW - 3_000_000, readySinceMs: NOW - 30_000, circuit: 'open', openUntilMs: NOW + 1_000, failure: '550 no such box: lin@gd.example' };
const ago = (seconds: number): number => NOW - seconds * 1000;

const source = (state: () => Promise<SystemState>): ReadingSource => ({ state, channels: async () => [EMAIL], failedTotal: async () => 3 });
const lines = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('liandong_'));

describe('readiness', () => {
  it.each<[string, Partial<SystemState>, boolean | null, string, string[]]>([
    ['nothing is late', {}, true, 'ready', []],
    ['nobody said where Temporal is', {}, null, 'ready', []],
    ['Temporal is away', {}, false, 'degraded', ['temporal']],
    ['a workflow is not told for as long as may be', { untold: 1, untoldSinceMs: ago(LIMITS.relay) }, true, 'ready', []],
    ['… and for longer', { untold: 1, untoldSinceMs: ago(LIMITS.relay + 1) }, true, 'degraded', ['relay']],
    ['a reminder is due for as long as may be', { nextReminderMs: ago(LIMITS.ledger) }, true, 'ready', []],
    ['… and for longer', { nextReminderMs: ago(LIMITS.ledger + 1) }, true, 'degraded', ['ledger']],
    ['the last anchor is as old as may be', { anchoredMs: ago(LIMITS.anchor) }, true, 'ready', []],
    ['… and older', { anchoredMs: ago(LIMITS.anchor + 1) }, true, 'degraded', ['anchor']],
    ['there are no anchors', { anchoredMs: null }, true, 'ready', []],
    ['all at once', { untoldSinceMs: ago(3_600), nextReminderMs: ago(3_600), anchoredMs: ago(9_000) }, false, 'degraded', ['temporal', 'relay', 'ledger', 'anchor']],
  ])('where %s', (_, state, temporal, status, degraded) => {
    expect(readinessOf({ ...WELL, ...state }, temporal)).toMatchObject({ status, degraded, database: true });
  });

  it('is not there without the database, whatever else is', () => {
    expect(readinessOf(undefined, true)).toEqual({ status: 'unavailable', database: false, temporal: true, seconds: null, degraded: [] });
  });
});

describe('the port of who keeps it running', () => {
  let server: OperationsServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });
  const serve = async (state: () => Promise<SystemState>, temporal: boolean | null = true, metrics = new Metrics()) => {
    server = await serveOperations({ metrics, house: new House(source(state)), temporal: async () => temporal, more: async () => 'temporal_planted 1\n' }, { port: 0, host: '127.0.0.1' });
    const { port } = server;
    return (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
  };

  it('answers liveness while the database hangs, and readiness with 503 in time, asking it once', async () => {
    let asked = 0;
    const ask = await serve(() => new Promise(() => (asked += 1)));
    const [live, ...ready] = await Promise.all([ask('/live'), ask('/ready'), ask('/ready')]);
    expect([live.status, ...ready.map(({ status }) => status), asked]).toEqual([200, 503, 503, 1]);
    expect(await ready[0]?.json()).toMatchObject({ status: 'unavailable', database: false });
  });

  it('fails nothing for what is late, and says it', async () => {
    const ask = await serve(async () => ({ ...WELL, untold: 4, untoldSinceMs: ago(90) }), false);
    const ready = await ask('/ready');
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'degraded', database: true, temporal: false, seconds: { relay: 90, ledger: 0, anchor: 600 }, degraded: ['temporal', 'relay'] }]);
  });

  it('tells what the record says at this moment, and forgets what it does not say any more', async () => {
    let state: SystemState | undefined = { ...WELL, untold: 4, untoldSinceMs: ago(90), nextReminderMs: ago(7) };
    const ask = await serve(async () => state ?? Promise.reject(new Error('away')));
    const first = await (await ask('/metrics')).text();
    expect(lines(first)).toEqual(expect.arrayContaining([
      'liandong_database_up 1', 'liandong_temporal_up 1', 'liandong_relay_waiting 4', 'liandong_relay_lag_seconds 90', 'liandong_ledger_age_seconds 7', 'liandong_anchor_age_seconds 600', 'liandong_streams_open{kind="assignment"} 512',
      'liandong_messages{channel="email",state="failed"} 1', 'liandong_message_oldest_seconds{channel="email"} 30', 'liandong_circuit_open{channel="email"} 1', 'liandong_failed_work 3',
    ]));
    expect(first).toMatch(/^process_cpu_seconds_total \S+$/m);
    expect(first).toMatch(/^nodejs_eventloop_lag_p99_seconds \S+$/m);
    expect(first).toContain('temporal_planted 1');
    // What a mail server wrote may name a person.
    expect(first).not.toContain('lin@gd');

    state = { ...WELL, open: { cycle: 1 }, anchoredMs: null };
    const second = lines(await (await ask('/metrics')).text());
    expect(second).toEqual(expect.arrayContaining(['liandong_relay_lag_seconds 0', 'liandong_streams_open{kind="cycle"} 1']));
    expect(second.filter((line) => /anchor_age|kind="assignment"/.test(line))).toEqual([]);

    state = undefined;
    expect(lines(await (await ask('/metrics')).text())).toEqual(['liandong_database_up 0', 'liandong_temporal_up 1']);
  });

  it('tells what the watches found the last time, and nothing of one that never ended', async () => {
    const watches = [{ watch: 'reconcile', found: 3, endedMs: ago(7_200) }, { watch: 'anchor', found: 0, endedMs: ago(60) }];
    const ask = await serve(async () => ({ ...WELL, watches }));
    const told = lines(await (await ask('/metrics')).text());
    expect(told).toEqual(expect.arrayContaining(['liandong_reconcile_differences 3', 'liandong_anchor_contradictions 0', 'liandong_watch_age_seconds{watch="reconcile"} 7200', 'liandong_watch_age_seconds{watch="anchor"} 60']));
    expect(told.filter((line) => /ledger_broken|watch="ledger"|certificate/.test(line))).toEqual([]);
  });

  it('tells how many days the certificate has that the process shows, also where the database is away', async () => {
    const days = async (ends: Date): Promise<number> => {
      const ask = await serve(() => Promise.reject(new Error('away')), false, new Metrics(ends));
      const line = lines(await (await ask('/metrics')).text()).find((each) => each.startsWith('liandong_certificate_days '));
      await server?.close();
      return Math.round(Number(line?.split(' ')[1]));
    };
    expect([await days(new Date(Date.now() + 29 * 86_400_000)), await days(new Date(Date.now() - 2 * 86_400_000))]).toEqual([29, -2]);
  });

  it('leaves out whether Temporal is there where nobody said where', async () => {
    const ask = await serve(async () => WELL, null);
    expect(await (await ask('/metrics')).text()).not.toMatch(/^liandong_temporal_up /m);
  });

  it('counts requests by route and class, of however many addresses and methods', async () => {
    const metrics = new Metrics();
    const ask = await serve(async () => WELL, true, metrics);
    const series = async () => lines(await (await ask('/metrics')).text()).length;
    for (const status of [200, 201, 404, 409, 503]) metrics.answered({ method: 'POST', route: '/a/:id', status, seconds: 0.02 });
    metrics.answered({ method: 'GET', route: '/events', status: 200, seconds: undefined });
    metrics.acted({ act: 'SubmitPlan', outcome: 'refused' });
    const text = lines(await (await ask('/metrics')).text());
    expect(text).toEqual(expect.arrayContaining([
      'liandong_http_requests_total{route="/a/:id",method="POST",status="2xx"} 2', 'liandong_http_requests_total{route="/a/:id",method="POST",status="4xx"} 2', 'liandong_http_requests_total{route="/a/:id",method="POST",status="5xx"} 1',
      'liandong_http_request_duration_seconds_count{route="/a/:id",method="POST"} 5', 'liandong_acts_total{act="SubmitPlan",outcome="refused"} 1', 'liandong_http_requests_total{route="/events",method="GET",status="2xx"} 1',
    ]));
    expect(text.filter((line) => line.startsWith('liandong_http_request_duration') && line.includes('/events'))).toEqual([]);
    metrics.answered({ method: 'PROPFIND', route: 'none', status: 404, seconds: 0.02 });
    const before = await series();
    for (const method of ['MKCOL', 'REPORT', 'X1', 'X2']) metrics.answered({ method, route: 'none', status: 404, seconds: 0.02 });
    expect(await series()).toBe(before);
  });

  it.each([{ origin: 'http://127.0.0.1' }, { 'sec-fetch-site': 'same-origin' }, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' }] as Record<string, string>[])('answers no browser (%j)', async (headers) => {
    const ask = await serve(async () => WELL);
    for (const path of ['/metrics', '/ready', '/live']) {
      const answer = await ask(path, { headers });
      expect([path, answer.status, await answer.text()]).toEqual([path, 403, '{"status":"not for browsers"}']);
    }
    expect((await ask('/live')).status).toBe(200);
  });

  it('has nothing else, and takes nothing', async () => {
    const ask = await serve(async () => WELL);
    for (const path of ['/', '/constructor', '/__proto__', '/metrics/x']) expect([path, (await ask(path)).status]).toEqual([path, 404]);
    for (const method of ['POST', 'PUT', 'DELETE']) expect([method, (await ask('/metrics', { method })).status]).toEqual([method, 404]);
  });

  it('refuses a port that is taken', async () => {
    await serve(async () => WELL);
    await expect(serveOperations({ metrics: new Metrics(), house: new House(source(async () => WELL)), temporal: async () => null }, { port: server?.port ?? 0, host: '127.0.0.1' })).rejects.toThrow('EADDRINUSE');
  });
});
