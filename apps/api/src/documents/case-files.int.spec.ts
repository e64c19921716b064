import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type supertest from 'supertest';
import type { z } from 'zod';
import { AssignmentView, PlanRounds } from '#api-types/views/assignment.views.js';
import { SUMS } from '#documents/case-file/case-file.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { composeSupervisionNotice } from '#record/supervision-notice.js';
import { unzipped } from '#testing/document-files.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';
import { Assignments } from '../assignments/assignments.queries.js';
import { LetterFiles } from './letter-files.js';

const ID = 'asg/2024/t02-o1/44';
const SENT = Buffer.from('%PDF-1.7\n已经报送的佐证');
const INSIDE = Buffer.from('局内研究材料');
const HAS_SHA256SUM = spawnSync('sha256sum', ['--version']).status === 0;

/** supertest reads no binary by itself. */
const bytesOf = (response: supertest.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const parts: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a case file', () => {
  let api: RunningApi;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
    const upload = async (account: string, content: Buffer, name: string): Promise<void> => expect((await (await api.as(account)).post(path(ID, '/attachments')).set('content-type', 'application/octet-stream').set('file-name', encodeURIComponent(name)).send(content)).status).toBe(200) as unknown as void;
    await upload('gd', SENT, '实施 方案.pdf');
    await upload('bureau', INSIDE, '局内研究.txt');
    const sent = await (await api.as('coord')).post(path(ID, '/commands')).set('idempotency-key', `c-${++keys}`).send({ type: 'OpenSupervision', level: 'blue', criteria: '尽快修改', reason: '进度慢' });
    expect(sent.status).toBe(200);
    await composeSupervisionNotice(api.databases.record, { assignment: ID as AssignmentId, sequence: (await view('coord')).sequence });
  });
  afterAll(() => api.close());

  const view = async (account: string): Promise<z.infer<typeof AssignmentView>> => AssignmentView.parse((await (await api.as(account)).get(path(ID))).body);
  const ask = async (account: string) => (await api.as(account)).get(path(ID, '/case-file')).buffer(true).parse(bytesOf as never);
  const taken = async (account: string): Promise<Map<string, Buffer>> => {
    const answer = await ask(account);
    expect([answer.status, answer.headers['content-type'], decodeURIComponent(String(answer.headers['content-disposition']))]).toEqual([200, 'application/zip', "attachment; filename*=UTF-8''卷宗 2024-T02-O1-44.zip"]);
    return unzipped(answer.body as Buffer);
  };

  it('holds submitted texts, letters, attachments and events, every file with its hash; again the same bytes', async () => {
    const [first, again] = [await ask('gd'), await ask('gd')];
    expect((again.body as Buffer).equals(first.body as Buffer)).toBe(true);
    const files = unzipped(first.body as Buffer);
    const page = await view('gd');
    expect([...files.keys()].map((name) => name.replace(/^(公文\/\d\d \S+).*(\.\w+)$/, '$1$2'))).toEqual([
      '00 说明 README.txt', '01 事件清单.txt', '02 事件清单.jsonl', '计划/第01轮 第01版.txt', expect.stringMatching(/^公文\/01 关于下达/), '公文/02 工作计划报送回执.pdf', expect.stringMatching(/^公文\/03 关于退回/), '公文/04 蓝色督办单.pdf', '附件/01 实施 方案.pdf', SUMS,
    ]);
    const sums = new Map(files.get(SUMS)?.toString().trimEnd().split('\n').map((line) => [line.slice(66), line.slice(0, 64)] as const));
    expect(sums).toEqual(new Map([...files].filter(([name]) => name !== SUMS).map(([name, bytes]) => [name, sha256(bytes)])));
    expect(files.get('附件/01 实施 方案.pdf')?.equals(SENT)).toBe(true);
    const events = files.get('02 事件清单.jsonl')?.toString().trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
    expect(events).toEqual(page.history);
    const { rounds } = PlanRounds.parse((await (await api.as('gd')).get(path(ID, '/rounds'))).body);
    for (const { text } of rounds[0]?.sections ?? []) expect(files.get('计划/第01轮 第01版.txt')?.toString()).toContain(text);
    expect(files.get('00 说明 README.txt')?.toString()).toMatch(/sha256sum -c SHA256SUMS[\s\S]*How to verify[\s\S]*sha256sum -c SHA256SUMS/);
  });

  (HAS_SHA256SUM ? it : it.skip)('is verified by sha256sum, which finds a changed byte (skipped where it is missing)', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'liandong-case-'));
    for (const [name, bytes] of await taken('gd')) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), bytes);
    }
    const verify = () => spawnSync('sha256sum', ['-c', SUMS], { cwd: dir, encoding: 'utf8' });
    expect(verify()).toMatchObject({ status: 0, stderr: '' });
    const changed = await readFile(join(dir, '附件/01 实施 方案.pdf'));
    changed[3] = (changed[3] ?? 0) ^ 1;
    await writeFile(join(dir, '附件/01 实施 方案.pdf'), changed);
    const found = verify();
    expect([found.status, found.stdout.match(/FAILED/g)?.length, found.stdout.includes('实施 方案.pdf: FAILED')]).toEqual([1, 1, true]);
  });

  it('ends where the page that it began with ended: what happens while it is made is not in it', async () => {
    const SUBMITTED = 'asg/2024/t07-o1/44';
    const act = async (account: string, id: string, body: object) => expect([body, (await (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', `c-${++keys}`).send(body)).status]).toEqual([body, 200]);
    const made = async (account: string, id: string) => unzipped((await (await api.as(account)).get(path(id, '/case-file')).buffer(true).parse(bytesOf as never)).body as Buffer);
    const pages = api.app.get(Assignments, { strict: false });
    // Which letters there are, not how they look on paper.
    const letters = jest.spyOn(api.app.get(LetterFiles, { strict: false }), 'bytes').mockImplementation((documents) => Promise.resolve(documents.map(({ title }) => Buffer.from(title))));
    const before = new Map([[ID, await made('gd', ID)], [SUBMITTED, await made('gd', SUBMITTED)]]);
    const seen = new Map<string, Awaited<ReturnType<typeof pages.view>>>();
    const really = pages.view.bind(pages);
    const page = jest.spyOn(pages, 'view').mockImplementation(async (id, user) => {
      const now = seen.get(id) ?? (await really(id, user));
      seen.set(id, now);
      return now;
    });
    for (const id of before.keys()) await made('gd', id);
    await act('coord', ID, { type: 'RaiseSupervision', level: 'orange', reason: '' });
    await composeSupervisionNotice(api.databases.record, { assignment: ID as AssignmentId, sequence: (await api.owner.query<{ n: number }>('select max(sequence)::int as n from event where stream_id = $1', [ID])).rows[0]?.n ?? 0 });
    await act('gd', SUBMITTED, { type: 'RecallPlan', reason: '补充材料' });
    for (const [id, files] of before) expect([id, [...(await made('gd', id)).keys()]]).toEqual([id, [...files.keys()]]);
    page.mockRestore();
    expect([...(await made('gd', ID)).keys()].length).toBe((before.get(ID)?.size ?? 0) + 1);
    expect([...(await made('gd', SUBMITTED)).keys()].some((name) => name.startsWith('计划/'))).toBe(false);
    letters.mockRestore();
  });

  it('holds what its reader’s side may read, and nothing of the other’s', async () => {
    const bureau = await taken('bureau');
    expect([...bureau.keys()].filter((name) => name.startsWith('附件/'))).toEqual(['附件/01 局内研究.txt']);
    expect(Buffer.concat([...(await taken('gd')).values()]).includes(INSIDE)).toBe(false);
    await api.owner.query(`update attachment set scan = 'quarantined' where name = '局内研究.txt'`);
    const without = await taken('bureau');
    expect([...without.keys()].filter((name) => name.startsWith('附件/'))).toEqual([]);
    expect(without.get('00 说明 README.txt')?.toString()).toContain('局内研究.txt');
    const rowsOfTrail = async () => (await api.owner.query<{ who: string; stream: string; outcome: string }>(`select actor ->> 'userId' as who, stream_id as stream, outcome from audit where action = 'TakeCaseFile' and outcome = 'viewed' order by recorded_at desc`)).rows;
    const before = await rowsOfTrail();
    expect(before[0]).toEqual({ who: 'bureau', stream: ID, outcome: 'viewed' });
    for (const account of ['xj', 'sys', 'aud']) expect([account, (await ask(account)).status]).toEqual([account, 404]);
    expect((await api.anonymous.get(path(ID, '/case-file'))).status).toBe(401);
    // Who was refused has taken nothing.
    expect(await rowsOfTrail()).toHaveLength(before.length);
  });
});
