import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import { nextDue } from '#domain/deadline/next-due.js';
import { isWhole } from '#domain/reminder/ledger-sum.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { COORDINATOR, launched2024, type LaunchedCycle } from '#testing/cycle.js';
import { dispatchDue } from './dispatch.js';
import { execute } from './execute.js';
import { executeTimed } from './execute-timed.js';
import { ledgerSumOf } from './ledger-sum.js';
import { LOST, settleLostSpan } from './lost-span.js';
import { closeRecord, createRecord } from './record-context.js';

const [SENT, DUE, LATER] = ['65', '44', '13'] as const;

describe('a record that was set back', () => {
  let cycle: LaunchedCycle;
  beforeAll(async () => {
    cycle = await launched2024();
  });
  afterAll(() => cycle.close());

  const nudge = async (unit: string): Promise<void> => {
    const outcome = await execute(cycle.record, { stream: `asg/2024/t07-o1/${unit}`, commandId: `nudge/${unit}`, actor: COORDINATOR, body: { type: 'NudgeAssignment', text: '请尽快' } });
    if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
  };
  const settle = async (): Promise<number> => {
    const operator = createRecord(cycle.database.ownerUrl, { max: 2, clock: () => cycle.clock.now });
    return settleLostSpan(operator, { takenAt: new Date(cycle.clock.now), reason: 'a disk died' }).finally(() => closeRecord(operator));
  };
  const told = async (unit: string) =>
    (await cycle.owner.query<{ channel: string; state: string; failure: string | null }>(
      `select distinct message.channel, message.state, message.failure from delivery join message on message.id = delivery.message_id where delivery.assignment_id = $1 and delivery.duty = 'nudge' order by message.channel`, [`asg/2024/t07-o1/${unit}`],
    )).rows;
  const UNKNOWN = [{ channel: 'email', state: 'unknown', failure: LOST }, { channel: 'in_app', state: 'sent', failure: null }];
  const HANDED = [{ channel: 'email', state: 'handed', failure: null }, { channel: 'in_app', state: 'sent', failure: null }];

  it('sends nothing again that may have gone out: what was on its way, and what fell due in the lost span', async () => {
    await dispatchDue(cycle.record);
    await cycle.owner.query(`update message set state = 'sent', settled_at = now() where state = 'handed'`);
    await nudge(SENT);
    await dispatchDue(cycle.record);
    expect(await told(SENT)).toEqual(HANDED);
    // Due, and not yet dispatched where the backup ends.
    await nudge(DUE);
    expect(await settle()).toBeGreaterThan(0);
    await dispatchDue(cycle.record);
    expect([await told(SENT), await told(DUE)]).toEqual([UNKNOWN, UNKNOWN]);
  });

  it('sends what falls due afterwards, as ever; the ledger knows of each', async () => {
    cycle.clock.now += 1;
    await nudge(LATER);
    await dispatchDue(cycle.record);
    expect([await told(LATER), await told(DUE)]).toEqual([HANDED, UNKNOWN]);
    const { sum, broken } = await ledgerSumOf(cycle.record);
    expect([isWhole(sum), broken, sum.unknown > 0]).toEqual([true, [], true]);
  });

  it('keeps what waits for the morning, and says when and why it was set back', async () => {
    cycle.clock.to('2024-04-01', 22);
    await nudge('51');
    await dispatchDue(cycle.record);
    expect(await settle()).toBe(1);
    expect([await told('51'), await told(LATER)]).toEqual([HANDED, UNKNOWN]);
    expect((await cycle.owner.query('select reason from restore order by id')).rows).toEqual([{ reason: 'a disk died' }, { reason: 'a disk died' }]);
  });

  it('sends nothing again of an instant in the lost span, however late it is passed; the next one is sent', async () => {
    const stream = 'asg/2024/t07-o1/21' as AssignmentId;
    const passed = async (): Promise<string[]> => {
      const rules: string[] = [];
      for (;;) {
        const { rows } = await cycle.owner.query<{ state: AssignmentState; sequence: number }>('select stream.state, stream.sequence from stream where stream.id = $1', [stream]);
        const due = rows[0] && nextDue(rows[0].state);
        if (!due || due.at > cycle.clock.now) return rules;
        await executeTimed(cycle.record, { assignment: stream, rule: due.rule, occurrence: due.occurrence, after: rows[0]?.sequence ?? 0 });
        rules.push(due.rule);
      }
    };
    const mailed = async (level: string) =>
      (await cycle.owner.query<{ state: string }>(`select distinct message.state from delivery join message on message.id = delivery.message_id where delivery.assignment_id = $1 and delivery.duty = 'supervision' and delivery.rule = $2 and delivery.channel = 'email'`, [stream, level])).rows.map(({ state }) => state);
    cycle.clock.to('2024-04-09');
    await settle();
    // What the workflows do at once, now that it is there again.
    cycle.clock.now += 1;
    expect(await passed()).toContain('acknowledgement_blue');
    // What a morning opens is collected first.
    cycle.clock.now += 60_000;
    await dispatchDue(cycle.record);
    expect(await mailed('blue')).toEqual(['unknown']);
    for (let day = 10; !(await passed()).includes('case_orange'); day++) cycle.clock.to(`2024-04-${day}`);
    cycle.clock.now += 60_000;
    await dispatchDue(cycle.record);
    expect(await mailed('orange')).toEqual(['handed']);
  });

  it('merges no row of the lost span into a newer one: each may have gone out, and is listed as unknown', async () => {
    const stream = 'asg/2024/t07-o1/22';
    const ladder = async () =>
      (await cycle.owner.query<{ rule: string; reason: string | null; states: string[] }>(
        `select reminder.rule, reminder.suppressed_reason as reason, array(select distinct message.state from delivery join message on message.id = delivery.message_id
           where delivery.assignment_id = reminder.assignment_id and delivery.duty = reminder.duty and delivery.rule = reminder.rule and delivery.channel = 'email') as states
         from reminder where reminder.assignment_id = $1 and reminder.duty = 'plan' and reminder.rule in ('T-30', 'T-14', 'T-7', 'T-3') order by reminder.due_at`, [stream])).rows;
    // Nothing was dispatched where the backup ends; two rungs of one ladder fall due before it is there again, two after.
    cycle.clock.to('2024-06-15');
    await settle();
    cycle.clock.to('2024-06-27', 10);
    await dispatchDue(cycle.record);
    expect(await ladder()).toEqual([
      { rule: 'T-30', reason: null, states: ['unknown'] },
      { rule: 'T-14', reason: null, states: ['unknown'] },
      { rule: 'T-7', reason: 'merged', states: [] },
      { rule: 'T-3', reason: null, states: ['handed'] },
    ]);
  });

  it('is written down by the operator alone', async () => {
    await expect(settleLostSpan(cycle.record, { takenAt: new Date(0), reason: '' })).rejects.toThrow('permission denied');
  });
});
