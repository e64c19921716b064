import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdir, mkdtemp, chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startPostgres } from '#local-services/postgres.js';
import { readAnchorFile } from '#storage/anchor-file.js';
import { eventually } from '#testing/eventually.js';
import { operator, Started } from '../integration/started.js';

const MINUTES = 60_000;
/** Behind a start of every workflow at once, on a machine that has other work too. */
const SETTLED_MS = 4 * MINUTES;
const STREAM = 'asg/2024/t02-o1/44';
const PATH = `/api/v1/assignments/${encodeURIComponent(STREAM)}`;
const COMMANDS = `${PATH}/commands`;
const FILES = `${PATH}/attachments`;
/** Longer than one write. */
const CONTENT = '附件的内容。\n'.repeat(20_000);

interface Act {
  readonly key: string;
  readonly text: string;
  receipt?: { readonly sequence: number; readonly hash: string };
}

/** Comments one after another, each answered before the next is sent. */
async function send(system: Started, cookie: string, act: Act): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${system.url}${COMMANDS}`, { method: 'POST', headers: { cookie, 'content-type': 'application/json', 'idempotency-key': act.key }, body: JSON.stringify({ type: 'Comment', audience: 'inside', about: null, text: act.text, mentions: [] }) });
  return { status: answer.status, body: await answer.json() };
}

describe('backup, restore and after-restore, as an operator runs them', () => {
  let dir: string;
  let [data, backup] = ['', ''];
  let system: Started | undefined;
  let cookie = '';
  let clerk = '';
  const acts: Act[] = [];
  /** So many were answered before the backup was begun. */
  let answeredBefore = 0;
  /** Of a file that was sent by then. */
  let file = '';
  let anchors: Awaited<ReturnType<typeof readAnchorFile>>;
  let began = 0;
  let ended = 0;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'liandong-operator-'));
    // As root PostgreSQL runs as another account, which must be able to come in.
    await chmod(dir, 0o711);
    [data, backup] = [join(dir, 'data'), join(dir, 'backup')];
    system = await Started.on(data);
    [cookie, clerk] = [await system.session('coord'), await system.session('gd')];
  }, 3 * MINUTES);
  afterAll(async () => {
    await system?.stop();
    await rm(dir, { recursive: true, force: true });
  }, MINUTES);

  const on = (folder = data) => ({ DATA_DIR: folder });
  const acted = async (): Promise<void> => {
    const act: Act = { key: randomUUID(), text: `第 ${acts.length + 1} 句` };
    const { status, body } = await send(system!, cookie, act);
    expect([status, body]).toEqual([200, expect.objectContaining({ hash: expect.any(String) })]);
    acts.push({ ...act, receipt: body as NonNullable<Act['receipt']> });
  };
  /** By the owner of the database that serves; its connection ends with what is done on it. */
  const owning = async <T>(work: (owner: pg.Client) => Promise<T>): Promise<T> => {
    const { databaseUrl } = JSON.parse(await readFile(join(data, 'connections.json'), 'utf8')) as { databaseUrl: string };
    const owner = new pg.Client({ connectionString: databaseUrl });
    await owner.connect();
    return work(owner).finally(() => owner.end());
  };
  const hidden = async (): Promise<string[]> => (await readdir(dir)).filter((name) => name.startsWith('.'));

  it('a backup is taken while acts are written; called wrongly, or over another, it says so and does nothing', async () => {
    for (let n = 0; n < 10; n++) await acted();
    const sent = await fetch(`${system!.url}${FILES}`, { method: 'POST', headers: { cookie: clerk, 'content-type': 'application/octet-stream', 'file-name': encodeURIComponent('附件.txt') }, body: CONTENT });
    file = ((await sent.json()) as { id: string }).id;
    anchors = await readAnchorFile(join(data, 'anchors'));
    expect([sent.status, anchors.length > 0]).toEqual([200, true]);
    answeredBefore = acts.length;
    let isDone = false;
    began = Date.now();
    const taken = operator('backup', ['--to', backup, '--json'], on()).finally(() => (isDone = true));
    await owning(async (owner) => {
      // On its way when the backup is taken, and for long.
      await owner.query(`insert into message (channel, recipient, kind, title, lines, created_at, state, try_after) values ('email', 'sys', 'notice', '{"zh":"一","en":"one"}', '[]', now(), 'handed', now() + interval '1 day')`);
      // Files that were copied are of another time than those that are copied later: the log of changes alone says what is true.
      for (; !isDone; await owner.query('checkpoint')) await acted();
    });
    const { code, out, err } = await taken;
    ended = Date.now();
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ postgres: '18', takenAt: expect.stringMatching(/^\d{4}-.*Z$/), seconds: expect.any(Number) });
    expect(acts.length).toBeGreaterThan(answeredBefore);
    expect((await readAnchorFile(join(backup, 'data', 'anchors'))).slice(0, anchors.length)).toEqual(anchors);
    for (let n = 0; n < 5; n++) await acted();
    expect(await operator('backup', [], on())).toMatchObject({ code: 2, out: '', err: expect.stringContaining('npm run backup -- --to') });
    expect(await operator('backup', ['--too', backup], on())).toMatchObject({ code: 2, err: expect.stringMatching(/--too[\s\S]*npm run backup/) });
    expect(await operator('backup', ['--to', backup], on())).toMatchObject({ code: 2, err: expect.stringContaining(`${backup} 已存在`) });
    expect(await operator('backup', ['--to', join(dir, 'other')], on(join(dir, 'nobody')))).toMatchObject({ code: 2, err: expect.stringContaining('请先运行 npm start') });
    expect(await operator('backup', ['--to', join(dir, 'other')], { ...on(), DATABASE_URL: 'postgres://127.0.0.1:1/none' })).toMatchObject({ code: 2, err: expect.stringContaining('pgBackRest') });
    expect([await hidden(), existsSync(join(dir, 'other'))]).toEqual([[], false]);
  }, 3 * MINUTES);

  it('nothing is restored over a system that runs, nor by a call that is wrong, nor from what is no backup', async () => {
    expect(await operator('restore', ['--from', backup], on())).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`${data} 不是空目录`) });
    expect(await operator('restore', ['--from', backup, '--data', data], on(join(dir, 'other')))).toMatchObject({ code: 1, err: expect.stringContaining(`${data} 不是空目录`) });
    expect(await operator('restore', [], on(join(dir, 'other')))).toMatchObject({ code: 2, out: '', err: expect.stringContaining('npm run restore -- --from') });
    expect(await operator('restore', ['--from', backup, '--to', data], on(join(dir, 'other')))).toMatchObject({ code: 2, err: expect.stringMatching(/--to[\s\S]*npm run restore/) });
    expect(await operator('restore', ['--from', data], on(join(dir, 'other')))).toMatchObject({ code: 1, err: expect.stringMatching(`${data} 不是备份.*SHA256SUMS`) });
    expect([await hidden(), existsSync(join(dir, 'other'))]).toEqual([[], false]);
    // It goes on as if nobody had tried.
    await acted();
  }, 2 * MINUTES);

  it.each(['data/keys.json', 'data/postgres/cluster/global/pg_control', 'backup.json'])('a backup of which one byte is another is refused by the name of the file: %s', async (file) => {
    const copy = join(dir, 'flipped');
    await cp(backup, copy, { recursive: true });
    const bytes = await readFile(join(copy, file));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
    await writeFile(join(copy, file), bytes);
    expect(await operator('restore', ['--from', copy], on(join(dir, 'other')))).toEqual({ code: 1, out: '', err: expect.stringMatching(new RegExp(`^备份已损坏.*\\n  ${file}：内容已变 / altered\\n$`)) });
    expect([await hidden(), existsSync(join(dir, 'other'))]).toEqual([[], false]);
    await rm(copy, { recursive: true });
  }, 2 * MINUTES);

  it('destroyed, it is there again by one command and a start: every act up to the backup, each workflow, no difference', async () => {
    await system!.kill();
    // What served somebody may write for a moment after its first process is gone.
    await rm(data, { recursive: true, maxRetries: 20, retryDelay: 200 });
    // An empty folder is as good as none.
    await mkdir(data);
    const { code, out, err } = await operator('restore', ['--from', backup, '--reason', '磁盘损坏', '--json'], on());
    expect([code, err]).toEqual([0, '']);
    const { takenAt } = JSON.parse(await readFile(join(backup, 'backup.json'), 'utf8')) as { takenAt: string };
    expect([Date.parse(takenAt) > began, Date.parse(takenAt) < ended]).toEqual([true, true]);
    const said = JSON.parse(out) as { unknown: number };
    expect(said).toMatchObject({ takenAt, anchor: expect.any(Number), seconds: expect.any(Number) });
    expect(said.unknown).toBeGreaterThan(0);
    expect((await readAnchorFile(join(data, 'anchors'))).slice(0, anchors.length)).toEqual(anchors);
    expect(await readFile(join(data, 'reconcile-all'), 'utf8')).toBe(takenAt);
    system = await Started.on(data);
    expect(existsSync(join(data, 'reconcile-all'))).toBe(false);
    await sound();
    // Whoever was signed in still is, and what was sent lies there.
    const back = await fetch(`${system.url}${FILES}/${file}`, { headers: { cookie: clerk } });
    expect([back.status, await back.text()]).toEqual([200, CONTENT]);
    expect(await owning((owner) => owner.query(`select state, failure from message where lines = '[]'`).then(({ rows }) => rows))).toEqual([{ state: 'unknown', failure: expect.stringContaining('set back') }]);
    const kept: number[] = [];
    for (const [index, act] of acts.entries()) {
      const { status, body } = await send(system, cookie, act);
      expect([index, status]).toEqual([index, 200]);
      if ((body as { hash: string }).hash === act.receipt?.hash) kept.push(index);
    }
    // Those that came back are the first ones, without a gap; those of a later time were taken anew.
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => index));
    expect([kept.length >= answeredBefore, kept.length < acts.length]).toEqual([true, true]);
    await sound();
  }, 12 * MINUTES);

  it('after-restore does on a database that was set back by other means what restore does', async () => {
    await system!.stop();
    system = undefined;
    const server = await startPostgres({ dir: join(data, 'postgres') });
    const owner = new pg.Client({ connectionString: server.url });
    await owner.connect();
    const restores = async () => (await owner.query<{ reason: string }>('select reason from restore order by restored_at')).rows.map(({ reason }) => reason);
    const env = { DATABASE_URL: server.url, KEYS_FILE: join(data, 'keys.json'), ANCHOR_DIR: join(data, 'anchors'), DATA_DIR: join(dir, 'nobody') };
    await owner.query(`insert into message (channel, recipient, kind, title, lines, created_at, state) values ('email', 'coord', 'notice', '{"zh":"一","en":"one"}', '[]', now(), 'handed')`);
    const taken = ['--taken-at', '2024-03-29T01:00:00Z'];
    for (const args of [[], taken, ['--reason', '演练'], ['--reason', ' ', ...taken], ['--reason', '演练', '--taken-at', 'yesterday'], ['--reason', '演练', ...taken, '--all']])
      expect([args, await operator('after-restore', args, env)]).toEqual([args, { code: 2, out: '', err: expect.stringContaining('npm run after-restore -- --reason') }]);
    const { KEYS_FILE: _, ...withoutKeys } = env;
    expect(await operator('after-restore', ['--reason', '演练', ...taken], withoutKeys)).toMatchObject({ code: 2, err: expect.stringContaining('KEYS_FILE, ANCHOR_DIR?') });
    expect(await operator('after-restore', ['--reason', '演练', ...taken], { ...env, DATABASE_URL: 'postgres://127.0.0.1:1/none' })).toMatchObject({ code: 1, out: '', err: expect.stringContaining('ECONNREFUSED') });
    expect(await restores()).toEqual(['磁盘损坏']);
    expect(await operator('after-restore', ['--reason', '时间点恢复', ...taken], env)).toEqual({ code: 0, out: expect.stringMatching(/^✔ 1 条消息转为不明 \/ messages are unknown now；锚 \/ anchor \d+\n$/), err: '' });
    expect(await restores()).toEqual(['磁盘损坏', '时间点恢复']);
    expect((await owner.query(`select failure from message where state = 'unknown' and recipient = 'coord' and kind = 'notice'`)).rows).toEqual([{ failure: expect.stringContaining('set back') }]);
    await owner.query(`delete from message where lines = '[]'`);
    await owner.end();
    const { code, out } = await operator('verify', ['--json'], env);
    expect([code, JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')]).toEqual([0, expect.objectContaining({ differences: 0, workflows: null })]);
    expect(await operator('audit-verify', [], env)).toMatchObject({ code: 0 });
    await server.stop();
  }, 5 * MINUTES);

  /** No difference between events, projections, ledger and workflows; and the anchors know why the chain is shorter. */
  async function sound(): Promise<void> {
    let said = '';
    await eventually('nothing differs', async () => {
      const { code, out } = await operator('verify', ['--json'], on());
      said = out;
      return code === 0;
    }, SETTLED_MS).catch((error: Error) => {
      throw new Error(`${error.message}\n${said}`);
    });
    expect(JSON.parse(said.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ differences: 0, workflows: expect.any(Number) });
    expect(await operator('audit-verify', [], on())).toMatchObject({ code: 0 });
  }
});
