import { beforeEach, describe, expect, it } from '@jest/globals';

interface TallyLike {
  pass(name?: string): void;
  fail(name: string, message: string): void;
  skip(name: string, reason: string): void;
  addJest(tier: string, result: unknown, code: number, output?: string): void;
  report(): string;
  sum(): string;
  exitCode(): number;
}
// By a variable, since the compiler looks for types of a plain module.
const module: string = './test-tally.mjs';
const { Tally } = (await import(module)) as { Tally: new () => TallyLike };

const test = (status: string, fullName = 'a plan is submitted') => ({ status, fullName, failureMessages: status === 'failed' ? ['\u001b[31mExpected 1\u001b[0m'] : [] });
const suite = (status: string, ...tests: unknown[]) => ({ name: '/x/plan.unit.spec.ts', status, message: 'Cannot find module', assertionResults: tests });

let tally: TallyLike;
beforeEach(() => {
  tally = new Tally();
});

describe('the sum of a test run', () => {
  it('counts over tiers and checks', () => {
    tally.pass();
    tally.addJest('unit', { testResults: [suite('passed', test('passed'), test('passed'))] }, 0);
    tally.addJest('int', { testResults: [suite('passed', test('passed'))] }, 0);
    expect([tally.sum(), tally.exitCode()]).toEqual(['4 passed, 0 failed', 0]);
  });

  it('names a failed test with its message, without colours', () => {
    tally.addJest('unit', { testResults: [suite('failed', test('passed'), test('failed'))] }, 1);
    expect([tally.sum(), tally.exitCode()]).toEqual(['1 passed, 1 failed', 1]);
    expect(tally.report()).toBe('✘ unit: a plan is submitted\n    Expected 1\n');
  });

  it('counts a file that does not load', () => {
    tally.addJest('unit', { testResults: [suite('failed')] }, 1);
    expect(tally.sum()).toBe('0 passed, 1 failed');
    expect(tally.report()).toContain('Cannot find module');
  });

  it('counts a clean-up that throws after tests that passed', () => {
    tally.addJest('int', { testResults: [suite('failed', test('passed'))] }, 1);
    expect(tally.sum()).toBe('1 passed, 1 failed');
  });

  it('counts a run without a result, and one that ends badly without a failed test', () => {
    tally.addJest('wf', undefined, 1, 'globalSetup failed');
    tally.addJest('wf', { testResults: [] }, 137);
    expect([tally.sum(), tally.exitCode()]).toEqual(['0 passed, 2 failed', 1]);
    expect(tally.report()).toContain('globalSetup failed');
  });

  it('names what was skipped, and counts it as neither', () => {
    tally.addJest('unit', { testResults: [suite('passed', test('passed'), test('pending'))] }, 0);
    tally.skip('test/e2e/submit-plan.e2e.spec.ts', 'no Chromium');
    expect(tally.sum()).toBe('1 passed, 0 failed');
    expect(tally.report()).toContain('skipped: test/e2e/submit-plan.e2e.spec.ts (no Chromium)');
  });

  it('is no success where nothing ran', () => {
    expect([tally.sum(), tally.exitCode()]).toEqual(['0 passed, 0 failed', 1]);
  });
});
