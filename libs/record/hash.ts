import { createHash } from 'node:crypto';
import { PROVIDERS, providerOfHash } from '#crypto/providers.js';
import type { CryptoName } from '#crypto/provider.js';

/** JSON with sorted keys, so that equal content has equal text. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
};

/** SHA-256, hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const hashOf = (value: unknown): string => sha256(canonical(value));

/** What seals events into their chains: the database's own choice, which every process learns before its first transaction. */
let sealing = PROVIDERS.default;
export const sealWith = (name: CryptoName): void => void (sealing = PROVIDERS[name]);

/** The hash that seals an event. */
export const sealOf = (value: unknown): string => sealing.hash(canonical(value));
/** Whether this is the hash of it, by whatever sealed it. */
export const isSealOf = (hash: string, value: unknown): boolean => providerOfHash(hash).hash(canonical(value)) === hash;
