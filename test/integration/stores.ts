import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KEYS, PARTS, type ComposedSystem } from './system.js';

/** Every byte that Temporal keeps, its journal too; where that goes while it is read, all of it once more. */
export async function temporalStore(system: ComposedSystem): Promise<Buffer> {
  const { temporalDir: dir } = system;
  try {
    return Buffer.concat(await Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name)))));
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    return temporalStore(system);
  }
}

/** Everything is killed, what the two stores hold is copied as it lies there, and everything runs again. */
export async function copyStores(system: ComposedSystem, to: string): Promise<void> {
  for (const part of PARTS) await system.kill(part);
  // By the system's own copy: the files are another account's.
  execFileSync('cp', ['-a', system.postgresDir, join(to, 'postgres')]);
  execFileSync('cp', ['-a', system.temporalDir, join(to, 'temporal')]);
  for (const part of PARTS.toReversed()) await system.start(part);
}

/** For commands of the operator. */
export const operatorVariables = async (system: ComposedSystem): Promise<Record<string, string>> => ({
  DATABASE_URL: await system.ownerUrl(), TEMPORAL_ADDRESS: system.temporalAddress, KEYS: JSON.stringify(KEYS), ANCHOR_DIR: system.anchorDir,
});
