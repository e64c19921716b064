/**
 * Whatever may be asked of every operation of the API's document, asked of the running application:
 * `npm run fuzz -- [--cases 20000] [--seed 1] [--flips 0] [--json]`; `--flips`: first as many files of notices with flipped
 * bits, to the import. Prints each finding and ends with counts; `--json`: as one last
 * line. The same seed draws the same requests, but for ids, times and texts that the application drew anew and showed before.
 * Exit 1 where something was found, or a test failed that counts nothing: what it said is shown.
 */
import { parseArgs } from 'node:util';
import { findingsOf, runSpec, sayCounts } from './one-spec.mjs';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, flips: { type: 'string', default: '0' }, json: { type: 'boolean', default: false } } });
for (const name of ['cases', 'seed', 'flips']) if (!/^\d{1,9}$/.test(values[name])) throw new Error(`--${name} ${values[name]} is no whole number`);

const flips = values.flips === '0' ? { status: 0 } : await runSpec({ project: 'int', files: 'catalogue-files', name: 'flipped bits', variables: { FILE_FLIPS: values.flips } });
if (flips.status !== 0) console.log(flips.said);
// A busy machine answers ten a second.
const minutes = String(5 + Math.ceil(Number(values.cases) / 600));
const { status, said, findings } = await findingsOf('fuzz', { project: 'integration', files: 'test/authz', name: 'whatever is asked of every operation', variables: { FUZZ_CASES: values.cases, FUZZ_SEED: values.seed, FUZZ_MINUTES: minutes } });
const kinds = ['serverErrors', 'schemaViolations', 'ignoredAuth'];
for (const kind of kinds) for (const line of findings[kind]) console.log(`${kind}: ${line}`);
console.log(`operations done at least once: ${findings.reached.length}`);
const counts = { cases: findings.cases, ...Object.fromEntries(kinds.map((kind) => [kind, findings[kind].length])) };
sayCounts(counts, values.json);
const isExplained = kinds.some((kind) => counts[kind] > 0);
if (status !== 0 && !isExplained) console.error(said);
process.exitCode = isExplained || flips.status !== 0 ? 1 : status;
