/**
 * Mutation testing of the domain: every rule is changed in every small way, and its unit specs must notice. Prints the score
 * of each folder and the files whose mutants survive most; the last line with --json is `{ score, killed, survived }`.
 * What was tried before and has not changed since is not tried again (`.data/mutation/incremental.json`).
 *
 *   npm run mutate -- [--json] [--only libs/domain/review]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The score below which the specs of the domain are not good enough. */
const WANTED = 85;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(ROOT);

const usage = 'npm run mutate -- [--json] [--only FOLDER]';
let flags;
try {
  flags = parseArgs({ options: { json: { type: 'boolean', default: false }, only: { type: 'string' } } }).values;
} catch (error) {
  console.error(`${error.message}\n${usage}`);
  process.exit(2);
}
if (!existsSync('node_modules/@stryker-mutator/core')) {
  console.error('npm ci --include=dev');
  process.exit(1);
}

const only = flags.only ? ['--mutate', `${flags.only.replace(/\/$/, '')}/**/*.ts,!**/*.spec.ts`] : [];
const stryker = spawnSync(process.execPath, ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', 'test/mutation/stryker.config.json', ...only], { stdio: ['ignore', flags.json ? 'ignore' : 'inherit', 'inherit'] });
if (stryker.status !== 0) process.exit(1);

/** A mutant that no spec runs survives like one that none notices; one that hangs is noticed. */
const counted = (mutants) => {
  const killed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const survived = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length;
  return { score: killed + survived === 0 ? 100 : Math.round((1_000 * killed) / (killed + survived)) / 10, killed, survived };
};
const { files } = JSON.parse(readFileSync('.data/mutation/report.json', 'utf8'));
const table = (rows) => {
  for (const [name, { score, killed, survived }] of rows) console.log(`${String(score).padStart(5)} %  ${String(killed).padStart(5)} killed  ${String(survived).padStart(4)} survived  ${name}`);
};
const folders = new Map();
for (const entry of Object.entries(files)) {
  const folder = entry[0].split('/').slice(0, 3).join('/');
  folders.set(folder, [...(folders.get(folder) ?? []), entry]);
}
table([...folders].map(([folder, own]) => [folder, counted(own.flatMap(([, { mutants }]) => mutants))]));
table(Object.entries(files).map(([path, { mutants }]) => [path, counted(mutants)]).filter(([, { survived }]) => survived > 0).sort(([, a], [, b]) => b.survived - a.survived).slice(0, 25));
const all = counted(Object.values(files).flatMap(({ mutants }) => mutants));
console.log(flags.json ? JSON.stringify(all) : `${all.score} % of ${WANTED} % wanted`);
process.exitCode = all.score >= WANTED ? 0 : 1;
