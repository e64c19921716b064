import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { ProxyList } from '#api-types/views/collaboration.views.js';
import { departmentNamed } from '#persistence/seed/people.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const T07 = 'asg/2024/t07-o1/44';
const UTILISATION = departmentNamed('运用促进司');
const CLAIM = { type: 'ClaimReview', department: UTILISATION };

describe('work in other hands, by HTTP', () => {
  let api: RunningApi;
  let key = 0;
  beforeAll(async () => {
    api = await runningApi();
    const copyOf = (id: string, of: string) => api.owner.query(`insert into app_user select $1, $1, $1, unit_id, roles, email, password_hash, true from app_user where id = $2`, [id, of]);
    await copyOf('bureau2', 'bureau');
    await copyOf('gd2', 'gd');
    await api.owner.query(`update app_user set roles = '{clerk}' where id = 'gd2'`);
  });
  afterAll(() => api.close());

  const send = async (account: string, url: string, body: object, actingFor?: string) => {
    const request = (await api.as(account)).post(url).set('idempotency-key', `p-${++key}`);
    return (actingFor === undefined ? request : request.set('acting-for', actingFor)).send(body);
  };
  const act = (account: string, body: object, actingFor?: string) => send(account, path(T07, '/commands'), body, actingFor);
  const proxies = (account: string, body: object) => send(account, '/proxies/commands', body);
  const view = async (account: string): Promise<z.infer<typeof AssignmentView>> => AssignmentView.strict().parse((await (await api.as(account)).get(path(T07))).body);
  const SET = { type: 'SetProxy', principal: 'bureau', proxy: 'director', from: '2024-03-01', until: '2024-12-31', tasks: null };

  it('is reassigned and delegated, and says who holds it', async () => {
    expect((await act('gd', { type: 'Delegate', to: 'gd2', reason: '内部事由' })).body).toMatchObject({ status: 'in_review', events: ['Delegated'] });
    expect((await view('gd')).handler).toEqual({ by: 'gd2', returnTo: '林晓彤' });
    expect((await view('bureau')).handler).toBeNull();
    expect(JSON.stringify(await view('bureau'))).not.toContain('内部事由');
    expect((await view('gdlead')).history.at(-1)).toMatchObject({ type: 'Delegated', texts: { reason: '内部事由' } });
    expect((await act('gd', { type: 'Reassign', to: 'xj', reason: 'x' })).body).toMatchObject({ code: 'NOT_SAME_UNIT', facts: { byName: '阿依努尔' }, message: { zh: expect.stringContaining('阿依努尔') } });
    expect((await act('xj', { type: 'Reassign', to: 'xjlead', reason: 'x' })).status).toBe(404);
    await act('gd', { type: 'Reassign', to: 'gd', reason: '收回' });
    expect((await act('gd2', { type: 'RecallPlan', reason: 'x' })).body).toMatchObject({ code: 'HELD_BY', facts: { byName: '林晓彤' } });
  });

  it('a delegate’s advice stays in the bureau; the delegator decides', async () => {
    await act('bureau', CLAIM);
    await act('bureau', { type: 'Delegate', to: 'bureau2', reason: '出差' });
    const advised = await act('bureau2', { type: 'DecideReview', department: UTILISATION, decision: 'return', opinion: '建议退回', items: [{ section: 'goals', text: '请量化' }] });
    expect(advised.body).toMatchObject({ status: 'in_review', events: ['ReviewAdvised'] });
    expect((await view('bureau')).history.at(-1)).toMatchObject({ type: 'ReviewAdvised', texts: { opinion: '建议退回' } });
    for (const account of ['gd', 'gdlead']) {
      const unit = await view(account);
      expect(unit.history.map(({ type }) => type)).not.toContain('ReviewAdvised');
      expect(JSON.stringify(unit)).not.toMatch(/建议退回|请量化|出差/);
    }
    expect((await act('bureau', { type: 'ReleaseReview', department: UTILISATION })).status).toBe(200);
  });

  it('acts for a colleague by a proxy alone, with both names', async () => {
    expect((await act('director', CLAIM, 'bureau')).body).toMatchObject({ code: 'NO_PROXY', facts: { by: 'bureau', byName: '王敏' }, message: { zh: expect.stringContaining('王敏') } });
    expect((await proxies('bureau', { ...SET, until: '2024-02-01' })).body).toMatchObject({ code: 'PROXY_DATES' });
    expect((await proxies('bureau', SET)).body).toMatchObject({ stream: `proxies/${UTILISATION}`, events: ['ProxySet'] });
    expect((await act('director', CLAIM)).body).toMatchObject({ code: 'WRONG_ROLE' });
    expect((await act('director', CLAIM, 'bureau')).body).toMatchObject({ events: ['ReviewClaimed'] });
    expect((await view('bureau')).history.at(-1)).toMatchObject({ type: 'ReviewClaimed', actor: '郭振华', actingFor: '王敏', facts: { reviewer: 'bureau' } });
    expect((await act('director', CLAIM, 'x y')).body).toMatchObject({ code: 'BAD_REQUEST', facts: { fields: ['Acting-For'] } });
    // Who is no part of the assignment does not learn by it that it is there.
    expect((await act('xj', CLAIM, 'bureau')).body).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is listed in the unit, and ended by those it is about', async () => {
    const list = async (account: string) => ProxyList.strict().parse((await (await api.as(account)).get('/proxies')).body).rows;
    expect(await list('bureau2')).toMatchObject([{ principal: { name: '王敏' }, proxy: { name: '郭振华' }, from: '2024-03-01', until: '2024-12-31', tasks: null, endedAt: null }]);
    expect(await list('gd')).toEqual([]);
    const ofUnit = async (account: string) => (await api.as(account)).get(`/proxies?unit=${UTILISATION}`);
    expect(ProxyList.parse((await ofUnit('coord')).body).rows).toMatchObject([{ principal: { name: '王敏' } }]);
    expect((await ofUnit('gd')).body).toMatchObject({ code: 'NOT_FOUND' });
    const id = (await list('director'))[0]?.id;
    expect((await proxies('gdlead', { type: 'EndProxy', id })).body).toMatchObject({ code: 'NO_PROXY' });
    expect((await proxies('bureau2', { type: 'EndProxy', id })).body).toMatchObject({ code: 'WRONG_ROLE' });
    expect((await proxies('bureau', { ...SET, principal: 'director', proxy: 'bureau2' })).body).toMatchObject({ code: 'WRONG_ROLE' });
    expect((await proxies('director', { ...SET, principal: 'director', proxy: 'bureau2' })).body).toMatchObject({ code: 'PROXY_OF_PROXY' });
    expect((await proxies('director', { type: 'EndProxy', id })).status).toBe(200);
    expect((await list('bureau'))[0]?.endedAt).not.toBeNull();
    expect((await act('director', { type: 'ReleaseReview', department: UTILISATION }, 'bureau')).body).toMatchObject({ code: 'NO_PROXY' });
    expect((await proxies('sys', { ...SET, principal: 'coord', proxy: 'sys' })).body).toMatchObject({ code: 'WRONG_ROLE' });
    expect((await proxies('leader', { ...SET, principal: 'coord', proxy: 'sys' })).body).toMatchObject({ code: 'ADMINISTRATOR_NO_PROXY' });
  });
});
