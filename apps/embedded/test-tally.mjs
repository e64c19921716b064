/** Counts what passed and failed over all tiers. Whatever ends badly without a failed test of its own counts as one. */
export class Tally {
  #passed = 0;
  #failures = [];
  #skipped = [];

  pass() {
    this.#passed += 1;
  }

  fail(name, message) {
    this.#failures.push({ name, message: plain(message).trim() });
  }

  skip(name, reason) {
    this.#skipped.push({ name, reason });
  }

  /** Adds one run of jest: its `--json` result, its exit code, the end of its output. */
  addJest(tier, result, code, output = '') {
    if (!result) return this.fail(tier, `jest gave no result (exit code ${code})\n${output.slice(-2_000)}`);
    const before = this.#failures.length;
    for (const suite of result.testResults) {
      for (const test of suite.assertionResults) {
        if (test.status === 'passed') this.#passed += 1;
        else if (test.status === 'failed') this.fail(`${tier}: ${test.fullName}`, test.failureMessages.join('\n'));
        else this.skip(`${tier}: ${test.fullName}`, test.status);
      }
      // A file that does not load, or whose clean-up throws, has no failed test of its own.
      if (suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed')) this.fail(`${tier}: ${suite.name}`, suite.message);
    }
    // A global set-up that failed, a worker that died.
    if (code !== 0 && this.#failures.length === before) this.fail(tier, `jest ended with code ${code}\n${output.slice(-2_000)}`);
  }

  /** Each failed test by name with its message, each skipped one by name with the reason. */
  report() {
    const lines = this.#skipped.map(({ name, reason }) => `○ skipped: ${name} (${reason})`);
    for (const { name, message } of this.#failures) lines.push(`✘ ${name}`, indented(message), '');
    return lines.join('\n');
  }

  sum() {
    return `${this.#passed} passed, ${this.#failures.length} failed`;
  }

  exitCode() {
    return this.#failures.length === 0 && this.#passed > 0 ? 0 : 1;
  }
}

// eslint-disable-next-line no-control-regex -- colours are control codes
const plain = (text) => String(text ?? '').replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
const indented = (text) => text.split('\n').map((line) => `    ${line}`).join('\n');
