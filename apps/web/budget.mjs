/**
 * What a reader loads before a route can be used: its chunk and everything that it imports at once, gzip.
 * By the manifest of the build; charts and editors, which come later, are not in it.
 *
 *   node apps/web/budget.mjs [--json]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Issue D: first load of the worklist, kB gzip. */
export const BUDGET_KB = 450;
const DIST = fileURLToPath(new URL('dist', import.meta.url));
const ENTRY = 'index.html';

/** Kilobytes of each page's first load, the largest first. */
export function firstLoads() {
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'));
  const sizes = new Map();
  const sizeOf = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(DIST, file))).length / 1000);
    return sizes.get(file);
  };
  const filesOf = (key, seen = new Set()) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return seen;
    seen.add(key);
    for (const next of chunk.imports ?? []) filesOf(next, seen);
    return seen;
  };
  const pages = Object.keys(manifest).filter((key) => key.startsWith('src/pages/'));
  return pages
    .map((page) => {
      const files = new Set([...filesOf(ENTRY), ...filesOf(page)].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]));
      return { page: page.replace(/^src\/pages\/|\.tsx$/g, ''), kB: Math.round([...files].reduce((sum, file) => sum + sizeOf(file), 0)) };
    })
    .sort((a, b) => b.kB - a.kB);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const loads = firstLoads();
  const worklist = loads.find(({ page }) => page === 'worklist/WorklistPage');
  if (process.argv.includes('--json')) console.log(JSON.stringify({ budget: BUDGET_KB, worklist: worklist?.kB, pages: loads }));
  else for (const { page, kB } of loads) console.log(`${String(kB).padStart(5)} kB  ${page}`);
  process.exitCode = worklist && worklist.kB <= BUDGET_KB ? 0 : 1;
}
