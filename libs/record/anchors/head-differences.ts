import type pg from 'pg';
import type { Difference } from '../difference.js';
import type { Head, HeadTree } from './head-tree.js';

/** Streams looked at in one statement. */
const PAGE = 5_000;

export interface StreamHead {
  readonly id: string;
  readonly sequence: number;
  readonly hash: string;
}

/** The last event of every stream, as it stands. */
export async function streamHeads(client: pg.ClientBase): Promise<StreamHead[]> {
  const found: StreamHead[] = [];
  for (let after = ''; ; ) {
    const { rows } = await client.query<StreamHead>(`select stream.id, stream.sequence, stream.last_hash as hash from stream where stream.id > $1 and stream.sequence > 0 order by stream.id limit ${PAGE}`, [after]);
    found.push(...rows);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found;
    after = last.id;
  }
}

/** What an anchor holds and the record does not any more: a stream that is gone, one that was cut, one whose events were made anew. */
export async function headDifferences(client: pg.ClientBase, anchored: HeadTree, now: readonly StreamHead[]): Promise<Difference[]> {
  const current = new Map(now.map((head) => [head.id, head]));
  const found: Difference[] = [];
  const longer: { readonly id: string; readonly head: Head }[] = [];
  for (const [id, head] of anchored.entries()) {
    const stands = current.get(id);
    if (!stands) found.push({ kind: 'anchor', about: id, detail: `the anchor holds ${head.sequence} events, the stream is gone` });
    else if (stands.sequence < head.sequence) found.push({ kind: 'anchor', about: id, detail: `cut: the anchor holds ${head.sequence} events, the stream ${stands.sequence}` });
    else if (stands.sequence > head.sequence) longer.push({ id, head });
    else if (stands.hash !== head.hash) found.push({ kind: 'anchor', about: id, detail: `made anew: event ${head.sequence} has another hash than the anchor holds` });
  }
  for (let at = 0; at < longer.length; at += PAGE) found.push(...(await othersBehind(client, longer.slice(at, at + PAGE))));
  return found;
}

/** Streams that went on: the event that was the last one then must still be the same. */
async function othersBehind(client: pg.ClientBase, longer: readonly { readonly id: string; readonly head: Head }[]): Promise<Difference[]> {
  const { rows } = await client.query<{ id: string; sequence: number; isThere: boolean }>(
    `select asked.id, asked.sequence, event.hash is not null as "isThere" from unnest($1::text[], $2::int[], $3::text[]) as asked(id, sequence, hash)
     left join event on event.stream_id = asked.id and event.sequence = asked.sequence where event.hash is distinct from asked.hash`,
    [longer.map(({ id }) => id), longer.map(({ head }) => head.sequence), longer.map(({ head }) => head.hash)],
  );
  return rows.map(({ id, sequence, isThere }) => ({ kind: 'anchor', about: id, detail: isThere ? `made anew: event ${sequence} has another hash than the anchor holds` : `event ${sequence}, which the anchor holds, is gone` }));
}
