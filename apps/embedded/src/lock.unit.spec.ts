import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AlreadyRunning, takeLock } from './lock.js';

let dir: string;
const file = (): string => join(dir, 'liandong.lock');
const held = (): unknown => JSON.parse(readFileSync(file(), 'utf8'));
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'liandong-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** A living process whose command line holds these words. */
const process_ = async (...words: string[]) => {
  const child = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)', ...words]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return { pid: child.pid ?? -1, end: () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGKILL')) };
};

describe('the lock of a data folder', () => {
  it('is taken, names the page, and is gone when released', () => {
    const lock = takeLock(dir);
    expect(lock.wasStale).toBe(false);
    expect(held()).toEqual({ pid: process.pid });
    lock.setUrl('http://127.0.0.1:3000');
    expect(held()).toEqual({ pid: process.pid, url: 'http://127.0.0.1:3000' });
    lock.release();
    expect(readdirSync(dir)).toEqual([]);
  });

  it('of a supervisor that lives is refused with its page, and not touched', async () => {
    const other = await process_('/x/apps/embedded/src/main.js');
    const content = JSON.stringify({ pid: other.pid, url: 'http://127.0.0.1:3001' });
    writeFileSync(file(), content);
    try {
      takeLock(dir);
      throw new Error('taken');
    } catch (error) {
      expect(error).toBeInstanceOf(AlreadyRunning);
      expect((error as AlreadyRunning).holder.url).toBe('http://127.0.0.1:3001');
    }
    expect(readFileSync(file(), 'utf8')).toBe(content);
    await other.end();
  });

  it('of a supervisor that was killed hard is taken over', async () => {
    const other = await process_('/x/apps/embedded/src/main.js');
    writeFileSync(file(), JSON.stringify({ pid: other.pid }));
    await other.end();
    expect(takeLock(dir).wasStale).toBe(true);
    expect(held()).toEqual({ pid: process.pid });
  });

  it('whose number is another program by now is taken over', async () => {
    const other = await process_('something-else');
    writeFileSync(file(), JSON.stringify({ pid: other.pid }));
    expect(takeLock(dir).wasStale).toBe(true);
    await other.end();
  });

  it('that is unreadable is taken over', () => {
    writeFileSync(file(), '{"pid":');
    expect(takeLock(dir).wasStale).toBe(true);
  });

  it('is not removed by one who lost it', () => {
    const lock = takeLock(dir);
    writeFileSync(file(), JSON.stringify({ pid: 1 }));
    lock.release();
    expect(held()).toEqual({ pid: 1 });
  });
});
