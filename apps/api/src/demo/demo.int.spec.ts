import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DemoClockView, OutboxList } from '#api-types/views/register.views.js';
import { stepDemoClock } from '#record/demo-clock.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

describe('the demo', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  it('moves the clock forward for the coordinator, to a minute past nine', async () => {
    const coord = await api.as('coord');
    const move = (body: object) => coord.post('/demo/clock').send(body);
    expect(DemoClockView.parse((await coord.get('/demo/clock')).body)).toEqual({ now: expect.stringMatching(/^2024-03-29T01:0/), movingTo: null, temporalUi: null });
    // Friday 29 March: three working days on is Wednesday 3 April, before the holiday.
    expect((await move({ workingDays: 3 })).body).toMatchObject({ movingTo: '2024-04-03T01:01:00.000Z' });
    expect((await move({ workingDays: 1 })).body).toMatchObject({ movingTo: '2024-04-07T01:01:00.000Z' });
    expect((await move({ to: '2024-06-30' })).body).toMatchObject({ movingTo: '2024-06-30T01:01:00.000Z' });
    const past = await move({ to: '2024-04-01' });
    expect([past.status, past.body]).toEqual([409, expect.objectContaining({ code: 'PAST_CLOCK' })]);
    expect((await move({ to: '2999-01-01' })).body).toMatchObject({ code: 'BAD_REQUEST' });
    expect((await move({ to: '2024-02-30' })).status).toBe(400);
    expect((await move({ workingDays: 1, to: '2024-07-01' })).status).toBe(400);
    expect((await (await api.as('gd')).get('/demo/clock')).status).toBe(200);
    expect((await (await api.as('gd')).post('/demo/clock').send({ workingDays: 1 })).body).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('names the pages of the workflow engine to administrators alone', async () => {
    const withUi = await runningApi({ TEMPORAL_UI_URL: 'http://127.0.0.1:8233' });
    try {
      for (const [account, address] of [['coord', 'http://127.0.0.1:8233'], ['sys', 'http://127.0.0.1:8233'], ['bureau', null], ['gd', null]] as const) {
        expect((await (await withUi.as(account)).get('/demo/clock')).body).toMatchObject({ temporalUi: address });
      }
    } finally {
      await withUi.close();
    }
  });

  it('tells browsers what changed: a province only of its own', async () => {
    const heard = { gd: '', xj: '' };
    const streams = await Promise.all(
      (['gd', 'xj'] as const).map(async (account) => {
        const cookie = await api.cookieOf(account);
        const abort = new AbortController();
        const response = await fetch(`${await api.app.getUrl()}/api/v1/events`, { headers: { cookie }, signal: abort.signal });
        expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
        void (async () => {
          for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) heard[account] += Buffer.from(part).toString();
        })().catch(() => undefined);
        return abort;
      }),
    );
    await (await api.as('gd')).post('/assignments/asg%2F2024%2Ft10-o1%2F44/commands').set('idempotency-key', 'e-1').send({ type: 'AcknowledgeAssignment' });
    for (let i = 0; i < 100 && !heard.gd.includes('t10'); i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard.gd).toContain('event: changed');
    expect(heard.gd).toContain('{"ids":["asg/2024/t10-o1/44"]}');
    expect(heard.xj).not.toContain('t10');
    await stepDemoClock(api.databases.record);
    await api.owner.query(`select pg_notify('liandong_changed', '*')`);
    for (let i = 0; i < 100 && !heard.xj.includes('clock'); i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard.xj).toContain('event: clock');
    for (const stream of streams) stream.abort();
  });

  it('shows the mails that were sent, the newest first', async () => {
    const dir = api.settings.OUTBOX_DIR ?? '';
    const coord = await api.as('coord');
    expect(OutboxList.parse((await coord.get('/demo/outbox')).body)).toEqual({ total: 0, page: 1, pageSize: 20, rows: [] });
    await mkdir(dir, { recursive: true });
    const mail = (id: string, to: string, subject: string, messageId: string | null) => writeFile(join(dir, `${id}.json`), JSON.stringify({ id, at: '2024-06-28T01:00:00.000Z', from: 'a@b', to: [to], subject, text: '正文', messageId, headers: {} }));
    await mail('20240628-1', 'gd@liandong.example', '提醒一', '<1@x>');
    await mail('20240628-2', 'xj@liandong.example', '提醒二', null);
    await writeFile(join(dir, 'broken.json'), '{');
    await writeFile(join(dir, '20240628-1.eml'), 'source');
    const all = OutboxList.parse((await coord.get('/demo/outbox')).body);
    expect(all.rows.map((row) => row.id)).toEqual(['20240628-2', '20240628-1']);
    expect((await coord.get('/demo/outbox?q=GD@')).body).toMatchObject({ total: 1, rows: [{ subject: '提醒一' }] });
  });
});
