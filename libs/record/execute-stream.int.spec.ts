import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { refuse } from '#domain/shared/refusal.js';
import { evolveBy, type StreamState } from '#domain/shared/stream.js';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { COORDINATOR, person } from '#testing/cycle.js';
import { executeStream, type Aggregate } from './execute-stream.js';
import { readEvents } from './load-events.js';
import { closeRecord, createRecord, type RecordContext } from './record-context.js';

interface Tally extends StreamState {
  readonly total: number;
}
interface TallyEvents {
  Added: { readonly n: number };
}

/** The smallest aggregate: adds up, never above ten. */
const TALLY: Aggregate<Tally, { readonly type: 'Add'; readonly n: number }, TallyEvents> = {
  kind: 'proxies',
  version: 1,
  hasWorkflow: false,
  initial: (id) => ({ id, sequence: 0, hash: '', status: 'empty', total: 0 }),
  decide: (state, { n }) => (state.total + n > 10 ? refuse('WRONG_STATE', { total: state.total }) : { events: [{ type: 'Added', data: { n }, texts: { note: 'stays here' } }] }),
  evolve: evolveBy<Tally, TallyEvents>({ Added: (state, { data }) => ({ ...state, status: 'added', total: state.total + data.n }) }),
  facts: () => Promise.resolve(undefined),
  isClosed: (state) => state.total === 10,
};

describe('the door for streams other than assignments', () => {
  let database: TestDatabase;
  let record: RecordContext;
  beforeAll(async () => {
    database = await freshDatabase();
    record = createRecord(database.recordUrl);
  });
  afterAll(async () => {
    await closeRecord(record);
    await database.drop();
  });
  const add = (stream: string, commandId: string, n: number, actor = COORDINATOR) => executeStream(record, TALLY, { stream, commandId, actor, body: { type: 'Add', n } });
  const snapshot = async (stream: string) => (await record.pool.query<{ state: Tally; closed: boolean; kind: string; last_hash: string }>('select state, closed, kind, last_hash from stream where id = $1', [stream])).rows[0];

  it('is made by its first command; event, snapshot, receipt and audit stand in one transaction', async () => {
    const outcome = await add('proxies/a', 'a1', 3);
    expect(outcome).toMatchObject({ repeated: false, receipt: { stream: 'proxies/a', status: 'added', sequence: 1, round: 1, events: ['Added'] } });
    const [event] = await readEvents(record, 'proxies/a', 0);
    expect(event).toMatchObject({ type: 'Added', data: { n: 3 }, texts: { note: 'stays here' }, previousHash: '' });
    expect(await snapshot('proxies/a')).toMatchObject({ kind: 'proxies', closed: false, last_hash: event?.hash, state: { total: 3, sequence: 1 } });
    const audit = await record.pool.query(`select action, outcome from audit where command_id = 'a1'`);
    expect(audit.rows).toEqual([{ action: 'Add', outcome: 'accepted' }]);
  });

  it('two firsts at once are taken one after the other', async () => {
    const both = await Promise.all([add('proxies/b', 'b1', 1), add('proxies/b', 'b2', 2)]);
    expect(both.map((each) => 'receipt' in each && each.receipt.sequence).sort()).toEqual([1, 2]);
    expect((await snapshot('proxies/b'))?.state.total).toBe(3);
  });

  it('the same command again answers with its receipt, at once and later; with another body or sender it is refused', async () => {
    const [first, second] = await Promise.all([add('proxies/c', 'c1', 4), add('proxies/c', 'c1', 4)]);
    expect([first, second].map((each) => 'receipt' in each && each.repeated).sort()).toEqual([false, true]);
    expect(await add('proxies/c', 'c1', 5)).toEqual({ refusal: { code: 'COMMAND_ID_REUSED', facts: { commandId: 'c1' } } });
    expect(await add('proxies/c', 'c1', 4, person('other', 'bureau', 'coordinator'))).toMatchObject({ refusal: { code: 'COMMAND_ID_REUSED' } });
    expect((await snapshot('proxies/c'))?.state.total).toBe(4);
  });

  it('a refusal leaves an audit row alone', async () => {
    expect(await add('proxies/d', 'd1', 11)).toEqual({ refusal: { code: 'WRONG_STATE', facts: { total: 0 } } });
    expect(await snapshot('proxies/d')).toBeUndefined();
    const { rows } = await record.pool.query(`select outcome, code, (select count(*)::int from receipt where command_id = 'd1') as receipts from audit where command_id = 'd1'`);
    expect(rows).toEqual([{ outcome: 'refused', code: 'WRONG_STATE', receipts: 0 }]);
  });

  it('a refusal whose answer was lost behind its commit is audited once, and once more when it is asked for again', async () => {
    const lossy = createRecord(database.recordUrl, { max: 1 });
    let toLose = 1;
    lossy.pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...sent: unknown[]) => Promise<unknown>;
      client.query = (async (...sent: unknown[]) => {
        const answer = await query(...sent);
        if (sent[0] === 'commit' && toLose-- > 0) throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
        return answer;
      }) as never;
    });
    const refused = () => executeStream(lossy, TALLY, { stream: 'proxies/d', commandId: 'd2', actor: COORDINATOR, body: { type: 'Add', n: 11 } });
    const rows = async () => (await record.pool.query(`select from audit where command_id = 'd2' and outcome = 'refused'`)).rowCount;
    expect([await refused(), toLose, await rows()]).toEqual([{ refusal: { code: 'WRONG_STATE', facts: { total: 0 } } }, -1, 1]);
    expect([await refused(), await rows()]).toEqual([{ refusal: { code: 'WRONG_STATE', facts: { total: 0 } } }, 2]);
    await closeRecord(lossy);
  });

  it('a snapshot of an older version is folded again, one of a newer is not judged; a broken chain throws', async () => {
    await add('proxies/e', 'e1', 2);
    await record.pool.query(`update stream set rules_version = 0, state = '{"total": 99}' where id = 'proxies/e'`);
    await add('proxies/e', 'e2', 8);
    expect(await snapshot('proxies/e')).toMatchObject({ closed: true, state: { total: 10 } });
    await record.pool.query(`update stream set rules_version = 2 where id = 'proxies/e'`);
    await expect(add('proxies/e', 'e4', 0)).rejects.toThrow('rules version 2');
    // No login of the system may; who owns the tables may.
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`update event set data = '{"n": 1}' where stream_id = 'proxies/e' and sequence = 1`);
    await owner.end();
    await record.pool.query(`update stream set rules_version = 0 where id = 'proxies/e'`);
    await expect(add('proxies/e', 'e3', 0)).rejects.toThrow('the event was altered');
  });

  it('a stream without a workflow wakes nobody', async () => {
    const { rows } = await record.pool.query(`select stream_id from wake`);
    expect(rows).toEqual([]);
  });
});
