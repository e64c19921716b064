import archiver from 'archiver';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Transform, type Readable } from 'node:stream';

/** A file of a 卷宗: its bytes, or where they come from when its turn has come. */
export interface CaseFileEntry {
  /** With its folder: letters, digits, Chinese, no line end and no backslash, so that `sha256sum -c` reads it. */
  readonly name: string;
  readonly content: Buffer | (() => Readable);
}

/** What `sha256sum -c` reads: every file of the zip but itself. */
export const SUMS = 'SHA256SUMS';

/**
 * 卷宗 (E3) as a zip, read as it is written: one file at a time is open, each hashed as it passes. Order and dates are the
 * caller's, so equal files are equal bytes. Destroying the stream ends it; a file that cannot be read destroys the stream.
 */
export function caseFile(entries: readonly CaseFileEntry[], at: Date): Readable {
  const zip = archiver('zip', { zlib: { level: 6 } });
  const over = new AbortController();
  zip.on('close', () => over.abort());
  const pass = async (): Promise<void> => {
    const sums: string[] = [];
    for (const { name, content } of entries) sums.push(`${await add(name, content)}  ${name}\n`);
    await add(SUMS, Buffer.from(sums.join('')));
    await zip.finalize();
  };
  /** Waits until the file is in the zip, and so until whoever reads has taken what was before it. */
  const add = async (name: string, content: CaseFileEntry['content']): Promise<string> => {
    const entered = once(zip, 'entry', { signal: over.signal });
    if (Buffer.isBuffer(content)) {
      zip.append(content, { name, date: at, mode: 0o644 });
      await entered;
      return createHash('sha256').update(content).digest('hex');
    }
    const sum = createHash('sha256');
    const source = content();
    const hashed = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sum.update(chunk);
        done(null, chunk);
      },
    });
    source.on('error', (error) => hashed.destroy(error));
    over.signal.addEventListener('abort', () => source.destroy(), { once: true });
    zip.append(source.pipe(hashed), { name, date: at, mode: 0o644 });
    hashed.on('error', (error) => zip.destroy(error));
    await entered;
    return sum.digest('hex');
  };
  pass().catch((error: unknown) => {
    if (!zip.destroyed) zip.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return zip;
}
