import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { newTokenKey, tokenOf } from '#crypto/access-tokens.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { freePort } from '#local-services/ports.js';
import { startChild, type Child } from '#local-services/process.js';
import { NAMESPACE } from '#local-services/temporal.js';
import { seedDemo } from '#persistence/seed/seed-demo.js';
import { eventually } from '#testing/eventually.js';
import { CANARY, walk } from '../integration/path-of-a-plan.js';
import { Journal, Person, send, sendUntilTaken } from '../integration/people.js';
import { PASSWORD } from '../integration/system.js';
import { complaints, repeatAll, settled, type Observed } from '../integration/verify.js';
import { OneAway } from './one-away.js';
import { HERE } from './places.js';
import { openDoor, type Door } from './tls-door.js';
import { toolsOf } from './tools.js';
import { Topology } from './topology.js';

const MINUTES = 60_000;
const tools = toolsOf(process.env);
const describeWithServer = tools ? describe : describe.skip;
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** `.env`, filled in. */
const VARIABLES = {
  LIANDONG_VERSION: '0', OWNER_DATABASE_PASSWORD: 'ownerofthetopology', RECORD_DATABASE_PASSWORD: 'recordofthetopology', APP_DATABASE_PASSWORD: 'appofthetopology',
  TEMPORAL_DATABASE_PASSWORD: 'temporalofthetopology', TEMPORAL_VISIBILITY_DATABASE_PASSWORD: 'visibilityofthetopology',
  SESSION_SECRET: 'a secret of a spec, 32 letters or more', MAIL_FROM: 'liandong@localhost',
};
/** Task 7 of these, acknowledged, which 运用促进司 alone reviews. */
const ALONE = ['15', '21', '41', '61'].map((unit) => ({ stream: `asg/2024/t07-o1/${unit}` as AssignmentId, clerk: `u${unit}`, leader: `u${unit}lead`, departments: ['dept-operations'] }));
/** Task 4 of 广东 and 新疆, still to be acknowledged, which 条法司 and 战略规划司 review together. */
const JOINT = [['44', 'gd'], ['65', 'xj']].map(([unit, clerk = '']) => ({ stream: `asg/2024/t04-o1/${unit}` as AssignmentId, clerk, leader: `${clerk}lead`, departments: ['dept-legal', 'dept-strategy'] }));
const PLANS = [...ALONE, ...JOINT];
const REVIEWERS: Readonly<Record<string, string>> = { 'dept-operations': 'bureau', 'dept-legal': 'dept-legal-r', 'dept-strategy': 'dept-strategy-r' };
const ACTS = 4 * 10 + 2 * 13;

describeWithServer('two APIs and two workers on Temporal’s own server, as docker-compose.yml has them (skipped where TEMPORAL_SERVER_PATH, TEMPORAL_SQL_TOOL_PATH, TEMPORAL_SCHEMA_DIR name no server)', () => {
  let topology: Topology;
  let system: Observed;
  let outbox: Child;
  let outboxDir: string;
  const journal = new Journal();
  const people = new Map<string, Person>();
  const as = (account: string): Person => people.get(account)!;
  const rows = async <T extends object>(sql: string, ...values: unknown[]): Promise<T[]> => (await topology.owner.query<T>(sql, values)).rows;

  beforeAll(async () => {
    outboxDir = await mkdtemp(join(tmpdir(), 'liandong-outbox-'));
    const smtpPort = await freePort();
    outbox = startChild({ command: process.execPath, args: [join(DIST, 'apps/embedded/src/mail-outbox.mjs')], env: { PATH: process.env['PATH'], OUTBOX_DIR: outboxDir, SMTP_PORT: String(smtpPort) } });
    const demo = { DEMO: 'true' };
    // Whose passwords everybody knows is reached from this machine alone.
    const api = { ...demo, HOST: HERE };
    topology = await Topology.start({ tools: tools!, variables: { ...VARIABLES, SMTP_URL: `smtp://127.0.0.1:${smtpPort}` }, more: { api, worker: demo }, fill: (logins) => seedDemo({ ...logins, password: PASSWORD }) });
    system = { owner: topology.owner, record: topology.record, temporal: topology.temporal, outboxDir, logged: topology.logged };
    let asked = 0;
    // Two after each other, so that whoever asks in pairs reaches both.
    const next = (): string => topology.apis[Math.floor(asked++ / 2) % topology.apis.length] ?? '';
    for (const account of ['coord', ...Object.values(REVIEWERS), ...PLANS.flatMap(({ clerk, leader }) => [clerk, leader])]) people.set(account, await Person.signedIn(next, account));
  }, 10 * MINUTES);
  afterAll(async () => {
    await topology?.stop();
    await outbox?.stop();
    await rm(outboxDir, { recursive: true, force: true });
  }, MINUTES);
  const sound = async (): Promise<void> => {
    await settled(system);
    expect(await complaints({ ...system, logged: topology.logged }, journal)).toEqual([]);
  };

  describe('Temporal', () => {
    const ca = () => ({ serverRootCACertificate: topology.credential('public', 'authority.pem') });
    /** Of gRPC: the server knows who it is, and says no. */
    const DENIED = 7;
    /** Who asks so for the namespace: what comes of it. */
    const asked = async (options: { address?: string; tls?: object | false; apiKey?: string }, ask: (connection: Connection) => Promise<unknown> = (connection) => connection.workflowService.describeNamespace({ namespace: NAMESPACE })): Promise<string> => {
      const { address = topology.frontend, ...more } = options;
      const connection = Connection.lazy({ address, ...more } as never);
      return connection.withDeadline(Date.now() + 5_000, () => ask(connection)).then(() => 'let in', (error: Error & { code?: number; cause?: { code?: number } }) => ((error.cause ?? error).code === DENIED ? 'not authorised' : 'not connected')).finally(() => connection.close());
    };
    const tokenOfPart = (part: string): string => topology.credential(part, 'token').toString();
    const start = (connection: Connection): Promise<unknown> => new Client({ connection, namespace: NAMESPACE }).workflow.start('nothing', { taskQueue: 'nobody', workflowId: 'of-a-spec' });
    const register = (connection: Connection): Promise<unknown> => connection.workflowService.registerNamespace({ namespace: 'another', workflowExecutionRetentionPeriod: { seconds: 86_400 as never } });

    it('lets in who shows our certificate and our token', async () => {
      expect(await asked({ tls: topology.tlsOf('worker'), apiKey: tokenOfPart('worker') })).toBe('let in');
    });
    it.each([
      ['in plain', () => ({ tls: false as const })],
      ['without a certificate, with a token', () => ({ tls: ca(), apiKey: tokenOfPart('worker') })],
    ])('has no word for who comes %s', async (_, options) => {
      expect(await asked(options())).toBe('not connected');
    });
    it.each([
      ['no token', () => undefined],
      ['a token that somebody else signed', () => tokenOf(newTokenKey(), { subject: 'worker', permissions: [`${NAMESPACE}:admin`], from: new Date(), until: new Date(Date.now() + MINUTES) })],
      ['a token that has ended', () => tokenOf(topology.credential('authority', 'token-key.pem').toString(), { subject: 'worker', permissions: [`${NAMESPACE}:admin`], from: new Date(0), until: new Date(MINUTES) })],
      ['a token for another namespace', () => tokenOf(topology.credential('authority', 'token-key.pem').toString(), { subject: 'worker', permissions: ['another:admin'], from: new Date(), until: new Date(Date.now() + MINUTES) })],
    ])('refuses who has a certificate and %s', async (_, token) => {
      const apiKey = token();
      expect(await asked({ tls: topology.tlsOf('worker'), ...(apiKey ? { apiKey } : {}) })).toBe('not authorised');
    });
    it('lets each do what it is for and no more: who looks on starts nothing, the worker makes no namespace', async () => {
      expect(await asked({ tls: topology.tlsOf('temporal-ui'), apiKey: tokenOfPart('temporal-ui-door') })).toBe('let in');
      expect(await asked({ tls: topology.tlsOf('temporal-ui'), apiKey: tokenOfPart('temporal-ui-door') }, start)).toBe('not authorised');
      expect(await asked({ tls: topology.tlsOf('worker'), apiKey: tokenOfPart('worker') }, register)).toBe('not authorised');
    });
    it('opens what its own services use among themselves to none of our certificates', async () => {
      expect(await asked({ address: topology.internalFrontend, tls: topology.tlsOf('operator') })).toBe('not connected');
      const inside = { serverRootCACertificate: topology.credential('temporal', 'inside-authority.pem'), serverNameOverride: 'temporal' };
      expect(await asked({ address: topology.internalFrontend, tls: inside })).toBe('not connected');
      expect(await asked({ address: topology.internalFrontend, tls: { ...topology.tlsOf('operator'), ...inside } })).toBe('not connected');
      // It is there, and open to who is one of them.
      const own = { crt: topology.credential('temporal', 'inside-certificate.pem'), key: topology.credential('temporal', 'inside-key.pem') };
      expect(await asked({ address: topology.internalFrontend, tls: { ...inside, clientCertPair: own } })).toBe('let in');
    });
  });

  describe('PostgreSQL', () => {
    const comes = async (login: string, password: string, database: string, tls = true): Promise<string> => {
      const client = new pg.Client({ connectionString: topology.databaseUrlOf(database, [login, password], !tls) });
      client.on('error', () => undefined);
      return client.connect().then(() => 'let in', (error: Error & { code?: string }) => error.code ?? error.message).finally(() => client.end().catch(() => undefined));
    };
    const NO_ENTRY = '28000';
    it('is reached by TLS alone, and each login comes into its own database alone', async () => {
      const { RECORD_DATABASE_PASSWORD: record, TEMPORAL_DATABASE_PASSWORD: temporal, TEMPORAL_VISIBILITY_DATABASE_PASSWORD: visibility } = VARIABLES;
      expect([await comes('liandong_record', record, 'liandong'), await comes('temporal', temporal, 'temporal'), await comes('temporal_visibility', visibility, 'temporal_visibility')]).toEqual(['let in', 'let in', 'let in']);
      expect([await comes('liandong_record', record, 'liandong', false), await comes('temporal', temporal, 'temporal', false)]).toEqual([NO_ENTRY, NO_ENTRY]);
      expect([await comes('liandong_record', record, 'temporal'), await comes('temporal', temporal, 'liandong'), await comes('temporal_visibility', visibility, 'temporal')]).toEqual([NO_ENTRY, NO_ENTRY, NO_ENTRY]);
    });
  });

  it('plans of several provinces walk their paths while one API, one worker, the other of each, and Temporal are away in turn', async () => {
    const away = new OneAway(topology, journal, ['api-1', 'worker-1', 'api-2', 'worker-2', 'temporal']);
    const walks = PLANS.map(({ stream, clerk, leader, departments }) =>
      walk({ stream, clerk: as(clerk), leader: as(leader), reviewers: departments.map((department) => ({ department, reviewer: as(REVIEWERS[department] ?? '') })) }, away.through(stream)),
    );
    const [, ...counts] = await Promise.all([away.haunt(), ...walks]);
    expect([counts.reduce((all, each) => all + each, 0), journal.acts.length]).toEqual([ACTS, ACTS]);
    expect(await rows(`select status, round from assignment_view where id = any ($1)`, PLANS.map(({ stream }) => stream))).toEqual(PLANS.map(() => ({ status: 'approved', round: 2 })));

    // No act was refused: nothing came back from the API that was away, and the other one took it.
    for (const { away: who, acts } of away.outages) {
      const lost = acts.flat().filter(({ status }) => status !== 200);
      const isApi = who.startsWith('api');
      const [dead, alive] = isApi ? [topology.apis[Number(who.at(-1)) - 1], topology.apis[2 - Number(who.at(-1))]] : [];
      expect([who, acts.length >= 9, lost.every(({ status, at }) => status === 0 && at === dead), lost.length > 0]).toEqual([who, true, true, isApi]);
      if (isApi) expect([who, acts.some((answers) => answers.at(-1)?.at === alive)]).toEqual([who, true]);
    }
  }, 10 * MINUTES);

  it('nothing is lost or doubled', async () => {
    await sound();
    const { before, after } = await repeatAll(system, journal, sendUntilTaken);
    expect(after).toBe(before);
    await sound();
  }, 5 * MINUTES);

  it('PostgreSQL has nobody in plain: not the APIs, not the workers, not Temporal', async () => {
    // Pools close what is idle: each API has just written and read.
    for (const api of topology.apis) expect((await send(journal.acts[0]!, api)).status).toBe(200);
    const connected = await rows<{ login: string; tls: boolean }>(`select distinct usename as login, ssl as tls from pg_stat_ssl join pg_stat_activity using (pid) where backend_type = 'client backend' order by 1`);
    expect(connected).toEqual(['liandong_app', 'liandong_owner', 'liandong_record', 'temporal', 'temporal_visibility'].map((login) => ({ login, tls: true })));
  });

  it('the clock goes on over dead workers: both share what is due, and each person has one digest a morning', async () => {
    await as('coord').untilTaken('the clock is told', () => as('coord').ask('POST', '/demo/clock', { to: '2024-04-12' }));
    const arrived = async (): Promise<boolean> => (await as('coord').untilTaken('the clock', () => as('coord').ask<{ movingTo: string | null }>('GET', '/demo/clock'))).movingTo === null;
    const sent = async (): Promise<number> => (await rows<{ count: number }>(`select count(*)::int as count from message where message.channel = 'in_app'`))[0]?.count ?? 0;
    for (const [worker, after] of [['worker-1', 20], ['worker-2', 80]] as const) {
      await eventually(`${after} notices`, async () => (await sent()) > after, 3 * MINUTES);
      await topology.kill(worker);
      const then = await sent();
      await eventually('the other one goes on', async () => (await sent()) > then || (await arrived()), 3 * MINUTES);
      await topology.startInstance(worker);
    }
    await eventually('the clock has arrived', arrived, 5 * MINUTES);
    await sound();
    expect(await rows(`select recipient, channel, created_at::date::text as morning, count(*)::int from message where kind = 'digest' group by 1, 2, 3 having count(*) > 1`)).toEqual([]);
    expect(await sent()).toBeGreaterThan(80);
    for (const worker of ['worker-1', 'worker-2']) {
      const lines = topology.said.get(worker) ?? [];
      const count = (what: RegExp): boolean => lines.some((line) => what.test(line));
      expect([worker, count(/"msg":"told"/), count(/"act":"PassInstant"/)]).toEqual([worker, true, true]);
    }
  }, 15 * MINUTES);

  it('Temporal’s own database holds what it was told sealed', async () => {
    const client = new pg.Client({ connectionString: topology.databaseUrlOf('temporal') });
    await client.connect();
    const { rows: stored } = await client.query<{ data: Buffer }>('select data from history_node union all select data from executions union all select data from signal_info_maps').finally(() => client.end());
    const store = Buffer.concat(stored.map(({ data }) => data));
    expect([ALONE[0]?.stream ?? '', 'encryption-key-id', CANARY, 'PlanSubmitted', 'previousHash'].filter((text) => store.includes(text))).toEqual([ALONE[0]?.stream, 'encryption-key-id']);
  });

  it('the operator’s command finds no difference', async () => {
    expect(await topology.run('operator')).toMatch(/✔ \d+ 个事件流 streams，\d+ 个流程 workflows，0 处不符 differences/);
  }, 5 * MINUTES);

  describe('as docker-compose.yml alone has it, without the demo', () => {
    let door: Door;
    beforeAll(async () => {
      await topology.withoutOverride();
      door = await openDoor(topology.apis);
    }, 5 * MINUTES);
    afterAll(() => door?.stop());
    /** As the log of the first start shows it. */
    const firstPassword = (account: string): string => (topology.said.get('migrate') ?? []).flatMap((line) => new RegExp(` {4}${account} {4}(\\S+)$`).exec(line)?.[1] ?? [])[0] ?? '';

    it('an administrator of the first start comes in by TLS, and both APIs keep knowing them', async () => {
      const visitor = door.visitor();
      const first = firstPassword('sysadmin');
      const signedIn = await visitor.post('/api/v1/session').set('origin', door.origin).send({ account: 'sysadmin', password: first });
      expect([signedIn.status, signedIn.body]).toEqual([200, expect.objectContaining({ account: 'sysadmin', demo: false, due: ['password', 'second_factor'] })]);
      expect(signedIn.headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-liandong=.+; Path=\/; Expires=.+; HttpOnly; Secure; SameSite=Lax$/)]);
      expect((await visitor.post('/api/v1/session/password').send({ old: first, next: 'Wind-und-Meer-7!' })).body).toMatchObject({ due: ['second_factor'] });
      for (let asked = 0; asked < 2 * topology.apis.length; asked++) expect((await visitor.get('/api/v1/session')).body).toMatchObject({ account: 'sysadmin', due: ['second_factor'] });
      expect((await visitor.delete('/api/v1/session')).status).toBeLessThan(300);
      expect((await visitor.get('/api/v1/session')).status).toBe(401);
    });
    it('who comes in plain gets no session, and nobody finds a door of the demo', async () => {
      const body = JSON.stringify({ account: 'secadmin', password: firstPassword('secadmin') });
      const inPlain = await fetch(`${topology.apis[0]}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      expect([inPlain.status, inPlain.headers.get('set-cookie')]).toEqual([200, null]);
      expect((await door.visitor().get('/api/v1/demo/clock')).status).toBe(404);
    });
  });
});
