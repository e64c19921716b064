import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { nextDue } from '#domain/deadline/next-due.js';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { isWhole } from '#domain/reminder/ledger-sum.js';
import { COORDINATOR, launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { writeChannels } from './channel-states.js';
import { dispatchDue } from './dispatch.js';
import { execute } from './execute.js';
import { executeTimed } from './execute-timed.js';
import { ledgerSumOf } from './ledger-sum.js';
import { composeSupervisionNotice } from './supervision-notice.js';

const of = (task: string, unit: string): AssignmentId => `asg/2024/${task}-o1/${unit}` as AssignmentId;
const XJ = ['t01', 't04', 't07', 't10', 't11'].map((task) => of(task, '65'));
const [T01, T04, T07, T10, T11] = XJ as [AssignmentId, AssignmentId, AssignmentId, AssignmentId, AssignmentId];
const BUREAU_LEADER = person('top', 'bureau', 'bureau_leader');

describe('notices of a unit', () => {
  let cycle: LaunchedCycle;
  beforeAll(async () => {
    cycle = await launched2024();
    await cycle.owner.query(`insert into app_user (id, account, name, unit_id, roles, email, password_hash) values ('top', 'top', 'top', 'bureau', '{bureau_leader}', 'top@example.test', '-')`);
  });
  afterAll(() => cycle.close());

  const must = async (stream: AssignmentId, actor: Actor, body: PersonCommandBody) => {
    const outcome = await execute(cycle.record, { stream, commandId: randomUUID(), actor, body });
    if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.receipt;
  };
  const stateOf = async (stream: AssignmentId) => (await cycle.owner.query<{ state: AssignmentState }>('select state from stream where id = $1', [stream])).rows[0]?.state;
  /** What the workflow would do: every instant of the stream that has come. */
  const passDue = async (stream: AssignmentId) => {
    for (;;) {
      const state = await stateOf(stream);
      const due = state && nextDue(state);
      if (!due || due.at > cycle.clock.now) return;
      await executeTimed(cycle.record, { assignment: stream, rule: due.rule, occurrence: due.occurrence, after: state.sequence });
    }
  };
  const messages = async (recipient: string) =>
    (await cycle.owner.query<{ title: string; lines: number }>(`select title ->> 'zh' as title, jsonb_array_length(lines) as lines from message where recipient = $1 and channel = 'in_app' and created_at >= to_timestamp($2 / 1000.0) order by title ->> 'zh'`, [recipient, cycle.clock.now])).rows;
  const notices = async (stream: AssignmentId) =>
    (await cycle.owner.query<{ rule: string; due: string; state: string; reason: string | null }>(
      `select rule, to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as due, state, suppressed_reason as reason from reminder where assignment_id = $1 and duty = 'supervision' order by due_at, rule`, [stream],
    )).rows.map((row) => `${row.rule} ${row.due} ${row.reason ?? row.state}`);

  it('five plans overdue are one message of 3 July, and the late rules of each have said why not', async () => {
    for (const stream of XJ) await must(stream, person('c65', '65', 'liaison', 'clerk'), { type: 'AcknowledgeAssignment' });
    cycle.clock.to('2024-07-03', 9);
    for (const stream of XJ) await passDue(stream);
    cycle.clock.now += 30_000;
    await dispatchDue(cycle.record);
    expect((await messages('c65')).filter(({ title }) => title.includes('督办'))).toEqual([{ title: '蓝色督办单 5 件', lines: 5 }]);
    expect((await messages('l65')).filter(({ title }) => title.includes('督办'))).toHaveLength(1);
    expect(await notices(T07)).toEqual(['blue 07-03 09:00 dispatched']);
    const late = await cycle.owner.query(`select rule, suppressed_reason as reason from reminder where assignment_id = $1 and duty = 'plan' and rule in ('T+3', 'T+7') order by rule`, [T07]);
    expect(late.rows).toEqual([{ rule: 'T+3', reason: 'escalated' }, { rule: 'T+7', reason: 'escalated' }]);
    const register = await cycle.owner.query(`select level, ground, reply_due_on::text as reply, state from supervision_case where assignment_id = $1`, [T07]);
    expect(register.rows).toEqual([{ level: 'blue', ground: 'plan_overdue', reply: '2024-07-10', state: 'open' }]);
  });

  it('a fourth day of notices in a week is held back, red is not; it goes first next week, unless its case has ended', async () => {
    for (const [day, stream] of [['2024-07-04', T01], ['2024-07-05', T04]] as const) {
      cycle.clock.to(day, 10);
      await must(stream, COORDINATOR, { type: 'RaiseSupervision', level: 'orange', reason: '' });
      await dispatchDue(cycle.record);
    }
    // 3, 4 and 5 July had one each; Saturday the 6th is the fourth.
    cycle.clock.to('2024-07-06', 10);
    await must(T10, COORDINATOR, { type: 'RaiseSupervision', level: 'orange', reason: '' });
    await must(T11, COORDINATOR, { type: 'RaiseSupervision', level: 'orange', reason: '' });
    await must(T07, BUREAU_LEADER, { type: 'RaiseSupervision', level: 'red', reason: '影响全国进度' });
    await dispatchDue(cycle.record);
    expect((await messages('l65')).map(({ title }) => title)).toEqual(['红色督办单 1 件']);
    expect(await notices(T10)).toEqual(['blue 07-03 09:00 dispatched', 'orange 07-06 10:00 capped', 'orange 07-08 09:00 armed']);
    await must(T11, BUREAU_LEADER, { type: 'RaiseSupervision', level: 'red', reason: '' });
    expect((await notices(T11)).slice(1)).toEqual(['orange 07-06 10:00 capped', 'red 07-06 10:00 armed', 'orange 07-08 09:00 superseded']);
    cycle.clock.to('2024-07-08', 9);
    await dispatchDue(cycle.record);
    expect((await notices(T10)).at(-1)).toBe('orange 07-08 09:00 dispatched');
    const { sum, broken } = await ledgerSumOf(cycle.record, { cycle: 'cycle/2024' });
    expect([isWhole(sum), broken, sum.suppressed.capped]).toEqual([true, [], 2]);
    expect((await ledgerSumOf(cycle.record, { assignment: T10 })).sum).toMatchObject({ missing: 0, suppressed: { capped: 1 } });
  });

  it('a row left lying, or gone to nobody, breaks the sum of its assignment', async () => {
    await cycle.owner.query(`update reminder set state = 'armed', suppressed_reason = null where assignment_id = $1 and rule = 'orange' and suppressed_reason = 'capped'`, [T10]);
    const { sum, broken } = await ledgerSumOf(cycle.record);
    expect([isWhole(sum), broken.map(({ assignment, sum: own }) => [assignment, own.missing])]).toEqual([false, [[T10, 1]]]);
    await cycle.owner.query(`update reminder set state = 'suppressed', suppressed_reason = 'capped' where assignment_id = $1 and rule = 'orange' and state = 'armed'`, [T10]);
  });

  it('a nudge goes to the holder at once; an instruction to whom it names, with its document', async () => {
    cycle.clock.to('2024-07-09', 10);
    await must(T04, COORDINATOR, { type: 'NudgeAssignment', text: '请尽快' });
    const { sequence } = await must(T04, BUREAU_LEADER, { type: 'GiveInstruction', addressee: 'dept-trademark', dueOn: '2024-07-31' as never, text: '请商标局协助' });
    await dispatchDue(cycle.record);
    expect((await messages('c65')).map(({ title }) => title)).toEqual(['催办 1 件']);
    expect((await messages('d-dept-trademark')).map(({ title }) => title)).toEqual(['局领导批示 1 件']);
    await composeSupervisionNotice(cycle.record, { assignment: T04, sequence });
    await composeSupervisionNotice(cycle.record, { assignment: T04, sequence });
    const { rows } = await cycle.owner.query<{ title: string; paragraphs: string[] }>('select title, paragraphs from document where stream_id = $1 and event_sequence = $2', [T04, sequence]);
    expect(rows).toHaveLength(1);
    expect([rows[0]?.title, rows[0]?.paragraphs[1], rows[0]?.paragraphs[3]]).toEqual(['局领导批示 批示〔2024〕T04-O1-65-2', '主送：商标局', '批示：请商标局协助']);
  });

  it('a red draft has a document of its own that says so; replies, checks and ends stand in the register', async () => {
    const { sequence } = await must(T10, COORDINATOR, { type: 'RaiseSupervision', level: 'red', reason: '' });
    await composeSupervisionNotice(cycle.record, { assignment: T10, sequence });
    const draft = await cycle.owner.query<{ title: string }>('select title from document where stream_id = $1 and event_sequence = $2', [T10, sequence]);
    expect(draft.rows[0]?.title).toBe('红色督办单 督办红〔2024〕T10-O1-65-1（待签发）');
    const register = async () => (await cycle.owner.query(`select level, draft_level as draft, reply_state as reply, promised_on::text as promised, state, issuer from supervision_case where assignment_id = $1`, [T10])).rows[0] as unknown;
    expect(await register()).toMatchObject({ level: 'orange', draft: 'red', state: 'open' });
    await must(T10, BUREAU_LEADER, { type: 'RaiseSupervision', level: 'red', reason: '' });
    const { openCase } = (await stateOf(T10)) as Extract<AssignmentState, { status: 'acknowledged' }>;
    const id = openCase?.id ?? '';
    await must(T10, person('l65', '65', 'leader'), { type: 'ReplySupervision', case: id, promisedOn: '2024-07-12' as never, text: '12 日前报送' });
    expect(await register()).toEqual({ level: 'red', draft: null, reply: 'waiting', promised: '2024-07-12', state: 'open', issuer: 'top' });
    await must(T10, BUREAU_LEADER, { type: 'CheckReply', case: id, accepted: true, reason: '' });
    await must(T10, BUREAU_LEADER, { type: 'CloseSupervision', case: id, reason: '已办' });
    expect(await register()).toMatchObject({ level: 'red', reply: 'accepted', state: 'closed' });
  });

  it('a person has one digest a morning, however many commits it takes; in-app and e-mail tell the same ledger rows', async () => {
    cycle.clock.to('2024-11-15', 9);
    await cycle.owner.query(`update reminder set state = 'suppressed', suppressed_reason = 'fulfilled' where state = 'armed'`);
    await cycle.owner.query(
      `insert into reminder (assignment_id, duty, rule, occurrence, due_at, addressees, alone, state, task_code, unit_id, lead_department)
       select 'asg/2024/t07-o1/' || unit.id, 'x' || n, 'T-7', '2024-11-22', to_timestamp($1 / 1000.0), '{bureau:coordinator}', false, 'armed', 't07', unit.id, 'dept-trademark' from unit cross join generate_series(1, 40) as n where unit.kind = 'province'`,
      [cycle.clock.now],
    );
    const { dispatched } = await dispatchDue(cycle.record);
    expect(dispatched).toBe(1_280);
    const { rows } = await cycle.owner.query(`select channel, title ->> 'zh' as title, jsonb_array_length(lines) as lines, kind from message where recipient = 'coord' and created_at >= to_timestamp($1 / 1000.0) order by 1`, [cycle.clock.now]);
    expect(rows).toEqual(['email', 'in_app'].map((channel) => ({ channel, title: '每日汇总：1280 件待办理', lines: 1_280, kind: 'digest' })));
    expect((await cycle.owner.query(`select count(*)::int as n from delivery where recipient = 'coord' and duty like 'x%'`)).rows).toEqual([{ n: 2_560 }]);
  });

  it('all notices of a day are one, however many commits it takes and however many days had some before', async () => {
    for (const [day, each] of [['2024-11-16', 1], ['2024-11-17', 20]] as const) {
      cycle.clock.to(day, 9);
      await cycle.owner.query(
        `insert into reminder (assignment_id, duty, rule, occurrence, due_at, addressees, alone, state, task_code, unit_id, lead_department)
         select 'asg/2024/t07-o1/' || unit.id, 'supervision', 'red', $2 || n, to_timestamp($1 / 1000.0), '{bureau:coordinator}', true, 'armed', 't07', unit.id, 'dept-trademark' from unit cross join generate_series(1, $3::int) as n where unit.kind = 'province'`,
        [cycle.clock.now, day, each],
      );
      await dispatchDue(cycle.record);
      const { rows } = await cycle.owner.query(`select channel, title ->> 'zh' as title from message where recipient = 'coord' and kind = 'supervision' and created_at >= to_timestamp($1 / 1000.0) order by 1`, [cycle.clock.now]);
      expect([day, rows]).toEqual([day, ['email', 'in_app'].map((channel) => ({ channel, title: `红色督办单 ${32 * each} 件` }))]);
    }
  });

  it('urgent ones go to the text messages and robots of those who have them; what is muted stays inside; at night all but in-app waits', async () => {
    cycle.clock.to('2024-11-18', 21);
    await writeChannels(cycle.record, new Map([['email', 'email'], ['sms', 'sms'], ['xj-robot', 'wecom'], ['xj-hook', 'webhook']]));
    await cycle.owner.query(`update app_user set phone = '13800000000' where id = 'l65'`);
    await cycle.owner.query(`update unit set channels = '{xj-robot,xj-hook}' where id = '65'`);
    await cycle.owner.query(`insert into notice_setting (user_id, language, muted) values ('c65', 'en', '{mention,digest}')`);
    const row = (duty: string, rule: string, addressees: string, alone: boolean) =>
      cycle.owner.query(`insert into reminder (assignment_id, duty, rule, occurrence, due_at, addressees, alone, state, task_code, unit_id, lead_department) values ($1, $2, $3, '2024-11-19', to_timestamp($4 / 1000.0), $5, $6, 'armed', 't07', '65', 'dept-trademark')`, [T07, duty, rule, cycle.clock.now, addressees, alone]);
    await row('milestone:x', 'T-1', '{unit:liaison,unit:leader}', true);
    await row('mention', 'mention', '{user:c65,user:l65}', true);
    await dispatchDue(cycle.record);
    const { rows } = await cycle.owner.query<{ m: string }>(
      `select concat_ws(' ', kind, recipient, channel, state, language, to_char(not_before at time zone 'Asia/Shanghai', 'DD HH24:MI')) as m from message where created_at >= to_timestamp($1 / 1000.0) order by 1`, [cycle.clock.now],
    );
    expect(rows.map(({ m }) => m)).toEqual([
      'deadline 65 xj-hook handed zh 19 08:00', 'deadline 65 xj-robot handed zh 19 08:00', 'deadline c65 email handed en 19 08:00', 'deadline c65 in_app sent en', 'deadline l65 email handed zh 19 08:00', 'deadline l65 in_app sent zh', 'deadline l65 sms handed zh 19 08:00',
      'mention c65 in_app sent en', 'mention l65 email handed zh 19 08:00', 'mention l65 in_app sent zh',
    ]);
    expect(isWhole((await ledgerSumOf(cycle.record, { assignment: T07 })).sum)).toBe(true);
  });

  it('of one key there is one message in a channel: the table refuses a second', async () => {
    const again = cycle.owner.query(`insert into message (channel, recipient, kind, title, lines, created_at, state, key) select channel, recipient, kind, title, lines, created_at, state, key from message where key is not null and channel = 'in_app' limit 1`);
    await expect(again).rejects.toThrow(/message_key/);
  });
});
