import type { KeyRing } from './key-ring.js';
import type { CryptoName } from './provider.js';
import { UnknownKey } from './payload-codec.js';
import { PROVIDERS } from './providers.js';

/** 公钥 of a ring's key: by it another process seals what only the owner of the ring opens. No secret. */
export interface BoxKey {
  readonly provider: CryptoName;
  /** Of the ring's key that it is made of. */
  readonly id: string;
  readonly publicKey: string;
}
export interface SealedText {
  readonly provider: CryptoName;
  readonly id: string;
  readonly wrapped: string;
  /** Base64. */
  readonly hidden: string;
}

const pairOf = (ring: Pick<KeyRing, 'keys'>, provider: CryptoName, id: string) => {
  const key = Object.hasOwn(ring.keys, id) ? ring.keys[id] : undefined;
  if (key === undefined) throw new UnknownKey(`no key ${id}`);
  // What encrypts payloads never opens boxes by itself.
  return PROVIDERS[provider].boxKeyOf(PROVIDERS[provider].mac(Buffer.from(key, 'base64'), 'liandong box'));
};

/** Of the key that is written with: after a rotation another one. */
export const boxKeyOf = (ring: KeyRing): BoxKey => ({ provider: ring.provider, id: ring.write, publicKey: pairOf(ring, ring.provider, ring.write).publicKey });

/** `about`: whose it is; beside another name it does not open. */
export const sealFor = ({ provider, id, publicKey }: BoxKey, text: string, about: string): SealedText => {
  const { key, wrapped } = PROVIDERS[provider].wrapKey(publicKey);
  return { provider, id, wrapped, hidden: PROVIDERS[provider].encrypt(key, Buffer.from(text), about).toString('base64') };
};

/** Throws where the ring has not its key, or anything was altered. */
export const openSealed = (ring: Pick<KeyRing, 'keys'>, { provider, id, wrapped, hidden }: SealedText, about: string): string => {
  const key = PROVIDERS[provider].unwrapKey(pairOf(ring, provider, id).privateKey, wrapped);
  return PROVIDERS[provider].decrypt(key, Buffer.from(hidden, 'base64'), about).toString('utf8');
};
