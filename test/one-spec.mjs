/** A spec as a command of its own, in a longer form than `npm test` gives it. Plain JavaScript, since it builds what it runs. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from '../apps/embedded/build.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Once a command, however many specs it runs. */
let built;

/** Runs it with these variables; `name`: tests whose name has this alone; `stdio`: as of a process, read where it is not given. Answers its status and what it said. */
export async function runSpec({ project, files, name, variables = {}, stdio }) {
  await (built ??= build({ only: 'code' }));
  const jest = ['node_modules/jest/bin/jest.js', '-c', 'test/jest.config.js', '--selectProjects', project, '--runInBand', files, ...(name === undefined ? [] : ['-t', name])];
  const { status, stderr } = spawnSync(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...jest], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 30, stdio, env: { ...process.env, ...variables } });
  return { status: status ?? 1, said: stderr ?? '' };
}

/**
 * The same, with what it has written into `dist/artefacts`; where it wrote nothing, what it said is shown and the command ends.
 * A test that fails beside what is written says why in `said` alone.
 */
export async function findingsOf(artefact, spec) {
  const written = `${ROOT}dist/artefacts/${artefact}.json`;
  rmSync(written, { force: true });
  const { status, said } = await runSpec(spec);
  try {
    return { status, said, findings: JSON.parse(readFileSync(written, 'utf8')) };
  } catch {
    console.error(said);
    process.exit(1);
  }
}

/** The last line of a command: for people, or as JSON. */
export const sayCounts = (counts, isJson) => console.log(isJson ? JSON.stringify(counts) : Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', '));
