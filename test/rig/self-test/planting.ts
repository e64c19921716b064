import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Replaced } from './planted.js';

/** A copy of the built tree with other texts in it. What it shares with the original is linked; what is replaced is written anew. */
export function plantedTree(dist: string, target: string, replaced: readonly Replaced[]): string {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  execFileSync('cp', ['-al', dist, target]);
  for (const { file, find, put } of replaced) {
    const path = join(target, file);
    const text = withText(readFileSync(path, 'utf8'), { file, find, put });
    // A link: written over, it would change the original.
    rmSync(path);
    writeFileSync(path, text);
  }
  return target;
}

/** A defect that cannot be planted must not pass for one that was caught. */
export function withText(text: string, { file, find, put }: Replaced): string {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Error(`${file} has ${places} places of: ${find}`);
  return text.split(find).join(put);
}
