import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTypeOf, SAMPLE } from './file-type.js';

export interface StoredFile {
  /** SHA-256, hex: where it is kept. */
  readonly hash: string;
  readonly size: number;
  readonly type: string;
}
/** Why a file was not kept. */
export type NotStored = 'empty' | 'too_large' | 'unknown_type';

/** Files by their hash, on a disk. The same content is kept once and never changes. */
export class FileStore {
  constructor(private readonly dir: string) {}

  /** Writes beside, then moves: what stands under a hash is whole. More than `limit` bytes are read to their end and thrown away. */
  async put(content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile | NotStored> {
    const incoming = join(this.dir, 'incoming');
    await mkdir(incoming, { recursive: true });
    const path = join(incoming, randomUUID());
    try {
      const { size, hash, head, tail } = await this.write(path, content, limit);
      if (size === 0 || size > limit) return size === 0 ? 'empty' : 'too_large';
      const type = fileTypeOf(head, tail);
      if (!type) return 'unknown_type';
      await mkdir(join(this.dir, hash.slice(0, 2)), { recursive: true });
      await rename(path, this.pathOf(hash));
      return { hash, size, type };
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Whether what stands under a hash is still what was put there. */
  async isWhole(hash: string): Promise<boolean> {
    const sum = createHash('sha256');
    for await (const chunk of createReadStream(this.pathOf(hash))) sum.update(chunk as Buffer);
    return sum.digest('hex') === hash;
  }

  open(hash: string): ReadStream {
    return createReadStream(this.pathOf(hash));
  }

  private async write(path: string, content: AsyncIterable<Uint8Array>, limit: number): Promise<{ size: number; hash: string; head: Buffer; tail: Buffer }> {
    const sum = createHash('sha256');
    let size = 0;
    let head = Buffer.alloc(0);
    let tail = Buffer.alloc(0);
    const file = await open(path, 'wx');
    try {
      for await (const chunk of content) {
        size += chunk.length;
        if (size > limit) continue;
        sum.update(chunk);
        if (head.length < SAMPLE) head = Buffer.concat([head, chunk.subarray(0, SAMPLE - head.length)]);
        tail = Buffer.concat([tail, chunk]).subarray(-SAMPLE);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { size, hash: sum.digest('hex'), head, tail };
  }

  private pathOf(hash: string): string {
    return join(this.dir, hash.slice(0, 2), hash);
  }
}
