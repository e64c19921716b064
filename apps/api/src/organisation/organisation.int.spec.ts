import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { ContactList, HandOverPreviewView, OrganisationView, PasswordView } from '#api-types/views/organisation.views.js';
import { departmentNamed } from '#persistence/seed/people.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

type Agent = Awaited<ReturnType<RunningApi['as']>>;
const UTILISATION = departmentNamed('运用促进司');
const T07 = 'asg/2024/t07-o1/44';

describe('the organisation by HTTP', () => {
  let api: RunningApi;
  let coord: Agent;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
    coord = await api.as('coord');
  });
  afterAll(() => api.close());

  const post = (agent: Agent, url: string, body: object, key = `o-${++keys}`) => agent.post(`/organisation${url}`).set('idempotency-key', key).send(body);
  const onUnit = (unit: string, body: object, agent = coord, key?: string) => post(agent, `/units/${unit}/commands`, body, key);
  const contacts = async (unit: string, agent = coord): Promise<z.infer<typeof ContactList>['rows']> => ContactList.parse((await agent.get(`/organisation/units/${unit}/contacts`)).body).rows;
  const act = async (account: string, id: string, body: object) => (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', `a-${++keys}`).send(body);
  const preview = async (unit: string, leaver: string, to: string, agent = coord) => agent.post(`/organisation/units/${unit}/hand-over-preview`).send({ leaver, to });
  const NEW = { type: 'AddContact', user: 'gd9', name: '区小雨', email: 'gd9@liandong.example', roles: ['clerk'], from: '2024-04-01', until: null };

  it('is a tree with who is missing where; units are created and renamed', async () => {
    const tree = async () => OrganisationView.parse((await coord.get('/organisation')).body).units;
    const before = await tree();
    expect(before.slice(0, 2).map(({ kind }) => kind)).toEqual(['bureau', 'department']);
    const guangdong = before.findIndex(({ id }) => id === '44');
    expect(before.slice(guangdong, guangdong + 3)).toMatchObject([{ kind: 'province', parent: 'bureau', vacant: [] }, { id: '4401', parent: '44' }, { id: '4403', parent: '44' }]);
    const publicity = { type: 'CreateUnit', unit: 'dept-publicity', kind: 'department', name: '宣传司', shortName: '宣传司', englishName: 'Publicity' };
    const both = await Promise.all([post(coord, '/commands', publicity, 'same'), post(coord, '/commands', publicity, 'same')]);
    expect([both[0].body, both[1].body.hash]).toEqual([expect.objectContaining({ stream: 'organisation', events: ['UnitCreated'] }), both[0].body.hash]);
    expect((await post(coord, '/commands', publicity)).body).toMatchObject({ code: 'UNIT_TAKEN' });
    expect((await post(coord, '/commands', { ...publicity, unit: '9901', kind: 'city', name: '某市' })).body).toMatchObject({ code: 'UNIT_UNFIT' });
    expect((await post(await api.as('gd'), '/commands', publicity)).body).toMatchObject({ code: 'WRONG_ROLE' });
    expect((await post(coord, '/commands', { type: 'RenameUnit', unit: 'dept-publicity', name: '新闻宣传司', shortName: '宣传司', englishName: 'Publicity', reason: '更名' })).body).toMatchObject({ events: ['UnitRenamed'] });
    expect((await tree()).find(({ id }) => id === 'dept-publicity')).toEqual({ id: 'dept-publicity', kind: 'department', name: '新闻宣传司', shortName: '宣传司', englishName: 'Publicity', pinyin: 'xuanchuansi xcs', parent: 'bureau', contacts: 0, roles: ['reviewer', 'director'], vacant: ['reviewer', 'director'] });
    expect((await (await api.as('gd')).get('/organisation')).body).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('contacts are added and changed with days of validity, and act on those days alone', async () => {
    expect((await onUnit('44', NEW)).body).toMatchObject({ stream: 'contacts/44', events: ['ContactAdded'] });
    expect((await contacts('44')).find(({ id }) => id === 'gd9')).toEqual({ id: 'gd9', name: '区小雨', email: 'gd9@liandong.example', phone: '', roles: ['clerk'], from: '2024-04-01', until: null, enabled: true, isThere: false, hasPassword: false });
    expect((await onUnit('44', NEW)).body).toMatchObject({ code: 'ACCOUNT_TAKEN' });
    for (const bad of [{ email: 'nowhere' }, { roles: [] }, { roles: ['king'] }, { until: '2024-03-01' }]) expect([bad, (await onUnit('44', { ...NEW, user: 'gd8', ...bad })).status]).toEqual([bad, 400]);
    expect((await onUnit('44', { ...NEW, user: 'gd8', roles: ['director'] })).body).toMatchObject({ code: 'ROLE_UNFIT', message: { zh: expect.stringContaining('部门负责人') } });
    expect((await onUnit('98', { ...NEW, user: 'gd8' })).body).toMatchObject({ code: 'UNKNOWN_UNIT' });
    // Not there yet: no work can be given to them.
    expect((await act('gd', 'asg/2024/t10-o1/44', { type: 'Reassign', to: 'gd9', reason: 'x' })).body).toMatchObject({ code: 'PERSON_UNAVAILABLE' });
    expect((await onUnit('44', { type: 'ChangeContact', user: 'gd9', change: { from: null }, reason: '提前到岗' })).body).toMatchObject({ events: ['ContactChanged'] });
    expect((await act('gd', 'asg/2024/t10-o1/44', { type: 'Reassign', to: 'gd9', reason: 'x' })).status).toBe(200);
    expect((await onUnit('44', { type: 'ChangeContact', user: 'gdlead', change: { enabled: false }, reason: 'x' })).body).toMatchObject({ code: 'LAST_OF_ROLE', message: { zh: expect.stringContaining('黄国栋') } });
    expect((await onUnit('44', { type: 'ChangeContact', user: 'xj', change: { enabled: false }, reason: 'x' })).status).toBe(404);
    const coordinator = { ...NEW, user: 'coord9', roles: ['coordinator'] };
    expect((await onUnit('bureau', coordinator)).body).toMatchObject({ code: 'WRONG_ROLE', message: { zh: expect.stringContaining('系统管理员') } });
    expect((await onUnit('bureau', coordinator, await api.as('sys'))).status).toBe(200);
    for (const account of ['gdlead', 'leader', 'sec']) expect((await onUnit('44', NEW, await api.as(account))).body).toMatchObject({ code: 'WRONG_ROLE' });
    expect((await contacts('44', await api.as('gd'))).length).toBeGreaterThan(2);
    expect((await (await api.as('xj')).get('/organisation/units/44/contacts')).status).toBe(404);
    const { rows } = await api.owner.query<{ data: object }>(`select data from event where stream_id = 'contacts/44' and type = 'ContactAdded'`);
    expect(JSON.stringify(rows)).not.toMatch(/区小雨|@/);
  });

  it('a person has a number for text messages, a unit its robots: those that are set up here alone', async () => {
    await api.owner.query(`insert into channel_state (channel, kind, is_set_up) values ('gd-robot', 'feishu', true), ('old-robot', 'wecom', false), ('sms', 'sms', true)`);
    expect((await onUnit('44', { type: 'ChangeContact', user: 'gd', change: { phone: '+86-13800000000' }, reason: '接收短信' })).status).toBe(200);
    expect((await onUnit('44', { type: 'ChangeContact', user: 'gd', change: { phone: 'call me' }, reason: 'x' })).status).toBe(400);
    expect((await contacts('44')).find(({ id }) => id === 'gd')).toMatchObject({ phone: '+86-13800000000' });
    expect((await onUnit('44', { type: 'SetUnitChannels', channels: ['gd-robot'], reason: '工作群' })).body).toMatchObject({ events: ['UnitChannelsSet'] });
    expect(ContactList.parse((await coord.get('/organisation/units/44/contacts')).body)).toMatchObject({ channels: ['gd-robot'], possible: ['gd-robot'] });
    for (const name of ['old-robot', 'sms', 'email', 'nobodys']) expect((await onUnit('44', { type: 'SetUnitChannels', channels: [name], reason: 'x' })).body).toMatchObject({ code: 'CHANNEL_UNKNOWN', message: { zh: expect.stringContaining(name) } });
    expect((await onUnit('44', { type: 'SetUnitChannels', channels: [], reason: 'x' }, await api.as('gdlead'))).body).toMatchObject({ code: 'WRONG_ROLE' });
    const { rows } = await api.owner.query(`select data from event where stream_id = 'contacts/44'`);
    expect(JSON.stringify(rows)).not.toContain('13800000000');
  });

  it('a leaver hands everything over in one act, as it was previewed; both names are kept', async () => {
    expect((await act('bureau', T07, { type: 'ClaimReview', department: UTILISATION })).status).toBe(200);
    await onUnit(UTILISATION, { type: 'AddContact', user: 'bureau9', name: '江月', email: 'b9@liandong.example', roles: ['reviewer'] });
    const early = HandOverPreviewView.parse((await preview(UTILISATION, 'bureau', 'bureau9')).body);
    expect(early).toMatchObject({ roles: ['reviewer'], moves: [{ assignment: T07, verb: 'Reassign' }], stuck: [], proxies: [] });
    expect((await preview(UTILISATION, 'bureau', 'gd')).body).toMatchObject({ code: 'NOT_SAME_UNIT' });
    expect((await preview(UTILISATION, 'bureau', 'bureau9', await api.as('gdlead'))).body).toMatchObject({ code: 'WRONG_ROLE' });
    const director = await api.as('director');
    const proxy = { type: 'SetProxy', principal: 'bureau', proxy: 'director', from: '2024-03-01', until: '2024-12-31', tasks: null };
    expect((await director.post('/proxies/commands').set('idempotency-key', 'p-1').send(proxy)).status).toBe(200);
    // What ends with it is named, and is part of what was seen.
    const seen = HandOverPreviewView.parse((await preview(UTILISATION, 'bureau', 'bureau9')).body);
    expect(seen.proxies).toMatchObject([{ principal: { id: 'bureau', name: '王敏' }, proxy: { id: 'director', name: '郭振华' }, until: '2024-12-31' }]);
    const body = { type: 'HandOverContact', leaver: 'bureau', to: 'bureau9', reason: '调离', previewHash: seen.previewHash };
    expect((await onUnit(UTILISATION, { ...body, previewHash: early.previewHash })).body).toMatchObject({ code: 'PREVIEW_CHANGED' });
    const both = await Promise.all([onUnit(UTILISATION, body, director, 'leave'), onUnit(UTILISATION, body, director, 'leave')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0].body).toMatchObject({ events: ['ContactHandedOver'] });
    const { rows } = await api.owner.query(`select actor, data, texts from event where stream_id = $1 order by sequence desc limit 1`, [T07]);
    expect(rows).toMatchObject([{ actor: { userId: 'director', actingFor: 'bureau' }, data: { from: 'bureau', to: 'bureau9' }, texts: { reason: '调离' } }]);
    expect((await contacts(UTILISATION)).filter(({ id }) => id.startsWith('bureau'))).toMatchObject([{ id: 'bureau9', roles: ['reviewer'], isThere: true }, { id: 'bureau', enabled: false, until: '2024-03-29', isThere: false }]);
    expect((await onUnit(UTILISATION, body, director)).body).toMatchObject({ code: 'PREVIEW_CHANGED' });
    // Whoever stood for the leaver does so no more: in the same act, on the proxies' own stream.
    const ended = await api.owner.query(`select event.type, event.command_id, event.sequence, proxy.ended_at is not null as ended from event join proxy on proxy.id = event.data ->> 'id' where event.stream_id = $1 and event.type = 'ProxyEnded'`, [`proxies/${UTILISATION}`]);
    expect(ended.rows).toEqual([{ type: 'ProxyEnded', command_id: 'leave', sequence: 2, ended: true }]);
  });

  it('clerk work goes with its clerk; what is suspended is held until it is resumed', async () => {
    const id = 'asg/2024/t10-o1/44';
    await act('coord', id, { type: 'SuspendAssignment', reason: '停' });
    const stuck = HandOverPreviewView.parse((await preview('44', 'gd9', 'gd')).body);
    expect(stuck.stuck).toEqual([id]);
    const leave = (previewHash: string) => onUnit('44', { type: 'HandOverContact', leaver: 'gd9', to: 'gd', reason: '离任', previewHash });
    expect((await leave(stuck.previewHash)).body).toMatchObject({ code: 'HAND_OVER_HELD', facts: { count: 1, assignments: [id] } });
    await act('coord', id, { type: 'ResumeAssignment', reason: '续' });
    const seen = HandOverPreviewView.parse((await preview('44', 'gd9', 'gd')).body);
    expect([seen.moves.map(({ assignment }) => assignment), seen.stuck]).toEqual([[id], []]);
    expect((await leave(seen.previewHash)).status).toBe(200);
    const { rows } = await api.owner.query(`select state -> 'handler' as handler from stream where id = $1`, [id]);
    expect(rows).toEqual([{ handler: { by: 'gd', returnTo: null } }]);
  });

  it('moves to another unit in one act: roles and days there, work and proxies left behind; the next request is theirs in the new place', async () => {
    const id = 'asg/2024/t10-o1/44';
    await onUnit('44', { ...NEW, user: 'gd6', from: null, roles: ['clerk'] });
    await onUnit('44', { ...NEW, user: 'gd5', from: null, roles: ['clerk'] });
    expect((await act('gd', id, { type: 'Reassign', to: 'gd6', reason: 'x' })).status).toBe(200);
    const proxied = await (await api.as('gdlead')).post('/proxies/commands').set('idempotency-key', 'p-9').send({ type: 'SetProxy', principal: 'gd6', proxy: 'gd5', from: '2024-03-01', until: '2024-12-31', tasks: null });
    expect(proxied.status).toBe(200);
    const move = { user: 'gd6', unit: UTILISATION, roles: ['reviewer'], from: null, until: '2024-12-31', successor: 'gd5' };
    const previewed = async (more: object = {}, agent = coord) => agent.post('/organisation/units/44/move-preview').send({ ...move, ...more });
    // To nobody the clerk's work cannot go.
    expect((await previewed({ successor: null })).body).toMatchObject({ roles: [], moves: [], stuck: [id] });
    const seen = HandOverPreviewView.parse((await previewed()).body);
    expect(seen).toMatchObject({ roles: ['clerk'], moves: [{ assignment: id, verb: 'Reassign' }], stuck: [], proxies: [{ principal: { id: 'gd6' }, proxy: { id: 'gd5' } }] });
    expect((await previewed({}, await api.as('gdlead'))).body).toMatchObject({ code: 'WRONG_ROLE' });
    expect((await previewed({ unit: 'dept-nowhere' })).body).toMatchObject({ code: 'UNKNOWN_UNIT' });
    const body = { type: 'MoveContact', ...move, reason: '借调', previewHash: seen.previewHash };
    expect((await onUnit('44', { ...body, roles: ['liaison'] })).body).toMatchObject({ code: 'ROLE_UNFIT' });
    expect((await onUnit('44', { ...body, successor: null })).body).toMatchObject({ code: 'HAND_OVER_HELD' });
    const both = await Promise.all([onUnit('44', body, coord, 'move'), onUnit('44', body, coord, 'move')]);
    expect([both.map(({ status }) => status), both[0].body]).toEqual([[200, 200], expect.objectContaining({ stream: 'contacts/44', events: ['ContactMoved'] })]);
    expect((await contacts('44')).some(({ id: who }) => who === 'gd6')).toBe(false);
    expect((await contacts(UTILISATION)).find(({ id: who }) => who === 'gd6')).toMatchObject({ roles: ['reviewer'], until: '2024-12-31', isThere: true });
    const { rows } = await api.owner.query(`select state -> 'handler' as handler from stream where id = $1`, [id]);
    expect(rows).toEqual([{ handler: { by: 'gd5', returnTo: null } }]);
    expect((await api.owner.query(`select principal from proxy where principal = 'gd6' and ended_at is null`)).rows).toEqual([]);
    expect((await onUnit('44', body)).status).toBe(404);
  });

  it('a new contact gets a password from the system’s administrator, shown once and kept as a hash alone; another replaces it and ends the sessions', async () => {
    const set = async (user: string, account: string, unit = '44') => (await api.as(account)).post(`/organisation/units/${unit}/contacts/${user}/password`);
    await onUnit('44', { ...NEW, user: 'gd7', from: null });
    const login = async (password: string) => (await api.anonymous.post('/session').send({ account: 'gd7', password })).status;
    const first = PasswordView.parse((await set('gd7', 'sys')).body).password;
    expect(first).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect((await contacts('44')).find(({ id }) => id === 'gd7')).toMatchObject({ hasPassword: true });
    expect(await login(first)).toBe(200);
    const second = PasswordView.parse((await set('gd7', 'sys')).body).password;
    expect([await login(first), await login(second)]).toEqual([401, 200]);
    for (const account of ['gdlead', 'leader', 'coord']) expect((await set('gd7', account)).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await set('gd7', 'sys', '65')).status).toBe(404);
    expect((await set('sec', 'sys', 'bureau')).body).toMatchObject({ code: 'ROLE_UNFIT' });
    const { rows } = await api.owner.query(`select (select jsonb_agg(audit) from audit)::text || (select jsonb_agg(event) from event)::text as all`);
    expect(JSON.stringify(rows)).toContain('SetPassword');
    for (const password of [first, second]) expect(JSON.stringify(rows) + api.logged.join('')).not.toContain(password);
  });
});
