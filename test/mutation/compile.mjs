/**
 * In the sandbox, after Stryker has planted its mutants: the domain, its specs and what they use become JavaScript beside their
 * TypeScript, once for all mutants. `@jest/globals` of a spec is `collect.mjs`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const COLLECT = pathToFileURL('test/mutation/collect.mjs').href;

for (const room of ['libs/domain', 'libs/testing']) {
  for (const path of readdirSync(room, { recursive: true })) {
    if (!path.endsWith('.ts')) continue;
    const source = readFileSync(`${room}/${path}`, 'utf8').replace("'@jest/globals'", `'${COLLECT}'`);
    const { code } = transformSync(source, { filename: path, swcrc: false, configFile: false, jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } });
    writeFileSync(`${room}/${path.replace(/\.ts$/, '.js')}`, code);
  }
}
