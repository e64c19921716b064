import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cruise-tree.js';

const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: join(ROOT, 'test', 'eslint.config.js') });
/** Which rules fire on this text, stood it in that file. */
const firesOn = async (filePath: string, text: string): Promise<string[]> => {
  const [result] = await eslint.lintText(text, { filePath: join(ROOT, filePath) });
  return [...new Set(result?.messages.map((each) => each.ruleId ?? each.message))];
};

// Types are read from the projects of the compiler, so each plant takes the place of a file that is there.
const DOMAIN = 'libs/domain/plan/submit-plan.ts';
const DOMAIN_SPEC = 'libs/domain/assignment/random-acts.unit.spec.ts';
const WORKFLOW = 'workflows/assignment/assignment.workflow.ts';
const RECORD = 'libs/record/execute.ts';
const PAGE = 'apps/web/src/routes.tsx';
const SCRIPT = 'apps/embedded/build.mjs';

describe('planted bad code', () => {
  it.each([DOMAIN, DOMAIN_SPEC, WORKFLOW, RECORD, PAGE, SCRIPT])('%s is there to be replaced', (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
  });
  it.each([
    ['house/no-barrel', RECORD, "export * from './outcome.js';"],
    ['house/no-barrel', RECORD, "export { accepted } from './outcome.js';"],
    ['house/no-barrel', RECORD, "import { x } from './facts/index.js';\nexport const y = x;"],
    ['house/no-barrel', RECORD, "import { x } from '#domain/plan/index.js';\nexport const y = x;"],
    ['house/no-barrel', 'apps/embedded/index.mjs', 'export const x = 1;'],
    ['house/no-default-export', RECORD, 'export default function execute(): number { return 1; }'],
    ['house/no-default-export', PAGE, 'const x = 1;\nexport { x as default };'],
    ['house/no-default-export', SCRIPT, 'export default 1;'],
    ['house/no-skipped-test', DOMAIN_SPEC, "import { it } from '@jest/globals';\nit.skip('x', () => {});"],
    ['house/no-skipped-test', DOMAIN_SPEC, "import { it } from '@jest/globals';\nit.only('x', () => {});"],
    ['house/no-skipped-test', DOMAIN_SPEC, "import { it } from '@jest/globals';\nit.todo('x');"],
    ['house/no-skipped-test', DOMAIN_SPEC, "import { describe } from '@jest/globals';\ndescribe.skip.each([1])('x', () => {});"],
    ['house/no-skipped-test', DOMAIN_SPEC, "import { describe } from '@jest/globals';\ndescribe.only('x', () => {});"],
    ['house/no-skipped-test', DOMAIN_SPEC, "import { xit } from '@jest/globals';\nxit('x', () => {});"],
    ['house/no-skipped-test', DOMAIN_SPEC, "import { fdescribe } from '@jest/globals';\nfdescribe('x', () => {});"],
    ['house/reasoned-exception', RECORD, '// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const x: any = 1;'],
    ['house/no-clock', DOMAIN, 'export const now = (): number => Date.now();'],
    ['house/no-clock', DOMAIN, 'export const now = (): Date => new Date();'],
    ['house/no-clock', DOMAIN, 'export type When = Date;'],
    ['house/no-clock', DOMAIN, 'export const now = (): number => globalThis.Date.now();'],
    ['house/no-clock', DOMAIN, 'export const chance = (): number => Math.random();'],
    ['house/no-clock', DOMAIN, "export const chance = (): number => Math['random']();"],
    ['house/no-clock', DOMAIN, 'export const { random } = Math;'],
    ['house/no-workflow-state', WORKFLOW, 'let seen = 0;\nexport const next = (): number => ++seen;'],
    ['house/no-workflow-state', WORKFLOW, 'export let seen = 0;\nexport const next = (): number => ++seen;'],
    ['house/no-workflow-world', WORKFLOW, "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;"],
    ['house/no-workflow-world', WORKFLOW, "import { randomUUID } from 'crypto';\nexport const x = randomUUID;"],
    ['house/no-workflow-world', WORKFLOW, "export const x = (): unknown => import('node:fs');"],
    ['house/no-workflow-world', WORKFLOW, 'export const x = process.env.TZ;'],
    ['house/no-async-validator', WORKFLOW, 'export const options = { validator: async (): Promise<boolean> => true };'],
    ['@typescript-eslint/no-explicit-any', RECORD, 'export const x: any = 1;'],
    ['@typescript-eslint/no-floating-promises', RECORD, 'export function f(): void { Promise.resolve(1); }'],
    ['@typescript-eslint/no-floating-promises', PAGE, 'export function f(): void { Promise.resolve(1); }'],
    ['@typescript-eslint/consistent-type-imports', RECORD, "import { AssignmentId } from '#domain/shared/ids.js';\nexport const x = (id: AssignmentId): AssignmentId => id;"],
    ['@typescript-eslint/no-non-null-assertion', RECORD, "export const x = 'a b'.split(' ')[0]!;"],
    ['@typescript-eslint/switch-exhaustiveness-check', RECORD, "export const x = (a: 'b' | 'c'): number => { switch (a) { case 'b': return 1; } return 2; };"],
  ])('%s fires in %s: %s', async (rule, path, text) => {
    expect(await firesOn(path, text)).toEqual([rule]);
  });
});

describe('good code', () => {
  it.each([
    [DOMAIN, "import type { Instant } from '#domain/calendar/instant.js';\nexport const rule = (Date: { at: Instant }): Instant => Date.at;"],
    [DOMAIN, 'export const most = (a: number, b: number): number => Math.max(a, b);'],
    [DOMAIN_SPEC, "import { describe } from '@jest/globals';\nexport const withNotice = Math.random() > 2 ? describe : describe.skip;"],
    [DOMAIN_SPEC, 'export const at = Date.UTC(2024, 5, 30);'],
    [WORKFLOW, 'export const x = (): number => { let a = 1; a += 1; return a; };'],
    ['workflows/index.ts', "export { assignmentWorkflow } from './assignment/assignment.workflow.js';"],
    ['apps/web/vite.config.ts', 'export default {};'],
    [RECORD, '// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the driver says nothing of its rows\nexport const x: any = 1;'],
    [RECORD, 'export function f(): void { void Promise.resolve(1); }'],
  ])('%s: %s breaks nothing', async (path, text) => {
    expect(await firesOn(path, text)).toEqual([]);
  });
  it('is not asked of generated files and bad fixtures', async () => {
    expect(await eslint.isPathIgnored(join(ROOT, 'apps/web/src/api/generated/types.gen.ts'))).toBe(true);
    expect(await eslint.isPathIgnored(join(ROOT, 'test/architecture/fixtures/tree/libs/domain/good.ts'))).toBe(true);
    expect(await eslint.isPathIgnored(join(ROOT, RECORD))).toBe(false);
  });
  it('knows every rule of its own in the plants above', () => {
    const rules = [...readFileSync(join(ROOT, 'test/architecture/lint-rules.js'), 'utf8').matchAll(/^ {4}'([a-z-]+)': rule\(/gm)].map(([, name]) => `'house/${name}'`);
    const plants = readFileSync(join(ROOT, 'test/architecture/lint.spec.ts'), 'utf8');
    expect(rules.length).toBeGreaterThanOrEqual(8);
    expect(rules.filter((name) => !plants.includes(`[${name},`))).toEqual([]);
  });
});
