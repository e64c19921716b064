import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { parseDay } from '#domain/calendar/day.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { dispatchDue } from './dispatch.js';
import { execute } from './execute.js';
import { executeTimed } from './execute-timed.js';
import { loadEvents } from './load-events.js';
import { publishCalendar } from './publish.js';

const LEAD = 'dept-utilisation';
const asg = (obligation: string, unit: string): AssignmentId => `asg/2024/${obligation}/${unit}`;
const clerk = (unit: string) => person(`c${unit}`, unit, 'liaison', 'clerk');
const leader = (unit: string) => person(`l${unit}`, unit, 'leader');
const coordinator = person('coord', 'bureau', 'coordinator');
const second = person('coord2', 'bureau', 'coordinator');
const plan = { duty: 'plan', reason: '汛情' } as const;

describe('what begins, halts, moves or ends an assignment, in the record', () => {
  let cycle: LaunchedCycle;
  let lead: string;
  beforeAll(async () => {
    cycle = await launched2024();
    lead = (await cycle.owner.query<{ lead_department: string }>(`select lead_department from assignment_view where id = $1`, [asg('t07-o1', '44')])).rows[0]?.lead_department ?? LEAD;
  });
  afterAll(() => cycle.close());

  type Who = ReturnType<typeof person>;
  const act = (stream: AssignmentId, actor: Who, body: PersonCommandBody) => execute(cycle.record, { stream, commandId: randomUUID(), actor, body });
  const must = async (...args: Parameters<typeof act>) => {
    const outcome = await act(...args);
    if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.receipt;
  };
  const rows = async <T extends object>(sql: string, ...values: unknown[]): Promise<T[]> => (await cycle.owner.query<T>(sql, values)).rows;
  const outcomes = (stream: string, duty: string) =>
    rows<{ state: string; reason: string | null; n: string }>(`select state, suppressed_reason as reason, count(*) as n from reminder where assignment_id = $1 and duty = $2 group by 1, 2 order by 1, 2`, stream, duty);
  const todo = (stream: string) => rows<{ unit_id: string; role: string; verb: string }>(`select unit_id, role, verb from worklist_item where assignment_id = $1 order by unit_id, role`, stream);
  const director = () => person(`d-${lead}`, lead, 'director');

  it('suspended: rows rest, nobody waits, the process is told; resumed: dates moved, rows planned anew', async () => {
    const stream = asg('t07-o1', '13');
    cycle.clock.to('2024-04-01');
    await must(stream, clerk('13'), { type: 'AcknowledgeAssignment' });
    await must(stream, coordinator, { type: 'SuspendAssignment', reason: '机构调整' });
    expect(await outcomes(stream, 'plan')).toEqual(expect.arrayContaining([expect.objectContaining({ state: 'suppressed', reason: 'suspended', n: '6' })]));
    expect([await todo(stream), await rows(`select holder, due_on, due_at from assignment_view where id = $1`, stream), await rows(`select next_due_at from stream where id = $1`, stream)]).toEqual([[], [{ holder: null, due_on: null, due_at: null }], [{ next_due_at: null }]]);
    expect(await act(stream, clerk('13'), { type: 'DraftPlan', draftVersion: 1, answers: [] })).toMatchObject({ refusal: { code: 'SUSPENDED' } });
    cycle.clock.to('2024-04-10');
    await must(stream, second, { type: 'ResumeAssignment', reason: '完成' });
    expect(await rows(`select holder, due_on::text from assignment_view where id = $1`, stream)).toEqual([{ holder: 'unit', due_on: '2024-07-08' }]);
    expect(await rows(`select distinct occurrence from reminder where assignment_id = $1 and duty = 'plan' and state = 'armed' order by 1`, stream)).toEqual([{ occurrence: '2024-04-10/2024-06-30/2024-07-08' }, { occurrence: '2024-07-08' }]);
    expect(await rows(`select first_sequence, last_sequence from wake where stream_id = $1`, stream)).toEqual([expect.objectContaining({ last_sequence: 4 })]);
  });

  it('revoked by two coordinators: the second one finds it in the worklist', async () => {
    const stream = asg('t07-o1', '14');
    await must(stream, coordinator, { type: 'RevokeAssignment', reason: '重复' });
    expect(await todo(stream)).toEqual(expect.arrayContaining([{ unit_id: 'bureau', role: 'coordinator', verb: 'RevokeAssignment' }]));
    expect(await act(stream, coordinator, { type: 'RevokeAssignment', reason: '重复' })).toMatchObject({ refusal: { code: 'SECOND_PERSON_NEEDED' } });
    expect(await must(stream, second, { type: 'RevokeAssignment', reason: '重复' })).toMatchObject({ status: 'closed', events: ['AssignmentRevoked'] });
    expect(await todo(stream)).toEqual([]);
    expect(await rows(`select 1 from reminder where assignment_id = $1 and state = 'armed'`, stream)).toEqual([]);
    expect(await rows(`select outcome, closed from assignment_view join stream using (id) where id = $1`, stream)).toEqual([{ outcome: 'revoked', closed: true }]);
  });

  it('exempted by the lead director and the coordinator', async () => {
    const stream = asg('t07-o1', '15');
    await must(stream, leader('15'), { type: 'RequestExemption', ground: 'not_concerned', reason: '无此类主体', evidence: [] });
    expect((await todo(stream)).filter(({ verb }) => verb === 'DecideExemption')).toHaveLength(2);
    await must(stream, director(), { type: 'DecideExemption', decision: 'granted', reason: '属实' });
    expect((await todo(stream)).filter(({ verb }) => verb === 'DecideExemption')).toEqual([{ unit_id: 'bureau', role: 'coordinator', verb: 'DecideExemption' }]);
    expect(await must(stream, coordinator, { type: 'DecideExemption', decision: 'granted', reason: '属实' })).toMatchObject({ status: 'closed', events: ['AssignmentExempted'] });
    const { events } = await loadEvents(cycle.record, stream, 0);
    expect(JSON.stringify(events)).not.toMatch(/无此类主体|属实/);
  });

  it('an extension: rows superseded, told once as was → is, reminders of an undecided one say so', async () => {
    const stream = asg('t07-o1', '21');
    cycle.clock.to('2024-05-30');
    await must(stream, clerk('21'), { type: 'AcknowledgeAssignment' });
    await must(stream, leader('21'), { type: 'RequestExtension', ...plan, dueOn: parseDay('2024-07-15') });
    expect((await todo(stream)).map(({ role, verb }) => [role, verb])).toEqual([['clerk', 'DraftPlan'], ['coordinator', 'DecideExtension'], ['director', 'DecideExtension']].sort());
    cycle.clock.to('2024-05-31');
    await dispatchDue(cycle.record);
    const lines = async () => (await rows<{ zh: string }>(`select line ->> 'zh' as zh from message cross join jsonb_array_elements(lines) as line where recipient = 'c21' and channel = 'in_app' and line ->> 'assignment' = $1 order by created_at`, stream)).map(({ zh }) => zh);
    expect((await lines()).at(-1)).toContain('延期申请待批复');
    await must(stream, director(), { type: 'DecideExtension', duty: 'plan', decision: 'whole', parts: [], reason: '同意' });
    cycle.clock.to('2024-06-03');
    await must(stream, coordinator, { type: 'DecideExtension', duty: 'plan', decision: 'part', dueOn: parseDay('2024-07-10'), parts: [], reason: '同意至 10 日' });
    expect(await outcomes(stream, 'plan')).toEqual(expect.arrayContaining([expect.objectContaining({ state: 'suppressed', reason: 'superseded', n: '5' })]));
    cycle.clock.to('2024-06-03', 10);
    await dispatchDue(cycle.record);
    expect((await lines()).at(-1)).toMatch(/7月10日.*原为6月30日/);
    await dispatchDue(cycle.record);
    expect((await lines()).filter((line) => line.includes('原为'))).toHaveLength(1);
    expect(await rows(`select due_on::text from assignment_view where id = $1`, stream)).toEqual([{ due_on: '2024-07-10' }]);
  });

  it('asked for in time it holds blue, and a refusal lets it go on the next working day', async () => {
    const stream = asg('t07-o1', '22');
    cycle.clock.to('2024-06-28');
    await must(stream, leader('22'), { type: 'RequestExtension', ...plan, dueOn: parseDay('2024-07-15') });
    const armed = async () => (await rows<{ instants: { rule: string; occurrence: string; at: number }[] }>(`select state -> 'instants' as instants from stream where id = $1`, stream))[0]?.instants ?? [];
    expect((await armed()).map(({ rule }) => rule)).not.toContain('plan_blue');
    cycle.clock.to('2024-07-04');
    await must(stream, director(), { type: 'DecideExtension', duty: 'plan', decision: 'refused', parts: [], reason: '不同意' });
    const blue = (await armed()).find(({ rule }) => rule === 'plan_blue');
    cycle.clock.to('2024-07-05', 9);
    expect(blue?.at).toBe(cycle.clock.now);
    const { events } = await executeTimed(cycle.record, { assignment: stream, rule: 'plan_blue', occurrence: blue?.occurrence ?? '', after: 0 });
    expect(events.at(-1)).toMatchObject({ type: 'SupervisionOpened', data: { replyDueOn: '2024-07-12' } });
  });

  it('opting in makes the stream: two leaders at once make one assignment', async () => {
    const [optional] = await rows<{ id: string }>(
      `select obligation ->> 'id' as id from catalogue_version cross join jsonb_array_elements(content -> 'tasks') as task cross join jsonb_array_elements(task -> 'obligations') as obligation
       where not (obligation ->> 'mandatory')::boolean and obligation -> 'scope' ->> 'kind' = 'every_province' order by 1 limit 1`,
    );
    const stream = asg(optional?.id ?? '', '23');
    cycle.clock.to('2024-04-12');
    const [a, b] = await Promise.all([act(stream, leader('23'), { type: 'OptIn' }), act(stream, person('l23b', '23', 'leader'), { type: 'OptIn' })]);
    expect([a, b].map((outcome) => ('receipt' in outcome ? outcome.receipt.events.join() : outcome.refusal.code)).sort()).toEqual(['AssignmentIssued,AssignmentAcknowledged', 'WRONG_STATE']);
    expect(await rows(`select status, mandatory, unit_id from assignment_view where id = $1`, stream)).toEqual([{ status: 'acknowledged', mandatory: false, unit_id: '23' }]);
    expect(await rows(`select 1 from wake where stream_id = $1 and lane = 1`, stream)).toHaveLength(1);
    expect(await must(stream, leader('23'), { type: 'OptOut', reason: '力量不足' })).toMatchObject({ status: 'closed', events: ['OptedOut'] });
  });

  it('opting in is refused for what is mandatory, not there, or too late, and leaves no stream', async () => {
    const optIn = async (stream: AssignmentId, unit: string) => {
      const outcome = await act(stream, leader(unit), { type: 'OptIn' });
      return 'refusal' in outcome ? outcome.refusal.code : 'accepted';
    };
    const [optional] = await rows<{ obligation_id: string }>(`select obligation_id from assignment_view where not mandatory`);
    expect([await optIn(asg('t99-o9', '23'), '23'), await optIn('asg/2031/t07-o1/23', '23'), await optIn(asg('t07-o1', '99'), '99')]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'MANDATORY']);
    cycle.clock.to('2024-04-29', 0);
    expect(await optIn(asg(optional?.obligation_id ?? '', '31'), '31')).toBe('OPT_IN_CLOSED');
    expect(await rows(`select 1 from stream where id like '%/99' or id like 'asg/2031%' or id = $1`, asg(optional?.obligation_id ?? '', '31'))).toEqual([]);
  });

  it('an assignment is reckoned by the calendar it was issued with, whatever is published later', async () => {
    await publishCalendar(cycle.record, { ...CALENDAR_2024_2026, version: 'cn-2024-2026-2', special: { ...CALENDAR_2024_2026.special, '2024-05-16': 'holiday' } });
    const stream = asg('t07-o1', '31');
    cycle.clock.to('2024-05-09');
    await must(stream, leader('31'), { type: 'RequestExemption', ground: 'not_concerned', reason: 'x', evidence: [] });
    expect((await loadEvents(cycle.record, stream, 0)).events.at(-1)).toMatchObject({ data: { decideBy: '2024-05-15' } });
    cycle.clock.to('2024-05-10');
    await must(stream, director(), { type: 'DecideExemption', decision: 'refused', reason: 'x' });
    cycle.clock.to('2024-05-13');
    await must(stream, leader('31'), { type: 'RequestExemption', ground: 'not_concerned', reason: 'x', evidence: [] });
    expect((await loadEvents(cycle.record, stream, 0)).events.at(-1)).toMatchObject({ data: { decideBy: '2024-05-20' } });
  });
});
