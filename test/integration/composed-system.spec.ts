import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AssignmentId } from '#domain/shared/ids.js';
import { verifyAudit } from '#record/anchors/verify-audit.js';
import type { Readiness } from '#operations/readiness.js';
import { readAnchorFile } from '#storage/anchor-file.js';
import { eventually } from '#testing/eventually.js';
import { throughLostAnswers, throughOutages } from './outages.js';
import { CANARY, walk } from './path-of-a-plan.js';
import { Journal, pathOf, Person, send, sendUntilTaken } from './people.js';
import { temporalStore } from './stores.js';
import { ComposedSystem } from './system.js';
import { complaints, repeatAll, settled, workflowState } from './verify.js';

/** 新疆's task 7 (运用促进司 alone decides), its task 4 (条法司 and 战略规划司 decide together). */
const DATED = 'asg/2024/t07-o1/65' as AssignmentId;
const JOINT = 'asg/2024/t04-o1/65' as AssignmentId;
/** 西藏 has acknowledged and says nothing more. */
const SILENT = 'asg/2024/t07-o1/54' as AssignmentId;
/** Taken back by two coordinators. */
const REVOKED = 'asg/2024/t02-o1/65' as AssignmentId;
/** Still being drafted. */
const TOLD_OF = 'asg/2024/t01-o1/65' as AssignmentId;
/** A contact of 新疆 whose account is a name. */
const WHO = { account: 'canary.wang', name: '王金丝雀', email: 'canary.wang@mail.example' };
const MINUTES = 60_000;

interface LogLine {
  readonly process?: 'api' | 'worker';
  readonly msg?: string;
  readonly requestId?: string;
  readonly commandId?: string;
  readonly commandIds?: readonly string[];
  readonly stream?: string;
  readonly act?: string;
  readonly outcome?: string;
  readonly status?: number;
}
/** What API and worker wrote into their logs, a line each. */
const logged = (system: ComposedSystem): LogLine[] => system.logged.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as LogLine] : []));

describe('API, worker, Temporal and PostgreSQL, each killed again and again', () => {
  let system: ComposedSystem;
  const journal = new Journal();
  const people = new Map<string, Person>();
  const as = (account: string): Person => people.get(account)!;
  beforeAll(async () => {
    system = await ComposedSystem.start();
    for (const account of ['coord', 'coord2', 'xj', 'xjlead', 'bureau', 'dept-legal-r', 'dept-strategy-r']) people.set(account, await Person.signedIn(system.origin, account));
  }, 2 * MINUTES);
  afterAll(() => system?.stop(), MINUTES);

  const sound = async (): Promise<void> => {
    await settled(system);
    expect(await complaints(system, journal)).toEqual([]);
  };
  const onRecord = async (sql: string, ...values: unknown[]): Promise<unknown[]> => (await system.owner.query(sql, values)).rows;
  const count = async (sql: string): Promise<number> => (await system.owner.query(sql)).rowCount ?? 0;

  it('writes durably', async () => {
    const settings = ['fsync', 'full_page_writes', 'synchronous_commit'];
    expect(await onRecord('select name, setting from pg_settings where name = any ($1) order by name', settings)).toEqual(settings.sort().map((name) => ({ name, setting: 'on' })));
  });

  it('what alerts and dashboard ask for, API and worker tell', async () => {
    const asked = (await Promise.all(['alerts.yml', 'dashboard.json'].map((file) => readFile(new URL(`../../libs/operations/${file}`, import.meta.url), 'utf8')))).join('\n');
    const names = [...new Set([...asked.matchAll(/\b(?:liandong|temporal|nodejs|process)_\w+/g)].map(([name]) => name))].sort();
    expect(names.length).toBeGreaterThan(20);
    let told = '';
    // The first act is refused, and no workflow has failed.
    expect((await as('xj').ask('POST', pathOf(DATED, '/commands'), { type: 'RecallPlan', reason: '尚未提交' }, { 'idempotency-key': 'metrics-1' })).status).toBe(409);
    // Here is no TLS, and no night has passed.
    const NOT_YET = ['liandong_certificate_days', 'liandong_ledger_broken', 'liandong_reconcile_differences', 'temporal_workflow_task_execution_failed_total'];
    const missing = () => names.filter((name) => !new RegExp(`^${name}[ {]`, 'm').test(told));
    await eventually('all but what has not happened is told', async () => {
      told = (await Promise.all((['api', 'worker'] as const).map(async (part) => (await fetch(`${system.operationsOf(part)}/metrics`)).text()))).join('\n');
      return missing().length <= NOT_YET.length;
    }).catch(() => undefined);
    expect(missing()).toEqual(NOT_YET);
    // Bounded by what the product is made of: no stream, no unit, no person.
    expect(told).not.toMatch(/asg\/|cyc\/|"65"|xjlead|dept-/);
  });

  it('API and worker say how they stand, and that Temporal is away, which fails nothing', async () => {
    const ready = async () => Promise.all((['api', 'worker'] as const).map(async (part) => {
      const answer = await fetch(`${system.operationsOf(part)}/ready`);
      const { status, temporal, degraded } = (await answer.json()) as Readiness;
      return [part, answer.status, status, temporal, degraded];
    }));
    await eventually('nothing lags behind', async () => (await ready()).every(([, , status]) => status === 'ready'));
    await system.kill('temporal');
    expect(await ready()).toEqual([['api', 200, 'degraded', false, expect.arrayContaining(['temporal'])], ['worker', 200, 'degraded', false, expect.arrayContaining(['temporal'])]]);
    await system.start('temporal');
    await eventually('both reach it again', async () => (await ready()).every(([, , , temporal]) => temporal === true));
  });

  it('a plan walks its path, and before each act a process is killed', async () => {
    const plan = { stream: DATED, clerk: as('xj'), leader: as('xjlead'), reviewers: [{ department: 'dept-operations', reviewer: as('bureau') }] };
    expect(await walk(plan, throughOutages(system, journal, DATED))).toBe(10);
    expect(await onRecord(`select status, round from assignment_view where id = $1`, DATED)).toEqual([{ status: 'approved', round: 2 }]);
  }, 3 * MINUTES);

  it('a joint review with a return comes to its end, and the answer to each act is lost', async () => {
    const reviewers = [{ department: 'dept-legal', reviewer: as('dept-legal-r') }, { department: 'dept-strategy', reviewer: as('dept-strategy-r') }];
    expect(await walk({ stream: JOINT, clerk: as('xj'), leader: as('xjlead'), reviewers }, throughLostAnswers(system, journal, JOINT))).toBe(13);
    expect(await onRecord(`select status, round from assignment_view where id = $1`, JOINT)).toEqual([{ status: 'approved', round: 2 }]);
  }, 3 * MINUTES);

  it('nothing is lost or doubled, and both stores say the same', async () => {
    expect(journal.acts).toHaveLength(23);
    await sound();
    const { before, after } = await repeatAll(system, journal, sendUntilTaken);
    expect(after).toBe(before);
    const first = journal.acts[0]!;
    expect(await send({ ...first, body: { type: 'RecallPlan', reason: '另有内容' }, answers: [] })).toMatchObject({ status: 409, body: { code: 'COMMAND_ID_REUSED' } });
    await sound();
  }, 3 * MINUTES);

  it('an act is found in both logs by its command id, and names nobody by what they wrote', () => {
    const lines = logged(system);
    const follow = ({ commandId, stream }: { readonly commandId: string; readonly stream: string }) => ({
      commandId,
      api: lines.some((line) => line.process === 'api' && line.commandId === commandId && line.status === 200 && /^[\da-f-]{36}$/.test(line.requestId ?? '')),
      worker: lines.some((line) => line.process === 'worker' && line.msg === 'told' && line.stream === stream && line.commandIds?.includes(commandId)),
    });
    expect(journal.acts.map(follow)).toEqual(journal.acts.map(({ commandId }) => ({ commandId, api: true, worker: true })));
    expect(follow({ commandId: randomUUID(), stream: DATED })).toMatchObject({ api: false, worker: false });
  });

  it('a workflow that was terminated is there again at the next act, with the whole state', async () => {
    const handle = system.temporal.workflow.getHandle(DATED);
    const { runId } = await handle.describe();
    await handle.terminate('by the spec');
    const { sequence, hash } = await sendUntilTaken(journal.meant(as('xjlead'), DATED, { type: 'DeclareCompletion', text: `已全部完成。${CANARY}` }));
    await settled(system);
    expect((await handle.describe()).runId).not.toBe(runId);
    expect(await workflowState(system, { id: DATED, sequence })).toMatchObject({ status: 'completion_declared', round: 2, sequence, hash });
    await sound();
  }, 2 * MINUTES);

  it('a workflow whose assignment is closed comes to its end', async () => {
    for (const account of ['coord', 'coord2']) await sendUntilTaken(journal.meant(as(account), REVOKED, { type: 'RevokeAssignment', reason: `重复下达。${CANARY}` }));
    await settled(system);
    const ended = async () => (await system.temporal.workflow.getHandle(REVOKED).describe()).status.name;
    await eventually('it has ended', async () => (await ended()) !== 'RUNNING').catch(() => undefined);
    expect(await ended()).toBe('COMPLETED');
    await sound();
  }, 2 * MINUTES);

  it('what people write stands in the record alone: not where Temporal keeps its own, in no log, in no answer that refuses', async () => {
    await sendUntilTaken(journal.meant(as('xj'), DATED, { type: 'Comment', audience: 'all', about: null, text: CANARY, mentions: [] }));
    expect((await as('xj').upload(pathOf(TOLD_OF, '/attachments'), `${CANARY}.pdf`, `%PDF-1.7\n${CANARY}`)).status).toBe(200);
    const refused = [
      await as('xj').ask('POST', pathOf(DATED, '/commands'), { type: 'RecallPlan', reason: CANARY }, { 'idempotency-key': 'canary-1' }),
      await as('xj').ask('POST', pathOf(DATED, '/commands'), { type: 'RecallPlan', reason: CANARY, more: CANARY }, { 'idempotency-key': 'canary-2' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([409, 400]);
    expect(JSON.stringify(refused)).not.toContain(CANARY);
    // The number on the page of whoever was refused leads to the act.
    const requests = refused.map(({ body }) => (body as { requestId: string }).requestId);
    const lines = () => logged(system).flatMap(({ requestId = '', commandId, status }) => (requests.includes(requestId) && status ? [[commandId, status]] : []));
    await eventually('both are in the log', () => lines().length === 2);
    expect(lines()).toEqual([['canary-1', 409], ['canary-2', 400]]);
    await settled(system);
    expect(await count(`select from event where texts::text like '%${CANARY}%'`)).toBeGreaterThan(5);
    const store = await temporalStore(system);
    // Ids are codes and stand there in plain; what workflows are told does not, not even the kind of an event.
    expect([DATED, 'encryption-key-id', CANARY, 'PlanSubmitted', 'previousHash', 'ECONNREFUSED'].filter((text) => store.includes(text))).toEqual([DATED, 'encryption-key-id']);
    expect(system.logged.length).toBeGreaterThan(50);
    expect(system.logged.filter((line) => line.includes(CANARY) || line.includes(encodeURIComponent(CANARY)))).toEqual([]);
  }, 2 * MINUTES);

  it('an anchor stands outside the database, and the record is what it holds', async () => {
    await eventually('an anchor', async () => (await readAnchorFile(system.anchorDir)).length > 0, MINUTES);
    const outside = await readAnchorFile(system.anchorDir);
    const client = await system.owner.connect();
    const { anchors, differences } = await verifyAudit(client, { outside }).finally(() => client.release());
    // One at once, and another where the run goes over the hour.
    expect([anchors, differences]).toEqual([outside.length, []]);
  }, 2 * MINUTES);

  it('time goes on over a dead worker: one supervision where nothing was submitted, none where it was', async () => {
    await as('coord').untilTaken('the clock is told', () => as('coord').ask('POST', '/demo/clock', { to: '2024-07-03' }));
    const clock = () => as('coord').untilTaken('the clock', () => as('coord').ask<{ movingTo: string | null }>('GET', '/demo/clock'));
    const passed = () => count(`select from event where type = 'DeadlinePassed'`);
    // 新疆 leaves two acknowledgements of March undone as well: theirs begin in April.
    const cases = () => count(`select from supervision_case where due_on = '2024-06-30'`);
    await eventually('deadlines pass', async () => (await passed()) > 100, 3 * MINUTES);
    expect(logged(system)).toContainEqual(expect.objectContaining({ process: 'worker', msg: 'act', act: 'PassInstant', outcome: 'accepted', commandId: expect.stringMatching(/^due\//) }));
    await system.kill('worker');
    await system.start('worker');
    await eventually('supervision begins', async () => (await cases()) > 0, 5 * MINUTES);
    await system.kill('worker');
    const atTheKill = await cases();
    await system.start('worker');
    await eventually('the clock has arrived', async () => (await clock()).movingTo === null, 5 * MINUTES);
    expect(atTheKill).toBeLessThan(await cases());
    await sound();
    expect(await onRecord(`select level, ground, due_on::text, state from supervision_case where assignment_id = $1`, SILENT)).toEqual([{ level: 'blue', ground: 'plan_overdue', due_on: '2024-06-30', state: 'open' }]);
    expect(await onRecord(`select type, data ->> 'duty' as duty from event where stream_id = $1 order by sequence`, SILENT)).toEqual([
      { type: 'AssignmentIssued', duty: null }, { type: 'AssignmentAcknowledged', duty: null }, { type: 'DeadlinePassed', duty: 'plan' }, { type: 'SupervisionOpened', duty: 'plan' },
    ]);
    expect(await onRecord(`select id from supervision_case where assignment_id = any ($1)`, [DATED, JOINT])).toEqual([]);
    expect(await onRecord(`select rule from reminder where assignment_id = any ($1) and duty = 'plan' and state = 'dispatched'`, [DATED, JOINT])).toEqual([]);
  }, 10 * MINUTES);

  // The last: what it breaks on purpose is a bug in the log, and its acts are not in the journal.
  it('who somebody is stands in no log: no account, name or address, whatever they do and whatever breaks', async () => {
    for (const account of ['sys', 'sec']) people.set(account, await Person.signedIn(system.origin, account));
    const added = { type: 'AddContact', user: WHO.account, name: WHO.name, email: WHO.email, roles: ['clerk'], from: null, until: null };
    expect((await as('coord').ask('POST', '/organisation/units/65/commands', added, { 'idempotency-key': 'who-1' })).status).toBe(200);
    expect((await as('sys').ask('POST', `/organisation/units/65/contacts/${WHO.account}/password`)).status).toBe(200);
    expect((await as('sec').ask('POST', `/security/accounts/${WHO.account}/second-factor/reset`)).status).toBeLessThan(500);
    await system.owner.query(`update app_user set password_must_change = false, password_hash = (select password_hash from app_user where id = 'xj') where id = $1`, [WHO.account]);
    await expect(Person.signedIn(system.origin, `${WHO.account}.wrong`)).rejects.toThrow('401');
    const who = await Person.signedIn(system.origin, WHO.account);
    expect((await sendUntilTaken(journal.meant(who, TOLD_OF, { type: 'Comment', audience: 'all', about: null, text: '已了解。', mentions: [] }))).status).toBeDefined();
    expect((await who.ask('GET', `/search?cycle=2024&q=${encodeURIComponent(WHO.name)}`)).status).toBe(200);
    // A bug whose words quote what was sent.
    await system.owner.query(`create function quoting() returns trigger language plpgsql as $$ begin raise exception 'no such phrase: %', new.text using detail = new.text; end $$`);
    await system.owner.query('create trigger quoting before insert on phrase for each row execute function quoting()');
    const broken = await who.ask<{ requestId: string }>('POST', '/phrases', { kind: 'other', text: `${WHO.name}已阅`, section: null, shared: false }, { 'idempotency-key': 'who-2' });
    await system.owner.query('drop function quoting() cascade');
    expect(broken.status).toBe(500);
    const bugs = () => logged(system).filter(({ msg, requestId }) => msg === 'bug' && requestId === broken.body.requestId);
    await eventually('it is in the log', () => bugs().length === 1);
    expect(bugs()).toEqual([expect.objectContaining({ error: 'QueryFailedError', code: 'P0001', at: expect.arrayContaining([expect.stringContaining('phrase.store')]) })]);
    await settled(system);
    const told = Object.values(WHO).flatMap((each) => [each, encodeURIComponent(each)]);
    expect(system.logged.filter((line) => told.some((each) => line.includes(each)) || /"(user|account|userId)":/.test(line))).toEqual([]);
  }, 2 * MINUTES);
});
