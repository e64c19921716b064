/**
 * Runs the unit specs of the domain for Stryker in the worker's own process. Jest would load every spec and the whole domain
 * again for each of thousands of mutants, some 6 s each; rules are pure, so they are loaded once, and a mutant is a switch that is
 * set for the tests that reach it. Only a mutant of a table, which acts while it is loaded, needs a process of its own: Stryker
 * starts it, since `reloadEnvironment` is false.
 */
import { readdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';

/** Random walks are slow, and what is killed by chance today survives tomorrow. */
const SPEC = /(?<!\/random-[\w-]+)\.unit\.spec\.js$/;
const here = (path) => pathToFileURL(resolve(path)).href;
/** Through it the planted code knows which mutant acts and which test runs. */
const planted = (globalThis.__stryker__ ??= {});

class Runner {
  #tests;
  /** Milliseconds of each test when it last ran. */
  #spent = new Map();

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    const tests = await this.#run(await this.#collected(), false);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: planted.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, sandboxFileName, hitLimit, disableBail }) {
    if (mutantActivation === 'static') planted.activeMutant = activeMutant.id;
    try {
      const wanted = testFilter && new Set(testFilter);
      const tests = (await this.#collected()).filter(({ id }) => !wanted || wanted.has(id));
      const folder = relative('.', dirname(sandboxFileName));
      // The specs beside the rule are the likeliest to notice; of the others the quickest first.
      const rank = ({ id, file }) => (this.#spent.get(id) ?? 1) + (dirname(file) === folder ? 0 : 10);
      tests.sort((a, b) => rank(a) - rank(b));
      Object.assign(planted, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
      const results = await this.#run(tests, !disableBail);
      return toMutantRunResult(determineHitLimitReached(planted.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests: results }, disableBail);
    } catch (error) {
      // A table so wrong that nothing loads: no spec can pass.
      return toMutantRunResult({ status: DryRunStatus.Complete, tests: [{ id: 'load', name: 'load', timeSpentMs: 0, status: TestStatus.Failed, failureMessage: String(error) }] });
    } finally {
      Object.assign(planted, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
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
