/**
 * Turns the TypeScript sources into what runs: `dist/` (a mirror of the tree), `dist/workflow-bundle.js`,
 * `apps/web/dist`. Each part only when what it is made of has changed, so a second start is quick.
 * Plain JavaScript, since it runs before anything is compiled.
 *
 *   node apps/embedded/build.mjs [--only code|bundle|web]
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
const DIST = join(ROOT, 'dist');
const ROOMS = ['apps', 'workflows', 'activities', 'libs', 'test/bench', 'test/year', 'test/e2e', 'test/integration', 'test/rig', 'test/topology'];
/** Changes of this script change what it makes. */
const SELF = fileURLToPath(import.meta.url);

/** Builds what is stale. Answers the names of the parts that were built. */
export async function build({ only, say = () => {} } = {}) {
  const built = [];
  const part = async (name, work) => {
    if (only && only !== name) return;
    if (await work(say)) built.push(name);
  };
  await part('code', buildCode);
  await part('bundle', buildBundle);
  await part('web', buildWeb);
  return built;
}

/** Every source of the server side, compiled beside its path; JSON and plain modules are copied. */
async function buildCode(say) {
  const sources = [];
  for (const room of ROOMS) {
    for (const file of await filesUnder(join(ROOT, room))) {
      const path = relative(ROOT, file);
      if (path.startsWith(join('apps', 'web'))) continue;
      if (/\.spec\.ts$|\.d\.ts$|(^|\/)fixtures\//.test(path)) continue;
      if ((/\.(ts|json|mjs)$/.test(path) || /^libs\/.*\.cjs$/.test(path)) && file !== SELF) sources.push(path);
    }
  }
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const stamp = await hashOf([...sources.map((path) => join(ROOT, path)), SELF], JSON.stringify(manifest.imports) + versions(manifest));
  if (await stamped('code', stamp)) return false;
  say('code');
  const { transform } = await import('@swc/core');
  const made = new Set(['package.json', 'workflow-bundle.js']);
  const work = sources.map((path) => async () => {
    const text = await readFile(join(ROOT, path), 'utf8');
    const target = path.replace(/\.ts$/, '.js');
    made.add(target);
    await writeWhole(join(DIST, target), path.endsWith('.ts') ? await compile(transform, path, text) : text);
  });
  await inBatches(work, 16);
  await writeWhole(join(DIST, 'package.json'), JSON.stringify({ type: 'module', imports: manifest.imports }, null, 2));
  // What was deleted or renamed must not live on: an old migration would run.
  for (const file of await filesUnder(DIST)) {
    const path = relative(DIST, file);
    if (!made.has(path) && !path.startsWith('.') && !path.startsWith('artefacts') && !path.endsWith('.tmp')) await rm(file, { force: true });
  }
  await setStamp('code', stamp);
  return true;
}

async function compile(transform, path, text) {
  const { code } = await transform(text, {
    filename: join(ROOT, path),
    sourceFileName: join(ROOT, path),
    swcrc: false,
    configFile: false,
    sourceMaps: 'inline',
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'es6' },
  });
  return code;
}

/** The workflows and all they import in one file, by exactly the worker's version of the SDK. */
async function buildBundle(say) {
  const entry = join(DIST, 'workflows', 'index.js');
  if (!existsSync(entry)) return false;
  const inputs = [...(await filesUnder(join(DIST, 'workflows'))), ...(await filesUnder(join(DIST, 'libs')))].filter((file) => /\.c?js$/.test(file));
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const stamp = await hashOf([...inputs, SELF], versions(manifest));
  const target = join(DIST, 'workflow-bundle.js');
  if (existsSync(target) && (await stamped('bundle', stamp))) return false;
  say('bundle');
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const logger = new DefaultLogger('WARN');
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, failureConverterPath: join(DIST, 'libs', 'crypto', 'failure-converter.cjs'), logger });
  await writeWhole(target, code);
  await setStamp('bundle', stamp);
  return true;
}

/** The pages, by Vite. */
async function buildWeb(say) {
  const web = join(ROOT, 'apps', 'web');
  if (!existsSync(join(web, 'index.html'))) return false;
  const inputs = [...(await filesUnder(web, ['dist'])), ...(await filesUnder(join(ROOT, 'libs', 'api-types'))), ...(await filesUnder(join(ROOT, 'libs', 'guide'))), ...(await filesUnder(join(ROOT, 'libs', 'adr'))), join(ROOT, 'package-lock.json')];
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const stamp = await hashOf([...inputs, SELF], versions(manifest));
  if (existsSync(join(web, 'dist', 'index.html')) && (await stamped('web', stamp))) return false;
  say('web');
  const { build: vite } = await import('vite');
  const before = process.env.NODE_ENV;
  await vite({ root: web, configFile: join(web, 'vite.config.ts'), logLevel: 'warn' });
  // Vite makes it `production` for the whole process, and what starts next in it would refuse that.
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
  await setStamp('web', stamp);
  return true;
}

async function filesUnder(folder, without = []) {
  if (!existsSync(folder)) return [];
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || without.includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesUnder(path, without)));
    else found.push(path);
  }
  return found.sort();
}

const versions = (manifest) => JSON.stringify([manifest.dependencies, manifest.devDependencies]);

async function hashOf(files, extra) {
  const hash = createHash('sha256').update(extra);
  for (const file of files) hash.update(`\0${relative(ROOT, file)}\0`).update(await readFile(file));
  return hash.digest('hex');
}

const stampFile = (name) => join(DIST, `.stamp-${name}`);
const stamped = async (name, value) => existsSync(stampFile(name)) && (await readFile(stampFile(name), 'utf8')) === value;
const setStamp = (name, value) => writeWhole(stampFile(name), value);

/** Only what changed, and whole: another process may be reading the old one. */
async function writeWhole(file, text) {
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return;
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, file);
}

async function inBatches(work, size) {
  const rest = [...work];
  await Promise.all(Array.from({ length: size }, async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await next();
  }));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = process.argv.indexOf('--only');
  const only = at > 0 ? process.argv[at + 1] : undefined;
  if (at > 0 && !['code', 'bundle', 'web'].includes(only)) {
    console.error('--only code|bundle|web');
    process.exit(2);
  }
  const from = Date.now();
  const built = await build({ only, say: (name) => console.log(`… 编译 / building: ${name}`) });
  if (built.length > 0) console.log(`✔ build: ${built.join(', ')}  ${((Date.now() - from) / 1000).toFixed(1)} s`);
}
