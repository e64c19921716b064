import { randomBytes } from 'node:crypto';
import { PROVIDERS } from './providers.js';
import type { CryptoName, SigningKey } from './provider.js';

/**
 * 密钥: what is written is encrypted with the key named `write`; the others read what was written before. `signing` seals the
 * anchors. Lives in a file that only we may read, or in a variable; never in a database.
 */
export interface KeyRing {
  readonly provider: CryptoName;
  readonly write: string;
  /** 32 bytes each, base64, by id. */
  readonly keys: Readonly<Record<string, string>>;
  readonly signing: SigningKey;
}

const newKey = (): string => randomBytes(32).toString('base64');
const nextId = (keys: Readonly<Record<string, string>>): string => `k${Math.max(0, ...Object.keys(keys).map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0))) + 1}`;

export const newKeyRing = (provider: CryptoName): KeyRing => ({ provider, write: 'k1', keys: { k1: newKey() }, signing: PROVIDERS[provider].newSigningKey() });

/** 换钥: a new key to write with; every old one goes on reading. */
export const rotated = (ring: KeyRing): KeyRing => {
  const id = nextId(ring.keys);
  return { ...ring, write: id, keys: { ...ring.keys, [id]: newKey() } };
};
