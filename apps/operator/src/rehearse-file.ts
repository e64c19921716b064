import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import type { RehearsalRow } from '#domain/cycle/rehearsal/rehearsal-row.js';
import { fromCaller, UsageError } from './command.js';
import { readJson } from './rehearse-input.js';

/** Characters a write: rows of a big cycle do not fit into one string. */
const CHUNK = 1_000_000;

/** The rows of an earlier rehearsal. */
export function rowsIn(path: string): readonly RehearsalRow[] {
  const rows = readJson(path);
  if (!Array.isArray(rows) || !rows.every((row: Partial<RehearsalRow> | null) => typeof row?.at === 'string' && typeof row.rule === 'string')) throw new UsageError(`${path} 不是演练的结果 / is no rehearsal`);
  return rows as RehearsalRow[];
}

/** A row a line, so that two rehearsals can also be compared by any tool. Whole or not at all. */
export function writeRows(path: string, rows: Iterable<RehearsalRow>): void {
  const out = fromCaller(path);
  const file = opened(`${out}.part`);
  let text = '[';
  let separator = '\n';
  for (const row of rows) {
    text += separator + JSON.stringify(row);
    separator = ',\n';
    if (text.length > CHUNK) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, `${text}\n]\n`);
  closeSync(file);
  renameSync(`${out}.part`, out);
}

function opened(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw new UsageError(`无法写入：${(error as Error).message}。请换一个位置。/ Cannot write there. Choose another place.`);
  }
}
