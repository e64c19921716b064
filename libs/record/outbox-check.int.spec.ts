import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { launched2024, type LaunchedCycle } from '#testing/cycle.js';
import { dispatchDue } from './dispatch.js';
import { checkOutbox, type OutboxMail } from './outbox-check.js';

describe('the outbox against the ledger', () => {
  let cycle: LaunchedCycle;
  beforeAll(async () => {
    cycle = await launched2024();
    for (const day of ['2024-04-01', '2024-06-21', '2024-06-28']) {
      cycle.clock.to(day, 9);
      await dispatchDue(cycle.record);
    }
    await cycle.owner.query(`update message set state = 'sent' where channel = 'email'`);
  });
  afterAll(() => cycle.close());

  const check = async (mails: readonly OutboxMail[] | null = null) => {
    const client = await cycle.owner.connect();
    try {
      return await checkOutbox(client, mails);
    } finally {
      client.release();
    }
  };
  const allMails = async (): Promise<OutboxMail[]> => (await cycle.owner.query<{ id: string }>(`select id::text as id from message where channel = 'email'`)).rows.map(({ id }) => ({ file: `${id}.json`, key: id, to: ['x@example.test'] }));

  it('everything matches after days of reminders', async () => {
    const { messages, rows, unmatched } = await check(await allMails());
    expect(unmatched).toEqual([]);
    expect(messages).toBeGreaterThan(100);
    expect(rows).toBeGreaterThan(100);
  });

  it('a mail that no message is of, and a message that was sent and lies nowhere', async () => {
    const [first, ...others] = await allMails();
    expect((await check([...others, { file: 'stray.json', key: '', to: ['who@example.test'] }])).unmatched).toEqual([
      { side: 'mail', about: 'stray.json', detail: 'no message (no key) to who@example.test' },
      expect.objectContaining({ side: 'message', about: first?.key, detail: expect.stringContaining('no mail of it lies in the outbox') }),
    ]);
  });

  it('a message that no ledger row is of, and one without a line', async () => {
    await cycle.owner.query(
      `insert into message (id, channel, recipient, kind, title, lines, created_at, state) values
         ('00000000-0000-4000-8000-000000000001', 'in_app', 'c44', 'digest', '{}', '[{"assignment":"asg/2024/t07-o1/44","reminder":"plan|T-99|2024-06-30"}]', now(), 'sent'), ('00000000-0000-4000-8000-000000000002', 'in_app', 'c44', 'digest', '{}', '[]', now(), 'sent')`,
    );
    const { unmatched } = await check();
    expect(unmatched).toEqual([
      { side: 'message', about: '00000000-0000-4000-8000-000000000002', detail: 'it has no line' },
      { side: 'message', about: '00000000-0000-4000-8000-000000000001', detail: 'no delivery to c44 by in_app for its line asg/2024/t07-o1/44 plan T-99 2024-06-30' },
      { side: 'message', about: '00000000-0000-4000-8000-000000000001', detail: 'no row of the ledger that went out for its line asg/2024/t07-o1/44 plan T-99 2024-06-30' },
    ]);
    await cycle.owner.query(`delete from message where id::text like '00000000-%'`);
  });

  it('a test of a channel needs no line; with one it is held against the ledger like any other', async () => {
    const plant = (lines: string) => cycle.owner.query(`insert into message (id, channel, recipient, kind, title, lines, created_at, state) values ('00000000-0000-4000-8000-000000000003', 'gd-hook', 'c44', 'test', '{}', $1, now(), 'sent') on conflict (id) do update set lines = excluded.lines`, [lines]);
    await plant('[]');
    expect((await check()).unmatched).toEqual([]);
    await plant('[{"assignment":"asg/2024/t07-o1/44","reminder":"plan|T-99|2024-06-30"}]');
    expect((await check()).unmatched.map(({ detail }) => detail.slice(0, 20))).toEqual(['no delivery to c44 b', 'no row of the ledger']);
    await cycle.owner.query(`delete from message where id::text like '00000000-%'`);
  });

  it('a row of the ledger that says it went out and has no message, and one whose message tells of something else', async () => {
    const planting = `update reminder set state = 'dispatched' where (assignment_id, duty, rule, occurrence) = (select assignment_id, duty, rule, occurrence from reminder where state = 'armed' order by 1, 2, 3 limit 1) returning assignment_id`;
    const { rows } = await cycle.owner.query<{ assignment_id: string }>(planting);
    expect((await check()).unmatched).toEqual([{ side: 'row', about: expect.stringContaining(rows[0]?.assignment_id ?? ''), detail: 'it went out, and nobody has an in-app notice of it' }]);
    await cycle.owner.query(`update message set lines = lines - 0 where id = (select id from message where channel = 'in_app' and jsonb_array_length(lines) > 1 order by id limit 1)`);
    expect((await check()).unmatched.map(({ side, detail }) => [side, detail.replace(/^message \S+ to \S+/, '…')])).toEqual([['row', '… by in_app does not tell of it'], ['row', 'it went out, and nobody has an in-app notice of it']]);
  });
});
