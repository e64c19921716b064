import { expect } from '@jest/globals';
import type { AssignmentId } from '#domain/shared/ids.js';
import { eventually } from '#testing/eventually.js';
import type { Deed } from './path-of-a-plan.js';
import { send, sendUntilTaken, type Act, type Answer, type Journal } from './people.js';
import { PARTS, type ComposedSystem, type Part } from './system.js';

type Outage = Part | 'all';
const OUTAGES: readonly Outage[] = ['api', 'worker', 'temporal', 'postgres', 'all'];
/** Those that are written to come first. */
const partsOf = (outage: Outage): readonly Part[] => (outage === 'all' ? PARTS.toReversed() : [outage]);

/** Before each act the next of the processes is killed; the act is sent while it is away, and again once it is back. */
export function throughOutages(system: ComposedSystem, journal: Journal, stream: AssignmentId): Deed {
  let next = 0;
  return async (by, body) => {
    const outage = OUTAGES[next++ % OUTAGES.length] ?? 'all';
    const act = journal.meant(by, stream, body);
    await Promise.all(partsOf(outage).map((part) => system.kill(part)));
    expectClear(outage, await send(act));
    for (const part of [...partsOf(outage)].sort((a, b) => PARTS.indexOf(b) - PARTS.indexOf(a))) await system.start(part);
    await sendUntilTaken(act);
  };
}

/** Taken, or clearly not: never a third thing. */
function expectClear(outage: Outage, { status, body }: Answer): void {
  const isTaken = outage === 'worker' || outage === 'temporal';
  if (isTaken) expect([outage, status, body]).toEqual([outage, 200, expect.objectContaining({ hash: expect.any(String) })]);
  else if (outage === 'postgres') expect([outage, status, body]).toEqual([outage, 503, expect.objectContaining({ code: 'UNAVAILABLE' })]);
  else expect([outage, status, body]).toEqual([outage, 0, expect.stringMatching(/ECONNREFUSED|ECONNRESET|EPIPE|closed/)]);
}

/** The API is killed while an act is under way: in turn before and after its commit. Nobody hears the answer; the act is repeated. */
export function throughLostAnswers(system: ComposedSystem, journal: Journal, stream: AssignmentId): Deed {
  let isBefore = false;
  return async (by, body) => {
    isBefore = !isBefore;
    const act = journal.meant(by, stream, body);
    await (isBefore ? killedBeforeCommit(system, act) : killedAfterCommit(system, act));
    await system.start('api');
    await sendUntilTaken(act);
  };
}

const isOnRecord = async (system: ComposedSystem, { commandId }: Act): Promise<boolean> => (await system.owner.query('select from receipt where receipt.command_id = $1', [commandId])).rowCount === 1;

/** Somebody else holds the stream's lock: the act's transaction has begun and waits. */
async function killedBeforeCommit(system: ComposedSystem, act: Act): Promise<void> {
  const other = await system.owner.connect();
  try {
    await other.query('begin');
    await other.query('select from stream where stream.id = $1 for update', [act.stream]);
    const answer = send(act);
    await eventually('the act waits', async () => (await system.owner.query(`select from pg_stat_activity where pg_stat_activity.wait_event_type = 'Lock' and pg_stat_activity.usename = 'liandong_record'`)).rowCount === 1);
    await system.kill('api');
    expect((await answer).status).toBe(0);
  } finally {
    await other.query('rollback');
    other.release();
  }
  // What waited gets the lock now, and finds nobody to answer to.
  await eventually('the transaction of the dead is gone', async () => (await system.owner.query(`select from pg_stat_activity where pg_stat_activity.usename = 'liandong_record' and pg_stat_activity.xact_start is not null`)).rowCount === 0);
  expect(await isOnRecord(system, act)).toBe(false);
}

async function killedAfterCommit(system: ComposedSystem, act: Act): Promise<void> {
  // Should the answer come before the end, nobody reads it.
  const unheard = send({ ...act, answers: [] });
  await eventually('the act is on record', () => isOnRecord(system, act));
  await system.kill('api');
  await unheard;
}
