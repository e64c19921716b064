import { log } from '@temporalio/activity';
import type { KeyRing } from '#crypto/key-ring.js';
import type { AnchorActivities } from '#messages/operations.messages.js';
import { takeAnchor } from '#record/anchors/take-anchor.js';
import type { RecordContext } from '#record/record-context.js';
import { reportWatch } from '#record/watch-reports.js';
import { appendAnchorFile, readAnchorFile } from '#storage/anchor-file.js';

/** Where anchors are kept outside the database, and what signs them. */
export interface AnchorPlace {
  readonly dir: string;
  readonly keys: KeyRing;
}

/**
 * In the database first, then outside: died in between, the next one brings the file up to it. What contradicts the anchors
 * is an alarm and is never covered by one.
 */
export const anchor =
  (record: RecordContext, { dir, keys }: AnchorPlace): AnchorActivities['anchor'] =>
  async () => {
    const taken = await takeAnchor(record, { keys, outside: await readAnchorFile(dir) });
    await reportWatch(record, 'anchor', 'refused' in taken ? taken.refused.length : 0);
    if ('refused' in taken) {
      for (const { kind, about, detail } of taken.refused.slice(0, 20)) log.error('what the anchors hold is not on record any more', { kind, about, detail });
      return { number: null, contradictions: taken.refused.length };
    }
    await appendAnchorFile(dir, taken.append);
    return { number: taken.anchor.number, contradictions: 0 };
  };
