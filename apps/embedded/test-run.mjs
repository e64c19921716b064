/**
 * All tests, tier after tier, and one true sum: the last line is `N passed, N failed`, and the exit code is 0
 * only where nothing failed and something passed. Plain JavaScript, since it builds what it runs.
 *
 *   node apps/embedded/test-run.mjs [--only unit,int]
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ensureBrowser } from './test-browser.mjs';
import { Tally } from './test-tally.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
const E2E = join(ROOT, 'test', 'e2e');
/** Quick ones first: who broke a type need not wait for a browser. */
const CHECKS = { types: 'check:types', lint: 'check:lint', size: 'check:size' };
/** Tiers that run together share the two workers, so that neither waits for the other's longest file. */
const RUNS = [['unit'], ['arch'], ['replay', 'int', 'wf'], ['integration', 'e2e']];
const TIERS = RUNS.flat();
const WITH_TEMPORAL = ['int', 'wf', 'integration', 'e2e'];
const WITH_PAGES = ['integration', 'e2e'];
/** The longest run takes a quarter of an hour; one that hangs must end red, not never. */
const TIER_MS = 30 * 60_000;

/** A person's own servers are not for tests: what is in them would be changed. */
const OWN_SERVERS = ['DATABASE_URL', 'RECORD_DATABASE_URL', 'APP_DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'NODE_ENV'];

async function main() {
  const chosen = readChoice(process.argv.slice(2));
  for (const name of OWN_SERVERS) delete process.env[name];
  const tally = new Tally();
  // Each uses one processor.
  await Promise.all(Object.entries(CHECKS).map(([name, script]) => chosen.includes(name) && runCheck(name, script, tally)));

  const tiers = TIERS.filter((tier) => chosen.includes(tier));
  if (tiers.length > 0 && (await built(tiers, tally)) && (await servers(tiers, tally))) {
    // Built a moment ago: the browser's own set-up need not build it again.
    process.env.LIANDONG_BUILT = '1';
    const left = tiers.includes('e2e') && !(await browser(tally)) ? tiers.filter((tier) => tier !== 'e2e') : tiers;
    for (const run of RUNS) {
      const together = run.filter((tier) => left.includes(tier));
      if (together.length > 0) await runTiers(together, tally);
    }
  }
  console.log(`\n${tally.report()}`);
  // The reader's tools look for this line: nothing may follow it.
  console.log(tally.sum());
  process.exitCode = tally.exitCode();
}

function readChoice(args) {
  const known = [...Object.keys(CHECKS), ...TIERS];
  if (args.length === 0) return known;
  const names = args.length === 2 && args[0] === '--only' ? args[1].split(',') : args.length === 1 && args[0].startsWith('--only=') ? args[0].slice(7).split(',') : undefined;
  const unknown = names?.filter((name) => !known.includes(name));
  if (names && unknown.length === 0) return names;
  console.error(`未知选项 / unknown: ${unknown?.join(',') ?? args.join(' ')}\nnpm test -- [--only ${known.join(',')}]`);
  process.exit(2);
}

/** A check is one test: it passes or it does not; its own lines say what is wrong. */
async function runCheck(name, script, tally) {
  title(name);
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  if (!scripts[script]) return tally.fail(name, `package.json has no script ${script}`);
  const npm = process.env.npm_execpath;
  const { code, output } = await run(npm ? process.execPath : 'npm', [...(npm ? [npm] : []), 'run', '--silent', script]);
  if (code === 0) return tally.pass(name);
  tally.fail(`npm run ${script}`, output.slice(-4_000));
}

async function built(tiers, tally) {
  try {
    for (const only of ['code', 'bundle', ...(tiers.some((tier) => WITH_PAGES.includes(tier)) ? ['web'] : [])]) await build({ only, say: (part) => title(`build: ${part}`) });
    return true;
  } catch (error) {
    tally.fail('build', String(error?.stack ?? error));
    return false;
  }
}

/** Fetched before the tests, so that none of them runs into its time limit over a download. */
async function servers(tiers, tally) {
  if (!tiers.some((tier) => WITH_TEMPORAL.includes(tier))) return true;
  try {
    const { temporalCli, timeSkippingServer } = await import(pathToFileURL(join(ROOT, 'dist/libs/local-services/binaries.js')).href);
    const say = (text) => console.log(`  ${text}`);
    for (const found of [await temporalCli(say), await timeSkippingServer(say)]) console.log(`  ${found.path}  (${found.source})`);
    return true;
  } catch (error) {
    tally.fail('servers for the tests', String(error?.message ?? error));
    return false;
  }
}

/** Without a browser its tests are named, not silently left out; in CI that is a failure. */
async function browser(tally) {
  title('browser');
  const specs = existsSync(E2E) ? readdirSync(E2E, { recursive: true }).map(String).filter((name) => name.endsWith('.e2e.spec.ts')) : [];
  const { path, missing } = await ensureBrowser();
  if (path) {
    process.env.CHROMIUM_PATH = path;
    return true;
  }
  if (process.env.CI) tally.fail('browser tests', missing);
  else for (const name of specs) tally.skip(`test/e2e/${name}`, missing);
  return false;
}

async function runTiers(tiers, tally) {
  const names = tiers.join(' + ');
  title(names);
  const folder = mkdtempSync(join(tmpdir(), 'liandong-test-'));
  const file = join(folder, 'result.json');
  try {
    const jest = ['node_modules/jest/bin/jest.js', '-c', 'test/jest.config.js', '--selectProjects', ...tiers, '--passWithNoTests', '--json', '--outputFile', file];
    // stdout would repeat the JSON; jest talks to people on stderr.
    const { code, output } = await run(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...jest], 'stderr');
    tally.addJest(names, readJson(file), code, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const title = (name) => console.log(`\n── ${name} ──`);

/** Shows what the command says, keeps the end of it, and ends it with its group when it takes too long. */
function run(command, args, shown = 'both') {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const show = (stream, to) => stream.on('data', (chunk) => {
      output = (output + chunk).slice(-20_000);
      to.write(chunk);
    });
    if (shown === 'both') show(child.stdout, process.stdout);
    else child.stdout.resume();
    show(child.stderr, process.stderr);
    const late = setTimeout(() => {
      output += `\nended after ${TIER_MS / 60_000} minutes`;
      child.kill('SIGKILL');
    }, TIER_MS);
    const done = (code) => {
      clearTimeout(late);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

await main();
