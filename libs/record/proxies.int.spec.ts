import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { ProxiesCommandBody } from '#domain/access/proxies.commands.js';
import { parseDay } from '#domain/calendar/day.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { execute } from './execute.js';
import { readEvents } from './load-events.js';
import { actOnProxies } from './proxies.js';

const T07 = 'asg/2024/t07-o1/44' as AssignmentId;
const T08 = 'asg/2024/t08-o1/44' as AssignmentId;
const leader = person('l44', '44', 'leader');
const deputy = person('dep', '44', 'liaison');
const SET: ProxiesCommandBody = { type: 'SetProxy', principal: 'c44', proxy: 'dep', from: parseDay('2024-04-01'), until: parseDay('2024-04-03'), tasks: ['t07'] };
const SAY: PersonCommandBody = { type: 'Comment', audience: 'inside', about: null, text: '代为说明', mentions: [] };

describe('a standing proxy in the record', () => {
  let cycle: LaunchedCycle;
  const actFor = (principal: string, body: PersonCommandBody = SAY, stream = T07, commandId = randomUUID() as string) =>
    execute(cycle.record, { stream, commandId, actor: { ...deputy, roles: [], actingFor: principal }, body });
  const set = (body: ProxiesCommandBody, actor = leader) => actOnProxies(cycle.record, { commandId: randomUUID(), actor, body });
  beforeAll(async () => {
    cycle = await launched2024();
    await cycle.owner.query(`insert into app_user (id, account, name, unit_id, roles, email, password_hash) values ('dep', 'dep', 'dep', '44', '{liaison}', 'dep@example.test', '-')`);
    cycle.clock.to('2024-04-01');
  });
  afterAll(() => cycle.close());

  it('lets nobody act for others without one, and says so in the audit trail with both names', async () => {
    expect(await actFor('c44')).toEqual({ refusal: { code: 'NO_PROXY', facts: { by: 'c44' } } });
    const { rows } = await cycle.owner.query(`select actor ->> 'userId' as who, actor ->> 'actingFor' as for from audit where code = 'NO_PROXY'`);
    expect(rows).toEqual([{ who: 'dep', for: 'c44' }]);
  });

  it('lets the deputy act with unit and roles of who is away, on these days and tasks alone', async () => {
    expect(await set(SET)).toMatchObject({ receipt: { stream: 'proxies/44', sequence: 1, events: ['ProxySet'] } });
    expect(await actFor('c44')).toMatchObject({ receipt: { events: ['CommentAdded'] } });
    const event = (await readEvents(cycle.record, T07, 0)).at(-1);
    expect(event?.actor).toEqual({ kind: 'user', userId: 'dep', actingFor: 'c44', unit: '44', roles: ['liaison', 'clerk'] });
    expect(await cycle.owner.query(`select actor ->> 'userId' as who, actor ->> 'actingFor' as for from audit where action = 'Comment' and outcome = 'accepted'`)).toMatchObject({ rows: [{ who: 'dep', for: 'c44' }] });
    expect(await actFor('c44', SAY, T08)).toMatchObject({ refusal: { code: 'NO_PROXY' } });
    expect(await actFor('l44')).toMatchObject({ refusal: { code: 'NO_PROXY' } });
    cycle.clock.to('2024-04-03', 23, 59);
    expect(await actFor('c44')).toMatchObject({ receipt: {} });
    cycle.clock.to('2024-04-04', 0);
    expect(await actFor('c44')).toMatchObject({ refusal: { code: 'NO_PROXY' } });
    cycle.clock.to('2024-04-02');
  });

  it('gives no more than who is away may do', async () => {
    expect(await actFor('c44', { type: 'DeclareCompletion', text: 'x' })).toMatchObject({ refusal: { code: 'WRONG_ROLE' } });
  });

  it('ends with the account of either, with a move of either to another unit, and when it is ended; a repeated act keeps its receipt', async () => {
    const commandId = randomUUID();
    const first = await actFor('c44', SAY, T07, commandId);
    for (const id of ['c44', 'dep']) {
      await cycle.owner.query('update app_user set enabled = false where id = $1', [id]);
      expect(await actFor('c44')).toMatchObject({ refusal: { code: 'NO_PROXY' } });
      await cycle.owner.query('update app_user set enabled = true where id = $1', [id]);
      await cycle.owner.query(`update app_user set unit_id = '11' where id = $1`, [id]);
      expect(await actFor('c44')).toMatchObject({ refusal: { code: 'NO_PROXY' } });
      await cycle.owner.query(`update app_user set unit_id = '44' where id = $1`, [id]);
    }
    expect(await actFor('c44')).toMatchObject({ receipt: {} });
    expect(await set({ type: 'EndProxy', id: 'proxies/44/1' })).toMatchObject({ receipt: { events: ['ProxyEnded'] } });
    expect(await actFor('c44')).toMatchObject({ refusal: { code: 'NO_PROXY' } });
    expect(await actFor('c44', SAY, T07, commandId)).toEqual({ ...first, repeated: true });
  });

  it('refuses a proxy of a proxy, and people of other units', async () => {
    await set({ ...SET, tasks: null });
    expect(await set({ ...SET, principal: 'dep', proxy: 'l44' })).toMatchObject({ refusal: { code: 'PROXY_OF_PROXY' } });
    expect(await set({ ...SET, principal: 'c11' })).toMatchObject({ refusal: { code: 'NOT_SAME_UNIT' } });
    expect(await set(SET, person('l11', '11', 'leader'))).toMatchObject({ refusal: { code: 'NOT_SAME_UNIT' } });
    expect(await set(SET, deputy)).toMatchObject({ refusal: { code: 'WRONG_ROLE' } });
  });
});
