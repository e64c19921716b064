import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres, type StartedPostgres } from './postgres.js';
import { isAlive, waitGone } from './process.js';

const dir = mkdtempSync(join(tmpdir(), 'liandong-postgres-'));
let server: StartedPostgres;

const ask = async (text: string, url = server.url): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows as unknown[];
  } finally {
    await client.end();
  }
};
const serverPid = (): number => Number(readFileSync(join(dir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
/** The small process between us and the server. */
const childPid = (): number => Number(readFileSync(`/proc/${serverPid()}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);

beforeAll(async () => {
  server = await startPostgres({ dir });
});
afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true });
});

describe('an embedded PostgreSQL', () => {
  it('is new, version 18, on loopback', async () => {
    expect(server).toMatchObject({ fresh: true, takenOver: false });
    expect(server.version).toMatch(/^18\./);
    expect(await ask('show listen_addresses')).toEqual([['127.0.0.1']]);
  });

  it('is UTF8 with an order that no LANG decides', async () => {
    expect(await ask(`select pg_encoding_to_char(encoding), datlocprovider, datlocale from pg_database where datname = 'liandong'`)).toEqual([['UTF8', 'b', 'C.UTF-8']]);
  });

  it('asks for the password of the folder, which only we may read', async () => {
    expect(statSync(join(dir, 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, 'tmp')).mode & 0o777).toBe(0o700);
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(ask('select 1', wrong.href)).rejects.toThrow(/password authentication failed/);
  });

  it('keeps the data over a stop, and stops for good', async () => {
    await ask('create table kept (id int); insert into kept values (1)');
    const pid = serverPid();
    await server.stop();
    expect(isAlive(pid)).toBe(false);
    server = await startPostgres({ dir });
    expect(server).toMatchObject({ fresh: false, takenOver: false });
    expect(await ask('select id from kept')).toEqual([[1]]);
  });

  it('left behind by a SIGKILL of its parent is taken over, with what was committed', async () => {
    const pid = serverPid();
    const child = childPid();
    process.kill(child, 'SIGKILL');
    // Killed before it had noted that initdb was through: no reason to lose the data.
    rmSync(join(dir, 'major'));
    expect(await waitGone(child, 5_000)).toBe(true);
    expect(isAlive(pid)).toBe(true);

    server = await startPostgres({ dir });
    expect(server.takenOver).toBe(true);
    expect(serverPid()).toBe(pid);
    expect(await ask('select id from kept')).toEqual([[1]]);
    await server.stop();
    expect(isAlive(pid)).toBe(false);
    server = await startPostgres({ dir });
  });

  it('left behind and with another password is stopped, that one process, and started anew', async () => {
    const pid = serverPid();
    process.kill(childPid(), 'SIGKILL');
    await ask(`alter user liandong password 'another'`);
    const stranger = startPostgres({ dir });
    // The data have the other password now, so the new server lets nobody in: said, not waited for.
    await expect(stranger).rejects.toThrow(/password authentication failed/);
    expect(isAlive(pid)).toBe(false);
    writeFileSync(join(dir, 'password'), 'another');
    server = await startPostgres({ dir });
    expect(await ask('select id from kept')).toEqual([[1]]);
  });

  it('survives its own SIGKILL', async () => {
    await ask('insert into kept values (2)');
    process.kill(serverPid(), 'SIGKILL');
    await server.exited;
    server = await startPostgres({ dir });
    expect(await ask('select id from kept order by id')).toEqual([[1], [2]]);
  });

  it('goes when the process that started it is killed hard, or is taken over by the next', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'liandong-postgres-parent-'));
    const script = `import { startPostgres } from ${JSON.stringify(new URL('../../dist/libs/local-services/postgres.js', import.meta.url).href)};
      await startPostgres({ dir: ${JSON.stringify(elsewhere)} }); process.kill(process.pid, 'SIGKILL');`;
    await new Promise((resolve) => spawn(process.execPath, ['--input-type=module', '-e', script]).once('exit', resolve));
    const next = await startPostgres({ dir: elsewhere });
    expect(next.fresh).toBe(false);
    expect(await ask('select 1', next.url)).toEqual([[1]]);
    await next.stop();
    rmSync(elsewhere, { recursive: true });
  });
});

describe('an embedded PostgreSQL starts', () => {
  it('anew where initdb was killed half-way', async () => {
    const half = mkdtempSync(join(tmpdir(), 'liandong-postgres-half-'));
    mkdirSync(join(half, 'cluster', 'base'), { recursive: true });
    writeFileSync(join(half, 'cluster', 'PG_VERSION'), '18\n');
    const next = await startPostgres({ dir: half });
    expect(next.fresh).toBe(true);
    expect(await ask('select 1', next.url)).toEqual([[1]]);
    await next.stop();
    rmSync(half, { recursive: true });
  });

  it('in a folder that it makes itself under umask 077', async () => {
    const above = mkdtempSync(join(tmpdir(), 'liandong-postgres-umask-'));
    chmodSync(above, 0o755);
    const before = process.umask(0o077);
    const next = await startPostgres({ dir: join(above, 'a', 'b') }).finally(() => process.umask(before));
    expect(await ask('select 1', next.url)).toEqual([[1]]);
    await next.stop();
    rmSync(above, { recursive: true });
  });
});

describe('an embedded PostgreSQL refuses', () => {
  it('data of another major version, by a sentence that says export and import', async () => {
    const old = mkdtempSync(join(tmpdir(), 'liandong-postgres-old-'));
    mkdirSync(join(old, 'cluster'));
    writeFileSync(join(old, 'cluster', 'PG_VERSION'), '17\n');
    await expect(startPostgres({ dir: old })).rejects.toThrow(/PostgreSQL 17 建立.*导出.*export.*import/);
    rmSync(old, { recursive: true });
  });

  it('a port that is taken, with the last lines of its log', async () => {
    const other = mkdtempSync(join(tmpdir(), 'liandong-postgres-taken-'));
    await expect(startPostgres({ dir: other, port: server.port })).rejects.toThrow(/Address already in use/);
    expect(existsSync(join(other, 'cluster', 'postmaster.pid'))).toBe(false);
    rmSync(other, { recursive: true });
  });
});
