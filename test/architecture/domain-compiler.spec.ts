import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './cruise-tree.js';

const DOMAIN = join(ROOT, 'libs', 'domain');
const PLANTED = join(DOMAIN, 'planted.ts');
const read = ts.readConfigFile(join(DOMAIN, 'tsconfig.json'), (path) => ts.sys.readFile(path));
const { options, fileNames } = ts.parseJsonConfigFileContent(read.config, ts.sys, DOMAIN);

/** The library's files are read once for all plants. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says to this text, were it a file of the domain. */
function complaints(text: string): string[] {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => path === PLANTED || fileExists.call(host, path);
  host.readFile = (path) => (path === PLANTED ? text : readFile.call(host, path));
  host.getSourceFile = (path, ...rest) => {
    if (path === PLANTED) return ts.createSourceFile(path, text, ts.ScriptTarget.ES2023);
    if (!parsed.has(path)) parsed.set(path, getSourceFile.call(host, path, ...rest));
    return parsed.get(path);
  };
  const program = ts.createProgram([PLANTED], options, host);
  return ts.getPreEmitDiagnostics(program).map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n'));
}

describe('the compiler of libs/domain', () => {
  it('reads its files and none of its specs', () => {
    expect(fileNames.length).toBeGreaterThan(50);
    expect(fileNames.filter((path) => path.endsWith('.spec.ts'))).toEqual([]);
    expect(options.types).toEqual([]);
  });
  it('compiles a pure rule', () => {
    expect(complaints('export const later = (at: number): number => Math.max(at, 0);')).toEqual([]);
  });
  it.each([
    ['process', 'export const x = process.env;'],
    ['fetch', "export const x = fetch('https://example.com');"],
    ['setTimeout', 'export const x = setTimeout(() => 1, 5);'],
    ['Buffer', "export const x = Buffer.from('x');"],
    ['console', "export const x = console.log('x');"],
    ['crypto', 'export const x = crypto.randomUUID();'],
    ['performance', 'export const x = performance.now();'],
    ['window', 'export const x = window.location;'],
    ['Temporal', 'export const x = Temporal.Now.instant();'],
    ['node:fs', "export { readFileSync } from 'node:fs';"],
  ])('knows no %s', (name, text) => {
    expect(complaints(text)).toEqual([expect.stringMatching(new RegExp(`Cannot find (name|module or type declarations for|module) '${name}'`))]);
  });
});
