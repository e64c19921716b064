/**
 * For a child process that a spec starts: TypeScript sources load as if they had been built (`node --import`). The hooks of
 * this same file run on a thread of their own.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

const ROOT = new URL('../../', import.meta.url);
const { imports } = JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8'));

/** As the build has it. */
const JSC = { target: 'es2022', parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } };

/** Defects that a spec plants: an exact text of a source, and what stands there instead. */
const PLANTED = JSON.parse(process.env.LIANDONG_PLANTED ?? '[]');

/** A defect that cannot be planted must not pass for one that was. */
function planted(filename, text) {
  return PLANTED.filter(({ file }) => filename.endsWith(`/${file}`)).reduce((source, { file, find, put }) => {
    const parts = source.split(find);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} places of: ${find}`);
    return parts.join(put);
  }, text);
}

/** `#room/x.js` and `./x.js` are the TypeScript files beside. */
function sourceOf(specifier, parent) {
  const room = Object.entries(imports).find(([name]) => specifier.startsWith(name.replace('*', '')));
  const url = room ? new URL(specifier.replace(room[0].replace('*', ''), room[1].replace('*', '')), ROOT) : /^\.{1,2}\//.test(specifier) ? new URL(specifier, parent) : undefined;
  const source = url && new URL(url.href.replace(/\.js$/, '.ts'));
  return source && source.href !== url.href && existsSync(source) ? source.href : undefined;
}

export async function resolve(specifier, context, next) {
  const url = sourceOf(specifier, context.parentURL);
  return url ? { url, format: 'module', shortCircuit: true } : next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const { transform } = await import('@swc/core');
  const filename = fileURLToPath(url);
  const { code } = await transform(planted(filename, await readFile(filename, 'utf8')), { filename, swcrc: false, configFile: false, jsc: JSC, module: { type: 'es6' } });
  return { format: 'module', source: code, shortCircuit: true };
}
