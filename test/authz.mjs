/**
 * Who may do what, asked of the running application: `npm run authz:matrix`. Prints each surprise and ends with counts;
 * `--json`: as one last line. Exit 1 where anybody could do what they may not, or a route has no policy.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from '../apps/embedded/build.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WRITTEN = `${ROOT}dist/artefacts/authz-matrix.json`;
await build({ only: 'code' });
rmSync(WRITTEN, { force: true });
const jest = ['node_modules/jest/bin/jest.js', '-c', 'test/jest.config.js', '--selectProjects', 'integration', '--runInBand', 'test/authz'];
const { stderr, status } = spawnSync(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...jest], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, AUTHZ_CELLS: 'all' } });
const matrix = JSON.parse(read() ?? fail());
for (const [kind, lines] of Object.entries(matrix)) if (Array.isArray(lines)) for (const line of lines) console.log(`${kind}: ${line}`);
const counts = { cells: matrix.cells, unexpectedAllow: matrix.unexpectedAllow.length, unexpectedDeny: matrix.unexpectedDeny.length, missingRoutes: matrix.missingRoutes.length };
console.log(process.argv.includes('--json') ? JSON.stringify(counts) : Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', '));
process.exitCode = status ?? 1;

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
