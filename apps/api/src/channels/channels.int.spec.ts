import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { z } from 'zod';
import { channelTable } from '#activities/reminder/channel-table.js';
import { deliverHanded } from '#activities/reminder/deliver-handed.activity.js';
import { ChannelSettingList } from '#api-types/views/channel.views.js';
import { FailedMessageList, SystemView } from '#api-types/views/system.views.js';
import { newKeyRing, rotated } from '#crypto/key-ring.js';
import { boxKeyOf } from '#crypto/sealed-box.js';
import { tellOfWorker } from '#record/channel-settings.js';
import { writeChannels } from '#record/channel-states.js';
import { dispatchDue } from '#record/dispatch.js';
import { checkOutbox } from '#record/outbox-check.js';
import { hmacOf, httpPeer, isSame, type HttpPeer } from '#testing/channel-peers.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

const SECRET = 'canary-secret-of-the-hook';
const TOKEN = 'canary-token-0123456789';
const ring = newKeyRing('default');

/** Reckons the signature anew, by the words of the README. */
const receiver = () =>
  httpPeer({
    check: ({ headers, body }) => {
      const timestamp = String(headers['x-liandong-timestamp']);
      if (headers['x-liandong-key-id'] !== 'k1' || Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return 'too old';
      return isSame(String(headers['x-liandong-signature']), `v1=${hmacOf(SECRET, `${timestamp}.${body}`, 'hex')}`) ? undefined : 'wrong signature';
    },
    read: ({ headers, body }) => ({ id: String(headers['idempotency-key']), words: Object.values(JSON.parse(body) as Record<string, string>).join('\n') }),
    answer: (mode) => ({ status: { take: 204, refuse: 410, busy: 503 }[mode], body: mode === 'take' ? '' : '{"error":"no"}' }),
  });

describe('a channel that an administrator enters', () => {
  let api: RunningApi;
  let peer: HttpPeer;
  let keys = ring;
  beforeAll(async () => {
    [api, peer] = await Promise.all([runningApi(), receiver()]);
    await writeChannels(api.databases.record, new Map([['email', 'email'], ['work-group', 'feishu']]));
    // What falls due here is what a spec says.
    await api.owner.query(`update reminder set state = 'suppressed', suppressed_reason = 'fulfilled' where state = 'armed'`);
  });
  afterAll(async () => {
    await peer.close();
    await api.close();
  });

  const hook = (more: object = {}) => ({ kind: 'webhook', channel: 'gd-hook', basedOn: 0, url: `http://127.0.0.1:${peer.port}/in`, keyId: 'k1', unit: null, state: 'on', secrets: { secret: SECRET }, ...more });
  const save = async (body: object, account = 'sys') => (await api.as(account)).post('/system/channels').send(body);
  const list = async (): Promise<z.infer<typeof ChannelSettingList>> => ChannelSettingList.parse((await (await api.as('sys')).get('/system/channels')).body);
  const row = async (name = 'gd-hook') => (await list()).rows.find(({ channel }) => channel === name);
  const version = async (name = 'gd-hook') => (await row(name))?.entered?.version ?? 0;
  /** A turn of the worker's dispatch, with channels as its process makes them. */
  const table = () => channelTable({ record: api.databases.record, own: new Map(), keys, guard: { allowedHosts: ['127.0.0.1'], timeoutMs: 2_000 } });
  let channels: ReturnType<typeof table>;
  const turn = async (): Promise<void> => {
    await dispatchDue(api.databases.record);
    channels ??= table();
    await new MockActivityEnvironment().run(deliverHanded(api.databases.record, channels));
  };
  const askTest = async (name = 'gd-hook') => (await api.as('sys')).post(`/system/channels/${name}/tests`);
  const forgetTests = () => api.owner.query(`update message set handed_at = handed_at - interval '2 minutes' where kind = 'test'`);
  const remind = (occurrence: string) =>
    api.owner.query(
      `insert into reminder (assignment_id, duty, rule, occurrence, due_at, addressees, alone, state, task_code, unit_id, lead_department) values ('asg/2024/t07-o1/44', 'entered', 'T-1', $1, record_now(), '{unit:clerk}', true, 'armed', 't07', '44', 'dept-operations')`, [occurrence]);
  const unmatched = async () => {
    const client = await api.owner.connect();
    return checkOutbox(client, null).then(({ unmatched: found }) => found).finally(() => client.release());
  };

  it('keeps no secret before a worker has told by which key', async () => {
    expect(await list()).toMatchObject({ keepsSecrets: false, allowedHosts: [] });
    expect((await save(hook({ url: 'https://203.0.114.1/in' }))).body).toMatchObject({ code: 'CHANNEL_KEY_MISSING' });
    await tellOfWorker(api.databases.record, [], boxKeyOf(ring));
    expect(await list()).toMatchObject({ keepsSecrets: true });
  });

  it.each(['http://127.0.0.1:9/in', 'https://127.0.0.1/in', 'https://localhost/in', 'https://169.254.169.254/latest', 'https://[::1]/in', 'https://2130706433/', 'https://10.1.2.3/', 'http://203.0.114.1/in'])('an address that may not be reached is refused and says why: %s', async (url) => {
    const { status, body } = await save(hook({ url }));
    const why = url === 'http://203.0.114.1/in' || url.startsWith('http://127') ? 'not_https' : 'not_public';
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'CHANNEL_ADDRESS_BLOCKED', facts: { host: new URL(url).hostname, why } })]);
    expect((body as { message: { zh: string } }).message.zh).toContain('allowedHosts');
    expect((await save({ ...hook(), kind: 'feishu', url, keyId: undefined, secrets: { token: TOKEN } })).body).toMatchObject({ code: 'CHANNEL_ADDRESS_BLOCKED' });
  });

  it('what is no entry is named by its field alone', async () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ url: 'ftp://hook.example/' }, 'url'], [{ url: 'https://user:canary-password@hook.example/' }, 'url'], [{ secrets: { secret: 'short' } }, 'secrets.secret'], [{ secrets: { secret: `${SECRET} ` } }, 'secrets.secret'], [{ secrets: {} }, 'secrets.secret'],
      [{ channel: 'email' }, 'channel'], [{ channel: 'GD' }, 'channel'], [{ channel: 'sms' }, 'channel'], [{ unit: '99' }, 'unit'], [{ more: SECRET }, 'more'],
    ];
    await tellOfWorker(api.databases.record, ['127.0.0.1'], boxKeyOf(ring));
    for (const [change, field] of wrong) {
      const { status, body } = await save(hook(change));
      expect([status, (body as { facts: unknown }).facts, JSON.stringify(body).includes('canary')]).toEqual([400, { fields: [field] }, false]);
    }
  });

  it('is entered, chosen by a unit, and a receiver that checks signatures has its reminder; a secret is nowhere but sealed', async () => {
    expect((await save(hook())).body).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ channel: 'gd-hook', source: 'entered', isSetUp: true, mayChange: true, mayTest: true })]) });
    expect(await row('work-group')).toMatchObject({ source: 'environment', entered: null, mayChange: false, mayDelete: false });
    expect((await save(hook())).body).toMatchObject({ code: 'CHANNEL_NAME_TAKEN' });
    expect((await save(hook({ channel: 'work-group' }))).body).toMatchObject({ code: 'CHANNEL_NAME_TAKEN' });
    const chosen = await (await api.as('coord')).post('/organisation/units/44/commands').set('idempotency-key', 'entered-1').send({ type: 'SetUnitChannels', channels: ['gd-hook'], reason: '接收程序' });
    expect(chosen.body).toMatchObject({ events: ['UnitChannelsSet'] });
    await remind('2024-07-01');
    await turn();
    expect(peer.taken.map(({ words }) => words)).toEqual([expect.stringContaining('asg/2024/t07-o1/44 entered|T-1|2024-07-01')]);
    expect(await unmatched()).toEqual([]);
  });

  it('a wrong secret is refused by the receiver: the message is in the failed list; the right one holds from the next turn', async () => {
    expect((await save(hook({ basedOn: await version(), secrets: { secret: 'canary-secret-of-another' } }))).status).toBe(200);
    await remind('2024-07-02');
    await turn();
    expect(peer.taken).toHaveLength(1);
    const failed = FailedMessageList.parse((await (await api.as('sys')).get('/system/failed-messages')).body);
    expect(failed.rows.filter(({ channel }) => channel === 'gd-hook')).toMatchObject([{ state: 'failed', failure: expect.stringContaining('410') }]);
    expect((await save(hook({ basedOn: await version() }))).status).toBe(200);
    expect((await (await api.as('sys')).post(`/system/failed-messages/${failed.rows.find(({ channel }) => channel === 'gd-hook')?.id}/retry`)).status).toBe(200);
    await turn();
    expect(peer.taken).toHaveLength(2);
  });

  it('a test tells truly what became of it, once, and the ledger knows nothing of it', async () => {
    const asked = await askTest();
    expect([asked.status, asked.body]).toEqual([202, { id: expect.any(String), state: 'handed' }]);
    expect(await row()).toMatchObject({ test: { id: (asked.body as { id: string }).id, state: 'handed', settledAt: null } });
    await turn();
    expect(await row()).toMatchObject({ test: { state: 'sent', settledAt: expect.any(String), failure: null } });
    expect(peer.taken.at(-1)).toEqual({ id: (asked.body as { id: string }).id, words: expect.stringContaining('测试消息') });
    await peer.become('busy');
    await askTest();
    await turn();
    // What a reminder would be tried again for, a test is not.
    expect(await row()).toMatchObject({ test: { state: 'failed', failure: '503 {"error":"no"}' } });
    await peer.become('cut');
    await askTest();
    await turn();
    expect(await row()).toMatchObject({ test: { state: 'unknown' } });
    await peer.become('take');
    expect([(await askTest()).status, ((await askTest()).body as { code: string }).code]).toEqual([429, 'TOO_MANY']);
    await forgetTests();
    expect(await unmatched()).toEqual([]);
    expect(FailedMessageList.parse((await (await api.as('sys')).get('/system/failed-messages')).body).rows.filter(({ channel }) => channel === 'gd-hook')).toEqual([]);
    expect((await askTest('nobodys')).body).toMatchObject({ code: 'CHANNEL_OFF', facts: { channel: 'nobodys' } });
  });

  it('a peer that is away opens the circuit on the page of operations; a test passes it and closes it', async () => {
    await api.owner.query(`update channel_state set failures = 6, failing_since = now(), open_until = now() + interval '15 minutes', failure = 'ECONNREFUSED' where channel = 'gd-hook'`);
    await remind('2024-07-03');
    const before = peer.taken.length;
    await turn();
    const state = async () => SystemView.parse((await (await api.as('sys')).get('/system')).body).channels.find(({ channel }) => channel === 'gd-hook');
    expect([peer.taken.length, await state()]).toEqual([before, expect.objectContaining({ kind: 'webhook', isSetUp: true, circuit: 'open', handed: 1 })]);
    await askTest();
    await turn();
    expect([peer.taken.length, await state()]).toEqual([before + 2, expect.objectContaining({ circuit: 'closed', handed: 0 })]);
    // Nobody listens there.
    expect((await save(hook({ basedOn: await version(), url: 'http://127.0.0.1:9/in' }))).status).toBe(200);
    await askTest();
    await turn();
    expect((await row())?.test).toMatchObject({ state: 'failed', failure: expect.stringMatching(/^UNREACHABLE .*ECONNREFUSED/) });
    await forgetTests();
  });

  it('redirects are not followed, and an address that was allowed once is looked at again with each message', async () => {
    expect((await save(hook({ basedOn: await version() }))).status).toBe(200);
    channels = channelTable({ record: api.databases.record, own: new Map(), keys, guard: { allowedHosts: [] } });
    await askTest();
    await turn();
    expect((await row())?.test).toMatchObject({ state: 'failed', failure: expect.stringMatching(/^BLOCKED 127\.0\.0\.1/) });
    channels = table();
    const elsewhere = createServer((_request, response) => response.writeHead(302, { location: `http://127.0.0.1:${peer.port}/in` }).end()).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const before = peer.seen.length;
    expect((await save(hook({ basedOn: await version(), url: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/in` }))).status).toBe(200);
    await askTest();
    await turn();
    expect([(await row())?.test, peer.seen.length]).toEqual([expect.objectContaining({ state: 'failed', failure: '302' }), before]);
    elsewhere.close();
    expect((await save(hook({ basedOn: await version() }))).status).toBe(200);
    await forgetTests();
  });

  it('a secret does not follow to another host, of a robot least of all; a kind does not change', async () => {
    const robot = (more: object = {}) => ({ kind: 'dingtalk', channel: 'gd-robot', basedOn: 0, url: 'https://203.0.114.1', unit: '44', state: 'on', secrets: { token: TOKEN, secret: SECRET }, ...more });
    expect((await save(robot())).status).toBe(200);
    const { secrets: _, ...unchanged } = robot({ basedOn: 1 });
    expect((await save({ ...unchanged, url: 'https://203.0.114.2' })).body).toMatchObject({ code: 'CHANNEL_SECRET_NEEDED' });
    expect((await save({ ...unchanged, url: '' })).body).toMatchObject({ code: 'CHANNEL_SECRET_NEEDED' });
    expect((await save({ ...unchanged, kind: 'feishu' })).body).toMatchObject({ code: 'CHANNEL_KIND_FIXED' });
    expect((await save({ ...unchanged, basedOn: 7 })).body).toMatchObject({ code: 'CHANNEL_CHANGED' });
    expect((await save({ ...unchanged, url: 'https://203.0.114.1/x' })).status).toBe(200);
    // Of one unit alone: no other may choose it, and whoever had chosen it before is told by it no more.
    const choose = async (unit: string) => (await api.as('coord')).post(`/organisation/units/${unit}/commands`).set('idempotency-key', `robot-${unit}`).send({ type: 'SetUnitChannels', channels: ['gd-robot'], reason: 'x' });
    expect((await choose('65')).body).toMatchObject({ code: 'CHANNEL_UNKNOWN' });
    expect((await choose('44')).body).toMatchObject({ events: ['UnitChannelsSet'] });
    await api.owner.query(`update unit set channels = '{gd-robot,gd-hook}' where id = '44'`);
    expect((await save({ ...unchanged, basedOn: 2, unit: '65', url: 'https://203.0.114.1/x' })).status).toBe(200);
    await remind('2024-07-04');
    await turn();
    expect((await api.owner.query(`select channel from message where recipient = '44' and lines::text like '%2024-07-04%' order by 1`)).rows).toEqual([{ channel: 'gd-hook' }]);
  });

  it('a new key of the ring seals what is entered next; without the old one a channel waits and says so', async () => {
    keys = rotated(ring);
    await tellOfWorker(api.databases.record, ['127.0.0.1'], boxKeyOf(keys));
    channels = table();
    const before = peer.taken.length;
    await askTest();
    await turn();
    expect(peer.taken).toHaveLength(before + 1);
    keys = { ...keys, keys: { k2: keys.keys['k2'] ?? '' } };
    channels = table();
    await askTest();
    await turn();
    expect((await row())?.test).toMatchObject({ state: 'failed', failure: 'NO_KEY no key k1' });
    expect((await save(hook({ basedOn: await version() }))).status).toBe(200);
    await askTest();
    await turn();
    expect((await row())?.test).toMatchObject({ state: 'sent' });
    await forgetTests();
  });

  it('switched off or deleted it gets nothing more; a deleted one has no secret left, and its name may be entered again', async () => {
    expect((await save(hook({ basedOn: await version(), state: 'off', secrets: undefined }))).status).toBe(200);
    expect(await row()).toMatchObject({ isSetUp: false, mayTest: false });
    expect((await askTest()).body).toMatchObject({ code: 'CHANNEL_OFF' });
    await remind('2024-07-05');
    const before = peer.taken.length;
    await turn();
    expect([peer.taken.length, (await api.owner.query(`select state, failure from message where channel = 'gd-hook' and lines::text like '%2024-07-05%'`)).rows]).toEqual([before, [{ state: 'failed', failure: 'NOT_SET_UP' }]]);
    const sys = await api.as('sys');
    expect((await sys.delete(`/system/channels/gd-hook?basedOn=1`)).body).toMatchObject({ code: 'CHANNEL_CHANGED' });
    expect((await sys.delete(`/system/channels/gd-hook?basedOn=${await version()}`)).status).toBe(200);
    expect([await row(), (await api.owner.query(`select from channel_secret where channel = 'gd-hook'`)).rowCount]).toEqual([undefined, 0]);
    expect((await list()).versions[0]).toMatchObject({ channel: 'gd-hook', state: 'deleted', by: '系统管理员' });
    expect((await save(hook({ secrets: undefined }))).body).toMatchObject({ code: 'CHANNEL_SECRET_NEEDED' });
    expect((await save(hook())).status).toBe(200);
    // A worker that starts finds it beside those of its environment, which go before.
    await writeChannels(api.databases.record, new Map([['email', 'email']]));
    expect([await row(), await row('work-group')]).toEqual([expect.objectContaining({ isSetUp: true, source: 'entered' }), undefined]);
    await writeChannels(api.databases.record, new Map([['email', 'email'], ['gd-hook', 'wecom']]));
    expect(await row()).toMatchObject({ kind: 'wecom', source: 'environment', mayChange: false, mayDelete: true });
  });

  it('every change is in the trail and in the history; no secret is in a table, an answer or a log', async () => {
    const { rows } = await api.owner.query<{ action: string; facts: object; by: string }>(`select action, facts, actor ->> 'userId' as by from audit where action in ('EnterChannel', 'ChangeChannel', 'DeleteChannel') order by id`);
    expect(rows[0]).toEqual({ action: 'EnterChannel', by: 'sys', facts: { channel: 'gd-hook', kind: 'webhook', version: 1, unit: null, state: 'on', host: `127.0.0.1:${peer.port}`, secretChanged: true } });
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['ChangeChannel', 'DeleteChannel']));
    expect((await list()).versions.length).toBe(rows.length);
    const audit = await (await api.as('sec')).get('/audit?kind=settings');
    expect(JSON.stringify(audit.body)).toContain('gd-hook');
    const tables = (await api.owner.query<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`)).rows;
    const holding: string[] = [];
    for (const { name } of tables) if (((await api.owner.query(`select from "${name}" as row where row::text ~ 'canary-(secret|token|password)'`)).rowCount ?? 0) > 0) holding.push(name);
    expect([tables.length > 30, holding]).toEqual([true, []]);
    expect(JSON.stringify([await list(), audit.body, api.logged])).not.toContain('canary-');
    expect((await api.owner.query(`select count(*)::int as n from channel_secret`)).rows).toEqual([{ n: 2 }]);
  });

  it('is for system administrators', async () => {
    for (const account of ['coord', 'gd', 'sec', 'aud', 'leader']) {
      const agent = await api.as(account);
      expect([account, (await agent.get('/system/channels')).status, (await save(hook({ basedOn: 1 }), account)).status, (await agent.post('/system/channels/gd-hook/tests')).status, (await agent.delete('/system/channels/gd-hook?basedOn=1')).status]).toEqual([account, 403, 403, 403, 403]);
    }
  });
});
