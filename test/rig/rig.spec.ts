import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import type { Summary } from './report.js';

/** The defects that show without anything being aimed at. */
const FASTEST = [18, 19, 20, 21, 22];
const [KILLS, HARMS] = [24, 3];

/** As the command is built; its journal stays where it says. */
const rig = (...flags: readonly string[]): Promise<{ code: number; last: string; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['dist/test/rig/rig.js', ...flags], { maxBuffer: 2 ** 26 }, (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), last: stdout.trim().split('\n').at(-1) ?? '', said: stderr }));
  });

describe('the rig', () => {
  it(`${KILLS} kills and ${HARMS} other harms while people act: nothing lost, nothing doubled, every reminder once`, async () => {
    const { code, last, said } = await rig('--kills', String(KILLS), '--harms', String(HARMS), '--json');
    expect([code, code === 0 ? '' : said]).toEqual([0, '']);
    const summary = JSON.parse(last) as Summary;
    expect(summary).toMatchObject({ kills: KILLS, lost: 0, doubled: 0, remindersMissing: 0, remindersDoubled: 0 });
    expect(summary.acts).toBeGreaterThan(100);
  }, 900_000);

  it('goes red for each of five planted defects, and is green without', async () => {
    const { code, last, said } = await rig('--self-test', '--only', FASTEST.join(','), '--json');
    expect([code, code === 0 ? '' : said]).toEqual([0, '']);
    expect(JSON.parse(last)).toEqual({ planted: FASTEST.length, caught: FASTEST.length });
  }, 900_000);
});
