import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BROUGHT_ALONG, lockedPackages, nameOf, partsOf, partsText, SAID_IN_A_FILE_ALONE, type LockedPackage } from '../../apps/web/parts.js';
import { ROOT } from './cruise-tree.js';
import { faultOfImage, faultsOf } from './parts.js';

const packages = lockedPackages();
const { allowScripts, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { allowScripts: Record<string, boolean>; dependencies: Record<string, string> };

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
    ['the older of two holes', 'file-type', { ...sound, version: '21.3.0' }, ['file-type: 21.3.0 is below 21.3.2']],
    ['the younger of them', 'file-type', { ...sound, version: '21.3.1' }, ['file-type: 21.3.1 is below 21.3.2']],
    ['neither', 'file-type', { ...sound, version: '21.3.2' }, []],
    ['a line that nobody mends', '@nestjs/core', { ...sound, version: '11.1.30' }, ['@nestjs/core: 11.1.30 is below 12.0.0']],
    ['never', 'xlsx', sound, ['xlsx: not at all']],
    ['a script', 'a', { ...sound, hasInstallScript: true }, ['a: runs a script at the installation']],
  ])('a planted fault is found: %s', (_, name, part, found) => {
    expect(faultsOf({ '': {}, [`node_modules/x/node_modules/${name}`]: part }, [])).toEqual(found);
  });
  it.each([['temporalio/server:1.30.4', '1.31.0'], ['temporalio/admin-tools:1.30.9', '1.31.0'], ['node:20.20.2-bookworm-slim', '24.0.0'], ['postgres:14.9-bookworm', '15.0']])('an image below its floor is found: %s', (image, floor) => {
    expect(faultOfImage(image)).toEqual([`${image} is below ${floor}`]);
  });
});

describe('what is told of the parts that are shipped', () => {
  interface Component {
    readonly name: string;
    readonly version: string;
    readonly group?: string;
    readonly 'bom-ref': string;
  }
  let listed: string[];
  beforeAll(async () => {
    // By npm itself, and no net.
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { sbom: string } };
    const [command = '', ...words] = scripts.sbom.split(' ');
    const { stdout } = await promisify(execFile)(command, words, { cwd: ROOT, maxBuffer: 100_000_000 });
    listed = (JSON.parse(stdout) as { components: Component[] }).components.map((each) => each['bom-ref'].replace(/\|.*$/, ''));
  }, 60_000);

  it('the SBOM has every part that the product asks for, those of the pages among them', () => {
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(['react', 'react-dom', 'antd', 'i18next', '@tanstack/react-router', 'pg', '@temporalio/worker']));
    expect(Object.keys(dependencies).filter((name) => !listed.some((each) => each.startsWith(`${name}@`)))).toEqual([]);
  });
  it('each part of the SBOM has a line with its licence in the list that is served, and no other has one', () => {
    expect(partsOf(packages).map(({ name, version }) => `${name}@${version}`).sort()).toEqual([...new Set(listed)].sort());
    expect(partsOf(packages).filter(({ licence }) => !licence)).toEqual([]);
    expect(partsText(packages)).toMatch(/^react 19\.\d+\.\d+ {2}MIT$/m);
    expect(partsOf({ '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', license: 'MIT', dev: true } })).toEqual([{ name: 'a', version: '1.0.0', licence: '' }]);
  });
  it('a licence is said by hand only where the package says none', () => {
    const bare = Object.entries(packages).filter(([path, { license, dev = false }]) => path !== '' && !dev && license === undefined).map(([path]) => nameOf(path));
    expect(Object.keys(SAID_IN_A_FILE_ALONE).sort()).toEqual([...new Set(bare)].sort());
  });
  it('who brings a program, a library or a font along is in the list of those', () => {
    const shipped = Object.entries(packages).filter(([path, { dev = false }]) => path !== '' && !dev && existsSync(join(ROOT, path)));
    const filesIn = (path: string): string[] => readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' }).filter((file) => !file.includes('node_modules'));
    const bringing = shipped.filter(([path]) => filesIn(path).some((file) => /\.(node|so(\.\d+)*|dylib|dll|exe|ttf|otf|woff2?|wasm)$/.test(file))).map(([path]) => nameOf(path));
    expect(bringing).toEqual(expect.arrayContaining(['@temporalio/core-bridge', '@expo-google-fonts/noto-sans-sc']));
    expect(bringing.filter((name) => !BROUGHT_ALONG.some(({ by }) => name.startsWith(by)))).toEqual([]);
  });
  it('the image leaves out what is only in the pages, and nothing else', () => {
    const docker = readFileSync(join(ROOT, 'apps/Dockerfile'), 'utf8');
    const left = /npm uninstall --no-save --omit=dev (.+)$/m.exec(docker)?.[1]?.split(' ') ?? [];
    const imported = (room: string): string[] => {
      const files = readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$|^dist|node_modules/.test(file));
      return files.flatMap((file) => [...readFileSync(join(ROOT, room, file), 'utf8').matchAll(/(?:from|import) '((?:@[\w-]+\/)?[\w.-]+)/g)].map(([, name = '']) => name));
    };
    const [pages, others] = [imported('apps/web/src'), ['apps/api', 'apps/worker', 'apps/operator', 'activities', 'workflows', 'libs'].flatMap(imported)];
    expect([...left].sort()).toEqual(Object.keys(dependencies).filter((name) => pages.includes(name) && !others.includes(name)).sort());
    expect(docker).toMatch(/npm run --silent sbom > sbom\.json[\s\S]*COPY --from=build \/app\/sbom\.json/);
  });
});
