import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentId } from '#domain/shared/ids.js';
import { launched2024, person, COORDINATOR, type LaunchedCycle } from '#testing/cycle.js';
import { dispatchDue } from './dispatch.js';
import { execute } from './execute.js';
import { actOnCycle } from './launch.js';
import { ledgerSumOf } from './ledger-sum.js';
import { verifyRecord } from './verify.js';

describe('the opt-in window in the ledger', () => {
  let cycle: LaunchedCycle;
  let optional: AssignmentId;
  beforeAll(async () => {
    cycle = await launched2024();
    optional = (await cycle.owner.query<{ id: AssignmentId }>(`select assignment_id as id from reminder where duty = 'opt_in' and unit_id = '44' order by 1 limit 1`)).rows[0]?.id ?? ('asg/none' as AssignmentId);
  });
  afterAll(() => cycle.close());

  const rows = async (id: string) => (await cycle.owner.query<{ line: string }>(`select concat_ws(' ', rule, occurrence, state, suppressed_reason) as line from reminder where assignment_id = $1 and duty = 'opt_in' order by due_at`, [id])).rows.map(({ line }) => line);
  const differences = async () => {
    const client = await cycle.owner.connect();
    try {
      return (await verifyRecord(client, cycle.clock.now)).differences;
    } finally {
      client.release();
    }
  };

  it('the launch plans it for every unit that may opt in, and for no mandatory obligation', async () => {
    const { rows: counted } = await cycle.owner.query<{ units: number; rows: number; issued: number }>(
      `select count(distinct unit_id)::int as units, count(*)::int as rows, (select count(*)::int from assignment_view where not mandatory) as issued from reminder where duty = 'opt_in'`,
    );
    expect(counted[0]).toMatchObject({ units: 32, issued: 0 });
    expect((counted[0]?.rows ?? 0) % 64).toBe(0);
    expect(await rows(optional)).toEqual(['opening 2024-04-28 armed', 'wd-3 2024-04-28 armed']);
    expect(await differences()).toEqual([]);
  });

  it('who opts in hears no more of it; the others are reminded 3 working days before the end', async () => {
    await dispatchDue(cycle.record);
    expect(await rows(optional)).toEqual(['opening 2024-04-28 dispatched', 'wd-3 2024-04-28 armed']);
    const told = await cycle.owner.query<{ recipient: string }>(`select distinct recipient from delivery where assignment_id = $1 order by 1`, [optional]);
    expect(told.rows.map(({ recipient }) => recipient)).toEqual(['c44', 'l44']);
    cycle.clock.to('2024-04-10');
    expect(await execute(cycle.record, { stream: optional, commandId: 'opt-in', actor: person('l44', '44', 'leader'), body: { type: 'OptIn' } })).toMatchObject({ receipt: { status: 'acknowledged' } });
    expect(await rows(optional)).toEqual(['opening 2024-04-28 dispatched', 'wd-3 2024-04-28 suppressed fulfilled']);
    await dispatchDue(cycle.record);
    expect(await differences()).toEqual([]);
    cycle.clock.to('2024-04-24', 9);
    await dispatchDue(cycle.record);
    expect(await rows(optional.replace('/44', '/11'))).toEqual(['opening 2024-04-28 dispatched', 'wd-3 2024-04-28 dispatched']);
    expect(await rows(optional)).toEqual(['opening 2024-04-28 dispatched', 'wd-3 2024-04-28 suppressed fulfilled']);
    expect((await ledgerSumOf(cycle.record, { cycle: 'cycle/2024' })).broken).toEqual([]);
    expect(await differences()).toEqual([]);
  });

  it('verify finds a row that is gone and one too many', async () => {
    await cycle.owner.query(`delete from delivery where assignment_id = $1 and rule = 'wd-3'`, [optional.replace('/44', '/12')]);
    await cycle.owner.query(`delete from reminder where assignment_id = $1 and duty = 'opt_in' and rule = 'wd-3'`, [optional.replace('/44', '/12')]);
    await cycle.owner.query(`update reminder set rule = 'wd-9' where assignment_id = $1 and duty = 'opt_in' and rule = 'opening'`, [optional.replace('/44', '/13')]);
    const found = (await differences()).filter(({ kind }) => kind === 'ledger').map(({ about, detail }) => `${about.split('/').at(-1)} ${detail.split(': ')[1]}`);
    expect(found).toEqual(expect.arrayContaining(['12 row missing', '13 row missing', '13 row that no event plans']));
  });

  it('a unit that joins within the window hears of it from then on', async () => {
    const later = await launched2024();
    try {
      later.clock.to('2024-04-10');
      await later.owner.query(`insert into unit (id, kind, position, name, short_name, english_name) values ('99', 'province', 99, '新设省', '新设', 'New')`);
      expect(await actOnCycle(later.record, { stream: 'cycle/2024', commandId: 'add', actor: COORDINATOR, body: { type: 'AddUnit', unit: '99' } })).toMatchObject({ receipt: { events: ['UnitAdded'] } });
      const { rows: planned } = await later.owner.query<{ rule: string; due: string }>(`select distinct rule, to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as due from reminder where duty = 'opt_in' and unit_id = '99' order by 2`);
      expect(planned).toEqual([{ rule: 'opening', due: '04-10 09:00' }, { rule: 'wd-3', due: '04-24 09:00' }]);
      const client = await later.owner.connect();
      expect((await verifyRecord(client, later.clock.now)).differences.filter(({ detail }) => detail.startsWith('opt_in') && !detail.includes('neither sent'))).toEqual([]);
      client.release();
    } finally {
      await later.close();
    }
  });
});
