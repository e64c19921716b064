import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { AttachmentList, AttachmentView } from '#api-types/views/collaboration.views.js';
import { execute } from '#record/execute.js';
import { departmentNamed } from '#persistence/seed/people.js';
import { person } from '#testing/cycle.js';
import { hostileFiles } from '#testing/hostile-files.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const T02 = 'asg/2024/t02-o1/44';
const T10 = 'asg/2024/t10-o1/44';
const PDF = Buffer.from('%PDF-1.7\n一份佐证');

describe('attachments', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const upload = async (account: string, content: Buffer, { name = '实施方案.pdf', id = T02, type = 'application/octet-stream' } = {}) =>
    (await api.as(account)).post(path(id, '/attachments')).set('content-type', type).set('file-name', encodeURIComponent(name)).send(content);
  const list = async (account: string, id = T02): Promise<string[]> => AttachmentList.strict().parse((await (await api.as(account)).get(path(id, '/attachments'))).body).rows.map(({ name }) => name);
  const act = async (account: string, body: object, id = T02) => (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', randomUUID()).send(body);
  const download = async (account: string, file: string, id = T02) => (await api.as(account)).get(path(id, `/attachments/${file}`)).buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });

  it('are kept by their hash and come back as they were, never to be run', async () => {
    const answer = await upload('gd', PDF);
    expect(answer.status).toBe(200);
    const file: z.infer<typeof AttachmentView> = AttachmentView.strict().parse(answer.body);
    expect(file).toMatchObject({ name: '实施方案.pdf', type: 'application/pdf', size: PDF.length, hash: createHash('sha256').update(PDF).digest('hex'), unit: { name: '广东' }, uploadedBy: '林晓彤' });
    expect((await upload('gd', PDF)).body).toEqual(answer.body);
    expect(await list('gd')).toEqual(['实施方案.pdf']);
    const back = await download('gd', file.id);
    expect([back.status, back.headers['content-type'], back.headers['content-disposition'], back.headers['x-content-type-options'], back.headers['content-length']]).toEqual([
      200, 'application/pdf', `attachment; filename*=UTF-8''${encodeURIComponent('实施方案.pdf')}`, 'nosniff', String(PDF.length),
    ]);
    expect(back.body).toEqual(PDF);
    // Somebody has been at the disk.
    const stored = join(api.settings.FILES_DIR, file.hash.slice(0, 2), file.hash);
    writeFileSync(stored, Buffer.concat([PDF.subarray(0, -1), Buffer.from('!')]));
    const refused = await (await api.as('gd')).get(path(T02, `/attachments/${file.id}`));
    expect([refused.status, refused.body]).toEqual([503, expect.objectContaining({ code: 'FILE_DAMAGED' })]);
    rmSync(stored);
    expect((await (await api.as('gd')).get(path(T02, `/attachments/${file.id}`))).body).toMatchObject({ code: 'FILE_DAMAGED' });
    writeFileSync(stored, PDF);
    expect((await download('gd', file.id)).body).toEqual(PDF);
  });

  it.each([
    ['an empty one', Buffer.alloc(0), {}, 422, 'FILE_EMPTY'],
    ['one of another type than its name says', Buffer.from([0x4d, 0x5a, 0, 1]), { name: 'a.pdf' }, 415, 'FILE_TYPE'],
    ['a name that is a path', PDF, { name: '../a.pdf' }, 400, 'BAD_REQUEST'],
    ['no name', PDF, { name: ' ' }, 400, 'BAD_REQUEST'],
    ['nothing but signs of direction as a name', PDF, { name: '\u202e\u2066' }, 400, 'BAD_REQUEST'],
    ['a name with a line break', PDF, { name: 'a.pdf\r\nset-cookie: x' }, 400, 'BAD_REQUEST'],
    ['a form', PDF, { type: 'multipart/form-data; boundary=x' }, 400, 'BAD_REQUEST'],
  ] as const)('refuse %s', async (_, content, more, status, code) => {
    const answer = await upload('gd', content, more);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
  });

  it.each(hostileFiles('通知', 'http://127.0.0.1:1').map((file) => [file.what, file] as const))('keep %s by its first bytes, unopened, and hand out the same bytes', async (what, { bytes, attachment }) => {
    const content = bytes();
    const answer = await upload('gd', content, { name: `坏\u202exslx.${what.length}.pdf`, id: T10 });
    if (attachment === 'FILE_TYPE') {
      expect([answer.status, answer.body]).toEqual([415, expect.objectContaining({ code: 'FILE_TYPE' })]);
      return;
    }
    const file = AttachmentView.strict().parse(answer.body);
    expect([file.name, file.type]).toEqual([`坏xslx.${what.length}.pdf`, attachment]);
    const back = await download('gd', file.id, T10);
    expect([back.headers['content-type'], back.headers['x-content-type-options'], back.headers['content-disposition']?.startsWith('attachment;'), content.equals(back.body as Buffer)]).toEqual([attachment, 'nosniff', true, true]);
    await api.owner.query('delete from attachment where id = $1', [file.id]);
  });

  it('hold at most 50 MB', async () => {
    const answer = await upload('gd', Buffer.concat([PDF, Buffer.alloc(50 * 1024 * 1024)]));
    expect([answer.status, answer.body]).toEqual([413, expect.objectContaining({ code: 'FILE_TOO_LARGE', message: { zh: expect.stringContaining('50 MB'), en: expect.any(String) } })]);
  });

  it('are a hundred for a unit at most', async () => {
    await api.owner.query(`insert into attachment (assignment_id, hash, name, type, size, unit_id, uploaded_by, uploaded_at) select $1, 'h', n::text, 'text/plain', 1, '44', 'gd', now() from generate_series(1, 100) n`, [T10]);
    expect((await upload('gd', PDF, { id: T10 })).body).toMatchObject({ code: 'TOO_MANY_FILES' });
    await api.owner.query('delete from attachment where assignment_id = $1', [T10]);
  });

  it('are seen by the other side once they are submitted, and by strangers never', async () => {
    const file = (await upload('gd', Buffer.from('内部底稿'), { name: '底稿.txt' })).body as { id: string };
    const inside = (await upload('bureau', Buffer.from('局内批注'), { name: '批注.txt' })).body as { id: string };
    expect(await list('gd')).toEqual(['实施方案.pdf', '底稿.txt']);
    expect(await list('bureau')).toEqual(['批注.txt']);
    for (const [account, id] of [['bureau', file.id], ['coord', file.id], ['gd', inside.id], ['gdlead', inside.id], ['gd', randomUUID()], ['gd', 'x']] as const) expect([account, (await download(account, id)).status]).toEqual([account, 404]);
    for (const account of ['xj', 'sys', `${departmentNamed('条法司')}-r`]) {
      expect([account, (await download(account, file.id)).status, (await upload(account, PDF)).status]).toEqual([account, 404, 404]);
    }
    expect((await download('gd', file.id, T10)).status).toBe(404);

    const gd = await api.as('gd');
    const { version, sections } = (await gd.get(path(T02, '/draft'))).body as { version: number; sections: { id: string; text: string }[] };
    const save = (files: string[]) => gd.put(path(T02, '/draft')).send({ baseVersion: version, sections: sections.map((section) => (section.id === 'goals' ? { ...section, files } : section)) });
    expect((await save([inside.id])).body).toMatchObject({ code: 'BAD_REQUEST', facts: { fields: ['sections.files'] } });
    expect((await save([file.id])).status).toBe(200);
    const view = async (account: string) => AssignmentView.strict().parse((await (await api.as(account)).get(path(T02))).body);
    const answers = (await view('gd')).letter?.items.map(({ id }) => ({ item: id, kind: 'changed', reason: '' })) ?? [];
    expect((await act('gd', { type: 'DraftPlan', draftVersion: version + 1, answers })).status).toBe(200);
    expect(await list('bureau')).toEqual(['批注.txt']);
    const textHash = (await view('gd')).plan?.textHash;
    await act('gdlead', { type: 'SignOffPlan', textHash, opinion: '' });
    expect((await act('gd', { type: 'SubmitPlan', textHash })).status).toBe(200);
    expect((await view('bureau')).plan?.sections[0]?.files).toEqual([file.id]);
    expect(await list('bureau')).toEqual(['底稿.txt', '批注.txt']);
    expect((await download('bureau', file.id)).body).toEqual(Buffer.from('内部底稿'));
  });

  it('are evidence only of their own assignment and content', async () => {
    const { id, hash } = (await upload('gd', PDF, { id: T10 })).body as { id: string; hash: string };
    const ask = (evidence: string[]) =>
      execute(api.databases.record, {
        stream: T10, commandId: randomUUID(), actor: person('gdlead', '44', 'leader'), body: { type: 'RequestExemption', ground: 'cannot_apply', reason: 'x', evidence },
      });
    const complete = (attachment: string, content: string) => ({ type: 'DeclareCompletion', text: '', evidence: [{ kind: 'file', attachment, hash: content }] }) as const;
    expect(await ask([randomUUID()])).toMatchObject({ refusal: { code: 'UNKNOWN_ATTACHMENT' } });
    const foreign = (await upload('gd', PDF)).body as { id: string };
    expect(await ask([foreign.id])).toMatchObject({ refusal: { code: 'UNKNOWN_ATTACHMENT', facts: { ids: [foreign.id] } } });
    await api.owner.query(`update attachment set scan = 'quarantined' where id = $1`, [id]);
    expect((await act('gdlead', { type: 'RequestExemption', ground: 'cannot_apply', reason: 'x', evidence: [id] }, T10)).body).toMatchObject({ code: 'FILE_QUARANTINED', facts: { ids: [id] }, message: { zh: expect.stringContaining('隔离') } });
    await api.owner.query(`update attachment set scan = 'clean' where id = $1`, [id]);
    expect((await act('gdlead', complete(id, hash), T10)).body).toMatchObject({ code: 'WRONG_STATE' });
    expect(await ask([id])).toMatchObject({ receipt: {} });
  });
});
