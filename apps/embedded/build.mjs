// Compiles the TypeScript of every room but the web into dist/, bundles the workflows, builds the pages; each only when stale.
import { transformFile } from '@swc/core';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');
const ROOMS = ['apps/api', 'apps/worker', 'apps/embedded', 'apps/operator', 'workflows', 'activities', 'libs'];

/** Every file under a folder, sorted, without what is made or installed. */
async function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !/\/(node_modules|dist)\//.test(file))
    .sort();
}

async function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(ROOT, file)).update(await readFile(file));
  return hash.digest('hex');
}

/** Runs `make` when the inputs are not those of the last time. Answers whether it ran. */
async function whenStale(name, inputs, output, make) {
  const stamp = join(DIST, `.${name}.stamp`);
  const hash = await hashOf([...inputs, join(ROOT, 'package-lock.json')].filter((file) => existsSync(file)));
  if (existsSync(output) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return false;
  await make();
  await mkdir(DIST, { recursive: true });
  await writeFile(stamp, hash);
  return true;
}

const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts');

async function compile(files) {
  for (const room of ['apps', 'workflows', 'activities', 'libs']) await rm(join(DIST, room), { recursive: true, force: true });
  const { imports } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  await mkdir(DIST, { recursive: true });
  await writeFile(join(DIST, 'package.json'), JSON.stringify({ type: 'module', imports }, null, 2));
  await Promise.all(
    files.map(async (file) => {
      const target = join(DIST, relative(ROOT, file));
      await mkdir(dirname(target), { recursive: true });
      if (!file.endsWith('.ts')) return copyFile(file, target);
      const { code } = await transformFile(file, {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
        swcrc: false,
      });
      return writeFile(target.replace(/\.ts$/, '.js'), code);
    }),
  );
}

export async function buildCode() {
  const files = (await Promise.all(ROOMS.map((room) => filesUnder(join(ROOT, room))))).flat().filter((file) => isSource(file) || ['.json', '.mjs'].includes(extname(file)));
  return whenStale('code', [...files, join(ROOT, 'package.json'), fileURLToPath(import.meta.url)], join(DIST, 'package.json'), () => compile(files));
}

export async function buildBundle() {
  const inputs = (await Promise.all(['workflows', 'libs/domain', 'libs/messages'].map((room) => filesUnder(join(DIST, room))))).flat();
  const output = join(DIST, 'workflow-bundle.js');
  return whenStale('bundle', inputs, output, async () => {
    const { bundleWorkflowCode } = await import('@temporalio/worker');
    const quiet = { trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error, log() {} };
    const { code } = await bundleWorkflowCode({ workflowsPath: join(DIST, 'workflows/index.js'), logger: quiet });
    await writeFile(output, code);
  });
}

export async function buildWeb() {
  const web = join(ROOT, 'apps/web');
  if (!existsSync(join(web, 'index.html'))) return false;
  const files = (await filesUnder(web)).filter((file) => !file.endsWith('.spec.ts') && !file.endsWith('.spec.tsx'));
  return whenStale('web', files, join(web, 'dist/index.html'), async () => {
    const { build } = await import('vite');
    await build({ root: web, configFile: join(web, 'vite.config.ts'), logLevel: 'error' });
  });
}

/** All three, in order. Answers what was made. */
export async function build(only) {
  const made = [];
  if ((!only || only === 'code') && (await buildCode())) made.push('code');
  if ((!only || only === 'bundle') && (await buildBundle())) made.push('bundle');
  if ((!only || only === 'web') && (await buildWeb())) made.push('web');
  return made;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const index = process.argv.indexOf('--only');
  const made = await build(index > 0 ? process.argv[index + 1] : undefined);
  console.log(made.length > 0 ? `built: ${made.join(', ')}` : 'nothing stale');
}
