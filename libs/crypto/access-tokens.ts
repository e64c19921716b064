import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/** What a token lets its bearer do, as Temporal's authorizer reads it: `namespace:read`, `:write` or `:admin`. */
export interface Grant {
  readonly subject: string;
  readonly permissions: readonly string[];
  readonly from: Date;
  readonly until: Date;
}

/** Signs tokens; PEM. */
export const newTokenKey = (): string => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

const publicKeyOf = (key: string) => createPublicKey(createPrivateKey(key));
const idOf = (key: string): string => createHash('sha256').update(publicKeyOf(key).export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);

/** What verifies tokens of these keys: a JSON Web Key Set (RFC 7517). */
export const keySetOf = (keys: readonly string[]): string => JSON.stringify({ keys: keys.map((key) => ({ ...publicKeyOf(key).export({ format: 'jwk' }), kid: idOf(key), use: 'sig', alg: 'ES256' })) });

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (date: Date): number => Math.floor(date.getTime() / 1_000);

/** A JSON Web Token (RFC 7519), ES256. */
export function tokenOf(key: string, { subject, permissions, from, until }: Grant): string {
  const text = `${part({ alg: 'ES256', typ: 'JWT', kid: idOf(key) })}.${part({ sub: subject, permissions, iat: seconds(from), exp: seconds(until) })}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key: createPrivateKey(key), dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
