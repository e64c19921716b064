import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cruise-tree.js';
import { faultsOf, type LockedPackage, type LockedPackages } from './parts.js';

const read = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const { packages } = read('package-lock.json') as { packages: LockedPackages };
const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };

describe('parts that are not ours', () => {
  it('are each of one version with its checksum, may be shipped, have no known hole and run nothing that nobody looked at', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(500);
    expect(faultsOf(packages, Object.keys(allowScripts))).toEqual([]);
  });

  const sound: LockedPackage = { version: '2.5.0', integrity: 'sha512-x', license: 'MIT' };
  it.each<[string, string, LockedPackage, string[]]>([
    ['none', 'multer', sound, []],
    ['one of two licences', 'jszip', { ...sound, license: '(MIT OR GPL-3.0-or-later)' }, []],
    ['no checksum', 'a', { version: '1.0.0', license: 'MIT' }, ['a: no checksum']],
    ['a weak one', 'a', { ...sound, integrity: 'sha1-x' }, ['a: no checksum']],
    ['another registry', 'a', { ...sound, resolved: 'https://registry.example.org/a.tgz' }, ['a: from https://registry.example.org/a.tgz']],
    ['a licence that binds', 'a', { ...sound, license: 'AGPL-3.0' }, ['a: licence AGPL-3.0']],
    ['both of two licences', 'a', { ...sound, license: 'MIT AND GPL-3.0' }, ['a: licence MIT AND GPL-3.0']],
    ['no licence', 'a', { version: '1.0.0', integrity: 'sha512-x' }, ['a: licence none']],
    ['a known hole', 'multer', { ...sound, version: '2.1.9' }, ['multer: 2.1.9 is below 2.2.0']],
    ['never', 'xlsx', sound, ['xlsx: not at all']],
    ['a script', 'a', { ...sound, hasInstallScript: true }, ['a: runs a script at the installation']],
  ])('a planted fault is found: %s', (_, name, part, found) => {
    expect(faultsOf({ '': {}, [`node_modules/x/node_modules/${name}`]: part }, [])).toEqual(found);
  });
});
