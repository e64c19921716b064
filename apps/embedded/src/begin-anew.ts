import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { RECONCILE_ALL } from '#local-services/reconcile-mark.js';
import type { Steps } from './steps.js';

/** A data folder that was restored: Temporal's store is empty or of another time, so every workflow begins anew from the record. */
export async function beginAnew(steps: Steps, dataDir: string): Promise<void> {
  const mark = join(dataDir, RECONCILE_ALL);
  if (!existsSync(mark)) return;
  await steps.run('reconcile', async () => {
    const command = fileURLToPath(new URL('../../operator/src/reconcile.js', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [command, '--all', '--json'], { env: { ...process.env, DATA_DIR: dataDir }, maxBuffer: 2 ** 28 });
    const { checked } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as { checked: number };
    return { text: `${checked}`, value: undefined };
  });
  rmSync(mark);
}
