/**
 * The races of a review, ten thousand times each: `npm run race`, or another number: `npm run race -- 500`.
 * Nightly; `npm test` runs the same code with 225 of two races and a quarter of the third: 500 and a few.
 */
import { runSpec } from './one-spec.mjs';

const { status } = await runSpec({ project: 'int', files: 'libs/record/review-race', variables: { RACE_TRIALS: process.argv[2] ?? '10000' }, stdio: 'inherit' });
process.exitCode = status;
