import { createReadStream, createWriteStream, type ReadStream, type WriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files that are made and forgotten again, each under the name that its maker gives it. */
export class ListFiles {
  constructor(private readonly dir: string) {}

  /** Beside where it will stand. */
  async begin(name: string): Promise<WriteStream> {
    await mkdir(this.dir, { recursive: true });
    return createWriteStream(join(this.dir, `${name}.part`));
  }

  /** What stands under a name is whole, and on the disk. Answers its size. */
  async finish(name: string): Promise<number> {
    const path = join(this.dir, `${name}.part`);
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
    await rename(path, join(this.dir, name));
    return (await stat(join(this.dir, name))).size;
  }

  open(name: string): ReadStream {
    return createReadStream(join(this.dir, name));
  }

  /** Every file that is there, half-made ones too. */
  async names(): Promise<string[]> {
    return readdir(this.dir).catch(() => []);
  }

  /** Of these files, removes those that stand under none of the names. */
  async forget(files: readonly string[], names: ReadonlySet<string>): Promise<void> {
    await Promise.all(files.filter((file) => !names.has(file.replace(/\.part$/, ''))).map((file) => rm(join(this.dir, file), { force: true })));
  }
}
