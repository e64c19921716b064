import type pg from 'pg';
import type { Writes } from './record-context.js';
import type { StreamChange } from './stream-change.js';
import { writeChanges, type Act } from './write.js';

/** Assignments of a piece: of a launch of 759 the database writes six while the rules decide the next. */
const PIECE = 100;

/**
 * Of a crowd, all but the last piece is on its way to the database while the rules still decide what follows, in the same
 * transaction; what is left goes with the act itself. `own`: events of the act's other streams.
 */
export async function writeInPieces(client: pg.PoolClient, writes: Writes, act: Pick<Act, 'commandId' | 'trace' | 'lane'>, own: number, changes: Iterable<StreamChange>): Promise<{ readonly rest: readonly StreamChange[]; readonly ahead: number }> {
  let [rest, ahead]: [StreamChange[], number] = [[], 0];
  for (const change of changes) {
    if (rest.length === PIECE) {
      writes(writeChanges(client, { ...act, ahead: own + ahead }, rest));
      ahead += rest.reduce((sum, { sealed }) => sum + sealed.length, 0);
      rest = [];
      // What was sent leaves with the end of a turn.
      await new Promise((next) => setImmediate(next));
    }
    rest.push(change);
  }
  return { rest, ahead };
}
