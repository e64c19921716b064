import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { CycleView, LaunchCheckView, LaunchPreviewView, LaunchProgressView } from '#api-types/views/cycle.views.js';
import { groupIdOf } from '#domain/catalogue/group-id.js';
import { noticeDraft } from '#testing/catalogue-draft.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

type Agent = Awaited<ReturnType<RunningApi['as']>>;
const CYCLE = 'cycle/2025';
const GROUP = groupIdOf('试点省份');

describe('a cycle from its notice to its launch, by HTTP', () => {
  let api: RunningApi;
  let coord: Agent;
  let coord2: Agent;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
    [coord, coord2] = [await api.as('coord'), await api.as('coord2')];
  });
  afterAll(() => api.close());

  const post = (agent: Agent, url: string, body: object, key = `k-${++keys}`) => agent.post(url).set('idempotency-key', key).send(body);
  const send = (agent: Agent, body: object, key?: string, cycle = CYCLE) => post(agent, `/cycles/${encodeURIComponent(cycle)}/commands`, body, key);
  const get = async (rest = '', agent = coord, cycle = CYCLE) => (await agent.get(`/cycles/${encodeURIComponent(cycle)}${rest}`)).body as object;
  const check = async (): Promise<z.infer<typeof LaunchCheckView>> => LaunchCheckView.parse(await get('/launch-check'));
  const codes = async () => [...new Set((await check()).blockers.map(({ code, about }) => `${code} ${about}`))];
  const REASONS = [{ warning: 'DATE_OFF', reason: '照原文' }, { warning: 'milestone:t01-o1-m2', reason: '三月已完成', decision: 'history' }];
  const LAUNCH = { type: 'LaunchCycle', typedYear: 2025, reasons: REASONS };
  const ofCycle = async () => (await api.owner.query<{ n: number }>(`select count(*)::int as n from stream where kind = 'assignment' and state ->> 'cycle' = $1`, [CYCLE])).rows[0]?.n;

  it('is prepared by coordinators: settings in versions, another cycle copied with its dates a year on', async () => {
    expect(CycleView.parse(await get())).toMatchObject({ id: CYCLE, status: 'not_launched', catalogueHash: null, settings: { version: 1, planDueOn: '2025-06-30' }, groups: [] });
    const settings = { type: 'PrepareSettings', settings: { reviewLimitWd: 8, planDueOn: '2025-07-31' }, reason: '减员' };
    expect((await send(await api.as('gd'), settings)).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await send(coord, { ...settings, settings: {} })).body).toMatchObject({ code: 'BAD_REQUEST' });
    const both = await Promise.all([send(coord, settings, 'same'), send(coord, settings, 'same')]);
    expect(both[0].body).toMatchObject({ status: 'preparing', events: ['SettingsPrepared'] });
    expect(both[0].body).toEqual(both[1].body);
    expect((await send(coord, settings, undefined, 'cycle/2024')).body).toMatchObject({ code: 'WRONG_STATE', message: { zh: expect.stringContaining('已下达') } });
    expect((await send(coord, { type: 'CopyCycle', from: 'cycle/2019' })).status).toBe(404);
    expect((await send(coord, { type: 'CopyCycle', from: 'cycle/2024' })).body).toMatchObject({ events: ['CycleCopied'] });
    expect(CycleView.parse(await get())).toMatchObject({ status: 'preparing', copiedFrom: 'cycle/2024', settings: { version: 3, reviewLimitWd: 10, planDueOn: '2025-06-30' }, settingsVersions: [{ version: 2, reviewLimitWd: 8 }, { version: 3 }], settingsMade: [{ version: 2, by: '陈思远', reason: '减员', how: 'SettingsPrepared' }, { version: 3, how: 'CycleCopied', reason: null }] });
    expect((await send(coord, { type: 'AddUnit', unit: '44' })).body).toMatchObject({ code: 'WRONG_STATE', message: { zh: expect.stringContaining('准备中') } });
  });

  it('names an open question by its text', async () => {
    const [first] = LaunchCheckView.parse(await get('/launch-check', coord, 'cycle/2024')).blockers;
    expect(first).toMatchObject({ code: 'QUESTIONS_OPEN', about: 'q1', name: expect.stringMatching(/？/) });
  });

  it('nothing is launched without a catalogue, nor with an empty group, a vacant role or a bad address', async () => {
    expect(await codes()).toEqual(['NO_CATALOGUE ']);
    expect((await send(coord, LAUNCH)).body).toMatchObject({ code: 'NO_CATALOGUE' });
    const { tasks: [first, ...rest] } = noticeDraft();
    const started = { due: '2024-04-01', datePhrase: '3月底前', actor: '各地区', text: '3月底前启动', quote: null };
    const draft = noticeDraft({ openQuestions: [], tasks: [{ ...first!, milestones: [...first!.milestones, started] }, ...rest] });
    const { stream } = (await post(coord, '/catalogue-versions', { sourceHash: 'c3'.repeat(32), sourceName: 'n.txt', draft })).body as { stream: string };
    const { draftHash } = (await coord.get(`/catalogue-versions/${encodeURIComponent(stream)}`)).body as { draftHash: string };
    await post(coord2, `/catalogue-versions/${encodeURIComponent(stream)}/commands`, { type: 'ConfirmCatalogue', draftHash });
    await api.owner.query(`update app_user set enabled = false where id = 'gdlead'`);
    await api.owner.query(`update app_user set email = 'nowhere' where id = 'xj'`);
    expect(await codes()).toEqual([`GROUP_EMPTY ${GROUP}`, 'ROLE_MISSING 44', 'ADDRESS_BAD xj']);
    expect((await check()).blockers).toMatchObject([{ name: '试点省份', unit: null }, { name: '广东', unit: '44', roles: ['leader'] }, { name: '阿依努尔', unit: '65' }]);
    expect((await send(coord, LAUNCH)).body).toMatchObject({ code: 'LAUNCH_BLOCKED', facts: { count: 3 }, message: { zh: expect.stringContaining('ROLE_MISSING') } });
    await api.owner.query(`update app_user set enabled = true, email = id || '@liandong.example' where id in ('gdlead', 'xj')`);
    await api.owner.query(`update app_user set valid_until = '2024-03-01' where id = 'gdlead'`);
    expect(await codes()).toEqual([`GROUP_EMPTY ${GROUP}`, 'ROLE_MISSING 44']);
    await api.owner.query(`update app_user set valid_until = null where id = 'gdlead'`);
    expect(await ofCycle()).toBe(0);
  });

  it('members of a group are named, of units that there are', async () => {
    const name = (members: string[], group = GROUP) => send(coord, { type: 'NameGroup', group, members, reason: '来函' });
    expect((await name(['44'], 'g-0')).body).toMatchObject({ code: 'UNKNOWN_GROUP' });
    expect((await name(['44', '98'])).body).toMatchObject({ code: 'UNKNOWN_UNIT', facts: { units: ['98'] } });
    expect((await send(coord, { type: 'NameGroup', group: GROUP, members: ['44'], from: '2024-05-01', reason: '来函' })).status).toBe(200);
    expect(await codes()).toEqual([`GROUP_EMPTY ${GROUP}`]);
    expect(CycleView.parse(await get()).groups).toMatchObject([{ id: GROUP, from: '2024-05-01', until: null, members: [{ id: '44' }] }]);
    expect((await send(coord, { type: 'NameGroup', group: GROUP, members: ['44'], from: '2024-05-01', until: '2024-04-01', reason: '来函' })).status).toBe(400);
    expect((await name(['44', '4401'])).body).toMatchObject({ events: ['GroupNamed'] });
    expect((await check()).warnings).toContainEqual({ id: `level:${GROUP}`, code: 'LEVEL_MISMATCH', about: GROUP, text: '试点省份', dueOn: null, decisions: [] });
    expect((await name(['44', '11'])).body).toMatchObject({ events: ['GroupNamed'] });
    expect(CycleView.parse(await get())).toMatchObject({ groups: [{ id: GROUP, name: '试点省份', tasks: ['t02'], members: [{ name: '广东' }, { name: '北京' }] }] });
    expect(await codes()).toEqual([]);
  });

  it('warnings want a reason each; the preview counts by task, level and unit', async () => {
    const near = { id: 'milestone:t01-o1-m2', code: 'DATE_NEAR', about: 't01-o1-m2', text: '3月底前启动', dueOn: '2024-04-01', decisions: ['keep', 'move', 'history'] };
    expect((await check()).warnings).toEqual([near]);
    const preview = LaunchPreviewView.parse(await get('/launch-preview'));
    expect(preview).toMatchObject({ total: 36, byTask: [{ id: 't01', name: '任务1', count: 33 }, { id: 't02', count: 3 }], byLevel: [{ id: 'bureau', count: 2 }, { id: 'province', count: 34 }] });
    expect(preview.byUnit).toEqual(expect.arrayContaining([{ id: '44', name: '广东', count: 2 }, { id: '65', name: '新疆', count: 1 }]));
    await send(coord, { type: 'PrepareSettings', settings: { planDueOn: '2025-06-29' }, reason: '试' });
    expect((await check()).warnings).toMatchObject([near, { id: 'off:setting:planDueOn', code: 'DATE_OFF', dueOn: '2025-06-29' }]);
    expect((await send(coord, { ...LAUNCH, reasons: [] })).body).toMatchObject({ code: 'REASONS_MISSING', facts: { warnings: ['milestone:t01-o1-m2', 'off:setting:planDueOn'] } });
    expect((await send(coord, { ...LAUNCH, reasons: [REASONS[0], { ...REASONS[1], decision: 'move', dueOn: '2024-04-02' }] })).body).toMatchObject({ code: 'DATE_TOO_NEAR', facts: { earliest: '2024-04-08' } });
    expect((await send(coord, { ...LAUNCH, reasons: [REASONS[1], { warning: 'DATE_OFF', reason: 'x', decision: 'move', dueOn: '2025-06-28' }] })).body).toMatchObject({ code: 'DECISION_UNFIT' });
    expect((await send(coord, { ...LAUNCH, catalogueHash: 'f'.repeat(64) })).body).toMatchObject({ code: 'SEQUENCE_CHANGED' });
    expect((await send(await api.as('leader'), LAUNCH)).body).toMatchObject({ code: 'FORBIDDEN' });
    for (const account of ['gd', 'sys']) expect(await get('/launch-check', await api.as(account))).toMatchObject({ code: 'FORBIDDEN' });
    expect((await coord.get('/cycles/other/launch-check')).status).toBe(404);
  });

  it('broken half-way it leaves nothing; sent again, and at the same time, it issues each once', async () => {
    await api.owner.query(`create function fail() returns trigger language plpgsql as $$ begin if new.id like 'asg/2025/t02%' then raise exception 'power cut'; end if; return new; end $$`);
    await api.owner.query(`create trigger fail before insert on assignment_view for each row execute function fail()`);
    expect((await send(coord, LAUNCH, 'launch')).status).toBe(500);
    expect([await ofCycle(), (await get() as { status: string }).status]).toEqual([0, 'preparing']);
    await api.owner.query('drop trigger fail on assignment_view');
    const answers = await Promise.all([send(coord, LAUNCH, 'launch'), send(coord, LAUNCH, 'launch'), send(coord2, LAUNCH)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    const [first, second] = answers.filter(({ status }) => status === 200);
    expect(first?.body).toMatchObject({ issued: 34, status: 'launched', events: ['CycleLaunched'] });
    expect(second?.body).toEqual(first?.body);
    expect(await ofCycle()).toBe(36);
    // Nobody tells the workflows here.
    expect(LaunchProgressView.parse(await get('/launch-progress'))).toEqual({ cycle: CYCLE, issued: 36, started: 0 });
    await api.owner.query(`delete from wake where stream_id like 'asg/2025/t02%'`);
    expect(await get('/launch-progress')).toMatchObject({ issued: 36, started: 3 });
    expect(await get('/launch-progress', await api.as('gd'))).toMatchObject({ code: 'FORBIDDEN' });
    const { rows } = await api.owner.query(`select state ->> 'planDueOn' as plan, state ->> 'settingsVersion' as version from stream where id in ('asg/2025/t01-o1/44', 'asg/2025/t02-o1/44') order by id`);
    expect(rows).toEqual([{ plan: '2025-06-30', version: '4' }, { plan: '2025-06-29', version: '4' }]);
    expect(CycleView.parse(await get())).toMatchObject({ status: 'launched', reasons: [{ warning: 'DATE_OFF', reason: '照原文', decision: 'keep', dueOn: null }, { decision: 'history' }], settings: { version: 4 }, groups: [{ members: [{ id: '44' }, { id: '11' }] }] });
    const milestones = await api.owner.query(`select jsonb_path_query_array(state, '$.milestones[*].id') as ids from stream where id = 'asg/2025/t01-o1/44'`);
    expect(milestones.rows).toEqual([{ ids: ['t01-o1-m1'] }]);
    expect((await check()).isLaunched).toBe(true);
    const reasons = await api.owner.query(`select texts ->> 'reasons' as reasons from event where stream_id = $1 and type = 'CycleLaunched'`, [CYCLE]);
    expect(reasons.rows).toEqual([{ reasons: JSON.stringify(REASONS) }]);
    for (const body of [{ type: 'NameGroup', group: GROUP, members: [], reason: 'x' }, { type: 'CopyCycle', from: 'cycle/2024' }]) expect((await send(coord, body)).body).toMatchObject({ code: 'WRONG_STATE' });
  });
});
