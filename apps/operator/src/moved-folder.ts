import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TableDigest } from '#record/digest.js';
import { copyKept, filesBelow } from '#local-services/kept-copy.js';
import { LocalServiceError } from '#local-services/local-service-error.js';
import { SUMS, wrongFiles } from '#local-services/sums.js';

const ABOUT = 'move.json';
const SETTINGS = 'settings.env';
export const FILES = 'files';
export const ANCHORS = 'anchors';
const tableFile = (name: string): string => `tables/${name}.jsonl`;

/** 迁出的内容是什么: what a folder holds that leaves one deployment for another. */
export interface Moved {
  readonly product: string;
  /** Of the assignment's rules: their snapshots are read by no older ones. */
  readonly rules: number;
  /** Names of the migrations that made the tables, in order. */
  readonly migrations: readonly string[];
  /** ISO instant of the one view that all rows are of. */
  readonly takenAt: string;
  /** As `npm run verify` says it. */
  readonly digest: string;
  readonly tables: Readonly<Record<string, TableDigest>>;
  /** How far the demo's clock is from the world's, ms. */
  readonly clockOffsetMs: number;
}

/** What the new place must be given so that what is sealed there opens. */
export interface MovedSettings {
  /** JSON in one line. */
  readonly KEYS: string;
  readonly IDENTITY_KEY: string;
  readonly CRYPTO_PROVIDER: string;
}

export async function writeAbout(folder: string, about: Moved, settings: MovedSettings): Promise<void> {
  await writeFile(join(folder, ABOUT), `${JSON.stringify(about, null, 2)}\n`, { mode: 0o600, flush: true });
  await writeFile(join(folder, SETTINGS), Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600, flush: true });
}

/** A row a line, as JSON strings: what people wrote has lines of its own. */
export async function writeTable(folder: string, name: string, batches: AsyncIterable<readonly string[]>): Promise<void> {
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 });
  const file = await open(join(folder, tableFile(name)), 'wx', 0o600);
  try {
    for await (const lines of batches) await file.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function* readTable(folder: string, name: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(join(folder, tableFile(name)), 'utf8'), crlfDelay: Infinity })) yield JSON.parse(line) as string;
}

/** Copies what is below folders to where nothing is yet, but what is left out; answers how many. Where one fails, all that were copied are taken away again. */
export async function copyFolders(folders: readonly (readonly [from: string, to: string])[], leftOut?: RegExp): Promise<number> {
  const copies: string[] = [];
  try {
    for (const [from, to] of folders) {
      for (const file of await filesIn(from)) {
        if (leftOut?.test(file)) continue;
        copies.push(join(to, file));
        await copyKept(join(from, file), join(to, file));
      }
    }
    return copies.length;
  } catch (error) {
    for (const copy of copies) await rm(copy, { force: true });
    throw error;
  }
}

/** Every file below a folder; none where it is not there. */
export const filesIn = async (dir: string): Promise<string[]> => (existsSync(dir) ? filesBelow(dir) : []);

/** Holds every file against its sum and reads what it is of; a file that is not as it was written is named. */
export async function checkMoved(folder: string): Promise<{ about: Moved; settings: MovedSettings }> {
  const wrong = await wrongFiles(folder);
  if (!wrong) throw new LocalServiceError(`${folder} 不是迁出的目录：没有 ${SUMS}。/ ${folder} was not made by move-out: it has no ${SUMS}.`);
  if (wrong.length > 0) throw new LocalServiceError(`迁出的目录已损坏，未迁入任何内容：/ The folder is damaged; nothing was moved in:\n${wrong.map((file) => `  ${file}`).join('\n')}`);
  const about = JSON.parse(await readFile(join(folder, ABOUT), 'utf8')) as Moved;
  const lines = (await readFile(join(folder, SETTINGS), 'utf8')).trimEnd().split('\n');
  return { about, settings: Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])) as unknown as MovedSettings };
}
