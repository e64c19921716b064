/**
 * Whatever may be asked of every operation of the API's document, asked of the running application:
 * `npm run fuzz -- [--cases 20000] [--seed 1] [--flips 0] [--json]`; `--flips`: first as many files of notices with flipped
 * bits, to the import. Prints each finding and ends with counts; `--json`: as one last
 * line. The same seed makes the same requests. Exit 1 where something was found.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../apps/embedded/build.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WRITTEN = `${ROOT}dist/artefacts/fuzz.json`;
const { values } = parseArgs({ options: { cases: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, flips: { type: 'string', default: '0' }, json: { type: 'boolean', default: false } } });
for (const name of ['cases', 'seed', 'flips']) if (!/^\d{1,9}$/.test(values[name])) throw new Error(`--${name} ${values[name]} is no whole number`);

await build({ only: 'code' });
rmSync(WRITTEN, { force: true });
const flips = values.flips === '0' ? { status: 0 } : jest('int', 'catalogue-files', 'flipped bits', { FILE_FLIPS: values.flips });
if (flips.status !== 0) console.log(flips.stderr);
// A busy machine answers ten a second.
const minutes = String(5 + Math.ceil(Number(values.cases) / 600));
const { stderr, status } = jest('integration', 'test/authz', 'whatever is asked of every operation', { FUZZ_CASES: values.cases, FUZZ_SEED: values.seed, FUZZ_MINUTES: minutes });
const findings = JSON.parse(read() ?? fail());
const kinds = ['serverErrors', 'schemaViolations', 'ignoredAuth'];
for (const kind of kinds) for (const line of findings[kind]) console.log(`${kind}: ${line}`);
console.log(`operations done at least once: ${findings.reached.length}`);
const counts = { cases: findings.cases, ...Object.fromEntries(kinds.map((kind) => [kind, findings[kind].length])) };
console.log(values.json ? JSON.stringify(counts) : Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', '));
process.exitCode = kinds.some((kind) => counts[kind] > 0) || flips.status !== 0 ? 1 : (status ?? 1);

function jest(project, files, name, variables) {
  const args = ['node_modules/jest/bin/jest.js', '-c', 'test/jest.config.js', '--selectProjects', project, '--runInBand', files, '-t', name];
  return spawnSync(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...args], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, ...variables } });
}
function read() {
  try {
    return readFileSync(WRITTEN, 'utf8');
  } catch {
    return undefined;
  }
}
function fail() {
  console.error(stderr);
  process.exit(1);
}
