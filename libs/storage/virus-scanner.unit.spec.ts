import { afterEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { FakeClamd } from '#testing/fake-clamd.js';
import { VirusScanner } from './virus-scanner.js';

const peers: FakeClamd[] = [];
const peer = async (behaviour: ConstructorParameters<typeof FakeClamd>[0] = 'scans'): Promise<FakeClamd> => {
  const clamd = await new FakeClamd(behaviour).listen();
  peers.push(clamd);
  return clamd;
};
afterEach(async () => {
  await Promise.all(peers.splice(0).map((clamd) => clamd.close()));
});
const content = (...parts: (string | Buffer)[]): Readable => Readable.from(parts.map((part) => Buffer.from(part)));

describe('a scan by clamd', () => {
  it('hands over the whole content, byte by byte, and hears that it is clean', async () => {
    const clamd = await peer();
    const big = Buffer.alloc(3_000_000, 'liandong');
    expect(await new VirusScanner(clamd.address).scan(content('甲', big, '乙'))).toBe('clean');
    expect(clamd.received).toHaveLength(1);
    expect(clamd.received[0]?.equals(Buffer.concat([Buffer.from('甲'), big, Buffer.from('乙')]))).toBe(true);
  });

  it('hears what was found', async () => {
    const clamd = await peer();
    expect(await new VirusScanner(clamd.address).scan(content('x', FakeClamd.INFECTED, 'y'))).toBe('infected');
  });

  it.each(['too_large', 'hangs_up', 'talks_nonsense'] as const)('knows nothing of a content when clamd %s', async (behaviour) => {
    const clamd = await peer(behaviour);
    for (const size of [1, 2_000_000]) {
      const file = content(Buffer.alloc(size));
      expect([await new VirusScanner(clamd.address).scan(file), file.destroyed]).toEqual(['unknown', true]);
    }
  });

  it('waits for no scanner that is silent, and asks none that is away', async () => {
    const silent = await peer('is_silent');
    expect(await new VirusScanner(silent.address, 200).scan(content('x'))).toBe('unknown');
    const gone = await peer();
    await gone.close();
    expect(await new VirusScanner(gone.address).scan(content('x'))).toBe('unknown');
  });

  it('a content that cannot be read is not clean', async () => {
    const clamd = await peer();
    const broken = new Readable({ read() { this.destroy(new Error('disk')); } });
    expect(await new VirusScanner(clamd.address).scan(broken)).toBe('unknown');
  });
});
