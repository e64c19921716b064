import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { ReminderList, SupervisionList } from '#api-types/views/register.views.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const XJ = 'asg/2024/t07-o1/65';

describe('registers as of a past day (D3)', () => {
  let api: RunningApi;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const setClock = (instant: string) => api.owner.query(`update demo_clock set offset_ms = ceil(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)`, [instant]);
  const read = async <S extends z.ZodType>(account: string, url: string, schema: S): Promise<z.infer<S>> => {
    const answer = await (await api.as(account)).get(url);
    if (answer.status !== 200) throw new Error(`${url}: ${answer.text}`);
    return schema.parse(answer.body);
  };
  const cases = (query = '', account = 'coord') => read(account, `/supervision${query}`, SupervisionList);
  const send = async (account: string, body: object) => {
    const answer = await (await api.as(account)).post(path(XJ, '/commands')).set('idempotency-key', `r-${++keys}`).send(body);
    if (answer.status !== 200) throw new Error(answer.text);
  };

  it('a case that was open then is open then, at its level and number of then, with its reply of then', async () => {
    await setClock('2024-04-01T01:00:00Z');
    await send('director', { type: 'OpenSupervision', level: 'blue', criteria: '季度进度', reason: '' });
    const first = await cases();
    await setClock('2024-04-02T01:00:00Z');
    const { openCase } = await read('xjlead', path(XJ), AssignmentView);
    await send('xjlead', { type: 'ReplySupervision', case: openCase?.id, promisedOn: '2024-04-12', text: '四月中旬报送' });
    const replied = await cases();
    await setClock('2024-04-08T01:00:00Z');
    await send('director', { type: 'RaiseSupervision', level: 'orange', reason: '' });
    const raised = await cases();
    await setClock('2024-04-10T01:00:00Z');
    await send('coord', { type: 'RaiseSupervision', level: 'red', reason: '影响全国' });
    const drafted = await cases();
    expect((await cases('?drafted=1')).total).toBe(1);
    await setClock('2024-04-11T01:00:00Z');
    await send('leader', { type: 'RaiseSupervision', level: 'red', reason: '' });
    await send('leader', { type: 'CloseSupervision', case: openCase?.id, reason: '已落实' });
    expect((await cases('?state=open')).rows.filter(({ assignment }) => assignment === XJ)).toEqual([]);
    for (const [day, then] of [['2024-04-01', first], ['2024-04-02', replied], ['2024-04-08', raised], ['2024-04-10', drafted]] as const) {
      // On a day that is over nothing can be done.
      expect({ day, rows: (await cases(`?asOf=${day}`)).rows }).toEqual({ day, rows: then.rows.map((row) => ({ ...row, allowedActions: [] })) });
    }
    expect(first.rows[0]?.allowedActions.length).toBeGreaterThan(0);
    expect([first.rows[0]?.level, replied.rows[0]?.replyState, raised.rows[0]?.level, drafted.rows[0]?.draftLevel]).toEqual(['blue', 'waiting', 'orange', 'red']);
    expect((await cases('?asOf=2024-04-08&level=orange&state=open')).total).toBe(1);
    expect((await cases('?asOf=2024-04-08&level=red')).total).toBe(0);
    expect((await cases('?asOf=2024-03-31')).total).toBe(0);
    // A unit is not shown the draft of then, either.
    expect((await cases('?asOf=2024-04-10', 'xj')).rows).toMatchObject([{ level: 'orange', draftLevel: null }]);
    expect((await cases('?asOf=2024-04-08', 'gd')).total).toBe(0);
    expect((await (await api.as('coord')).get('/supervision?asOf=2024-05-01')).body).toMatchObject({ code: 'FUTURE_DAY' });
  });

  it('a reminder that was not sent then was armed then; one that was not planned then was not there', async () => {
    const ledger = (query: string) => read('coord', `/reminders?task=t08&unit=65&${query}`, ReminderList);
    const before = await ledger('duty=plan');
    await api.owner.query(`update reminder set state = 'dispatched', settled_at = record_now() where task_code = 't08' and unit_id = '65' and duty = 'plan' and state = 'armed' and rule = 'T-30'`);
    const after = await ledger('duty=plan');
    expect([after.sum.dispatched - before.sum.dispatched, after.sum.armed - before.sum.armed]).toEqual([1, -1]);
    const then = await ledger('duty=plan&asOf=2024-04-10');
    expect([then.sum, then.total]).toEqual([{ ...before.sum, due: then.sum.due }, before.total]);
    expect((await ledger('duty=plan&asOf=2024-04-10&state=dispatched')).total).toBe(before.sum.dispatched);
    expect((await ledger('asOf=2024-03-28')).total).toBe(0);
  });
});
