/**
 * The races of a review, ten thousand times each: `npm run race`, or another number: `npm run race -- 500`.
 * Nightly; `npm test` runs the same code with 225 of two races and a quarter of the third: 500 and a few.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from '../apps/embedded/build.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const trials = process.argv[2] ?? '10000';
await build({ only: 'code' });
const jest = ['node_modules/jest/bin/jest.js', '-c', 'test/jest.config.js', '--selectProjects', 'int', '--runInBand', 'libs/record/review-race'];
const { status } = spawnSync(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...jest], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, RACE_TRIALS: trials } });
process.exitCode = status ?? 1;
