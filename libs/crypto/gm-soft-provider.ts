import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { CryptoProvider } from './provider.js';

const IV_BYTES = 16;
const MAC_BYTES = 32;
/** GM/T 0009: the user id where two parties have agreed on none. node:crypto has no way to set it. */
const USER_ID = '1234567812345678';
/** SM2 over SM3, as DER: OpenSSL verifies it (`-pkeyopt distid:1234567812345678`). */
const SIGNATURE = { hash: true, der: true, userId: USER_ID } as const;

/** GB/T 32918.5: how many points the curve of SM2 has. */
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

/** Of a hash by SM3: 64 hexadecimal digits alone would not say which algorithm made them. */
export const SM3 = 'sm3:';

const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer => parts.reduce((sum, part) => sum.update(part), createHmac('sm3', key)).digest();

/** Two keys of one: what encrypts never authenticates. */
const keysOf = (key: Uint8Array): { readonly cipher: Buffer; readonly mac: Buffer } => {
  const both = Buffer.from(hkdfSync('sm3', key, Buffer.alloc(0), 'liandong sm4-ctr hmac-sm3', 16 + 32));
  return { cipher: both.subarray(0, 16), mac: both.subarray(16) };
};

/** Where `about` ends is part of what is authenticated. */
const lengthOf = (about: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(about.length);
  return length;
};

/**
 * 国密 in software: SM3, HMAC-SM3, SM4-CTR with HMAC-SM3 behind it (encrypt, then authenticate), SM2. Neither audited nor
 * constant in time: where 密评 asks for certified modules, a provider of the site's module takes its place.
 */
export const gmSoftProvider: CryptoProvider = {
  name: 'gm-soft',
  hash: (data) => SM3 + createHash('sm3').update(data).digest('hex'),
  mac: (key, data) => hmac(key, Buffer.from(data)),
  encrypt: (key, plain, about) => {
    const keys = keysOf(key);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('sm4-ctr', keys.cipher, iv);
    const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
    const said = Buffer.from(about);
    return Buffer.concat([iv, hmac(keys.mac, lengthOf(said), said, iv, hidden), hidden]);
  },
  decrypt: (key, sealed, about) => {
    const keys = keysOf(key);
    const [iv, mac, hidden] = [sealed.subarray(0, IV_BYTES), sealed.subarray(IV_BYTES, IV_BYTES + MAC_BYTES), sealed.subarray(IV_BYTES + MAC_BYTES)];
    const said = Buffer.from(about);
    if (mac.length !== MAC_BYTES || !timingSafeEqual(mac, hmac(keys.mac, lengthOf(said), said, iv, hidden))) throw new Error('what is encrypted was altered, or is by another key');
    const decipher = createDecipheriv('sm4-ctr', keys.cipher, iv);
    return Buffer.concat([decipher.update(hidden), decipher.final()]);
  },
  newSigningKey: () => sm2.generateKeyPairHex(),
  sign: (privateKey, data) => Buffer.from(sm2.doSignature(Uint8Array.from(Buffer.from(data)), privateKey, SIGNATURE), 'hex').toString('base64'),
  isSigned: (publicKey, data, signature) => {
    try {
      return sm2.doVerifySignature(Uint8Array.from(Buffer.from(data)), Buffer.from(signature, 'base64').toString('hex'), publicKey, SIGNATURE);
    } catch {
      // What is no signature at all is none of ours.
      return false;
    }
  },
  boxKeyOf: (seed) => {
    const privateKey = ((BigInt(`0x${Buffer.from(seed).toString('hex')}`) % (ORDER - 1n)) + 1n).toString(16).padStart(64, '0');
    return { privateKey, publicKey: sm2.getPublicKeyFromPrivateKey(privateKey) };
  },
  wrapKey: (publicKey) => {
    const key = randomBytes(32);
    return { key, wrapped: sm2.doEncrypt(Uint8Array.from(key), publicKey) };
  },
  unwrapKey: (privateKey, wrapped) => {
    const key = Buffer.from(sm2.doDecrypt(wrapped, privateKey, undefined, { output: 'array' }));
    if (key.length !== 32) throw new Error('what is wrapped was altered, or is for another key');
    return key;
  },
};
