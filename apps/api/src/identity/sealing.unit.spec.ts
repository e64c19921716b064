import { describe, expect, it } from '@jest/globals';
import { Sealing } from './sealing.js';

const sealing = (IDENTITY_KEY: string | undefined, SESSION_SECRET = 's'.repeat(32)) => new Sealing({ IDENTITY_KEY, SESSION_SECRET });

describe('what is kept of a second factor', () => {
  it('opens by its key and its person alone, and is another text each time', () => {
    const own = sealing('k'.repeat(32));
    const sealed = own.seal('JBSWY3DPEHPK3PXP', 'gd');
    expect(own.open(sealed, 'gd')).toBe('JBSWY3DPEHPK3PXP');
    expect(sealing('k'.repeat(32), 'another secret of the sessions, 32').open(sealed, 'gd')).toBe('JBSWY3DPEHPK3PXP');
    expect(own.seal('JBSWY3DPEHPK3PXP', 'gd')).not.toBe(sealed);
    expect(sealed).not.toContain('JBSWY3');
    const flipped = Buffer.from(sealed, 'base64url');
    flipped[14] = (flipped[14] ?? 0) ^ 1;
    for (const open of [() => own.open(sealed, 'xj'), () => sealing('l'.repeat(32)).open(sealed, 'gd'), () => sealing(undefined).open(sealed, 'gd'), () => own.open(flipped.toString('base64url'), 'gd')]) expect(open).toThrow();
  });

  it('is made of the sessions’ secret where there is no key', () => {
    expect(sealing(undefined).open(sealing(undefined).seal('x', 'gd'), 'gd')).toBe('x');
    expect(sealing(undefined).hash('code', 'gd')).not.toBe(sealing(undefined).hash('code', 'xj'));
  });
});
