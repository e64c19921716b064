import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { execute } from './execute.js';
import { executeTimed } from './execute-timed.js';
import { hashOf } from './hash.js';
import { loadEvents } from './load-events.js';

const GD = 'asg/2024/t01-o1/44' as AssignmentId;
const DEPARTMENTS = ['dept-general-office', 'dept-joint-conference', 'dept-strategy', 'dept-protection'];
const clerk = person('c44', '44', 'liaison', 'clerk');
const leader = person('l44', '44', 'leader');
const SECTIONS = [{ id: 'goals', text: '目标' }, { id: 'measures', text: '举措' }];

describe('the path of a plan through the record', () => {
  let cycle: LaunchedCycle;
  beforeAll(async () => {
    cycle = await launched2024();
  });
  afterAll(() => cycle.close());

  const act = async (actor: ReturnType<typeof person>, body: PersonCommandBody, stream = GD) => execute(cycle.record, { stream, commandId: randomUUID(), actor, body });
  const must = async (...args: Parameters<typeof act>) => {
    const outcome = await act(...args);
    if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.receipt;
  };
  const saveDraft = (version: number, sections = SECTIONS) =>
    cycle.owner.query(
      `insert into draft (assignment_id, version, sections, saved_at, saved_by) values ($1, $2, $3, now(), 'c44') on conflict (assignment_id) do update set version = excluded.version, sections = excluded.sections`,
      [GD, version, JSON.stringify(sections)],
    );
  const count = async (sql: string, ...values: unknown[]) => Number((await cycle.owner.query<{ n: string }>(sql, values)).rows[0]?.n);

  it('launches 512 mandatory assignments at once, each with its ladder', async () => {
    expect(await count(`select count(*) n from assignment_view`)).toBe(512);
    expect(await count(`select count(*) n from wake where lane = 2`)).toBe(512);
    const { rows } = await cycle.owner.query(
      `select rule, to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as due, state, suppressed_reason as reason from reminder where assignment_id = 'asg/2024/t07-o1/44' and duty = 'plan' order by due_at, rule`,
    );
    expect(rows).toEqual([
      { rule: 'T-30', due: '05-31 09:00', state: 'armed', reason: null },
      { rule: 'T-14', due: '06-14 09:00', state: 'armed', reason: null },
      { rule: 'T-7', due: '06-21 09:00', state: 'armed', reason: null },
      { rule: 'T-3', due: '06-27 09:00', state: 'armed', reason: null },
      { rule: 'T-1', due: '06-28 09:00', state: 'suppressed', reason: 'merged' },
      { rule: 'T0', due: '06-28 09:00', state: 'armed', reason: null },
      { rule: 'T+1', due: '07-01 09:00', state: 'armed', reason: null },
      { rule: 'T+3', due: '07-03 09:00', state: 'suppressed', reason: 'escalated' },
      { rule: 'T+7', due: '07-08 09:00', state: 'suppressed', reason: 'escalated' },
    ]);
  });

  it('goes from acknowledgement through a return to approval with both clocks', async () => {
    cycle.clock.to('2024-04-01');
    await must(clerk, { type: 'AcknowledgeAssignment' });
    expect(await count(`select count(*) n from reminder where assignment_id = $1 and duty = 'acknowledgement' and suppressed_reason = 'fulfilled'`, GD)).toBe(2);
    await saveDraft(1);
    cycle.clock.to('2024-04-08');
    await must(clerk, { type: 'DraftPlan', draftVersion: 1, answers: [] });
    await must(leader, { type: 'SignOffPlan', textHash: hashOf(SECTIONS), opinion: '同意' });
    cycle.clock.to('2024-04-30', 16);
    const submitted = await must(clerk, { type: 'SubmitPlan', textHash: hashOf(SECTIONS) });
    expect(submitted.status).toBe('in_review');
    const review = await cycle.owner.query(`select due_on::text from assignment_view where id = $1`, [GD]);
    expect(review.rows).toEqual([{ due_on: '2024-05-16' }]);
    expect(await count(`select count(*) n from reminder where assignment_id = $1 and duty = 'plan' and suppressed_reason = 'bureau_holds'`, GD)).toBe(6);

    cycle.clock.to('2024-05-08');
    for (const department of DEPARTMENTS) {
      const reviewer = person(`r-${department}`, department, 'reviewer');
      await must(reviewer, { type: 'ClaimReview', department });
      const returns = department === 'dept-strategy';
      await must(reviewer, { type: 'DecideReview', department, decision: returns ? 'return' : 'approve', opinion: '', items: returns ? [{ section: 'goals', text: '请写明目标值' }] : [] });
    }
    const { events } = await loadEvents(cycle.record, GD, 0);
    const returned = events.at(-1);
    expect(returned).toMatchObject({ type: 'PlanReturned', data: { revisionDueOn: '2024-06-30', nextRound: 2, held: { unit: 22, bureau: 3 } } });
    expect(JSON.stringify(events)).not.toContain('请写明目标值');

    const revised = [{ id: 'goals', text: '目标 30%' }, SECTIONS[1]!];
    await saveDraft(2, revised);
    cycle.clock.to('2024-05-15');
    expect(await act(clerk, { type: 'DraftPlan', draftVersion: 2, answers: [] })).toMatchObject({ refusal: { code: 'ANSWERS_MISSING' } });
    await must(clerk, { type: 'DraftPlan', draftVersion: 2, answers: [{ item: 'r1-dept-strategy-1', kind: 'changed', reason: '' }] });
    await must(leader, { type: 'SignOffPlan', textHash: hashOf(revised), opinion: '' });
    await must(clerk, { type: 'SubmitPlan', textHash: hashOf(revised) });
    cycle.clock.to('2024-05-20');
    const asked = await cycle.owner.query(`select unit_id, verb from worklist_item where assignment_id = $1`, [GD]);
    expect(asked.rows).toEqual([{ unit_id: 'dept-strategy', verb: 'DecideReview' }]);
    const strategy = person('r-dept-strategy', 'dept-strategy', 'reviewer');
    await must(strategy, { type: 'ClaimReview', department: 'dept-strategy' });
    await must(strategy, { type: 'DecideReview', department: 'dept-strategy', decision: 'approve', opinion: '', items: [] });
    const approved = (await loadEvents(cycle.record, GD, 0)).events.at(-1);
    expect(approved).toMatchObject({ type: 'PlanApproved', data: { held: { unit: 28, bureau: 6 } } });
    const timed = await loadEvents(cycle.record, GD, 0);
    expect(timed.events.map((event) => event.sequence)).toEqual(timed.events.map((_, index) => index + 1));
  });

  it('answers a repeated command with the same receipt, and another body under its id with a refusal', async () => {
    const stream = 'asg/2024/t02-o1/44' as AssignmentId;
    const input = { stream, commandId: randomUUID(), actor: clerk, body: { type: 'AcknowledgeAssignment' } as const };
    const [first, second] = await Promise.all([execute(cycle.record, input), execute(cycle.record, input)]);
    expect([first, second].map((outcome) => 'repeated' in outcome && outcome.repeated).sort()).toEqual([false, true]);
    const third = await execute(cycle.record, input);
    expect(third).toEqual({ receipt: (first as { receipt: unknown }).receipt, repeated: true });
    expect(await execute(cycle.record, { ...input, body: { type: 'RecallPlan', reason: 'x' } })).toMatchObject({ refusal: { code: 'COMMAND_ID_REUSED' } });
    expect(await count(`select count(*) n from event where stream_id = $1`, stream)).toBe(2);
  });

  it('refuses a stranger with an audit row and nothing else', async () => {
    const before = await count(`select count(*) n from event`);
    expect(await act(person('c11', '11', 'clerk'), { type: 'AcknowledgeAssignment' }, 'asg/2024/t10-o1/44')).toMatchObject({ refusal: { code: 'WRONG_ROLE' } });
    expect(await count(`select count(*) n from event`)).toBe(before);
    expect(await count(`select count(*) n from audit where outcome = 'refused' and code = 'WRONG_ROLE' and stream_id = 'asg/2024/t10-o1/44'`)).toBe(1);
  });

  it('opens blue on the third working day overdue, once, and closes it by fulfilment', async () => {
    const stream = 'asg/2024/t07-o1/65' as AssignmentId;
    const { events } = await loadEvents(cycle.record, stream, 0);
    const issued = events[0];
    if (issued?.type !== 'AssignmentIssued') throw new Error('not issued');
    const blue = issued.data.instants?.find((each) => each.rule === 'plan_blue');
    cycle.clock.to('2024-07-03', 8, 59);
    expect(await executeTimed(cycle.record, { assignment: stream, rule: 'plan_blue', occurrence: blue!.occurrence, after: 1 })).toEqual({ events: [], waitMs: 60_000 });
    cycle.clock.to('2024-07-03', 9);
    const twice = await Promise.all([1, 2].map(() => executeTimed(cycle.record, { assignment: stream, rule: 'plan_blue', occurrence: blue!.occurrence, after: 1 })));
    expect(twice.map((answer) => answer.events.map((event) => event.type))).toEqual([['SupervisionOpened'], ['SupervisionOpened']]);
    expect(await count(`select count(*) n from supervision_case where assignment_id = $1`, stream)).toBe(1);
    expect(await count(`select count(*) n from reminder where assignment_id = $1 and duty = 'supervision' and state = 'armed'`, stream)).toBe(1);
  });

  it('lets the read models select and no more', async () => {
    const { default: pg } = await import('pg');
    const app = new pg.Client({ connectionString: cycle.database.appUrl });
    await app.connect();
    await expect(app.query(`update stream set sequence = 0`)).rejects.toThrow(/permission denied/);
    await expect(app.query(`delete from event`)).rejects.toThrow(/permission denied/);
    await expect(app.query(`insert into audit (recorded_at, actor, action, outcome) values (now(), '{}', 'x', 'accepted')`)).rejects.toThrow(/permission denied/);
    await app.end();
  });
});
