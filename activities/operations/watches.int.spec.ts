import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeyRing } from '#crypto/key-ring.js';
import { readAnchorFile } from '#storage/anchor-file.js';
import { launched2024, type LaunchedCycle } from '#testing/cycle.js';
import { anchor } from './anchor.activity.js';
import { sumLedger } from './sum-ledger.activity.js';

const XJ = 'asg/2024/t07-o1/65';

describe('what a watch finds stands in the record, until it finds nothing', () => {
  let cycle: LaunchedCycle;
  let dir: string;
  beforeAll(async () => {
    [cycle, dir] = [await launched2024(), await mkdtemp(join(tmpdir(), 'liandong-anchors-'))];
  });
  afterAll(async () => {
    await cycle.close();
    await rm(dir, { recursive: true, force: true });
  });

  const run = <T>(activity: () => Promise<T>): Promise<T> => new MockActivityEnvironment().run(activity) as Promise<T>;
  const found = async (watch: string): Promise<number[]> => (await cycle.owner.query<{ found: number }>(`select found from watch_report where watch = $1`, [watch])).rows.map((row) => row.found);

  it('of the reminder ledger', async () => {
    const sum = () => run(sumLedger(cycle.record));
    expect([await found('ledger'), (await sum()).broken, await found('ledger')]).toEqual([[], 0, [0]]);
    // Due, and nobody has heard of it.
    const [row] = (await cycle.owner.query<{ at: Date }>(`select due_at as at from reminder where assignment_id = $1 and state = 'armed' order by due_at limit 1`, [XJ])).rows;
    await cycle.owner.query(`update reminder set due_at = to_timestamp($1 / 1000.0) - interval '1 hour' where assignment_id = $2 and state = 'armed' and due_at = $3`, [cycle.clock.now, XJ, row?.at]);
    expect([(await sum()).broken, await found('ledger')]).toEqual([1, [1]]);
    await cycle.owner.query(`update reminder set due_at = $1 where assignment_id = $2 and due_at < to_timestamp($3 / 1000.0)`, [row?.at, XJ, cycle.clock.now]);
    expect([(await sum()).broken, await found('ledger')]).toEqual([0, [0]]);
  });

  it('of the anchors, which go no further meanwhile', async () => {
    const take = () => run(anchor(cycle.record, { dir, keys: newKeyRing('default') }));
    expect([await take(), await found('anchor')]).toEqual([{ number: 1, contradictions: 0 }, [0]]);
    const [before] = (await cycle.owner.query<{ hash: string }>('select last_hash as hash from stream where id = $1', [XJ])).rows;
    const set = (hash: string | undefined) => cycle.owner.query(`update stream set last_hash = $1 where id = $2`, [hash, XJ]);
    await set('0'.repeat(64));
    expect([await take(), await found('anchor'), (await readAnchorFile(dir)).length]).toEqual([{ number: null, contradictions: 1 }, [1], 1]);
    await set(before?.hash);
    expect([await take(), await found('anchor')]).toEqual([{ number: 2, contradictions: 0 }, [0]]);
  });
});
