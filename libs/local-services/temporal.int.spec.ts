import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isAlive } from './process.js';
import { startTemporal, type StartedTemporal } from './temporal.js';

const dir = mkdtempSync(join(tmpdir(), 'liandong-temporal-'));
const dbFile = join(dir, 'temporal.db');
const pid = (): number => (JSON.parse(readFileSync(`${dbFile}.server.json`, 'utf8')) as { pid: number }).pid;
let server: StartedTemporal;

/** The pages dial the server before it is up and try again a second later; so do we, for five. */
const namespaceOnPages = async (): Promise<unknown> => {
  for (const until = Date.now() + 5_000; ; await sleep(100)) {
    const answer = await fetch(`${server.uiUrl}/api/v1/namespaces/liandong`);
    if (answer.ok || Date.now() > until) return answer.json();
  }
};

beforeAll(async () => {
  server = await startTemporal({ dbFile });
});
afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true });
});

describe('a Temporal development server', () => {
  it('answers, and shows its pages', async () => {
    expect(server).toMatchObject({ takenOver: false, version: expect.stringMatching(/^\d+\.\d+\.\d+$/), address: expect.stringMatching(/^127\.0\.0\.1:\d+$/) });
    expect(await namespaceOnPages()).toMatchObject({ namespaceInfo: { name: 'liandong' } });
  });

  it('starts again on its file at once: the stop waited for the lock', async () => {
    const before = pid();
    await server.stop();
    expect(isAlive(before)).toBe(false);
    server = await startTemporal({ dbFile });
    expect(server.takenOver).toBe(false);
  });

  it('left behind is taken over and stopped in order', async () => {
    const again = await startTemporal({ dbFile });
    expect(again).toMatchObject({ takenOver: true, address: server.address, uiUrl: server.uiUrl });
    await again.stop();
    expect(isAlive(pid())).toBe(false);
    server = await startTemporal({ dbFile });
  });

  it('that no longer answers is ended, and a new one started', async () => {
    const stuck = pid();
    process.kill(stuck, 'SIGSTOP');
    server = await startTemporal({ dbFile });
    expect(server.takenOver).toBe(false);
    expect(isAlive(stuck)).toBe(false);
  });

  it('killed hard starts again on the same file', async () => {
    process.kill(pid(), 'SIGKILL');
    await server.exited;
    server = await startTemporal({ dbFile });
    expect(await namespaceOnPages()).toMatchObject({ namespaceInfo: { name: 'liandong' } });
  });

  it('refuses a file that another version wrote', async () => {
    const other = join(dir, 'other.db');
    writeFileSync(other, '');
    writeFileSync(`${other}.version`, '1.0.0');
    await expect(startTemporal({ dbFile: other })).rejects.toThrow(/Temporal 1\.0\.0 写成/);
  });
});
