import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { runLimited, type Limits } from './run-limited.js';

/** Why a file is no notice: of the file, then of its text. */
export const NOTICE_REFUSALS = [
  'TOO_LARGE', 'EMPTY_FILE', 'WRONG_TYPE', 'BROKEN_FILE', 'LOCKED_FILE', 'MACRO_FILE', 'ZIP_BOMB', 'SCAN_WITHOUT_TEXT', 'TOO_COSTLY',
  'TOO_LONG', 'NO_TASK_LIST', 'TWO_NOTICES',
] as const;
export type NoticeRefusal = (typeof NOTICE_REFUSALS)[number];
export const FORMATS = ['text', 'html', 'docx', 'doc', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];
export type ReadNotice =
  /** `paragraphs`: the lines of the text, in which quotes count; `draft`: a stranger's file made it, so who takes it checks it. */
  | { readonly kind: 'read'; readonly format: Format; readonly sha256: string; readonly paragraphs: readonly string[]; readonly draft: object }
  | { readonly kind: 'refused'; readonly code: NoticeRefusal };

/** C1: at most 50 MB. */
export const MOST_BYTES = 50 * 1024 * 1024;
/** A pdf of 50 MB takes seconds; what takes longer is made to. Less than the minute that a front door waits. */
const LIMITS: Limits = { milliseconds: 45_000, megabytes: 512 };

/**
 * A docx, pdf, html, doc or text file, its type told by content, to a catalogue draft with its source. A process of its own
 * reads and parses it, limited in memory and time: whatever the file does, the caller gets an answer.
 */
export async function readNotice(path: string, limits: Limits = LIMITS): Promise<ReadNotice> {
  const file = await open(path);
  try {
    if ((await file.stat()).size > MOST_BYTES) return { kind: 'refused', code: 'TOO_LARGE' };
    const [output, sha256] = await Promise.all([runLimited(file.fd, limits), hashOf(file)]);
    return output === undefined ? { kind: 'refused', code: 'TOO_COSTLY' } : answerOf(output, sha256);
  } finally {
    await file.close();
  }
}

/** By places, so that the child, which shares the descriptor, begins at the beginning. */
async function hashOf(file: FileHandle): Promise<string> {
  const sum = createHash('sha256');
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) sum.update(chunk as Buffer);
  return sum.digest('hex');
}

interface Said {
  readonly format?: Format;
  readonly paragraphs?: readonly string[];
  readonly draft?: object;
  readonly refused?: NoticeRefusal;
}

function answerOf(output: string, sha256: string): ReadNotice {
  try {
    const { format, paragraphs, draft, refused } = JSON.parse(output) as Said;
    if (refused !== undefined) return { kind: 'refused', code: NOTICE_REFUSALS.includes(refused) ? refused : 'BROKEN_FILE' };
    if (format && FORMATS.includes(format) && paragraphs?.every((each) => typeof each === 'string') && draft) return { kind: 'read', format, sha256, paragraphs, draft };
  } catch {
    // Half an answer is none.
  }
  return { kind: 'refused', code: 'TOO_COSTLY' };
}
