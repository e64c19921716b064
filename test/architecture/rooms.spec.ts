import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ICruiseResult } from 'dependency-cruiser';
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BAD_TREE, cruiseTree, ROOT } from './cruise-tree.js';
import { RULES } from './dependency-rules.js';
import { EXCEPTIONS, FREE_ROOMS, ROOMS, ROOMS_WITHOUT_CODE } from './rooms.js';

const foldersOf = (path: string): string[] => readdirSync(join(ROOT, path)).filter((name) => statSync(join(ROOT, path, name)).isDirectory());
const broken = (result: ICruiseResult): string[] => result.summary.violations.map((each) => `${each.rule.name}: ${each.from} -> ${each.to}`);
/** `libs-domain.package.ts` breaks the rule `libs-domain`. */
/** Rules of one file: their fixture has its name. */
const OF_A_FILE: Readonly<Record<string, string>> = { 'apps/api/src/platform/database.ts': 'platform-makes-the-context', 'apps/api/src/platform/error.filter.ts': 'filter-knows-what-was-held' };
const ruleOf = (path: string): string => OF_A_FILE[path] ?? /^[^.]+/.exec(basename(path))?.[0] ?? '';

describe('rooms on disk', () => {
  it('have a row each: a room without rules is a hole', () => {
    const onDisk = ['apps', 'libs'].flatMap((each) => foldersOf(each).map((name) => `${each}/${name}`));
    const known = new Set([...Object.keys(ROOMS), ...FREE_ROOMS, ...ROOMS_WITHOUT_CODE]);
    expect(onDisk.length).toBeGreaterThan(10);
    expect(onDisk.filter((room) => !known.has(room))).toEqual([]);
  });
});

describe('the tree', () => {
  let tree: ICruiseResult;
  beforeAll(async () => {
    tree = await cruiseTree(ROOT);
  });

  it('breaks no rule', () => {
    expect(broken(tree)).toEqual([]);
  });
  it('was read: every room with code is there', () => {
    const sources = tree.modules.map((each) => each.source);
    const roomsWithCode = Object.keys(ROOMS).filter((room) => sources.some((source) => source.startsWith(`${room}/`)));
    expect(roomsWithCode).toEqual(expect.arrayContaining(['libs/domain', 'libs/record', 'workflows', 'activities', 'apps/api', 'apps/web', 'apps/worker', 'apps/embedded']));
    expect(sources.filter((source) => source.endsWith('.tsx')).length).toBeGreaterThan(20);
    expect(sources).toEqual(expect.arrayContaining(['apps/embedded/build.mjs', 'apps/embedded/bootstrap.cjs', 'libs/local-services/postgres-child.mjs']));
  });
  it('follows every subpath to a file', () => {
    const subpaths = tree.modules.flatMap((each) => each.dependencies).filter((each) => each.module.startsWith('#'));
    expect(subpaths.length).toBeGreaterThan(200);
    expect(subpaths.filter((each) => !/^(libs|workflows|activities)\/.+\.tsx?$/.test(each.resolved))).toEqual([]);
  });
  it.each([...EXCEPTIONS])('still needs the exception $name', ({ from, may = [], packages = [], isBuilt = true }) => {
    const files = tree.modules.filter((each) => new RegExp(from).test(each.source));
    expect(files.length > 0).toBe(isBuilt);
    const edges = files.flatMap((each) => each.dependencies.map(({ resolved }) => resolved));
    const unused = [...may, ...packages.map((name) => `node_modules/${name}`)].filter((target) => !edges.some((edge) => edge.startsWith(target)));
    if (isBuilt) expect(unused).toEqual([]);
  });
});

describe('bad fixtures', () => {
  let bad: ICruiseResult;
  beforeAll(async () => {
    bad = await cruiseTree(BAD_TREE);
  });
  const filesOf = (): string[] => bad.modules.map((each) => each.source).filter((source) => /^(apps|libs|workflows|activities)\//.test(source));

  it.each(RULES.map((rule) => [rule.name ?? '']))('%s fires', (name) => {
    const firedOn = bad.summary.violations.filter((each) => each.rule.name === name).map((each) => ruleOf(each.from));
    expect(firedOn).toContain(name);
  });
  it('each file breaks the rule it is named after', () => {
    const names = new Set(RULES.map((rule) => rule.name));
    const files = filesOf().filter((path) => names.has(ruleOf(path)));
    const quiet = files.filter((path) => !bad.summary.violations.some((each) => (each.from === path || each.cycle?.some(({ name }) => name === path)) && each.rule.name === ruleOf(path)));
    expect(files.length).toBeGreaterThanOrEqual(RULES.length);
    expect(quiet).toEqual([]);
  });
  it('what is allowed breaks nothing', () => {
    const good = filesOf().filter((path) => basename(path).startsWith('good.'));
    expect(good.length).toBeGreaterThan(10);
    expect(bad.summary.violations.filter((each) => good.includes(each.from))).toEqual([]);
  });
  it('each rule says why', () => {
    expect(RULES.filter((rule) => (rule.comment ?? '').length < 10)).toEqual([]);
  });
});
