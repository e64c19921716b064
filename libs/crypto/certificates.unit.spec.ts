import { describe, expect, it } from '@jest/globals';
import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect, type ConnectionOptions } from 'node:tls';
import { keySetOf, newTokenKey, tokenOf } from './access-tokens.js';
import { certified, newAuthority, type Certified } from './certificates.js';

const HOUR = 3_600_000;
const span = { from: new Date(Date.now() - HOUR), until: new Date(Date.now() + HOUR) };
const authority = { name: 'ours', ...newAuthority({ name: 'ours', ...span }) };
const server = certified(authority, { name: 'postgres', hosts: ['postgres', '127.0.0.1'], ...span });
const client = certified(authority, { name: 'worker', hosts: [], ...span });

/** Whether a server that asks for a certificate of `trusted` and this client speak with each other. */
async function shake(own: Certified, options: ConnectionOptions, trusted = authority.certificate): Promise<string> {
  const listening = createServer({ cert: own.certificate, key: own.key, ca: trusted, requestCert: true, rejectUnauthorized: true }, (_, response) => void response.end('spoken'));
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const said = await new Promise<string>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', ...options });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.on('data', (data) => resolve(data.toString().includes('spoken') ? 'spoken' : data.toString()));
    socket.on('close', () => resolve('closed'));
    socket.write('GET / HTTP/1.0\r\n\r\n');
  });
  listening.closeAllConnections();
  await new Promise((resolve) => listening.close(resolve));
  return said;
}
const shown = { ca: authority.certificate, cert: client.certificate, key: client.key };

describe('a certificate of our own', () => {
  it('names its holder, its authority and its span, and who reaches it', () => {
    const read = new X509Certificate(server.certificate);
    expect([read.subject, read.issuer, read.ca, read.subjectAltName]).toEqual(['CN=postgres', 'CN=ours', false, 'DNS:postgres, IP Address:127.0.0.1']);
    expect([read.validFrom, read.validTo].map((text) => Math.floor(Date.parse(text) / 1_000))).toEqual([span.from, span.until].map((date) => Math.floor(date.getTime() / 1_000)));
    expect([read.checkHost('postgres'), read.checkHost('temporal'), read.checkIP('127.0.0.1'), read.checkIP('127.0.0.2')]).toEqual(['postgres', undefined, '127.0.0.1', undefined]);
    expect(read.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
    expect(read.verify(new X509Certificate(newAuthority({ name: 'ours', ...span }).certificate).publicKey)).toBe(false);
  });
  it('of many years has its end in the other form of a date', () => {
    const far = new Date('2061-03-04T05:06:07Z');
    expect(new Date(new X509Certificate(newAuthority({ name: 'ours', from: span.from, until: far }).certificate).validTo)).toEqual(far);
  });
  it('lets both sides know each other', async () => {
    expect(await shake(server, shown)).toBe('spoken');
  });
  it.each<[string, () => Promise<string>, RegExp]>([
    ['a server of another authority of the same name', () => { const other = { name: 'ours', ...newAuthority({ name: 'ours', ...span }) }; return shake(certified(other, { name: 'postgres', hosts: ['127.0.0.1'], ...span }), shown); }, /SIGNATURE|VERIFY|UNABLE/],
    ['a server that is another', () => shake(certified(authority, { name: 'temporal', hosts: ['temporal'], ...span }), shown), /ALTNAME/],
    ['a server whose time has ended', () => shake(certified(authority, { name: 'postgres', hosts: ['127.0.0.1'], from: new Date(0), until: new Date(HOUR) }), shown), /EXPIRED/],
    ['a part that is no server', () => shake(certified(authority, { name: 'api', hosts: [], ...span }), { ...shown, checkServerIdentity: () => undefined }), /PURPOSE/],
    ['a server that a part signed', () => shake(certified({ name: 'worker', ...client }, { name: 'postgres', hosts: ['127.0.0.1'], ...span }), shown), /LEAF_SIGNATURE|UNABLE|INVALID/],
    ['a client without a certificate', () => shake(server, { ca: authority.certificate }), /CERTIFICATE_REQUIRED|ECONNRESET|closed/],
    ['a client of another authority', () => shake(server, shown, newAuthority({ name: 'inside', ...span }).certificate), /ECONNRESET|UNKNOWN_CA|ALERT|closed/],
  ])('is not taken from %s', async (_, shaken, why) => {
    expect(await shaken()).toMatch(why);
  });
});

describe('a token', () => {
  const key = newTokenKey();
  const token = tokenOf(key, { subject: 'worker', permissions: ['liandong:write'], ...span });
  const [head = '', body = '', signature = ''] = token.split('.');
  const read = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64url').toString());
  const { keys } = JSON.parse(keySetOf([newTokenKey(), key])) as { keys: (JsonWebKey & { kid: string })[] };
  const isVerifiedBy = (index: number): boolean => verify('sha256', Buffer.from(`${head}.${body}`), { key: createPublicKey({ key: keys[index] as never, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));

  it('says who may do what until when, and which key of the set verifies it', () => {
    expect(read(head)).toEqual({ alg: 'ES256', typ: 'JWT', kid: keys[1]?.kid });
    expect(read(body)).toEqual({ sub: 'worker', permissions: ['liandong:write'], iat: Math.floor(span.from.getTime() / 1_000), exp: Math.floor(span.until.getTime() / 1_000) });
    expect([isVerifiedBy(0), isVerifiedBy(1)]).toEqual([false, true]);
  });
  it('has keys in the set that sign nothing', () => {
    expect(keys.map(({ d, kty, crv }) => [d, kty, crv])).toEqual([[undefined, 'EC', 'P-256'], [undefined, 'EC', 'P-256']]);
  });
});
