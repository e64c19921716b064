import { nameOf, SAID_IN_A_FILE_ALONE, type LockedPackages } from '../../apps/web/parts.js';

/** Licences under which a part may be shipped. */
const LICENCES = ['MIT', 'MIT-0', 'MIT/X11', 'ISC', '0BSD', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense', 'BlueOak-1.0.0', 'Python-2.0', 'CC-BY-4.0', 'OFL-1.1', 'Zlib'];
/** Below these there are known holes; of the others any version is one too many. */
const FLOORS: Readonly<Record<string, string>> = { multer: '2.2.0', '@nestjs/core': '12.0.0', '@nestjs/platform-express': '12.0.0' };
const NEVER = ['xlsx', 'gm-crypto', 'sm-crypto', '@nestjsx/crud'];

/** `(MIT OR GPL-3.0)`: one of them is enough; `A AND B`: all are needed. */
const mayBeShipped = (licence: string): boolean => {
  const bare = licence.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(mayBeShipped);
  return bare.split(' AND ').every((each) => LICENCES.includes(each));
};
const isBelow = (version: string, floor: string): boolean => {
  const [a, b] = [version, floor].map((each) => each.split('.').map(Number));
  const differs = (b ?? []).findIndex((part, index) => part !== a?.[index]);
  return differs >= 0 && (a?.[differs] ?? 0) < (b?.[differs] ?? 0);
};

/** What is wrong with the parts that are locked: no checksum, from elsewhere, not to be shipped, known to be bad, or a script that runs at the installation and nobody allowed. */
export const faultsOf = (packages: LockedPackages, allowedScripts: readonly string[]): string[] =>
  Object.entries(packages).flatMap(([path, { version = '', resolved, integrity = '', license = '', hasInstallScript = false, dev = false, link = false }]) => {
    if (path === '' || link) return [];
    const name = nameOf(path);
    const floor = FLOORS[name];
    return [
      ...(integrity.startsWith('sha512-') ? [] : [`${name}: no checksum`]),
      ...(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/') ? [] : [`${name}: from ${resolved}`]),
      ...(dev || Object.hasOwn(SAID_IN_A_FILE_ALONE, name) || mayBeShipped(license) ? [] : [`${name}: licence ${license || 'none'}`]),
      ...(NEVER.includes(name) ? [`${name}: not at all`] : []),
      ...(floor !== undefined && isBelow(version, floor) ? [`${name}: ${version} is below ${floor}`] : []),
      ...(hasInstallScript && !allowedScripts.includes(name) ? [`${name}: runs a script at the installation`] : []),
    ];
  });
