import { nameOf, SAID_IN_A_FILE_ALONE, type LockedPackages } from '../../apps/web/parts.js';

/** Licences under which a part may be shipped. */
const LICENCES = ['MIT', 'MIT-0', 'MIT/X11', 'ISC', '0BSD', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense', 'BlueOak-1.0.0', 'Python-2.0', 'CC-BY-4.0', 'OFL-1.1', 'Zlib'];
interface Floor {
  readonly floor: string;
  readonly why: string;
}
/** Below these there are known holes, or nobody mends them. */
const FLOORS: Readonly<Record<string, Floor>> = {
  '@nestjs/core': { floor: '12.0.0', why: 'the line that is mended' },
  '@nestjs/platform-express': { floor: '12.0.0', why: 'the line that is mended' },
  '@nestjs/platform-fastify': { floor: '11.1.24', why: 'three ways round middleware; we have platform-express' },
  multer: { floor: '2.2.0', why: 'CVE-2026-5079' },
  // NestJS asks for 22, which wants Node 22: the same holes are closed in the line before it.
  'file-type': { floor: '21.3.2', why: 'CVE-2026-31808 is closed in 21.3.1, CVE-2026-32630 in 21.3.2; only a validator of NestJS calls it, which no route of ours has' },
};
/** Of images. What `npm start` fetches is for trying out on one machine, without a login: it is held by its checksum. */
const IMAGE_FLOORS: Readonly<Record<string, Floor>> = {
  'temporalio/server': { floor: '1.31.0', why: 'what production is measured on; CVE-2025-14986, -14987, CVE-2026-5724 and -5199 are closed in 1.30.4' },
  'temporalio/admin-tools': { floor: '1.31.0', why: 'of one version with the server' },
  node: { floor: '24.0.0', why: '20 is out of support' },
  postgres: { floor: '15.0', why: 'what the tables need' },
};
/** Of these any version is one too many; the last four are others than the tools of their name. */
const NEVER = ['xlsx', 'gm-crypto', 'sm-crypto', '@nestjsx/crud', 'k6', 'semgrep', 'gitleaks', 'trufflehog'];

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
    const floor = FLOORS[name]?.floor;
    return [
      ...(integrity.startsWith('sha512-') ? [] : [`${name}: no checksum`]),
      ...(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/') ? [] : [`${name}: from ${resolved}`]),
      ...(dev || Object.hasOwn(SAID_IN_A_FILE_ALONE, name) || mayBeShipped(license) ? [] : [`${name}: licence ${license || 'none'}`]),
      ...(NEVER.includes(name) ? [`${name}: not at all`] : []),
      ...(floor !== undefined && isBelow(version, floor) ? [`${name}: ${version} is below ${floor}`] : []),
      ...(hasInstallScript && !allowedScripts.includes(name) ? [`${name}: runs a script at the installation`] : []),
    ];
  });

/** `temporalio/server:1.31.2`: an image that is below its floor. */
export const faultOfImage = (image: string): string[] => {
  const [name = '', version = ''] = image.split(':');
  const floor = IMAGE_FLOORS[name]?.floor;
  return floor !== undefined && isBelow(version.split('-')[0] ?? '', floor) ? [`${image} is below ${floor}`] : [];
};
