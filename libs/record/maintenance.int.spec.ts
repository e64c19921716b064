import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '#domain/access/actor.js';
import { parseDay } from '#domain/calendar/day.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { nextDue } from '#domain/deadline/next-due.js';
import { isWhole } from '#domain/reminder/ledger-sum.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { COORDINATOR, launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { eventually } from '#testing/eventually.js';
import { dispatchDue } from './dispatch.js';
import { execute } from './execute.js';
import { executeTimed } from './execute-timed.js';
import { ledgerSumOf } from './ledger-sum.js';
import { beginMaintenance, endMaintenance, maintenanceOf } from './maintenance.js';
import { markMessage, readyChannels, takeHanded, untilNextTry } from './messages.js';
import { actOnProxies } from './proxies.js';
import { rebuildAfterMigration } from './rebuild.js';

const BY = { actor: person('sys', 'bureau', 'system_admin'), source: '192.0.2.1' };
const HELD = { maintenance: '迁移机房' };
const asg = (unit: string): AssignmentId => `asg/2024/t07-o1/${unit}`;
/** Written with an event alone, which is held. */
const WITH_EVENTS = ['assignment_version', 'assignment_view', 'catalogue_draft', 'catalogue_version', 'calendar_version', 'change_set_row', 'copy', 'involvement', 'metric_value', 'plan_text', 'progress_report', 'proxy', 'published_score', 'stream', 'supervision_case', 'unit', 'worklist_item'];
const GO_ON = {
  'signing in and out, and who one is': ['app_user', 'login_failure', 'password_history', 'recovery_code', 'second_factor', 'session', 'sign_on_subject'],
  'the trail and its proof': ['anchor', 'audit', 'reconciliation', 'restore', 'watch_report'],
  'telling workflows, and what the worker says of itself': ['channel_state', 'wake', 'worker_told'],
  'with a channel’s settings, which are held': ['channel_secret'],
  'the switch itself': ['maintenance'],
  'chosen once, by the owner': ['crypto_choice'],
  'of the demo alone': ['demo_clock'],
};

describe('read-only maintenance', () => {
  let cycle: LaunchedCycle;
  beforeAll(async () => {
    cycle = await launched2024();
    await cycle.owner.query(`update message set state = 'sent', settled_at = now() where state = 'handed'`);
  });
  afterAll(() => cycle.close());

  /** `held` with the reason, or what became of it. */
  const heldOr = async <T>(under: Promise<T>): Promise<T | { maintenance: string }> =>
    under.catch((error: unknown) => {
      const held = maintenanceOf(error);
      if (!held) throw error;
      return { maintenance: held.reason };
    });
  const comment = (unit: string, commandId: string) =>
    execute(cycle.record, { stream: asg(unit), commandId, actor: person(`c${unit}`, unit, 'liaison', 'clerk'), body: { type: 'Comment', audience: 'all', about: null, text: '请核对。', mentions: [] }, source: '192.0.2.7' });
  const rows = async <T extends object>(sql: string, ...values: unknown[]): Promise<T[]> => (await cycle.owner.query<T>(sql, values)).rows;
  const trailOf = (commandId: string) => rows(`select action, outcome, code, stream_id as stream, actor ->> 'userId' as by, source, facts ->> 'reason' as reason from audit where command_id = $1`, commandId);
  const eventsOf = async (commandId: string): Promise<number> => (await rows('select from event where command_id = $1', commandId)).length;
  const inMaintenance = async <T>(work: () => Promise<T>): Promise<T> => {
    await beginMaintenance(cycle.record, HELD.maintenance, BY);
    return work().finally(() => endMaintenance(cycle.record, BY));
  };

  it('holds an act and says why in the trail; the same act is taken afterwards', async () => {
    await inMaintenance(async () => {
      expect(await heldOr(comment('44', 'held-1'))).toEqual(HELD);
      expect(await heldOr(actOnProxies(cycle.record, { commandId: 'held-2', actor: person('l44', '44', 'leader'), body: { type: 'SetProxy', principal: 'l44', proxy: 'c44', from: parseDay('2024-04-01'), until: parseDay('2024-04-02'), tasks: null } }))).toEqual(HELD);
    });
    const refused = { outcome: 'refused', code: 'MAINTENANCE', reason: HELD.maintenance };
    expect(await trailOf('held-1')).toEqual([{ ...refused, action: 'Comment', stream: asg('44'), by: 'c44', source: '192.0.2.7' }]);
    expect(await trailOf('held-2')).toMatchObject([{ ...refused, action: 'SetProxy' }]);
    expect(await eventsOf('held-1')).toBe(0);
    expect(await comment('44', 'held-1')).toMatchObject({ repeated: false });
    expect([await eventsOf('held-1'), (await trailOf('held-1')).length]).toEqual([1, 2]);
  });

  it('answers a repeated act with its receipt, and a look at the rules with its refusal: neither writes', async () => {
    await comment('44', 'before-1');
    await inMaintenance(async () => {
      expect(await comment('44', 'before-1')).toMatchObject({ repeated: true });
      const recall = execute(cycle.record, { stream: asg('44'), commandId: 'rule-1', actor: person('c44', '44', 'liaison', 'clerk'), body: { type: 'RecallPlan', reason: '更正' } });
      expect(await recall).toMatchObject({ refusal: { code: 'WRONG_STATE' } });
    });
  });

  it('lets no act slip through: what has begun to write is whole before the switch, what comes behind it is held', async () => {
    const locks = async (isGranted: boolean, mode: string): Promise<boolean> => (await rows(`select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) and objid = hashtext('maintenance')::bigint & 4294967295 and granted = $1 and mode = $2`, isGranted, mode)).length > 0;
    // A wake row is written behind the events: who holds it keeps the act between its first write and its commit.
    const holder = await cycle.owner.connect();
    await holder.query('begin');
    await holder.query('select from wake where stream_id = $1 for update', [asg('11')]);
    const begun = heldOr(comment('11', 'race-begun'));
    await eventually('the act writes', () => locks(true, 'ShareLock'));
    const order: string[] = [];
    const switched = beginMaintenance(cycle.record, HELD.maintenance, BY).then(() => order.push('switch'));
    await eventually('the switch waits for it', () => locks(false, 'ExclusiveLock'));
    const behind = heldOr(comment('12', 'race-behind')).then((outcome) => (order.push('act behind'), outcome));
    await eventually('the next act waits behind the switch', () => locks(false, 'ShareLock'));
    await holder.query('commit');
    holder.release();
    expect([await begun, await behind, await switched]).toMatchObject([{ repeated: false }, HELD, expect.anything()]);
    expect([order[0], await eventsOf('race-begun'), await eventsOf('race-behind')]).toEqual(['switch', 1, 0]);
    await endMaintenance(cycle.record, BY);
  });

  it('lets what the clock does wait, without a line of the trail; it comes afterwards, once', async () => {
    cycle.clock.to('2024-07-03');
    const state = (await rows<{ state: IssuedState }>('select state from stream where id = $1', asg('13')))[0]!.state;
    const { rule, occurrence } = nextDue(state)!;
    const pass = () => executeTimed(cycle.record, { assignment: asg('13'), rule, occurrence, after: state.sequence });
    const commandId = `due/${rule}/${occurrence}@${asg('13')}`;
    await inMaintenance(async () => {
      expect(await heldOr(pass())).toEqual(HELD);
      expect([await eventsOf(commandId), await trailOf(commandId)]).toEqual([0, []]);
    });
    expect((await pass()).events.length).toBeGreaterThan(0);
    expect((await pass()).events.length).toBeGreaterThan(0);
    expect((await rows('select from receipt where command_id = $1', commandId)).length).toBe(1);
  });

  it('hands on no reminder and gives no message to its channel; what was taken before is settled, and all of it goes out afterwards', async () => {
    const handed = (id: string) => cycle.owner.query(`insert into message (id, channel, recipient, kind, title, lines, created_at, state, not_before) values ($1, 'email', 'c44', 'alone', '{"zh":"提醒","en":"Reminder"}', '[]', now(), 'handed', null)`, [id]);
    const [taken, waits] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'];
    const lane = { name: 'email', knowsRepeats: true };
    await handed(taken);
    expect((await takeHanded(cycle.record, lane, 10)).map(({ id }) => id)).toEqual([taken]);
    await handed(waits);
    const nudge = await execute(cycle.record, { stream: asg('15'), commandId: 'nudge-15', actor: COORDINATOR, body: { type: 'NudgeAssignment', text: '请尽快' } });
    expect(nudge).toMatchObject({ repeated: false });
    const armed = async (): Promise<number> => (await rows(`select from reminder where state = 'armed' and due_at <= to_timestamp($1 / 1000.0)`, cycle.clock.now)).length;
    expect(await armed()).toBeGreaterThan(0);
    await inMaintenance(async () => {
      const before = await armed();
      expect([await heldOr(dispatchDue(cycle.record)), await armed()]).toEqual([HELD, before]);
      expect([await readyChannels(cycle.record), await takeHanded(cycle.record, lane, 10), await untilNextTry(cycle.record)]).toEqual([[], [], null]);
      await markMessage(cycle.record, taken, { state: 'sent' });
      expect(await rows('select state from message where id = $1', taken)).toEqual([{ state: 'sent' }]);
    });
    // As after the quiet hours: the dispatch hears of it and sets it free.
    expect(await takeHanded(cycle.record, lane, 10)).toEqual([]);
    await dispatchDue(cycle.record);
    expect([await armed(), (await readyChannels(cycle.record)).includes('email')]).toEqual([0, true]);
    expect((await takeHanded(cycle.record, lane, 1_000)).map(({ id }) => id)).toContain(waits);
    const { sum, broken } = await ledgerSumOf(cycle.record);
    expect([isWhole(sum), broken]).toEqual([true, []]);
  });

  it('holds neither migrations nor commands of the operator, which write as owner', async () => {
    await inMaintenance(async () => {
      expect(await rebuildAfterMigration(cycle.database.ownerUrl, 1)).toBeGreaterThan(500);
    });
  });

  it('is one at a time: begun again it has another reason, ended twice it has ended; each switch stands in the trail', async () => {
    await cycle.owner.query(`select append_audit(record_now(), '{"kind":"system"}', 'mark', null, null, 'accepted', null, '{}', null)`);
    await beginMaintenance(cycle.record, '一', BY);
    const [first] = await rows<{ began: Date }>('select began_at as began from maintenance where ended_at is null');
    await beginMaintenance(cycle.record, '二', { actor: SYSTEM, source: null });
    expect(await rows('select began_at as began, reason from maintenance where ended_at is null')).toEqual([{ ...first, reason: '二' }]);
    expect([await endMaintenance(cycle.record, BY), await endMaintenance(cycle.record, BY)]).toEqual([true, false]);
    expect(await rows(`select action, actor ->> 'kind' as kind, facts ->> 'reason' as reason from audit where action like '%Maintenance' and id > (select max(id) from audit where action = 'mark') order by id`)).toEqual([
      { action: 'BeginMaintenance', kind: 'user', reason: '一' }, { action: 'BeginMaintenance', kind: 'system', reason: '二' }, { action: 'EndMaintenance', kind: 'user', reason: null },
    ]);
  });

  it('holds every table that anybody works on; a new one must say what it is', async () => {
    const held = await rows<{ name: string }>(`select distinct event_object_table as name from information_schema.triggers where trigger_name = 'held_in_maintenance' order by 1`);
    const named = [...held.map(({ name }) => name), ...WITH_EVENTS, ...Object.values(GO_ON).flat()];
    const tables = await rows<{ name: string }>(`select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'migration' order by 1`);
    expect(named.sort()).toEqual(tables.map(({ name }) => name).sort());
  });
});
