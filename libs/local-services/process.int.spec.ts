import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { commandLine, isAlive, signalGroup, startChild, waitGone } from './process.js';

const dir = mkdtempSync(join(tmpdir(), 'liandong-process-'));
afterAll(() => rmSync(dir, { recursive: true }));

const node = (script: string, more: { logFile?: string; onLine?: (line: string) => void; ipc?: boolean } = {}) =>
  startChild({ command: process.execPath, args: ['-e', script], env: { PATH: process.env['PATH'] }, ...more });

const firstLine = (script: string) => {
  let seen: (line: string) => void = () => {};
  const line = new Promise<string>((resolve) => (seen = resolve));
  return { child: node(script, { onLine: (each) => seen(each) }), line };
};

describe('a child process', () => {
  it('leads a group of its own, which a signal to ours does not reach', async () => {
    const { child, line } = firstLine('console.log("up"); setInterval(() => {}, 1000)');
    await line;
    // The fifth field of stat is the group; a name in brackets may hold blanks, so counted from behind it.
    const group = Number(readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2]);
    expect(group).toBe(child.pid);
    await child.stop();
  });

  it('is asked to stop and waited for', async () => {
    const { child, line } = firstLine('process.on("SIGTERM", () => setTimeout(() => process.exit(7), 200)); console.log("up"); setInterval(() => {}, 1000)');
    await line;
    expect(await child.stop()).toEqual({ code: 7, signal: null });
    expect(isAlive(child.pid)).toBe(false);
  });

  it('that does not hear is ended, with all it started', async () => {
    const script = `process.on("SIGTERM", () => {});
      const inner = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
      console.log(inner.pid); setInterval(() => {}, 1000)`;
    const { child, line } = firstLine(script);
    const inner = Number(await line);
    expect(await child.stop('SIGTERM', 300)).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await waitGone(inner, 2_000)).toBe(true);
  });

  it('leaves its words in the log and the last of them at hand', async () => {
    const logFile = join(dir, 'logs', 'child.log');
    const child = node('for (let i = 1; i <= 100; i += 1) console.log(`line ${i}`); console.error("the cause"); process.exitCode = 3', { logFile });
    expect(await child.exited).toEqual({ code: 3, signal: null });
    expect(child.lastLines()).toMatch(/the cause/);
    expect(child.lastLines()).not.toMatch(/^line 1$/m);
    expect(readFileSync(logFile, 'utf8')).toMatch(/^line 1$/m);
  });

  it('that cannot be started is an end with a reason, no unhandled event', async () => {
    const child = startChild({ command: join(dir, 'absent'), args: [] });
    expect(await child.exited).toEqual({ code: null, signal: null });
    expect(child.lastLines()).toMatch(/ENOENT/);
    await child.stop();
  });
});

describe('a pid from a file', () => {
  it('is told by its command line', () => {
    expect(commandLine(process.pid)?.join(' ')).toMatch(/node/);
    expect(commandLine(2 ** 22 + 1)).toEqual([]);
  });

  it('that is gone is no error', () => {
    expect(isAlive(2 ** 22 + 1)).toBe(false);
    expect(() => signalGroup(2 ** 22 + 1, 'SIGKILL')).not.toThrow();
  });
});
