import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { parseDay } from '#domain/calendar/day.js';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { ChangeSetCommandBody, Proposal } from '#domain/change-set/change-set.commands.js';
import type { ProposedChange } from '#domain/change-set/change-set.state.js';
import type { PlannedRow } from '#domain/change-set/rows.js';
import type { AssignmentId, ChangeSetId } from '#domain/shared/ids.js';
import { COORDINATOR, launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { GROUPS_2024 } from '#testing/groups-2024.js';
import { applyPage } from './apply-change-set.js';
import { CHANGE_SET } from './change-set.aggregate.js';
import { execute } from './execute.js';
import { executeStream } from './execute-stream.js';
import { readEvents } from './load-events.js';

const SECOND = person('coord-2', 'bureau', 'coordinator');
const CYCLE_ID = 'cycle/2024' as const;

describe('a change set', () => {
  let cycle: LaunchedCycle;
  let commands = 0;
  beforeAll(async () => {
    cycle = await launched2024();
  });
  afterAll(() => cycle.close());

  const send = (id: ChangeSetId, body: ChangeSetCommandBody, actor = COORDINATOR, commandId = `c${++commands}`) => executeStream(cycle.record, CHANGE_SET, { stream: id, commandId, actor, body });
  const propose = (id: ChangeSetId, proposal: Proposal, actor = COORDINATOR) => send(id, { type: 'ProposeChange', cycle: CYCLE_ID, proposal, reason: '会期调整' }, actor);
  const stateOf = async <S>(id: string): Promise<S> => (await cycle.owner.query<{ state: S }>('select state from stream where id = $1', [id])).rows[0]!.state;
  const changeSet = (id: ChangeSetId) => stateOf<ProposedChange>(id);
  const rowsOf = async (id: ChangeSetId) =>
    (await cycle.owner.query<{ assignment: AssignmentId; state: string; code: string | null; preview: PlannedRow }>(`select assignment_id as assignment, state, code, preview from change_set_row where change_set_id = $1 order by 1`, [id])).rows;
  const applyAs = async (id: ChangeSetId, actor = SECOND) => send(id, { type: 'ApplyChange', previewHash: (await changeSet(id)).previewHash }, actor);
  const applyAll = async (id: ChangeSetId): Promise<void> => {
    while ((await applyPage(cycle.record, id)).isLeft);
  };
  const ledger = async (assignment: string, duty: string) =>
    (await cycle.owner.query<{ row: string }>(`select rule || ' ' || occurrence || ' ' || state || coalesce(' ' || suppressed_reason, '') as row from reminder where assignment_id = $1 and duty = $2 order by due_at, rule, occurrence`, [assignment, duty])).rows.map(({ row }) => row);
  const types = async (stream: string) => (await readEvents(cycle.record, stream, 0)).map(({ type }) => type);

  it('of a deadline: previewed, applied by a second person row by row, told once', async () => {
    const id = 'change-set/deadline';
    const one = 'asg/2024/t07-o1/44';
    cycle.clock.to('2024-06-03');
    expect(await propose(id, { kind: 'deadline', where: { tasks: ['t07'] }, duty: 'plan', dueOn: parseDay('2024-07-31') })).toMatchObject({ receipt: { status: 'proposed', events: ['ChangeProposed'] } });
    const previewed = (await rowsOf(id)).find(({ assignment }) => assignment === one)!;
    expect(previewed).toMatchObject({ state: 'pending', preview: { dates: [{ duty: 'plan', was: '2024-06-30', is: '2024-07-31' }], light: { was: 'red', is: 'red' }, told: ['plan'], caseWithdrawn: null } });
    expect(previewed.preview.dropped.map(({ rule }) => rule)).toEqual(['T-14', 'T-7', 'T-3', 'T0', 'T+1']);
    expect(previewed.preview.added.map(({ rule }) => rule)).toEqual(['T-30', 'T-14', 'T-7', 'T-3', 'T-1', 'T0', 'T+1', 'changed']);
    expect(await stateOf<AssignmentState>(one)).toMatchObject({ planDueOn: '2024-06-30' });

    expect(await applyAs(id, COORDINATOR)).toMatchObject({ refusal: { code: 'SECOND_PERSON_NEEDED', facts: { by: 'coord' } } });
    expect(await send(id, { type: 'ApplyChange', previewHash: 'f'.repeat(64) }, SECOND)).toMatchObject({ refusal: { code: 'PREVIEW_CHANGED' } });
    expect(await applyAs(id)).toMatchObject({ receipt: { status: 'applying' } });
    await applyAll(id);
    expect(await changeSet(id)).toMatchObject({ status: 'done', pending: 0, stale: 0, dropped: 0 });
    expect(await stateOf<AssignmentState>(one)).toMatchObject({ planDueOn: '2024-07-31' });
    expect(await ledger(one, 'plan')).toEqual(expect.arrayContaining(['T-14 2024-06-30 suppressed superseded', 'T0 2024-06-30 suppressed superseded', 'T0 2024-07-31 armed', 'changed 2024-06-03/2024-06-30/2024-07-31 armed']));
    expect((await ledger(one, 'plan')).filter((row) => row.startsWith('immediate'))).toEqual([]);
  });

  it('a row that went on since the preview is held, previewed again, and applied by somebody who did neither', async () => {
    const id = 'change-set/stale';
    const gone = 'asg/2024/t08-o1/44' as AssignmentId;
    const named = 'asg/2024/t08-o1/11' as AssignmentId;
    await propose(id, { kind: 'deadline', where: { obligations: ['t08-o1'] }, duty: 'plan', dueOn: parseDay('2024-08-30') });
    for (const stream of [gone, named]) await execute(cycle.record, { stream, commandId: `ack-${stream}`, actor: person(`c${stream.slice(-2)}`, stream.slice(-2), 'liaison'), body: { type: 'AcknowledgeAssignment' } });
    await applyAs(id);
    await applyAll(id);
    expect(await changeSet(id)).toMatchObject({ status: 'held', stale: 2, pending: 0 });
    expect((await rowsOf(id)).filter(({ state }) => state === 'stale').map(({ code }) => code)).toEqual(['SEQUENCE_CHANGED', 'SEQUENCE_CHANGED']);
    expect(await applyAs(id)).toMatchObject({ refusal: { code: 'WRONG_STATE' } });
    expect(await send(id, { type: 'DropRow', assignment: 'asg/2024/t08-o1/12', reason: '已办' })).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect(await send(id, { type: 'DropRow', assignment: named, reason: '维持原期限' })).toMatchObject({ receipt: { events: ['RowDropped'] } });
    expect(await send(id, { type: 'PreviewAgain' }, SECOND)).toMatchObject({ receipt: { status: 'proposed' } });
    expect(await applyAs(id, SECOND)).toMatchObject({ refusal: { code: 'SECOND_PERSON_NEEDED' } });
    await applyAs(id, person('coord-3', 'bureau', 'coordinator'));
    await applyAll(id);
    expect(await changeSet(id)).toMatchObject({ status: 'done', dropped: 1, stale: 0 });
    expect([await stateOf<AssignmentState>(gone), await stateOf<AssignmentState>(named)]).toMatchObject([{ planDueOn: '2024-08-30' }, { planDueOn: '2024-06-30' }]);
  });

  it('killed half-way and repeated, no row is applied twice', async () => {
    const id = 'change-set/killed';
    await propose(id, { kind: 'deadline', where: { obligations: ['t09-o1'] }, duty: 'plan', dueOn: parseDay('2024-08-30') });
    await applyAs(id);
    let rows = 0;
    await expect(applyPage(cycle.record, id, () => { if (++rows === 3) throw new Error('killed'); })).rejects.toThrow('killed');
    expect((await rowsOf(id)).every(({ state }) => state === 'pending')).toBe(true);
    await Promise.all([applyAll(id), applyAll(id)]);
    expect(await changeSet(id)).toMatchObject({ status: 'done', stale: 0 });
    for (const { assignment } of await rowsOf(id)) expect((await types(assignment)).filter((type) => type === 'DeadlineChanged')).toHaveLength(1);
  });

  it('is undone by its inverse, which is a change set of its own with the same rules', async () => {
    const id = 'change-set/undo';
    expect(await propose(id, { kind: 'undo', of: 'change-set/killed' }, SECOND)).toMatchObject({ receipt: { status: 'proposed' } });
    expect((await rowsOf(id))[0]?.preview.dates).toEqual([{ duty: 'plan', was: '2024-08-30', is: '2024-06-30' }]);
    await applyAs(id, COORDINATOR);
    await applyAll(id);
    expect(await stateOf<AssignmentState>((await rowsOf(id))[0]!.assignment)).toMatchObject({ planDueOn: '2024-06-30' });
    cycle.clock.to('2024-06-25');
    expect(await propose('change-set/undo-late', { kind: 'undo', of: 'change-set/deadline' })).toMatchObject({ refusal: { code: 'DATE_TOO_NEAR', facts: { earliest: '2024-07-02' } } });
  });

  it('a later date clears overdue and withdraws the case', async () => {
    const id = 'change-set/late';
    const late = 'asg/2024/t10-o1/44' as AssignmentId;
    cycle.clock.to('2024-07-03', 10);
    for (const rule of ['plan_due', 'plan_blue'] as const) {
      const { instants } = (await stateOf<Extract<AssignmentState, { status: 'assigned' }>>(late));
      const occurrence = instants.find((each) => each.rule === rule)!.occurrence;
      await execute(cycle.record, { stream: late, commandId: `due/${rule}/${occurrence}@${late}`, actor: { kind: 'system' }, body: { type: 'PassInstant', rule, occurrence } });
    }
    expect(await stateOf<AssignmentState>(late)).toMatchObject({ overdue: ['plan'], openCase: { level: 'blue' } });
    await propose(id, { kind: 'deadline', where: { assignments: [late] }, duty: 'plan', dueOn: parseDay('2024-07-31') });
    expect((await rowsOf(id))[0]?.preview.caseWithdrawn).toBe(`${late}/case/1`);
    await applyAs(id);
    await applyAll(id);
    expect(await stateOf<AssignmentState>(late)).toMatchObject({ overdue: [], openCase: null, planDueOn: '2024-07-31' });
    expect((await cycle.owner.query('select state from supervision_case where assignment_id = $1', [late])).rows).toEqual([{ state: 'closed' }]);
  });

  it('of the calendar: published by who applies it, only what it touches moves', async () => {
    const id = 'change-set/calendar';
    const one = 'asg/2024/t13-o1/44';
    cycle.clock.to('2024-03-29', 12);
    const calendar = { ...CALENDAR_2024_2026, version: 'cn-2024-b', special: { ...CALENDAR_2024_2026.special, '2024-06-28': 'holiday' as const } };
    await propose(id, { kind: 'calendar', calendar });
    const stored = async () => (await cycle.owner.query(`select version from calendar_version where version = 'cn-2024-b'`)).rows.length;
    expect(await stored()).toBe(0);
    await applyAs(id);
    expect(await stored()).toBe(1);
    await applyAll(id);
    expect(await changeSet(id)).toMatchObject({ status: 'done', stale: 0 });
    expect(await stateOf<AssignmentState>(one)).toMatchObject({ calendarVersion: 'cn-2024-b' });
    const { rows } = await cycle.owner.query<{ day: string }>(`select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day from reminder where assignment_id = $1 and duty = 'plan' and rule = 'T0'`, [one]);
    expect(rows).toEqual([{ day: '2024-06-27' }]);
  });

  it('a batch of coordinators: suspended and resumed by one, revoked by two, each item with its own result', async () => {
    const where = { units: ['65'] };
    const statuses = async () => (await cycle.owner.query<{ suspended: boolean; status: string; n: number }>(`select (state ->> 'suspended') is not null as suspended, state ->> 'status' as status, count(*)::int as n from stream where id like 'asg/%/65' group by 1, 2`)).rows;
    const all = (await statuses()).reduce((sum, { n }) => sum + n, 0);
    await propose('change-set/suspend', { kind: 'batch', where, verb: 'SuspendAssignment' });
    expect(await changeSet('change-set/suspend')).toMatchObject({ pending: all });
    const [first] = await rowsOf('change-set/suspend');
    await execute(cycle.record, { stream: first!.assignment, commandId: 'by-hand', actor: COORDINATOR, body: { type: 'SuspendAssignment', reason: '另案' } });
    await applyAs('change-set/suspend', COORDINATOR);
    await applyAll('change-set/suspend');
    expect(await changeSet('change-set/suspend')).toMatchObject({ status: 'held', applied: all - 1, stale: 1 });
    expect((await rowsOf('change-set/suspend'))[0]).toMatchObject({ state: 'stale', code: 'SUSPENDED' });
    expect(await statuses()).toEqual([{ suspended: true, status: 'assigned', n: all }]);
    const [event] = (await readEvents(cycle.record, 'asg/2024/t13-o1/65', 0)).slice(-1);
    expect(event).toMatchObject({ type: 'AssignmentSuspended', actor: { userId: 'coord' }, texts: { reason: '会期调整' } });

    expect(await propose('change-set/resume', { kind: 'undo', of: 'change-set/suspend' })).toMatchObject({ receipt: { status: 'proposed' } });
    await applyAs('change-set/resume');
    await applyAll('change-set/resume');
    expect(await statuses()).toEqual(expect.arrayContaining([{ suspended: false, status: 'assigned', n: all - 1 }]));

    await propose('change-set/revoke', { kind: 'batch', where, verb: 'RevokeAssignment' });
    expect(await applyAs('change-set/revoke', COORDINATOR)).toMatchObject({ refusal: { code: 'SECOND_PERSON_NEEDED' } });
    await applyAs('change-set/revoke');
    await applyAll('change-set/revoke');
    expect(await statuses()).toEqual([{ suspended: false, status: 'closed', n: all - 1 }, { suspended: true, status: 'closed', n: 1 }].filter(({ n }) => n > 0));
    const revoked = (await readEvents(cycle.record, 'asg/2024/t13-o1/65', 0)).slice(-2);
    expect(revoked.map(({ type, actor }) => [type, actor.kind === 'user' && actor.userId])).toEqual([['RevocationProposed', 'coord'], ['AssignmentRevoked', 'coord-2']]);
    expect(await propose('change-set/unrevoke', { kind: 'undo', of: 'change-set/revoke' })).toMatchObject({ refusal: { code: 'NOTHING_TO_CHANGE' } });
  });

  it('a verb of a batch acts only on what its preview showed', async () => {
    await propose('change-set/unseen', { kind: 'batch', where: { units: ['64'], tasks: ['t07'] }, verb: 'SuspendAssignment' });
    const unit = { kind: 'user', userId: 'c64', unit: '64', roles: ['clerk', 'liaison'] } as const;
    await execute(cycle.record, { stream: 'asg/2024/t07-o1/64', commandId: 'meanwhile', actor: unit, body: { type: 'AcknowledgeAssignment' } });
    await applyAs('change-set/unseen', COORDINATOR);
    await applyAll('change-set/unseen');
    expect(await rowsOf('change-set/unseen')).toMatchObject([{ assignment: 'asg/2024/t07-o1/64', state: 'stale', code: 'SEQUENCE_CHANGED' }]);
    expect(await stateOf('asg/2024/t07-o1/64')).toMatchObject({ status: 'acknowledged', suspended: null });

    // Seen again, it is done; a second person's half that somebody had sent by hand before is all that was missing.
    await propose('change-set/seen', { kind: 'batch', where: { units: ['64'], tasks: ['t07'] }, verb: 'SuspendAssignment' });
    await applyAs('change-set/seen', COORDINATOR);
    await applyAll('change-set/seen');
    expect(await stateOf('asg/2024/t07-o1/64')).toMatchObject({ suspended: expect.anything() });
    await execute(cycle.record, { stream: 'asg/2024/t07-o1/64', commandId: 'first-half', actor: SECOND, body: { type: 'RevokeAssignment', reason: '另案' } });
    await propose('change-set/half', { kind: 'batch', where: { units: ['64'], tasks: ['t07'] }, verb: 'RevokeAssignment' });
    await applyAs('change-set/half');
    await applyAll('change-set/half');
    expect(await rowsOf('change-set/half')).toMatchObject([{ state: 'applied', code: null }]);
    expect((await types('asg/2024/t07-o1/64')).slice(-2)).toEqual(['RevocationProposed', 'AssignmentRevoked']);
  });

  it('of a region group: new members get its obligations, who leaves is revoked by both', async () => {
    const members = async () => (await cycle.owner.query<{ unit_id: string; status: string }>(`select unit_id, status from assignment_view where obligation_id = 't05-o1' order by unit_id`)).rows.map(({ unit_id, status }) => `${unit_id} ${status}`);
    const group = (id: ChangeSetId, ...units: string[]) => propose(id, { kind: 'group', group: GROUPS_2024.examinationCentre, members: units });
    expect(await group('change-set/nobody', '11', '98')).toMatchObject({ refusal: { code: 'NOTHING_TO_CHANGE' } });
    await group('change-set/group', '11', '44');
    expect(await members()).toEqual([]);
    await applyAs('change-set/group');
    await applyAll('change-set/group');
    expect(await changeSet('change-set/group')).toMatchObject({ status: 'done', applied: 2 });
    expect(await members()).toEqual(['11 assigned', '44 assigned']);
    expect(await stateOf('cycle/2024')).toMatchObject({ groups: { [GROUPS_2024.examinationCentre]: ['11', '44'] } });

    await group('change-set/regroup', '44', '32');
    await applyAs('change-set/regroup');
    await applyAll('change-set/regroup');
    expect(await members()).toEqual(['11 closed', '32 assigned', '44 assigned']);
    // What ended stays ended.
    expect(await group('change-set/back', '44', '32', '11')).toMatchObject({ refusal: { code: 'NOTHING_TO_CHANGE' } });
  });

  it('of the settings: a version of the cycle, reckoned with by what was applied', async () => {
    const id = 'change-set/settings';
    await propose(id, { kind: 'settings', settings: { acknowledgeWithinWd: 10 } });
    await applyAs(id);
    await applyAll(id);
    expect(await changeSet(id)).toMatchObject({ status: 'done' });
    expect(await stateOf('cycle/2024')).toMatchObject({ settings: { version: 2, acknowledgeWithinWd: 10 }, settingsVersions: { 1: { acknowledgeWithinWd: 3 }, 2: { acknowledgeWithinWd: 10 } } });
    expect(await stateOf<AssignmentState>('asg/2024/t13-o1/44')).toMatchObject({ settingsVersion: 2, acknowledgeBy: '2024-04-15' });
  });
});
