import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { copyCluster } from './cluster-copy.js';
import { ensureWritableFolder } from './data-folder.js';
import { copyKept, filesBelow, keepFolder } from './kept-copy.js';
import { LocalServiceError } from './local-service-error.js';
import { MAJOR, ownedByServer } from './postgres.js';
import { SUMS, wrongFiles } from './sums.js';
import { makeWholeFolder } from './whole-folder.js';

const ABOUT = 'backup.json';
/** Of the data folder, beside the database. What the parts make anew is not kept: logs, temporary files, Temporal's store, which follows from the record. */
const KEPT = ['secrets.json', 'keys.json', 'postgres/password', 'postgres/major', 'files', 'anchors', 'outbox'];
/** Half an upload is nobody's. */
const NOT_KEPT = /^files\/incoming\//;
/** PostgreSQL wants them to be there; a backup lists files. */
const SERVER_FOLDERS = ['pg_commit_ts', 'pg_dynshmem', 'pg_logical/mappings', 'pg_logical/snapshots', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots', 'pg_stat', 'pg_stat_tmp', 'pg_subtrans', 'pg_tblspc', 'pg_twophase', 'pg_wal/archive_status', 'pg_wal/summaries'];

/** What a backup is of. */
export interface BackupAbout {
  readonly product: string;
  readonly postgres: string;
  /** ISO instant: what was done later is not in it. */
  readonly takenAt: string;
}

/** A backup that is not whole, or not what was written: each file by its name, and why. Exit code 1. */
export class DamagedBackup extends LocalServiceError {
  constructor(readonly files: readonly string[]) {
    super(`备份已损坏，未恢复任何内容：/ The backup is damaged; nothing was restored:\n${files.map((file) => `  ${file}`).join('\n')}`);
  }
}

/**
 * Copies a data folder whose server runs: the database as it is at the end of the copy, then the files that it names.
 * `to` must not be there yet; it appears whole or not at all. Answers what it is of.
 */
export async function takeBackup({ dataDir, url, to, product, elsewhere = {} }: { dataDir: string; url: string; to: string; product: string; elsewhere?: Readonly<Record<string, string>> }): Promise<BackupAbout> {
  return makeWholeFolder(to, async (folder) => {
    const takenAt = await copyCluster({ url, cluster: join(dataDir, 'postgres', 'cluster'), to: join(folder, 'data/postgres/cluster') });
    for (const part of KEPT) await copyPart(elsewhere[part] ?? join(dataDir, part), join(folder, 'data', part), part);
    const about: BackupAbout = { product, postgres: MAJOR, takenAt: takenAt.toISOString() };
    await writeFile(join(folder, ABOUT), JSON.stringify(about), { mode: 0o600 });
    return about;
  });
}

async function copyPart(from: string, to: string, part: string): Promise<void> {
  if (!existsSync(from)) return;
  const below = await filesBelow(from).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOTDIR' ? undefined : Promise.reject(error)));
  if (!below) return copyKept(from, to);
  for (const file of below) if (!NOT_KEPT.test(`${part}/${file}`)) await copyKept(join(from, file), join(to, file));
}

/** Holds every file of a backup against its sum. Answers what it is of; else DamagedBackup. */
export async function checkBackup(from: string): Promise<BackupAbout> {
  const damaged = await wrongFiles(from);
  if (!damaged) throw new LocalServiceError(`${from} 不是备份：没有 ${SUMS}。/ ${from} is no backup: it has no ${SUMS}.`);
  if (damaged.length > 0) throw new DamagedBackup(damaged);
  const about = JSON.parse(await readFile(join(from, ABOUT), 'utf8')) as BackupAbout;
  if (about.postgres !== MAJOR) throw new LocalServiceError(`备份出自 PostgreSQL ${about.postgres}，本版本内置 ${MAJOR}。/ The backup is of PostgreSQL ${about.postgres}, this release brings ${MAJOR}.`);
  return about;
}

/**
 * Makes a data folder of a backup that was checked. `settle` does on it what must be done before anybody works with it; the
 * folder appears after that, whole or not at all. It must not be there, or be empty.
 */
export async function restoreBackup({ from, dataDir, settle }: { from: string; dataDir: string; settle: (folder: string) => Promise<void> }): Promise<void> {
  const target = resolve(dataDir);
  if (existsSync(target) && (await readdir(target)).length > 0) throw new LocalServiceError(`${target} 不是空目录，未恢复。请指定空目录，或先移走其中内容。/ ${target} is not empty: name an empty folder, or move away what is in it.`);
  ensureWritableFolder(dirname(target));
  const making = join(dirname(target), `.${basename(target)}.restoring`);
  await rm(making, { recursive: true, force: true });
  ensureWritableFolder(making);
  try {
    const data = join(from, 'data');
    for (const file of await filesBelow(data)) {
      await mkdir(dirname(join(making, file)), { recursive: true, mode: 0o700 });
      await copyFile(join(data, file), join(making, file));
    }
    for (const folder of SERVER_FOLDERS) await mkdir(join(making, 'postgres/cluster', folder), { recursive: true, mode: 0o700 });
    await ownedByServer(join(making, 'postgres'));
    await settle(making);
    // Empty, or not there: what somebody began in it meanwhile stays.
    if (existsSync(target)) await rmdir(target);
    await rename(making, target);
    await keepFolder(dirname(target));
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}
