import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive } from '#local-services/process.js';

/** Who runs on a data folder. `url` is there once the page is. */
export interface Holder {
  readonly pid: number;
  readonly url?: string;
}

/** Thrown when another supervisor runs on the folder. Exit code 4. */
export class AlreadyRunning extends Error {
  constructor(readonly holder: Holder) {
    super(`already running: ${holder.pid}`);
  }
}

export interface Lock {
  /** A run before us left the lock: it was killed hard. */
  readonly wasStale: boolean;
  /** What a second start will show. */
  setUrl(url: string): void;
  release(): void;
}

/** One supervisor a data folder. A lock whose process is gone is taken over. */
export function takeLock(dir: string, isOurs: (pid: number) => boolean = isSupervisor): Lock {
  const file = join(dir, 'liandong.lock');
  let wasStale = false;
  for (let attempt = 0; ; attempt += 1) {
    if (create(file, { pid: process.pid })) break;
    const holder = read(file);
    if (holder && holder.pid !== process.pid && isOurs(holder.pid)) throw new AlreadyRunning(holder);
    if (attempt > 5) throw new Error(`cannot take ${file}`);
    rmSync(file, { force: true });
    wasStale = true;
  }
  return {
    wasStale,
    setUrl: (url) => replace(file, { pid: process.pid, url }),
    release: () => {
      if (read(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** The lock appears with its content or not at all: a second start never reads half of it. */
function create(file: string, holder: Holder): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replace(file: string, holder: Holder): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  renameSync(draft, file);
}

function read(file: string): Holder | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Alive, and still our program: after a restart of the machine the number may be another's. */
function isSupervisor(pid: number): boolean {
  if (!isAlive(pid)) return false;
  const line = commandLine(pid);
  return line === undefined || line.some((each) => each.includes('apps/embedded'));
}
