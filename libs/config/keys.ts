import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';

const id = z.string().regex(/^[\w.-]{1,40}$/, 'letters, digits, hyphen');
const key = z.string().refine((text) => Buffer.from(text, 'base64').length === 32 && Buffer.from(text, 'base64').toString('base64') === text, '32 bytes as base64');

/** 密钥 as they are kept: `npm run keys -- --new` makes them. */
const KEYS = z
  .strictObject({ provider: z.enum(['default', 'gm-soft']), write: id, keys: z.record(id, key), signing: z.strictObject({ privateKey: z.string().min(32).max(1_000), publicKey: z.string().min(32).max(1_000) }) })
  .refine(({ write, keys }) => Object.hasOwn(keys, write), 'write names none of the keys');
export type Keys = z.infer<typeof KEYS>;

/** What is wrong is said by name of the field, never by its value. */
export const keysOf = (text: string, problem: (words: string) => void): Keys | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    problem('no JSON');
    return undefined;
  }
  const parsed = KEYS.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) problem([path.join('.'), message].filter(Boolean).join(': '));
  return undefined;
};

/** The same from a file that nobody else may read. */
export const keysOfFile = (file: string, problem: (words: string) => void): Keys | undefined => {
  try {
    if ((statSync(file).mode & 0o077) !== 0) problem(`${file} may be read by others: chmod 600`);
    return keysOf(readFileSync(file, 'utf8'), problem);
  } catch (error) {
    problem(`${file}: ${(error as NodeJS.ErrnoException).code ?? 'cannot be read'}`);
    return undefined;
  }
};
