/**
 * Backup, restore, move and reconciliation as an operator runs them, as processes: `npm run restores`, or one of them: `npm run restores -- two-times`.
 * Nightly; `npm test` holds the parts (`backup.int`, `lost-span.int`, `reconcile.int`, `move.int`).
 */
import { build } from '../apps/embedded/build.mjs';
import { runSpec } from './one-spec.mjs';

await build({ only: 'bundle' });
await build({ only: 'web' });
const { status } = await runSpec({ project: 'nightly', files: `test/nightly/${process.argv[2] ?? ''}`, stdio: 'inherit' });
process.exitCode = status;
