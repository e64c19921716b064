import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { unzipped } from '#testing/document-files.js';
import { caseFile, SUMS, type CaseFileEntry } from './case-file.js';

const buffer = async (stream: Readable): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
};
const AT = new Date('2024-06-30T00:00:00Z');
const LARGE = Buffer.alloc(3 * 1024 * 1024, '附件内容');
const entries = (): CaseFileEntry[] => [{ name: '说明.txt', content: Buffer.from('甲') }, { name: '附件/01 大.bin', content: () => Readable.from([LARGE.subarray(0, 70_000), LARGE.subarray(70_000)]) }, { name: '信/a b.txt', content: Buffer.from('乙') }];

describe('a case file', () => {
  it('holds its files in their order, then the hash of each; again the same bytes', async () => {
    const made = await buffer(caseFile(entries(), AT));
    const files = unzipped(made);
    expect([...files.keys()]).toEqual(['说明.txt', '附件/01 大.bin', '信/a b.txt', SUMS]);
    expect(files.get('附件/01 大.bin')?.equals(LARGE)).toBe(true);
    const sum = (name: string): string => createHash('sha256').update(files.get(name) ?? '').digest('hex');
    expect(files.get(SUMS)?.toString()).toBe([...files.keys()].slice(0, -1).map((name) => `${sum(name)}  ${name}\n`).join(''));
    expect((await buffer(caseFile(entries(), AT))).equals(made)).toBe(true);
    expect((await buffer(caseFile(entries(), new Date('2024-07-01T00:00:00Z')))).equals(made)).toBe(false);
  });

  it('opens a file when its turn has come, and none after nobody reads any more', async () => {
    const opened: number[] = [];
    const stream = caseFile(
      Array.from({ length: 5 }, (_, n): CaseFileEntry => ({ name: `${n}.bin`, content: () => { opened.push(n); return Readable.from([Buffer.from(Array.from({ length: 400_000 }, (__, i) => (i * 2654435761 + n) >>> 13))]); } })),
      AT,
    );
    await new Promise((resolve) => stream.once('readable', resolve));
    expect(opened.length).toBeLessThan(5);
    await new Promise((resolve) => stream.once('close', resolve).destroy());
    const before = opened.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(opened.length).toBe(before);
  });

  it('a file that cannot be read ends the stream with its error: half a case file is none', async () => {
    const broken = caseFile([...entries(), { name: 'x', content: () => new Readable({ read() { this.destroy(new Error('gone')); } }) }], AT);
    await expect(buffer(broken)).rejects.toThrow('gone');
  });
});
