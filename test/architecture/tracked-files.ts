import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cruise-tree.js';

const NOT_OURS = new Set(['.git', 'node_modules', 'dist', '.data', '.cache', 'coverage']);

const walk = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (NOT_OURS.has(entry.name)) return [];
    return entry.isDirectory() ? walk(path) : [path];
  });

/** The files of the repository; of an unpacked archive without .git, the files that are there. */
export function trackedFiles(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--deduplicate'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    if (listed.length > 0) return listed.split('\0').filter(Boolean);
  } catch {
    // No git here.
  }
  return walk('');
}
