import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { launched2024, type LaunchedCycle } from '#testing/cycle.js';
import { writeChannels } from './channel-states.js';
import { dispatchDue } from './dispatch.js';
import { giveUpUnanswered, markMessage, readyChannels, takeHanded } from './messages.js';
import { closeRecord, createRecord, type RecordContext } from './record-context.js';

/** Due within a few seconds, each to a person of its own: twelve batches. */
const MANY = 6_000;
const EMAIL = { name: 'email', knowsRepeats: true };

describe('a long queue', () => {
  let cycle: LaunchedCycle;
  let record: RecordContext;
  beforeAll(async () => {
    cycle = await launched2024();
    record = createRecord(cycle.database.recordUrl, { max: 1, clock: () => cycle.clock.now });
    await writeChannels(record, new Map());
    await dispatchDue(record);
    await cycle.owner.query(
      `insert into app_user (id, account, name, unit_id, roles, email, password_hash)
       select 'p' || n, 'p' || n, 'p' || n, '44', '{clerk}', 'p' || n || '@example.test', '-' from generate_series(1, $1) as n`, [MANY],
    );
    await cycle.owner.query(
      `insert into reminder (assignment_id, duty, rule, occurrence, due_at, addressees, alone, state, task_code, unit_id, lead_department)
       select view.id, 'milestone:m' || n / view.there, 'T-1', 'p' || n, to_timestamp(($2::float8 - $1 + n) / 1000.0), array['user:p' || n], true, 'armed', view.task_code, view.unit_id, view.lead_department
       from generate_series(1, $1) as n join (select assignment_view.*, row_number() over (order by assignment_view.id) as place, count(*) over () as there from assignment_view) as view on view.place = n % view.there + 1`,
      [MANY, cycle.clock.now],
    );
  });
  afterAll(async () => {
    await closeRecord(record);
    await cycle.close();
  });

  /** Rows of a table that the record's one connection has looked at, by whatever way. */
  const lookedAt = async (table: string): Promise<number> => {
    await record.pool.query('select pg_stat_force_next_flush()');
    const { rows } = await cycle.owner.query<{ n: string }>('select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as n from pg_stat_user_tables where relname = $1', [table]);
    return Number(rows[0]?.n);
  };

  it('is handed on with a look at whom each batch goes to and at the duties it is of, at nobody and nothing else', async () => {
    const before = [await lookedAt('app_user'), await lookedAt('reminder'), await lookedAt('stream')] as const;
    expect((await dispatchDue(record)).dispatched).toBe(MANY);
    expect((await lookedAt('app_user')) - before[0]).toBeLessThanOrEqual(4 * MANY);
    // A batch takes its rows out of ten times as many.
    expect((await lookedAt('reminder')) - before[1]).toBeLessThanOrEqual(20 * MANY);
    expect((await lookedAt('stream')) - before[2]).toBeLessThanOrEqual(2 * MANY);
  });

  it('is taken from at its head: neither what waits behind nor who waits is looked through', async () => {
    const before = [await lookedAt('message'), await lookedAt('app_user')] as const;
    expect(await readyChannels(record)).toEqual(['email']);
    await giveUpUnanswered(record, EMAIL);
    expect(await takeHanded(record, EMAIL, 5, { testsAlone: true })).toEqual([]);
    const taken = await takeHanded(record, EMAIL, 5);
    expect(taken.filter(({ to }) => to.endsWith('@example.test'))).toHaveLength(5);
    for (const { id } of taken) await markMessage(record, id, { state: 'sent' });
    expect((await lookedAt('message')) - before[0]).toBeLessThan(100);
    expect((await lookedAt('app_user')) - before[1]).toBeLessThan(100);
  });
});
