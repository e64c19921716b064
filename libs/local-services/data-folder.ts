import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LocalServiceError } from './local-service-error.js';

/** The folder exists, is written, and has room: tried before anything starts, so that the cause is one sentence. */
export function ensureWritableFolder(dir: string): void {
  const probe = join(dir, `.probe-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    // Asked first: a recursive mkdir on a read-only disk fails with ENOENT, which says nothing.
    accessSync(nearestFolder(resolve(dir)), constants.W_OK);
    makeFolder(resolve(dir));
    // Room for a start; a full disk would end half-way through initdb.
    writeFileSync(probe, Buffer.alloc(256 * 1024));
  } catch (error) {
    throw new LocalServiceError(folderSentence(dir, error as NodeJS.ErrnoException));
  } finally {
    rmSync(probe, { force: true });
  }
}

/** As root PostgreSQL runs as another account: it passes through what is made here, whatever the umask says. */
function makeFolder(dir: string): void {
  const first = mkdirSync(dir, { recursive: true });
  if (first === undefined || process.getuid?.() !== 0) return;
  for (let folder = dir; folder.length >= first.length; folder = dirname(folder)) chmodSync(folder, 0o711);
}

const nearestFolder = (dir: string): string => (existsSync(dir) ? dir : nearestFolder(dirname(dir)));

/** What is wrong with the data folder, in words. */
export function folderSentence(dir: string, error: { code?: string | undefined; message: string }): string {
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `数据目录 ${dir} 所在磁盘已满，请清理空间或用 --data 指定其他目录。/ The disk of the data folder is full.`;
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return `数据目录 ${dir} 只读或无权写入，请更改权限或用 --data 指定其他目录。/ The data folder cannot be written.`;
    default:
      return `数据目录 ${dir} 无法使用：${error.message} / The data folder cannot be used.`;
  }
}

/** The text kept in a file that only we may read; made by chance the first time. */
export function keptSecret(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const secret = randomBytes(24).toString('base64url');
  writePrivate(file, secret);
  return secret;
}

/** Whole or not at all, mode 0600. */
export function writePrivate(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}
