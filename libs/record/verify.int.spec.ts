import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { dispatchDue } from './dispatch.js';
import { execute } from './execute.js';
import { executeTimed } from './execute-timed.js';
import { hashOf } from './hash.js';
import { ledgerSumOf } from './ledger-sum.js';
import { countOld, rebuild } from './rebuild.js';
import { createRecord } from './record-context.js';
import { verifyRecord } from './verify.js';
import { claimWake } from './wake.js';

const GD = 'asg/2024/t01-o1/44' as AssignmentId;
const XJ = 'asg/2024/t07-o1/65' as AssignmentId;
const SECTIONS = [{ id: 'goals', text: '目标' }];
const clerk = person('c44', '44', 'liaison', 'clerk');
const leader = person('l44', '44', 'leader');

describe('the record is held against its events', () => {
  let cycle: LaunchedCycle;
  let client: pg.Client;
  const act = async (actor: ReturnType<typeof person>, body: PersonCommandBody, stream = GD): Promise<void> => {
    const outcome = await execute(cycle.record, { stream, commandId: randomUUID(), actor, body });
    if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
  };
  const differences = async (): Promise<string[]> => (await verifyRecord(client, cycle.clock.now)).differences.slice(0, 10).map(({ kind, about, detail }) => `${kind} ${about}: ${detail}`);
  /** Plants a difference, answers what is found, and takes it away again. */
  const planted = async (statement: string, undo: string): Promise<string[]> => {
    await cycle.owner.query(statement);
    const found = await differences();
    await cycle.owner.query(undo);
    return found;
  };

  beforeAll(async () => {
    cycle = await launched2024();
    client = new pg.Client({ connectionString: cycle.database.ownerUrl });
    await client.connect();
    await act(clerk, { type: 'AcknowledgeAssignment' });
    await cycle.owner.query(`insert into draft (assignment_id, version, sections, saved_at, saved_by) values ($1, 1, $2, now(), 'c44')`, [GD, JSON.stringify(SECTIONS)]);
    cycle.clock.to('2024-04-08');
    await dispatchDue(cycle.record);
    await act(clerk, { type: 'DraftPlan', draftVersion: 1, answers: [] });
    await act(leader, { type: 'SignOffPlan', textHash: hashOf(SECTIONS), opinion: '' });
    await act(clerk, { type: 'SubmitPlan', textHash: hashOf(SECTIONS) });
    await act(clerk, { type: 'RecallPlan', reason: '漏了附件' });
    await act(clerk, { type: 'DraftPlan', draftVersion: 1, answers: [] });
    await act(leader, { type: 'SignOffPlan', textHash: hashOf(SECTIONS), opinion: '' });
    await act(clerk, { type: 'SubmitPlan', textHash: hashOf(SECTIONS) });
    await act(person('r-dept-strategy', 'dept-strategy', 'reviewer'), { type: 'ClaimReview', department: 'dept-strategy' });
    cycle.clock.to('2024-07-03');
    await dispatchDue(cycle.record);
    const { rows } = await cycle.owner.query<{ occurrence: string }>(`select each ->> 'occurrence' as occurrence from stream cross join jsonb_array_elements(state -> 'instants') each where id = $1 and each ->> 'rule' = 'plan_blue'`, [XJ]);
    await executeTimed(cycle.record, { assignment: XJ, rule: 'plan_blue', occurrence: rows[0]?.occurrence ?? '', after: 1 });
    await dispatchDue(cycle.record);
  });
  afterAll(async () => {
    await client.end();
    await cycle.close();
  });

  it('and is what they say, after acts, instants and reminders', async () => {
    expect(await verifyRecord(client, cycle.clock.now)).toEqual({ streams: 513, digest: expect.stringMatching(/^[0-9a-f]{64}$/), differences: [] });
    expect((await ledgerSumOf(cycle.record)).broken).toEqual([]);
    const { rows } = await cycle.owner.query<{ n: number }>(`select count(*)::int as n from reminder where state = 'dispatched'`);
    expect(rows[0]?.n).toBeGreaterThan(1_000);
  });

  it.each([
    ['an edited snapshot', `update stream set state = jsonb_set(state, '{status}', '"closed"') where id = '${GD}'`, `update stream set state = jsonb_set(state, '{status}', '"in_review"') where id = '${GD}'`, [`snapshot ${GD}: not the fold of its events: status`]],
    ['a stream that is said to be closed', `update stream set closed = true where id = '${GD}'`, `update stream set closed = false where id = '${GD}'`, [`snapshot ${GD}: not the fold of its events: closed`]],
    ['an instant that nobody waits for', `update stream set next_due_at = null where id = '${GD}'`, `update stream set next_due_at = to_timestamp((select min((each ->> 'at')::float8) from jsonb_array_elements(state -> 'instants') each) / 1000.0) where id = '${GD}'`, [`snapshot ${GD}: not the fold of its events: next_due_at`]],
    ['another status in the lists', `update assignment_view set status = 'approved' where id = '${GD}'`, `update assignment_view set status = 'in_review' where id = '${GD}'`, [`projection ${GD}: assignment_view (${GD}): other values: status`]],
    ['a line too many in a worklist', `insert into worklist_item values ('${XJ}', '65', 'head', 'X', null, now())`, `delete from worklist_item where role = 'head'`, [`projection ${XJ}: worklist_item (${XJ}, 65, head): row that no event gives`]],
    ['a case that the register lost', `update supervision_case set id = 'x' where assignment_id = '${XJ}'`, `update supervision_case set id = '${XJ}/case/1' where assignment_id = '${XJ}'`, [`projection ${XJ}: supervision_case (${XJ}/case/1): row missing`, `projection ${XJ}: supervision_case (x): row that no event gives`]],
    ['a table whose key is gone', 'alter table assignment_version drop constraint assignment_version_pkey', 'alter table assignment_version add primary key (assignment_id, changed_at, sequence)', ['projection assignment_version: its primary key is gone']],
    ['an altered event', `update event set data = data || '{"workingDaysUsed": 2}' where stream_id = '${GD}' and sequence = 2`, `update event set data = data || '{"workingDaysUsed": 0}' where stream_id = '${GD}' and sequence = 2`, [`chain ${GD}: chain broken at ${GD} 2: the event was altered`]],
    ['an altered event of the cycle', `update event set data = data || '{"year": 2025}' where stream_id = 'cycle/2024'`, `update event set data = data || '{"year": 2024}' where stream_id = 'cycle/2024'`, ['chain cycle/2024: chain broken at cycle/2024 1: the event was altered']],
  ])('%s is named', async (_, statement, undo, found) => {
    expect(await planted(statement, undo)).toEqual(found);
  });

  it('of streams that are to be told, the one whose chain is broken is told by its sequence alone; the others are told all', async () => {
    await cycle.owner.query(`update event set data = data || '{"workingDaysUsed": 2}' where stream_id = $1 and sequence = 2`, [GD]);
    const claims = await claimWake(cycle.record, 600);
    await cycle.owner.query(`update event set data = data || '{"workingDaysUsed": 0}' where stream_id = $1 and sequence = 2`, [GD]);
    // The log still says of which commands.
    const commands = (await cycle.owner.query<{ id: string }>('select command_id as id from event where stream_id = $1 group by 1 order by min(sequence)', [GD])).rows.map(({ id }) => id);
    expect(commands.length).toBeGreaterThan(5);
    expect(claims.filter(({ events, last }) => events.at(-1)?.sequence !== last)).toEqual([{ stream: GD, first: 1, last: 10, events: [], commands, traces: [], closed: false, broken: expect.stringContaining(`${GD} 2`) }]);
    expect(claims.length).toBeGreaterThan(500);
  });

  it('an armed row that is gone is named, one that is moved, and one that was held back', async () => {
    const milestone = `assignment_id = 'asg/2024/t08-o1/65' and duty = 'milestone:t08-o1-m3' and rule = 'T-30' and state = 'armed'`;
    const key = (await cycle.owner.query<{ duty: string; occurrence: string }>(`select duty, occurrence from reminder where ${milestone}`)).rows[0];
    // What the table itself reckons is not put in.
    const columns = (await cycle.owner.query<{ all: string }>(`select string_agg(column_name, ', ') as all from information_schema.columns where table_name = 'reminder' and is_generated = 'NEVER'`)).rows[0]?.all ?? '';
    expect(await planted(`update reminder set due_at = due_at + interval '1 day' where ${milestone}`, `update reminder set due_at = due_at - interval '1 day' where ${milestone}`)).toEqual([`ledger asg/2024/t08-o1/65: ${key?.duty} T-30 ${key?.occurrence}: other instant or addressees`]);
    expect(await planted(`create table kept as select * from reminder where ${milestone}; delete from reminder where ${milestone}`, `insert into reminder (${columns}) select ${columns} from kept; drop table kept`)).toEqual([`ledger asg/2024/t08-o1/65: ${key?.duty} T-30 ${key?.occurrence}: row missing`]);
    expect(await planted(`update reminder set state = 'suppressed', suppressed_reason = 'fulfilled' where ${milestone}`, `update reminder set state = 'armed', suppressed_reason = null where ${milestone.replace("state = 'armed'", "state = 'suppressed'")}`)).toEqual([`ledger asg/2024/t08-o1/65: ${key?.duty} T-30 ${key?.occurrence}: is suppressed fulfilled, must be armed`]);
    expect(await differences()).toEqual([]);
  });

  it('snapshots and lists are made anew from the events, and are the same', async () => {
    const tables = ['stream', 'assignment_view', 'worklist_item', 'involvement', 'supervision_case'];
    const digest = async (): Promise<unknown> => Promise.all(tables.map(async (table) => (await cycle.owner.query(`select md5(string_agg(to_jsonb(t)::text, '|' order by to_jsonb(t)::text)) from ${table} t`)).rows));
    const before = await digest();
    await cycle.owner.query(`update stream set rules_version = 1, state = state - 'holders' where id = '${XJ}'`);
    await cycle.owner.query(`update stream set rules_version = 1, state = state - 'moved' - 'settings', next_due_at = null where id = 'cycle/2024'`);
    await cycle.owner.query(`delete from worklist_item; delete from assignment_view where id = '${GD}'`);
    expect((await differences()).length).toBeGreaterThan(2);
    expect(await countOld(cycle.owner)).toBe(2);
    const owner = createRecord(cycle.database.ownerUrl, { max: 1 });
    expect(await rebuild(owner, { onlyOld: true, projections: true })).toEqual({ rebuilt: 2 });
    expect(await countOld(cycle.owner)).toBe(0);
    expect(await rebuild(owner, { onlyOld: false, projections: true })).toEqual({ rebuilt: 512 });
    await owner.pool.end();
    expect(await digest()).toEqual(before);
  });

  it('an act on a snapshot of older rules folds the stream again; newer ones are not judged', async () => {
    const stream = 'asg/2024/t02-o1/44' as AssignmentId;
    await cycle.owner.query(`update stream set rules_version = 1, state = '{"status": "assigned", "sequence": 1, "cycle": "cycle/2024"}' where id = $1`, [stream]);
    await act(clerk, { type: 'AcknowledgeAssignment' }, stream);
    expect((await cycle.owner.query(`select rules_version, state ->> 'unit' as unit, sequence from stream where id = $1`, [stream])).rows).toEqual([{ rules_version: RULES_VERSION, unit: '44', sequence: 2 }]);
    expect(await differences()).toEqual([]);
    await cycle.owner.query(`update stream set rules_version = ${RULES_VERSION + 1} where id = $1`, [stream]);
    await expect(act(clerk, { type: 'DraftPlan', draftVersion: 1, answers: [] }, stream)).rejects.toThrow(/rules version/);
    await cycle.owner.query(`update stream set rules_version = ${RULES_VERSION} where id = $1`, [stream]);
  });
});
