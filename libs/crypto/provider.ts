/** 密码服务 of one kind: which algorithms protect what the house keeps. Keys are 32 bytes, whatever the kind makes of them. */
export interface CryptoProvider {
  readonly name: CryptoName;
  /** Of text as UTF-8; says by itself which algorithm made it where that is not SHA-256. */
  hash(data: string | Uint8Array): string;
  mac(key: Uint8Array, data: string | Uint8Array): Buffer;
  /** `about` is no secret and stands beside what is encrypted: with another one it does not open. */
  encrypt(key: Uint8Array, plain: Uint8Array, about: string): Buffer;
  /** Throws where anything was altered, or by another key. */
  decrypt(key: Uint8Array, sealed: Uint8Array, about: string): Buffer;
  newSigningKey(): SigningKey;
  /** Base64. */
  sign(privateKey: string, data: string | Uint8Array): string;
  isSigned(publicKey: string, data: string | Uint8Array, signature: string): boolean;
  /** Of 32 secret bytes, the same each time: anybody may seal by the public key, who has the bytes opens. */
  boxKeyOf(seed: Uint8Array): SigningKey;
  /** A fresh key of 32 bytes, and what only the owner of the private key makes it of again. */
  wrapKey(publicKey: string): { readonly key: Buffer; readonly wrapped: string };
  unwrapKey(privateKey: string, wrapped: string): Buffer;
}

export const CRYPTO_NAMES = ['default', 'gm-soft'] as const;
export type CryptoName = (typeof CRYPTO_NAMES)[number];

/** A pair, of either use: text, as the provider writes it. */
export interface SigningKey {
  readonly privateKey: string;
  readonly publicKey: string;
}
