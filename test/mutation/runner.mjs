/**
 * Runs the unit specs of the domain for Stryker in the worker's own process. Jest would load every spec and the whole domain
 * again for each of thousands of mutants, some 6 s each; rules are pure, so they are loaded once, and a mutant is a switch that is
 * set for the tests that reach it. Mutants of tables act only while a module is loaded: `ignoreStatic` leaves them out.
 */
import { readdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';

/** Random walks are slow, and what is killed by chance today survives tomorrow. */
const SPEC = /(?<!\/random-[\w-]+)\.unit\.spec\.js$/;
const here = (path) => pathToFileURL(resolve(path)).href;
/** Through it the planted code knows which mutant acts and which test runs. */
const planted = (globalThis.__stryker__ ??= {});

/** More than any test needs; counted in processor time, since a busy machine makes no mutant hang. */
const MOST_CPU_MS = 1_500;
const cpuMs = () => process.cpuUsage().user / 1_000;
let [active, looks, testBegunAt, hangs] = [undefined, 0, 0, false];
/** The planted code looks here at every switch: wherever a loop has no end, it passes by. */
Object.defineProperty(planted, 'activeMutant', {
  get: () => {
    if (active !== undefined && ++looks % 4_096 === 0 && cpuMs() - testBegunAt > MOST_CPU_MS) {
      hangs = true;
      throw new Error('The mutant hangs');
    }
    return active;
  },
});

class Runner {
  #tests;
  /** Milliseconds of each test when it last ran. */
  #spent = new Map();

  /** Nothing is left over from the mutant before, so nothing has to be loaded again; said otherwise, Stryker would start a process for each. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const tests = await this.#run(await this.#collected(), false);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: planted.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, sandboxFileName, disableBail }) {
    const wanted = new Set(testFilter);
    const folder = relative('.', dirname(sandboxFileName));
    // The specs beside the rule are the likeliest to notice; of the others the quickest first.
    const rank = ({ id, file }) => (this.#spent.get(id) ?? 1) + (dirname(file) === folder ? 0 : 10);
    // A rehearsal lives whole years by all rules: it is asked about its own alone.
    const isAsked = ({ id, file }) => wanted.has(id) && (!file.includes('/rehearsal/') || folder.includes('/rehearsal'));
    const tests = (await this.#collected()).filter(isAsked).sort((a, b) => rank(a) - rank(b));
    [active, hangs] = [activeMutant.id, false];
    const results = await this.#run(tests, !disableBail);
    active = undefined;
    const outcome = hangs ? { status: DryRunStatus.Timeout, reason: 'The mutant hangs' } : { status: DryRunStatus.Complete, tests: results };
    return toMutantRunResult(outcome, disableBail);
  }

  async #collected() {
    if (this.#tests) return this.#tests;
    const { collect, tests } = await import(here('test/mutation/collect.mjs'));
    const specs = readdirSync('libs/domain', { recursive: true }).map((path) => `libs/domain/${path}`);
    for (const spec of specs.filter((path) => SPEC.test(path)).sort()) await collect(spec, () => import(here(spec)));
    return (this.#tests = tests);
  }

  async #run(tests, untilOneFails) {
    const results = [];
    for (const { id, file, before, run } of tests) {
      planted.currentTestId = id;
      const begun = performance.now();
      testBegunAt = cpuMs();
      const result = { id, name: id, fileName: resolve(file.replace(/\.js$/, '.ts')), status: TestStatus.Success };
      try {
        for (const act of before) await act();
        await run();
      } catch (error) {
        Object.assign(result, { status: TestStatus.Failed, failureMessage: String(error?.message ?? error) });
      }
      const timeSpentMs = performance.now() - begun;
      this.#spent.set(id, timeSpentMs);
      results.push({ ...result, timeSpentMs });
      if (untilOneFails && result.status === TestStatus.Failed) break;
    }
    planted.currentTestId = undefined;
    return results;
  }
}

export const strykerPlugins = [declareValuePlugin(PluginKind.TestRunner, 'in-process', new Runner())];
