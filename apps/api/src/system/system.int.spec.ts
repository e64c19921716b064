import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountList, FailedMessageList, SystemView } from '#api-types/views/system.views.js';
import { TROUBLED } from '#persistence/read-models/system.read-model.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

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
});
