import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const RIG = fileURLToPath(new URL('../../dist/test/rig/rig.js', import.meta.url));
const MINUTES = 60_000;

interface Ended {
  readonly code: number | null;
  /** The last line, as JSON. */
  readonly said: unknown;
  readonly notes: string;
}

/** The command itself, on servers of its own. */
const rig = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [RIG, '--json', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, notes]: [string[], string[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => notes.push(chunk.toString('utf8')));
    child.once('close', (code) => resolve({ code, said: JSON.parse(out.join('').trim().split('\n').at(-1) || 'null'), notes: notes.join('') }));
  });

describe('the rig, in short', () => {
  it('twenty-four kills of every process lose nothing, double nothing, and forget no reminder', async () => {
    const { code, said, notes } = await rig('--kills', '24', '--size', 'small', '--seed', '24', '--think', '300', '--pause', '600');
    expect({ code, said, notes: code === 0 ? '' : notes }).toEqual({
      code: 0, notes: '', said: { kills: 24, acts: expect.any(Number), lost: 0, doubled: 0, remindersMissing: 0, remindersDoubled: 0, recoveryMs: { p50: expect.any(Number), p99: expect.any(Number) } },
    });
    expect((said as { acts: number }).acts).toBeGreaterThan(50);
  }, 15 * MINUTES);

  it('five planted defects turn a run red, each by its own invariant', async () => {
    const { code, said, notes } = await rig('--self-test', '--only', '18,20,21,22,23');
    expect({ code, said, notes: code === 0 ? '' : notes }).toEqual({ code: 0, said: { planted: 5, caught: 5 }, notes: '' });
  }, 10 * MINUTES);
});
