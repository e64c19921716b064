import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { ChangeSetList, ChangeSetView } from '#api-types/views/change-set.views.js';
import { Receipt } from '#api-types/views/common.views.js';
import type { ChangeSetId } from '#domain/shared/ids.js';
import { applyPage } from '#record/apply-change-set.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

type Agent = Awaited<ReturnType<RunningApi['as']>>;
const DEADLINE = { cycle: 'cycle/2024', reason: '会期调整', proposal: { kind: 'deadline', where: { obligations: ['t13-o1'], units: ['11', '12', '13'] }, duty: 'plan', dueOn: '2024-08-30' } };

describe('change sets by HTTP', () => {
  let api: RunningApi;
  let coord: Agent;
  let coord2: Agent;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
    [coord, coord2] = [await api.as('coord'), await api.as('coord2')];
  });
  afterAll(() => api.close());

  const propose = (agent: Agent, body: object, key = `p-${++keys}`) => agent.post('/change-sets').set('idempotency-key', key).send(body);
  const send = (agent: Agent, id: string, body: object, key = `s-${++keys}`) => agent.post(`/change-sets/${encodeURIComponent(id)}/commands`).set('idempotency-key', key).send(body);
  const view = async (id: string, query = ''): Promise<z.infer<typeof ChangeSetView>> => (await coord.get(`/change-sets/${encodeURIComponent(id)}${query}`)).body as z.infer<typeof ChangeSetView>;
  const applyAll = async (id: string): Promise<void> => {
    while ((await applyPage(api.databases.record, id as ChangeSetId)).isLeft);
  };

  it('is proposed by one coordinator, seen row by row, applied by another, and undone', async () => {
    const proposed = await propose(coord, DEADLINE, 'p-first');
    expect([proposed.status, Receipt.safeParse(proposed.body).success]).toEqual([200, true]);
    const { stream: id } = proposed.body as { stream: string };
    expect((await propose(coord, DEADLINE, 'p-first')).body).toEqual(proposed.body);

    const seen = await view(id);
    expect(ChangeSetView.safeParse(seen).error).toBeUndefined();
    expect(seen).toMatchObject({ kind: 'deadline', status: 'proposed', reason: '会期调整', proposedBy: { id: 'coord', name: '陈思远' }, appliedBy: null, pending: 3, total: 3 });
    expect(seen.rows[0]).toMatchObject({ assignment: 'asg/2024/t13-o1/11', state: 'pending', dates: [{ duty: 'plan', was: '2024-06-30', is: '2024-08-30' }], unit: { id: '11' } });

    const mayOf = async (agent: Agent) => ((await agent.get(`/change-sets/${encodeURIComponent(id)}`)).body as z.infer<typeof ChangeSetView>).allowedActions.map(({ type, refusal }) => `${type} ${refusal?.code ?? 'allowed'}`);
    expect(await mayOf(coord)).toEqual(['ApplyChange SECOND_PERSON_NEEDED', 'PreviewAgain allowed', 'DropRow allowed', 'UndoChange WRONG_STATE']);
    expect(await mayOf(coord2)).toEqual(['ApplyChange allowed', 'PreviewAgain allowed', 'DropRow allowed', 'UndoChange WRONG_STATE']);
    expect(await mayOf(await api.as('leader'))).toEqual(['ApplyChange WRONG_ROLE', 'PreviewAgain WRONG_ROLE', 'DropRow WRONG_ROLE', 'UndoChange WRONG_ROLE']);
    const self = await send(coord, id, { type: 'ApplyChange', previewHash: seen.previewHash });
    expect([self.status, self.body]).toEqual([403, expect.objectContaining({ code: 'SECOND_PERSON_NEEDED', message: expect.objectContaining({ zh: expect.stringContaining('陈思远') }) })]);
    expect((await send(coord2, id, { type: 'ApplyChange', previewHash: 'f'.repeat(64) })).body).toMatchObject({ code: 'PREVIEW_CHANGED' });
    expect((await send(coord2, id, { type: 'ApplyChange', previewHash: seen.previewHash })).body).toMatchObject({ status: 'applying' });
    await applyAll(id);
    expect(await view(id)).toMatchObject({ status: 'done', applied: 3, pending: 0, appliedBy: { id: 'coord2' } });
    const page = (await coord.get('/assignments/asg%2F2024%2Ft13-o1%2F11')).body as { planDueOn: string };
    expect(page.planDueOn).toBe('2024-08-30');

    const undone = await send(coord2, id, { type: 'UndoChange', reason: '恢复原期限' });
    const inverse = (undone.body as { stream: string }).stream;
    expect(await view(inverse)).toMatchObject({ kind: 'undo', status: 'proposed', proposal: { of: id }, undoes: { kind: 'deadline', dueOn: '2024-08-30' }, rows: [{ dates: [{ was: '2024-08-30', is: '2024-06-30' }] }, {}, {}] });
    await send(coord, inverse, { type: 'ApplyChange', previewHash: (await view(inverse)).previewHash });
    await applyAll(inverse);
    expect(((await coord.get('/assignments/asg%2F2024%2Ft13-o1%2F11')).body as { planDueOn: string }).planDueOn).toBe('2024-06-30');
    const list = (await coord.get('/change-sets')).body as z.infer<typeof ChangeSetList>;
    expect(ChangeSetList.safeParse(list).error).toBeUndefined();
    expect(list.rows.map((row) => row.id).sort()).toEqual([id, inverse].sort());
  });

  it('holds stale rows, filters by state, takes a second preview and drops by name', async () => {
    const { stream: id } = (await propose(coord, { ...DEADLINE, proposal: { ...DEADLINE.proposal, where: { obligations: ['t10-o1'], units: ['44', '11'] } } })).body as { stream: string };
    const gd = await api.as('gd');
    expect((await gd.post('/assignments/asg%2F2024%2Ft10-o1%2F44/commands').set('idempotency-key', 'ack').send({ type: 'AcknowledgeAssignment' })).status).toBe(200);
    await send(coord2, id, { type: 'ApplyChange', previewHash: (await view(id)).previewHash });
    await applyAll(id);
    expect(await view(id, '?state=stale')).toMatchObject({ status: 'held', stale: 1, applied: 1, total: 1, rows: [{ assignment: 'asg/2024/t10-o1/44', code: 'SEQUENCE_CHANGED' }] });
    expect((await send(coord, id, { type: 'DropRow', assignment: 'asg/2024/t10-o1/11', reason: '误选' })).status).toBe(404);
    expect((await send(coord, id, { type: 'PreviewAgain' })).body).toMatchObject({ status: 'proposed' });
    expect((await send(coord, id, { type: 'DropRow', assignment: 'asg/2024/t10-o1/44', reason: '不再调整' })).body).toMatchObject({ status: 'done' });
    expect(await view(id)).toMatchObject({ status: 'done', applied: 1, dropped: 1 });
  });

  it('refuses what is impossible, and what is not well formed', async () => {
    const near = await propose(coord, { ...DEADLINE, proposal: { ...DEADLINE.proposal, dueOn: '2024-04-02' } });
    expect([near.status, near.body]).toEqual([422, expect.objectContaining({ code: 'DATE_TOO_NEAR' })]);
    const nothing = await propose(coord, { ...DEADLINE, proposal: { ...DEADLINE.proposal, dueOn: '2024-06-30' } });
    expect([nothing.status, nothing.body]).toEqual([409, expect.objectContaining({ code: 'NOTHING_TO_CHANGE' })]);
    const taken = await propose(coord, { cycle: 'cycle/2024', reason: 'x', proposal: { kind: 'calendar', calendar: { version: (await api.owner.query<{ version: string }>('select version from calendar_version')).rows[0]!.version, years: {}, special: {} } } });
    expect([taken.status, taken.body]).toEqual([409, expect.objectContaining({ code: 'VERSION_TAKEN' })]);
    for (const proposal of [{ kind: 'deadline', where: {}, duty: 'plan', dueOn: '2024-08-30' }, { ...DEADLINE.proposal, duty: 'review' }, { ...DEADLINE.proposal, dueOn: '2024-02-30' }, { kind: 'settings', settings: {} }, { kind: 'undo', of: 'change-set/x' }]) {
      expect([proposal, (await propose(coord, { ...DEADLINE, proposal })).status]).toEqual([proposal, 400]);
    }
    expect((await send(coord, 'change-set/none', { type: 'UndoChange', reason: 'x' })).status).toBe(404);
    expect((await send(coord, 'change-set/none', { type: 'PreviewAgain' })).status).toBe(404);
    expect((await coord.get('/change-sets/none')).status).toBe(404);
    expect((await propose(coord, { ...DEADLINE, cycle: 'cycle/2031' })).status).toBe(404);
    expect((await propose(coord, DEADLINE, 'change-set/x/settle/1')).body).toMatchObject({ code: 'KEY_REQUIRED' });
  });

  it('is for coordinators; the bureau’s leader may look', async () => {
    const [gd, leader] = [await api.as('gd'), await api.as('leader')];
    expect((await propose(gd, DEADLINE)).status).toBe(403);
    expect((await gd.get('/change-sets')).status).toBe(403);
    expect((await propose(leader, DEADLINE)).status).toBe(403);
    expect((await leader.get('/change-sets')).status).toBe(200);
  });
});

describe('a cycle by HTTP', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());
  const send = async (body: object, key: string) => (await api.as('coord')).post('/cycles/cycle%2F2024/commands').set('idempotency-key', key).send(body);

  it('a unit that joins gets what it has not had; one that has everything is refused, one that is not there too', async () => {
    await api.owner.query(`insert into unit (id, kind, position, name, short_name, english_name) values ('71', 'province', 99, '新单位', '新单位', 'New Unit')`);
    const added = await send({ type: 'AddUnit', unit: '71' }, 'a-1');
    expect([added.status, added.body]).toEqual([200, expect.objectContaining({ events: ['UnitAdded'], issued: 16 })]);
    const { rows } = await api.owner.query(`select status from assignment_view where unit_id = '71'`);
    expect(rows).toHaveLength(16);
    expect((await send({ type: 'AddUnit', unit: '71' }, 'a-2')).body).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    expect((await send({ type: 'AddUnit', unit: '98' }, 'a-3')).status).toBe(404);
  });

  it('is closed, and archived only when nothing is open', async () => {
    expect((await send({ type: 'ArchiveCycle' }, 'c-1')).body).toMatchObject({ code: 'WRONG_STATE' });
    expect((await send({ type: 'CloseCycle' }, 'c-2')).body).toMatchObject({ status: 'closing', events: ['CycleClosed'] });
    const open = await send({ type: 'ArchiveCycle' }, 'c-3');
    expect([open.status, open.body]).toEqual([409, expect.objectContaining({ code: 'ASSIGNMENTS_OPEN', facts: expect.objectContaining({ assignments: expect.arrayContaining(['asg/2024/t01-o1/11']) }) })]);
    expect((open.body as { facts: { assignments: string[] } }).facts.assignments).toHaveLength(20);
    await api.owner.query(`update assignment_view set status = 'closed'`);
    expect((await send({ type: 'ArchiveCycle' }, 'c-4')).body).toMatchObject({ status: 'archived' });
    expect((await send({ type: 'CloseCycle' }, 'c-5')).body).toMatchObject({ code: 'WRONG_STATE' });
  });
});
