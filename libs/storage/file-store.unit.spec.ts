import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from './file-store.js';
import { fileTypeOf } from './file-type.js';

const bytes = (...parts: (string | number[])[]): Buffer => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const ZIP = [0x50, 0x4b, 3, 4];

describe('the type of a file', () => {
  it.each([
    ['application/pdf', bytes('%PDF-1.7 …')],
    ['image/png', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['application/zip', bytes(ZIP, 'a.txt')],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', bytes(ZIP, '[Content_Types].xml', 'word/document.xml')],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes(ZIP, '[Content_Types].xml', 'xl/workbook.xml')],
    ['text/plain', bytes('第一行\r\n第二行\t')],
    ['text/plain', bytes('半个字').subarray(0, -1)],
    [undefined, bytes('MZ', [0, 1, 2])],
    [undefined, bytes([0xd0, 0xcf, 0x11, 0xe0])],
  ])('%s', (type, content) => expect(fileTypeOf(content, content)).toBe(type));
});

describe('files by hash', () => {
  let dir: string;
  let store: FileStore;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'liandong-files-'));
    store = new FileStore(dir);
  });
  afterAll(() => rm(dir, { recursive: true }));
  async function* of(...chunks: Buffer[]): AsyncGenerator<Buffer> {
    yield* chunks;
  }
  const read = async (hash: string): Promise<string> => Buffer.concat(await store.open(hash).toArray()).toString();

  it('are kept once, whole', async () => {
    const hash = createHash('sha256').update('内容一二').digest('hex');
    for (let time = 0; time < 2; time++) expect(await store.put(of(bytes('内容'), bytes('一二')), 100)).toEqual({ hash, size: 12, type: 'text/plain' });
    expect(await read(hash)).toBe('内容一二');
  });
  it('leave nothing where they are empty, too large or of no known type', async () => {
    expect(await store.put(of(), 10)).toBe('empty');
    expect(await store.put(of(bytes('12345'), bytes('678901')), 10)).toBe('too_large');
    expect(await store.put(of(bytes([0, 1, 2])), 10)).toBe('unknown_type');
    async function* broken(): AsyncGenerator<Buffer> {
      yield* of(bytes('x'));
      throw new Error('gone');
    }
    await expect(store.put(broken(), 10)).rejects.toThrow('gone');
    expect(await readdir(join(dir, 'incoming'))).toEqual([]);
    expect((await readdir(dir)).length).toBe(2);
  });
  it('of the limit exactly are kept', async () => {
    expect(await store.put(of(bytes('1234567890')), 10)).toMatchObject({ size: 10 });
  });
});
