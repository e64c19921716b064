import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Why a file is not read. */
export const FILE_REFUSALS = ['TOO_LARGE', 'EMPTY_FILE', 'WRONG_TYPE', 'BROKEN_FILE', 'LOCKED_FILE', 'MACRO_FILE', 'ZIP_BOMB', 'SCAN_WITHOUT_TEXT', 'TOO_COSTLY'] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];
export const FORMATS = ['text', 'html', 'docx', 'doc', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];
export type ReadDocument = { readonly kind: 'read'; readonly format: Format; readonly text: string } | { readonly kind: 'refused'; readonly code: FileRefusal };

/** C1: at most 50 MB. */
export const MOST_BYTES = 50 * 1024 * 1024;

export interface Limits {
  /** A pdf of 50 MB takes seconds; what takes longer is made to. */
  readonly milliseconds: number;
  /** Of JavaScript; with all buffers four times as much, where the system can limit that. */
  readonly megabytes: number;
}
const LIMITS: Limits = { milliseconds: 60_000, megabytes: 512 };
const CHILD = fileURLToPath(new URL('reading/read-child.mjs', import.meta.url));
const SHELL = '/bin/sh';

/**
 * Text of a docx, pdf, html, doc or text file, its type told by content. A process of its own reads it, limited in memory and
 * time: whatever the file does, the caller gets an answer.
 */
export async function readDocument(bytes: Uint8Array, limits: Limits = LIMITS): Promise<ReadDocument> {
  if (bytes.length > MOST_BYTES) return { kind: 'refused', code: 'TOO_LARGE' };
  const output = await runLimited(bytes, limits);
  if (output === undefined) return { kind: 'refused', code: 'TOO_COSTLY' };
  try {
    return checked(JSON.parse(output));
  } catch {
    return { kind: 'refused', code: 'TOO_COSTLY' };
  }
}

function checked(answer: { readonly format?: Format; readonly text?: string; readonly refused?: FileRefusal }): ReadDocument {
  const { format, text, refused } = answer;
  if (format !== undefined && text !== undefined && FORMATS.includes(format)) return { kind: 'read', format, text };
  return { kind: 'refused', code: refused !== undefined && FILE_REFUSALS.includes(refused) ? refused : 'BROKEN_FILE' };
}

/** What the child wrote; undefined when it had to be stopped or died. */
function runLimited(bytes: Uint8Array, { milliseconds, megabytes }: Limits): Promise<string | undefined> {
  const node = [process.execPath, `--max-old-space-size=${megabytes}`, CHILD];
  // The flag holds JavaScript's own heap; buffers of an unpacked stream are held by the system's limit on data.
  const [command = '', ...args] = existsSync(SHELL) ? [SHELL, '-c', `ulimit -d ${megabytes * 4 * 1024} 2>/dev/null; exec "$@"`, SHELL, ...node] : node;
  return new Promise((resolve) => {
    // No environment: no secret of the caller is there to be read.
    const child = spawn(command, args, { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
    const parts: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      // Text of a file is never this much larger than the file may be.
      if (size > 2 * MOST_BYTES) child.kill('SIGKILL');
      else parts.push(part);
    });
    // It may die before it has read all.
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? Buffer.concat(parts).toString('utf8') : undefined);
    });
    child.stdin.end(bytes);
  });
}
