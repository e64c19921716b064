import type pg from 'pg';
import { chainDifferences } from '#record/chains.js';
import { canonical } from '#record/hash.js';
import { foldOf, storedEvents } from '#record/replay.js';
import type { AssignmentId } from '#domain/shared/ids.js';

const SAMPLE = 500;

/** Chains of a sample, and that its snapshots are the folds of its events. Answers how many streams; throws at the first that is not as the record would have written it. */
export async function verifySample(owner: pg.Pool): Promise<number> {
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ id: AssignmentId; sequence: number; last_hash: string; state: unknown }>(
      `select stream.id, stream.sequence, stream.last_hash, stream.state from stream where stream.kind = 'assignment' order by md5(stream.id) limit ${SAMPLE}`,
    );
    const events = await storedEvents(client, rows.map(({ id }) => id));
    for (const row of rows) {
      const own = events.get(row.id) ?? [];
      const [broken] = chainDifferences(row, own);
      if (broken) throw new Error(`${row.id}: ${broken.detail}`);
      if (canonical(foldOf(row.id, own)) !== canonical(row.state)) throw new Error(`${row.id}: its snapshot is not the fold of its events`);
    }
    return rows.length;
  } finally {
    client.release();
  }
}
