import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { FakeClamd } from '#testing/fake-clamd.js';
import { eventually } from '#testing/eventually.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const T02 = 'asg/2024/t02-o1/44';
const T10 = 'asg/2024/t10-o1/44';

const upload = async (api: RunningApi, content: string, name: string) =>
  (await (await api.as('gd')).post(path(T02, '/attachments')).set('content-type', 'application/octet-stream').set('file-name', name).send(Buffer.from(content))).body as { id: string; hash: string; scan: string };
const download = async (api: RunningApi, id: string) => (await api.as('gd')).get(path(T02, `/attachments/${id}`));
const scans = async (api: RunningApi) => ((await (await api.as('gd')).get(path(T02, '/attachments'))).body as { rows: { name: string; scan: string }[] }).rows.map(({ name, scan }) => `${name} ${scan}`).sort();

describe('uploads with a scanner (P2)', () => {
  let clamd: FakeClamd;
  let api: RunningApi;
  beforeAll(async () => {
    clamd = await new FakeClamd().listen();
    api = await runningApi({ CLAMD_ADDRESS: clamd.address, UNSCANNED_FILES: 'hold' });
  });
  afterAll(async () => {
    await api.close();
    await clamd.close();
  });

  it('a clean one counts and comes back', async () => {
    const file = await upload(api, '一份佐证', 'a.txt');
    expect(file.scan).toBe('clean');
    expect((await download(api, file.id)).status).toBe(200);
    expect(clamd.received.map(String)).toEqual(['一份佐证']);
  });

  it('an infected one is quarantined: listed, never handed out, no evidence', async () => {
    const file = await upload(api, `x ${FakeClamd.INFECTED}`, 'b.txt');
    expect(file.scan).toBe('quarantined');
    const refused = await download(api, file.id);
    expect([refused.status, refused.body]).toEqual([409, expect.objectContaining({ code: 'FILE_QUARANTINED', facts: { ids: [file.id] }, message: { zh: expect.stringContaining('隔离'), en: expect.any(String) } })]);
    const asked = await (await api.as('gdlead')).post(path(T02, '/commands')).set('idempotency-key', randomUUID()).send({ type: 'RequestExemption', ground: 'cannot_apply', reason: 'x', evidence: [file.id] });
    expect(asked.body).toMatchObject({ code: 'FILE_QUARANTINED' });
  });

  it('the test file of all scanners is quarantined, alone and within another', async () => {
    for (const [name, content] of [['eicar.txt', FakeClamd.EICAR], ['eicar.zip', `PK\x03\x04 stored ${FakeClamd.EICAR}`]] as const) expect((await upload(api, content, name)).scan).toBe('quarantined');
    await api.owner.query(`delete from attachment where name like 'eicar.%'`);
  });

  it('while the scanner fails, one is held; the next scan that succeeds lets it through', async () => {
    clamd.behaviour = 'hangs_up';
    const file = await upload(api, '等待扫描', 'c.txt');
    expect([file.scan, (await download(api, file.id)).body]).toEqual(['held', expect.objectContaining({ code: 'FILE_HELD' })]);
    clamd.behaviour = 'scans';
    expect((await upload(api, '其后一份', 'd.txt')).scan).toBe('clean');
    await eventually('the held file is let through', async () => (await scans(api)).includes('c.txt clean'));
    expect(await scans(api)).toEqual(['a.txt clean', 'b.txt quarantined', 'c.txt clean', 'd.txt clean']);
  });
});

describe('uploads without a scanner', () => {
  it.each([['hold', 'held', 409], ['accept', 'unscanned', 200]] as const)('%s', async (setting, scan, status) => {
    const api = await runningApi({ UNSCANNED_FILES: setting });
    try {
      const file = await upload(api, '未扫描', 'a.txt');
      expect([file.scan, (await download(api, file.id)).status]).toEqual([scan, status]);
      expect(api.logged.join()).toContain('no virus scanner');
      expect((await (await api.as('gdlead')).post(path(T10, '/commands')).set('idempotency-key', randomUUID()).send({ type: 'RequestExemption', ground: 'cannot_apply', reason: 'x', evidence: [file.id] })).body).toMatchObject({ code: 'UNKNOWN_ATTACHMENT' });
    } finally {
      await api.close();
    }
  });
});
