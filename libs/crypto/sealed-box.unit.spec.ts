import { describe, expect, it } from '@jest/globals';
import { newKeyRing, rotated } from './key-ring.js';
import { UnknownKey } from './payload-codec.js';
import { CRYPTO_NAMES } from './provider.js';
import { boxKeyOf, openSealed, sealFor } from './sealed-box.js';

describe.each(CRYPTO_NAMES)('a sealed box by %s', (name) => {
  const ring = newKeyRing(name);
  const text = '一个密钥 a-secret-0123456789';

  it('is sealed by the public key alone, each time otherwise, and opened by who has the ring', () => {
    const [one, two] = [sealFor(boxKeyOf(ring), text, 'gd-hook'), sealFor(boxKeyOf(ring), text, 'gd-hook')];
    expect([openSealed(ring, one, 'gd-hook'), openSealed(ring, two, 'gd-hook')]).toEqual([text, text]);
    expect([one.hidden === two.hidden, one.wrapped === two.wrapped]).toEqual([false, false]);
    expect(JSON.stringify([one, boxKeyOf(ring)])).not.toMatch(new RegExp(`secret|${ring.keys['k1']?.slice(0, 20).replaceAll('+', '.') ?? ''}`));
  });

  it('opens neither beside another name, nor by another ring, nor altered', () => {
    const sealed = sealFor(boxKeyOf(ring), text, 'gd-hook');
    const bytes = Buffer.from(sealed.hidden, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => openSealed(ring, sealed, 'js-hook')).toThrow();
    expect(() => openSealed(newKeyRing(name), sealed, 'gd-hook')).toThrow();
    expect(() => openSealed(ring, { ...sealed, hidden: bytes.toString('base64') }, 'gd-hook')).toThrow();
    expect(() => openSealed(ring, { ...sealed, wrapped: sealFor(boxKeyOf(ring), text, 'gd-hook').wrapped }, 'gd-hook')).toThrow();
    expect(() => openSealed(ring, { ...sealed, id: 'k9' }, 'gd-hook')).toThrow(UnknownKey);
  });

  it('a new key seals what comes; the old one still opens what was', () => {
    const before = sealFor(boxKeyOf(ring), text, 'gd-hook');
    const next = rotated(ring);
    const after = sealFor(boxKeyOf(next), text, 'gd-hook');
    expect([openSealed(next, before, 'gd-hook'), openSealed(next, after, 'gd-hook'), after.id]).toEqual([text, text, 'k2']);
    expect(() => openSealed(ring, after, 'gd-hook')).toThrow(UnknownKey);
  });
});
