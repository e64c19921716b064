import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { closeRecord, createRecord, inTransaction, inTransactionTwice, type RecordContext } from './record-context.js';

describe('a connection that the server ends within a transaction', () => {
  let database: TestDatabase;
  let record: RecordContext;
  let killer: RecordContext;
  beforeAll(async () => {
    database = await freshDatabase();
    [record, killer] = [createRecord(database.recordUrl, { max: 1 }), createRecord(database.recordUrl, { max: 1 })];
  });
  afterAll(async () => {
    await Promise.all([record, killer].map(closeRecord));
    await database.drop();
  });

  /** Between two statements nobody waits for an answer: the client itself tells of its end, and an unheard one ends the process. */
  const endedBetween = async (client: Parameters<Parameters<typeof inTransaction<void>>[1]>[0]): Promise<void> => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const ended = new Promise((resolve) => client.once('end', resolve));
    await killer.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
  };

  it('fails that transaction, and the process and the next one go on', async () => {
    await expect(inTransaction(record, async (client) => {
      await endedBetween(client);
      await client.query('select 1');
    })).rejects.toThrow();
    expect((await record.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('is tried once more where the work may be', async () => {
    let times = 0;
    const answer = await inTransactionTwice(record, async (client) => {
      if (++times === 1) {
        await endedBetween(client);
        throw Object.assign(new Error('Connection terminated unexpectedly'));
      }
      return (await client.query<{ one: number }>('select 1 as one')).rows[0]?.one;
    });
    expect([times, answer]).toEqual([2, 1]);
  });
});
