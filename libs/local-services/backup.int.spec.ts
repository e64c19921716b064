import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { checkBackup, DamagedBackup, restoreBackup, takeBackup } from './backup.js';
import { filesBelow } from './kept-copy.js';
import { startPostgres, type StartedPostgres } from './postgres.js';

const FLIPPED = 50;
const dir = mkdtempSync(join(tmpdir(), 'liandong-backup-'));
const [data, backup] = [join(dir, 'data'), join(dir, 'backup')];
const product = '0.0.0';

/** Rows one after another, each on the disk before the next: what was answered must come back. */
async function writing(url: string): Promise<{ written: () => number; stop: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let [written, isOn] = [0, true];
  const running = (async () => {
    while (isOn) {
      await client.query(`insert into act (id, text) values ($1, repeat('x', 500))`, [written + 1]);
      written += 1;
    }
  })();
  return { written: () => written, stop: async () => {
    isOn = false;
    await running;
    await client.end();
  } };
}

describe('a backup of a data folder whose server works', () => {
  let server: StartedPostgres;
  let [before, after] = [0, 0];
  beforeAll(async () => {
    // As root the server is another account, which passes through.
    chmodSync(dir, 0o711);
    for (const folder of ['files/ab', 'files/incoming', 'anchors', 'logs']) mkdirSync(join(data, folder), { recursive: true });
    for (const [file, text] of [['files/ab/abcd', 'a file'], ['files/incoming/half', 'half'], ['anchors/anchors.jsonl', '{}\n'], ['secrets.json', '{"a":1}'], ['logs/api.log', 'a log']] as const) writeFileSync(join(data, file), text, { mode: 0o600 });
    server = await startPostgres({ dir: join(data, 'postgres') });
    const owner = new pg.Client({ connectionString: server.url });
    await owner.connect();
    await owner.query('create table act (id int primary key, text text)');
    await owner.end();
    const acts = await writing(server.url);
    while (acts.written() < 100) await new Promise((resolve) => setImmediate(resolve));
    before = acts.written();
    await takeBackup({ dataDir: data, url: server.url, to: backup, product });
    after = acts.written();
    await acts.stop();
    await server.stop();
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('is whole, says of which instant it is, and is for its owner alone', async () => {
    expect(await checkBackup(backup)).toEqual({ product, postgres: '18', takenAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS', '--quiet'], { cwd: backup, encoding: 'utf8' })).toBe('');
    for (const file of await filesBelow(backup)) expect([file, statSync(join(backup, file)).mode & 0o077]).toEqual([file, 0]);
  });

  it('holds what the folder has, but what is made anew', async () => {
    const files = (await filesBelow(join(backup, 'data'))).filter((file) => !file.startsWith('postgres/cluster/'));
    expect(files).toEqual(['anchors/anchors.jsonl', 'files/ab/abcd', 'postgres/major', 'postgres/password', 'secrets.json']);
  });

  it('comes back with every act that was answered before it began, and without a gap', async () => {
    const restored = join(dir, 'restored');
    let found: { n: number; last: number } | undefined;
    await restoreBackup({ from: backup, dataDir: restored, settle: async (folder) => {
      const again = await startPostgres({ dir: join(folder, 'postgres') });
      const client = new pg.Client({ connectionString: again.url });
      await client.connect();
      found = (await client.query<{ n: number; last: number }>('select count(*)::int as n, max(id) as last from act')).rows[0];
      await client.end();
      await again.stop();
    } });
    expect(found).toEqual({ n: found?.last, last: expect.any(Number) });
    expect([found!.n >= before, found!.n <= after + 1, readFileSync(join(restored, 'files/ab/abcd'), 'utf8')]).toEqual([true, true, 'a file']);
    expect(after).toBeGreaterThan(before);
    expect(readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is refused by the name of the file of which one bit is another, whichever it is; nothing is restored', async () => {
    const files = (await filesBelow(backup)).filter((file) => file !== 'SHA256SUMS' && statSync(join(backup, file)).size > 0);
    const step = Math.floor(files.length / FLIPPED);
    expect(step).toBeGreaterThan(0);
    const chosen = Array.from({ length: FLIPPED }, (_, n) => files[n * step] ?? '');
    const copy = join(dir, 'flipped');
    cpSync(backup, copy, { recursive: true });
    for (const [n, file] of chosen.entries()) {
      const bytes = readFileSync(join(copy, file));
      const place = (n * 7_919) % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ (1 << n % 8);
      writeFileSync(join(copy, file), bytes);
    }
    const error = await checkBackup(copy).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DamagedBackup);
    expect((error as DamagedBackup).files).toEqual(chosen.map((file) => `${file}：内容已变 / altered`));
    rmSync(copy, { recursive: true });
    await checkBackup(backup);
  });

  it.each<[string, (copy: string) => void, string]>([
    ['one is missing', (copy) => rmSync(join(copy, 'data/secrets.json')), 'data/secrets.json：缺失'],
    ['there is one more', (copy) => writeFileSync(join(copy, 'data/more'), 'x'), 'data/more：清单中没有'],
    ['a name in the list is another', (copy) => writeFileSync(join(copy, 'SHA256SUMS'), readFileSync(join(copy, 'SHA256SUMS'), 'utf8').replace('data/secrets.json', 'data/secretz.json')), 'data/secretz.json：缺失'],
    ['the list was cut', (copy) => writeFileSync(join(copy, 'SHA256SUMS'), readFileSync(join(copy, 'SHA256SUMS'), 'utf8').split('\n').slice(1).join('\n')), 'backup.json：清单中没有'],
    ['there is no list', (copy) => rmSync(join(copy, 'SHA256SUMS')), 'SHA256SUMS'],
  ])('is refused where %s', async (_, spoil, words) => {
    const copy = join(dir, 'spoilt');
    mkdirSync(join(copy, 'data'), { recursive: true });
    for (const file of ['backup.json', 'data/secrets.json']) cpSync(join(backup, file), join(copy, file));
    writeFileSync(join(copy, 'SHA256SUMS'), execFileSync('sha256sum', ['backup.json', 'data/secrets.json'], { cwd: copy }));
    await checkBackup(copy);
    spoil(copy);
    await expect(checkBackup(copy)).rejects.toThrow(words);
    rmSync(copy, { recursive: true });
  });

  it('is neither written over another nor restored over data; what fails half way leaves nothing', async () => {
    await expect(takeBackup({ dataDir: data, url: 'postgres://127.0.0.1:1/none', to: backup, product })).rejects.toThrow('已存在');
    await expect(takeBackup({ dataDir: data, url: 'postgres://127.0.0.1:1/none', to: join(dir, 'never'), product })).rejects.toThrow('ECONNREFUSED');
    await expect(restoreBackup({ from: backup, dataDir: data, settle: () => Promise.resolve() })).rejects.toThrow('不是空目录');
    await expect(restoreBackup({ from: backup, dataDir: join(dir, 'failed'), settle: () => Promise.reject(new Error('half way')) })).rejects.toThrow('half way');
    expect([existsSync(join(dir, 'never')), existsSync(join(dir, 'failed')), readdirSync(dir).filter((name) => name.startsWith('.'))]).toEqual([false, false, []]);
    await expect(restoreBackup({ from: backup, dataDir: join(dir, 'begun'), settle: async () => {
      mkdirSync(join(dir, 'begun'));
      writeFileSync(join(dir, 'begun', 'of another'), 'x');
    } })).rejects.toThrow('ENOTEMPTY');
    expect([readFileSync(join(dir, 'begun', 'of another'), 'utf8'), existsSync(join(dir, '.begun.restoring'))]).toEqual(['x', false]);
    // Of a run that was killed: it does not hinder the next.
    mkdirSync(join(dir, '.again.restoring'));
    appendFileSync(join(dir, '.again.restoring', 'half'), 'x');
    await restoreBackup({ from: backup, dataDir: join(dir, 'again'), settle: () => Promise.resolve() });
    expect(existsSync(join(dir, 'again', 'half'))).toBe(false);
  });
});
