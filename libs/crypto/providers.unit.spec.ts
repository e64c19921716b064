import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultProvider } from './default-provider.js';
import { gmSoftProvider } from './gm-soft-provider.js';
import { providerOfHash, PROVIDERS } from './providers.js';

const key = Buffer.alloc(32, 7);
const other = Buffer.alloc(32, 8);
const text = '年底前转化专利 1000 件。';

describe.each(Object.values(PROVIDERS))('provider $name', (provider) => {
  it('opens what it encrypted, each time another text, and hides it', () => {
    for (const plain of ['', 'a', text, 'x'.repeat(10_000)]) {
      const sealed = provider.encrypt(key, Buffer.from(plain), 'k1');
      expect(provider.decrypt(key, sealed, 'k1').toString()).toBe(plain);
      expect(provider.encrypt(key, Buffer.from(plain), 'k1').equals(sealed)).toBe(false);
      if (plain.length > 8) expect(sealed.includes(Buffer.from(plain))).toBe(false);
    }
  });

  it('opens nothing with another key, beside another word, altered in any byte, or cut off', () => {
    const sealed = provider.encrypt(key, Buffer.from(text), 'k1');
    expect(() => provider.decrypt(other, sealed, 'k1')).toThrow();
    expect(() => provider.decrypt(key, sealed, 'k2')).toThrow();
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => provider.decrypt(key, altered, 'k1')).toThrow();
    }
    for (const length of [0, 5, 12, 20, 28, sealed.length - 1]) expect(() => provider.decrypt(key, sealed.subarray(0, length), 'k1')).toThrow();
  });

  it('knows its own signature, and no other', () => {
    const [mine, yours] = [provider.newSigningKey(), provider.newSigningKey()];
    const signature = provider.sign(mine.privateKey, text);
    expect(provider.isSigned(mine.publicKey, text, signature)).toBe(true);
    expect(provider.isSigned(mine.publicKey, `${text} `, signature)).toBe(false);
    expect(provider.isSigned(yours.publicKey, text, signature)).toBe(false);
    expect(provider.isSigned(mine.publicKey, text, Buffer.from('no signature').toString('base64'))).toBe(false);
  });

  it('tells by a hash that it is its own', () => {
    expect(providerOfHash(provider.hash(text)).name).toBe(provider.name);
  });
});

describe('vectors of the standards', () => {
  it('SHA-256, and HMAC of it (RFC 4231)', () => {
    expect(defaultProvider.hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(defaultProvider.mac(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  });

  it('SM3 (GB/T 32905-2016, A.1), marked as such', () => {
    expect(gmSoftProvider.hash('abc')).toBe('sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });
});

const openssl = (...args: string[]): string => execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const hasSm2 = ((): boolean => {
  try {
    return /\bSM2\b/.test(openssl('ecparam', '-list_curves')) && /OpenSSL 3/.test(openssl('version'));
  } catch {
    return false;
  }
})();
/** SubjectPublicKeyInfo of a point of SM2. */
const SPKI = '3059301306072a8648ce3d020106082a811ccf5501822d034200';
const pem = (hex: string): string => `-----BEGIN PUBLIC KEY-----\n${Buffer.from(hex, 'hex').toString('base64').replace(/.{64}/g, '$&\n')}\n-----END PUBLIC KEY-----\n`;
const DISTID = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];

describe('SM2 with the user id 1234567812345678', () => {
  const inFolder = (work: (file: (name: string) => string) => void): void => {
    const dir = mkdtempSync(join(tmpdir(), 'liandong-sm2-'));
    try {
      work((name) => join(dir, name));
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  };
  const itWhereThere = hasSm2 ? it : it.skip;

  itWhereThere('OpenSSL verifies what we sign (skipped where openssl has no SM2)', () => {
    inFolder((file) => {
      const { privateKey, publicKey } = gmSoftProvider.newSigningKey();
      writeFileSync(file('public.pem'), pem(SPKI + publicKey));
      writeFileSync(file('text'), text);
      writeFileSync(file('signature'), Buffer.from(gmSoftProvider.sign(privateKey, text), 'base64'));
      const verify = (): string => openssl('pkeyutl', '-verify', '-pubin', '-inkey', file('public.pem'), '-in', file('text'), '-sigfile', file('signature'), ...DISTID);
      expect(verify()).toContain('Verified Successfully');
      writeFileSync(file('text'), `${text} `);
      expect(verify).toThrow();
    });
  });

  itWhereThere('we verify what OpenSSL signs (skipped where openssl has no SM2)', () => {
    inFolder((file) => {
      openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', file('key.pem'));
      openssl('pkey', '-in', file('key.pem'), '-pubout', '-outform', 'DER', '-out', file('public.der'));
      writeFileSync(file('text'), text);
      openssl('pkeyutl', '-sign', '-inkey', file('key.pem'), '-in', file('text'), '-out', file('signature'), ...DISTID);
      const publicKey = readFileSync(file('public.der')).subarray(-65).toString('hex');
      const signature = readFileSync(file('signature')).toString('base64');
      expect([gmSoftProvider.isSigned(publicKey, text, signature), gmSoftProvider.isSigned(publicKey, `${text} `, signature)]).toEqual([true, false]);
    });
  });
});
