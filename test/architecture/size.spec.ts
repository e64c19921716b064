import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './cruise-tree.js';

interface CheckSize {
  readonly EXCEPTIONS: Readonly<Record<string, string>>;
  complaints(files: readonly (readonly [path: string, text: string])[], exceptions: Readonly<Record<string, string>>): string[];
  filesOfTheTree(): [path: string, text: string][];
}
const { EXCEPTIONS, complaints, filesOfTheTree } = (await import(pathToFileURL(join(ROOT, 'test/architecture/check-size.mjs')).href)) as CheckSize;

const lines = (count: number, text = 'export const x = 1;'): string => `${Array.from({ length: count }, () => text).join('\n')}\n`;
const functionOf = (count: number, head = 'export function long() {'): string => `${head}\n${lines(count - 2, '  work();')}}\n`;
const REASON = 'There is a good reason for this one.';

describe('files', () => {
  it.each([
    ['libs/domain/plan/x.ts', 250],
    ['libs/domain/plan/x.unit.spec.ts', 400],
    ['workflows/plan/x.workflow.ts', 200],
    ['activities/plan/x.activity.ts', 120],
    ['apps/api/src/plan/x.controller.ts', 200],
    ['libs/record/x.ts', 250],
    ['libs/persistence/read-models/x.read-model.ts', 250],
    ['apps/web/src/pages/X.tsx', 300],
    ['apps/web/src/forms/x.tsx', 300],
    ['apps/web/src/ui/X.tsx', 200],
    ['apps/embedded/x.mjs', 250],
  ])('%s may have %d lines and not one more', (path, limit) => {
    expect(complaints([[path, lines(limit)]], {})).toEqual([]);
    expect(complaints([[path, lines(limit + 1)]], {})).toEqual([expect.stringContaining(`${path}: ${limit + 1} lines`)]);
  });
});

describe('functions and constructors', () => {
  const path = 'libs/record/x.ts';
  it.each([
    ['function', 'export function long() {'],
    ['arrow', 'export const long = () => {'],
  ])('a %s may have 50 lines and not one more', (_, head) => {
    expect(complaints([[path, functionOf(50, head)]], {})).toEqual([]);
    expect(complaints([[path, functionOf(51, head)]], {})).toEqual([expect.stringContaining(`${path}#long: 51 lines`)]);
  });
  it('a method counts, and what is passed on without a name is part of its function', () => {
    expect(complaints([[path, `class X {\n${functionOf(51, '  long() {')}}\n`]], {})).toHaveLength(1);
    expect(complaints([[path, `export const long = () => {\n  all.map((each) => {\n${lines(50, '  work();')}  });\n};\n`]], {})).toEqual([expect.stringContaining('#long'), expect.stringContaining('#long')]);
  });
  it('a step with a name is measured by itself', () => {
    const step = functionOf(40, '  const step = () => {');
    expect(complaints([[path, `export const long = () => {\n${step}${lines(40, '  work();')}};\n`]], {})).toEqual([]);
  });
  it('the function of describe is a chapter', () => {
    expect(complaints([['libs/record/x.unit.spec.ts', functionOf(60, "describe('x', () => {").replace(/}\n$/, '});\n')]], {})).toEqual([]);
  });
  it('a constructor has at most seven parts', () => {
    const made = (parts: number): string => `class X { constructor(${Array.from({ length: parts }, (_, index) => `a${index}: number`).join(', ')}) {} }`;
    expect(complaints([[path, made(7)]], {})).toEqual([]);
    expect(complaints([[path, made(8)]], {})).toEqual([expect.stringContaining('#X: 8 parts')]);
  });
});

describe('exceptions', () => {
  const long: [string, string] = ['libs/record/x.ts', lines(251)];
  it('lets one through, with a reason', () => {
    expect(complaints([long], { 'libs/record/x.ts': REASON })).toEqual([]);
    expect(complaints([long], { 'libs/record/x.ts': '' })).toEqual([expect.stringContaining('no reason')]);
  });
  it('fails where one is not needed any more', () => {
    expect(complaints([['libs/record/x.ts', lines(10)]], { 'libs/record/x.ts': REASON })).toEqual([expect.stringContaining('not needed')]);
  });
  it('may only become fewer', () => {
    expect(Object.keys(EXCEPTIONS).length).toBeLessThanOrEqual(1);
  });
});

describe('the tree', () => {
  it('is read, without what a machine has made', () => {
    const paths = filesOfTheTree().map(([path]) => path);
    expect(paths).toEqual(expect.arrayContaining(['libs/record/execute.ts', 'apps/web/src/routes.tsx', 'apps/embedded/build.mjs', 'apps/embedded/bootstrap.cjs']));
    expect(paths.filter((path) => /generated|node_modules|dist\//.test(path))).toEqual([]);
  });
});
