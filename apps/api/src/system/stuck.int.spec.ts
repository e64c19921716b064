import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReconciliationList, StuckList, ToldAgain } from '#api-types/views/system.views.js';
import { beginReconciliation, endReconciliation, isReconciliationAsked, markReconciliationTold } from '#record/reconciliations.js';
import { RECORD } from '../platform/tokens.js';
import type { RecordContext } from '#record/record-context.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

const [UNTOLD, DUE, REMINDED] = ['asg/2024/t07-o1/44', 'asg/2024/t07-o1/11', 'asg/2024/t07-o1/65'] as const;

describe('what is stuck, by HTTP', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
    // The launch has just been: nothing waits for a relay that is not there.
    await api.owner.query('delete from wake');
  });
  afterAll(() => api.close());

  const stuck = async () => StuckList.parse((await (await api.as('sys')).get('/system/stuck')).body);
  const tell = async (body: object) => (await api.as('sys')).post('/system/stuck/tellings').send(body);
  const wakes = async () => (await api.owner.query<{ id: string; first: number; last: number; comes: boolean }>('select stream_id as id, first_sequence as first, last_sequence as last, not_before <= now() as comes from wake order by stream_id')).rows;
  const trail = async (action: string) => (await api.owner.query<{ by: string; facts: object; source: boolean }>(`select actor ->> 'userId' as by, facts, source is not null as source from audit where action = $1 order by id`, [action])).rows;
  const sequenceOf = async (stream: string) => (await api.owner.query<{ sequence: number }>('select sequence from stream where id = $1', [stream])).rows[0]?.sequence;

  it('is nothing where everything moves', async () => {
    expect(await stuck()).toEqual({ at: expect.any(String), rows: [], isCut: false, failed: { messages: 0, exports: 0, atLeast: false } });
    expect(ToldAgain.parse((await tell({})).body)).toEqual({ told: 0 });
  });

  it('is listed by what lies, the oldest first, and what is only on its way is not', async () => {
    await api.owner.query(`insert into wake (stream_id, first_sequence, last_sequence, lane, not_before) values ($1, 1, 1, 1, now() - interval '2 minutes'), ('asg/2024/t07-o1/12', 1, 1, 2, now() - interval '30 seconds'), ('asg/2024/t07-o1/13', 1, 1, 1, now() + interval '1 hour')`, [UNTOLD]);
    await api.owner.query(`update stream set next_due_at = record_now() - interval '1 hour' where id = $1`, [DUE]);
    await api.owner.query(`update stream set next_due_at = record_now() - interval '30 seconds' where id = 'asg/2024/t07-o1/14'`);
    await api.owner.query(`update reminder set due_at = record_now() - interval '10 minutes' where ctid = (select ctid from reminder where state = 'armed' and assignment_id = $1 limit 1)`, [REMINDED]);
    const { rows, isCut } = await stuck();
    expect([rows.map(({ what, stream, kind }) => [what, stream, kind]), isCut]).toEqual([[['instant', DUE, 'assignment'], ['reminder', REMINDED, 'assignment'], ['untold', UNTOLD, 'assignment']], false]);
    expect([...rows].sort((a, b) => (a.since < b.since ? -1 : 1))).toEqual(rows);
  });

  it('is told again, one of them or all, twice as well; whoever asked stands in the trail', async () => {
    const before = await trail('TellAgain');
    const last = await sequenceOf(DUE);
    expect([(await tell({ stream: DUE })).body, (await tell({ stream: DUE })).body]).toEqual([{ told: 1 }, { told: 1 }]);
    expect((await wakes()).find(({ id }) => id === DUE)).toEqual({ id: DUE, first: last, last, comes: true });
    expect((await tell({})).body).toEqual({ told: 3 });
    expect((await wakes()).filter(({ id }) => [UNTOLD, DUE, REMINDED].some((each) => each === id))).toEqual([DUE, UNTOLD, REMINDED].map((id) => ({ id, first: expect.any(Number), last: expect.any(Number), comes: true })));
    expect((await trail('TellAgain')).slice(before.length)).toEqual([{ told: 1, stream: DUE }, { told: 1, stream: DUE }, { told: 3 }].map((facts) => ({ by: 'sys', facts, source: true })));
  });

  it('what nobody follows, or nobody knows, is told to nobody: the relay would have no workflow for it', async () => {
    await api.owner.query(`insert into stream (id, kind, sequence, last_hash, state, rules_version) values ('contacts/44', 'contacts', 1, '', '{}', 1)`);
    const before = await wakes();
    for (const stream of ['contacts/44', 'absent']) expect([stream, (await tell({ stream })).body]).toEqual([stream, { told: 0 }]);
    await api.owner.query(`update stream set closed = true where id = 'asg/2024/t07-o1/15'`);
    expect((await tell({ stream: 'asg/2024/t07-o1/15' })).body).toEqual({ told: 0 });
    expect(await wakes()).toEqual(before);
    for (const body of [{ stream: '' }, { stream: 1 }, { other: 'x' }]) expect((await tell(body)).status).toBe(400);
  });

  it('shows a bounded piece of each sort, and says that there are more; all are told in the end', async () => {
    await api.owner.query(`update stream set next_due_at = record_now() - interval '2 hours' where kind = 'assignment' and not closed`);
    const { rows, isCut } = await stuck();
    expect([rows.filter(({ what }) => what === 'instant').length, isCut]).toEqual([50, true]);
    const open = (await api.owner.query(`select from stream where kind = 'assignment' and not closed`)).rowCount;
    expect((await tell({})).body).toEqual({ told: open });
    expect((await wakes()).length).toBeGreaterThanOrEqual(open ?? Infinity);
  });

  it('counts other work that came to nothing', async () => {
    await api.owner.query(`insert into message (id, channel, recipient, kind, title, lines, created_at, state, attempts, failure) values (gen_random_uuid(), 'email', 'gd', 'alone', '{"zh":"提醒","en":"Reminder"}', '[]', record_now(), 'failed', 29, '550 no such box')`);
    await api.owner.query(`insert into exported_list (command_id, body_hash, owner, list, query, requested_at, state) select 'failed-' || n, '', 'coord', 'items', '{}', record_now(), 'failed' from generate_series(1, 2) as n`);
    expect((await stuck()).failed).toEqual({ messages: 1, exports: 2, atLeast: false });
  });

  describe('the workflows are held against the record now', () => {
    const ask = async () => (await api.as('sys')).post('/system/reconciliations');
    const list = async () => ReconciliationList.parse((await (await api.as('sys')).get('/system/reconciliations')).body).rows;
    const record = (): RecordContext => api.app.get<RecordContext>(RECORD);

    it('where somebody asks: asked twice it is one, and the relay is to tell it', async () => {
      expect(await list()).toEqual([]);
      for (const answer of [await ask(), await ask()]) {
        expect([answer.status, ReconciliationList.parse(answer.body).rows]).toEqual([200, [expect.objectContaining({ asked: { at: expect.any(String), by: '系统管理员' }, began: null, ended: null })]]);
      }
      expect(await trail('AskReconciliation')).toEqual([1, 2].map(() => ({ by: 'sys', facts: {}, source: true })));
      expect(await isReconciliationAsked(record())).toBe(true);
      await markReconciliationTold(record());
      expect(await isReconciliationAsked(record())).toBe(false);
      // What was told may have been lost: asked again it is told again.
      await ask();
      expect(await isReconciliationAsked(record())).toBe(true);
    });

    it('and says what it came to; one that broke off is ended by the next', async () => {
      const id = await beginReconciliation(record());
      expect(await beginReconciliation(record())).toBe(id);
      expect(await list()).toMatchObject([{ id, began: expect.any(String), ended: null }]);
      const named = [{ stream: UNTOLD, found: 'missing', did: 'woken' }];
      await endReconciliation(record(), id, { checked: 520, differences: 2, mended: 1, named });
      // Ended once: an attempt that was taken for dead says nothing more.
      await endReconciliation(record(), id, { failure: 'too late' });
      expect(await list()).toMatchObject([{ id, ended: expect.any(String), checked: 520, differences: 2, mended: 1, named, failure: null }]);
      const night = await beginReconciliation(record());
      await endReconciliation(record(), night, { failure: 'Temporal is away' });
      expect(await list()).toMatchObject([{ id: night, asked: null, checked: null, named: [], failure: 'Temporal is away' }, { id }]);
      expect(await isReconciliationAsked(record())).toBe(false);
    });
  });

  it('is the system administrator’s alone', async () => {
    const before = [await wakes(), await trail('TellAgain'), await trail('AskReconciliation')];
    for (const account of ['coord', 'gd', 'sec', 'aud', 'leader']) {
      const agent = await api.as(account);
      const answers = [await agent.get('/system/stuck'), await agent.post('/system/stuck/tellings').send({}), await agent.get('/system/reconciliations'), await agent.post('/system/reconciliations')];
      expect([account, answers.map(({ status }) => status)]).toEqual([account, [403, 403, 403, 403]]);
    }
    expect([(await api.anonymous.get('/system/stuck')).status, (await api.anonymous.post('/system/reconciliations')).status]).toEqual([401, 401]);
    expect([await wakes(), await trail('TellAgain'), await trail('AskReconciliation')]).toEqual(before);
  });
});
