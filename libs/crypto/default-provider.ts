import { createCipheriv, createDecipheriv, createHash, createHmac, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import type { CryptoProvider } from './provider.js';

/** What GCM wants: a fresh one a message. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** RFC 8410: what stands before the 32 bytes of a private key of X25519 (PKCS #8). */
const X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const der = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
const publicKeyOf = (text: string): KeyObject => createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' });
/** Of what both sides reckon; bound to both public keys. */
const agreed = (privateKey: KeyObject, publicKey: KeyObject, ...said: readonly string[]): Buffer =>
  Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), '', ['liandong box', ...said].join('\0'), 32));

/** SHA-256, HMAC, AES-256-GCM, Ed25519, X25519: Node's own. */
export const defaultProvider: CryptoProvider = {
  name: 'default',
  hash: (data) => createHash('sha256').update(data).digest('hex'),
  mac: (key, data) => createHmac('sha256', key).update(data).digest(),
  encrypt: (key, plain, about) => {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
    const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), hidden]);
  },
  decrypt: (key, sealed, about) => {
    const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    // A shorter tag would be taken, and is easier to guess.
    if (tag.length !== TAG_BYTES) throw new Error('what is encrypted was cut off');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  },
  newSigningKey: () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
  },
  sign: (privateKey, data) => sign(null, Buffer.from(data), createPrivateKey(privateKey)).toString('base64'),
  isSigned: (publicKey, data, signature) => verify(null, Buffer.from(data), createPublicKey(publicKey), Buffer.from(signature, 'base64')),
  boxKeyOf: (seed) => {
    const key = createPrivateKey({ key: Buffer.concat([X25519, seed]), type: 'pkcs8', format: 'der' });
    return { privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(), publicKey: der(createPublicKey(key)) };
  },
  wrapKey: (publicKey) => {
    const once = generateKeyPairSync('x25519');
    const wrapped = der(once.publicKey);
    return { key: agreed(once.privateKey, publicKeyOf(publicKey), wrapped, publicKey), wrapped };
  },
  unwrapKey: (privateKey, wrapped) => {
    const own = createPrivateKey(privateKey);
    return agreed(own, publicKeyOf(wrapped), wrapped, der(createPublicKey(own)));
  },
};
