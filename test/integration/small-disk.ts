import { execFileSync } from 'node:child_process';
import { mkdirSync, statfsSync } from 'node:fs';

/** More than a run writes; memory is taken as it is used. */
const ROOMY = '4g';
/** What is written between a look and the change of size makes the change fail. */
const TRIES = 50;

/** A file system in memory of its own, whose room is taken away and given back: a full disk, with nothing else full. */
export class SmallDisk {
  private constructor(readonly dir: string) {}

  /** Mounted on a folder that is made; a sentence where this machine forbids it. */
  static mount(dir: string): SmallDisk | string {
    mkdirSync(dir, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOMY},mode=0755`, 'tmpfs', dir], { stdio: 'pipe' });
      return new SmallDisk(dir);
    } catch (error) {
      return `no small disk here: ${String((error as { stderr?: Buffer }).stderr ?? (error as Error).message).trim()}`;
    }
  }

  /** Nothing more can be written. */
  fill(): void {
    for (let left = TRIES; left > 0; left -= 1) {
      const { blocks, bfree, bsize } = statfsSync(this.dir);
      try {
        return this.resize(`${(blocks - bfree) * bsize}`);
      } catch (error) {
        if (left === 1) throw error;
      }
    }
  }
  free(): void {
    this.resize(ROOMY);
  }
  unmount(): void {
    execFileSync('umount', ['--lazy', this.dir], { stdio: 'pipe' });
  }

  private resize(size: string): void {
    execFileSync('mount', ['-o', `remount,size=${size}`, this.dir], { stdio: 'pipe' });
  }
}
