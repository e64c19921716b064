import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ensureWritableFolder } from './data-folder.js';
import { keepFolder } from './kept-copy.js';
import { LocalServiceError } from './local-service-error.js';
import { writeSums } from './sums.js';

/** Fills a folder beside its place and lists the sums of its files: it appears whole or not at all, for its owner alone. What is there already is refused. Answers what `fill` does. */
export async function makeWholeFolder<T>(to: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const target = resolve(to);
  if (existsSync(target)) throw new LocalServiceError(`${target} 已存在，请换一个目录。/ ${target} is there already: name another folder.`);
  ensureWritableFolder(dirname(target));
  const making = join(dirname(target), `.${basename(target)}.making`);
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  try {
    const filled = await fill(making);
    await writeSums(making);
    await keepFolder(making);
    await rename(making, target);
    await keepFolder(dirname(target));
    return filled;
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}
