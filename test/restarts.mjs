/**
 * Workers that begin anew at every step of random paths: `npm run restarts`, 200 paths, or another number: `npm run restarts -- 50`.
 * Nightly; `npm test` walks twenty.
 */
import { runSpec } from './one-spec.mjs';

const { status } = await runSpec({ project: 'wf', files: 'workflows/restarted-paths', variables: { PATHS: process.argv[2] ?? '200' }, stdio: 'inherit' });
process.exitCode = status;
