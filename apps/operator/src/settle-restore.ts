import type { Keys } from '#config/keys.js';
import { takeAnchor } from '#record/anchors/take-anchor.js';
import { settleLostSpan, type LostSpan } from '#record/lost-span.js';
import { closeRecord, createRecord } from '#record/record-context.js';
import { appendAnchorFile, readAnchorFile } from '#storage/anchor-file.js';

export interface SettledRestore {
  /** Messages that were on their way and are now looked at by a person. */
  readonly unknown: number;
  /** The number of the anchor that says why; undefined where nobody keeps anchors. */
  readonly anchor: number | undefined;
}

/** What is done on a database that was set back, before anybody works on it: the lost span is written down, and an anchor says why. */
export async function settleRestore(databaseUrl: string, { keys, anchorDir }: { keys: Keys | undefined; anchorDir: string | undefined }, span: LostSpan): Promise<SettledRestore> {
  const record = createRecord(databaseUrl, { max: 2 });
  try {
    const unknown = await settleLostSpan(record, span);
    if (!keys || anchorDir === undefined) return { unknown, anchor: undefined };
    const taken = await takeAnchor(record, { keys, outside: await readAnchorFile(anchorDir), restored: span.reason });
    if (!('anchor' in taken)) throw new Error(`no anchor could be taken: ${JSON.stringify(taken.refused)}`);
    await appendAnchorFile(anchorDir, taken.append);
    return { unknown, anchor: taken.anchor.number };
  } finally {
    await closeRecord(record);
  }
}
