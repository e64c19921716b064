import type { By } from './channel-settings.js';
import { IS_FOLLOWED } from './open-streams.js';
import { inTransaction, type RecordContext } from './record-context.js';
import { TELL_DISPATCH, wakeAgain } from './wake.js';

/**
 * 重新通知: the workflows of these streams are told anew what the record holds, and the dispatch of reminders what it waits for;
 * one that does not run is started by it. A stream that is closed, or that no workflow follows, has nobody to tell. Told twice
 * it drops what it knows. Answers how many; whoever asked stands in the trail.
 */
export const tellAgain = (record: RecordContext, streams: readonly string[], { actor, source }: By): Promise<number> =>
  inTransaction(record, async (client) => {
    const { rows } = await client.query<{ stream: string; last: number }>(`select stream.id as stream, stream.sequence as last from stream where stream.id = any ($1) and not stream.closed and ${IS_FOLLOWED} order by stream.id`, [streams]);
    // A gap before it the workflow fills by itself.
    await wakeAgain(client, rows.map(({ stream, last }) => ({ stream, first: last, last })));
    const facts = { told: rows.length, ...(streams.length === 1 ? { stream: streams[0] } : {}) };
    await client.query(`select append_audit(record_now(), $1, 'TellAgain', null, null, 'accepted', null, $2, $3), pg_notify('liandong_wake', $4)`, [JSON.stringify(actor), JSON.stringify(facts), source, TELL_DISPATCH]);
    return rows.length;
  });
