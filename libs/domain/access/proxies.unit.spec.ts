import { describe, expect, it } from '@jest/globals';
import { known, user } from '#testing/assignment-acts.js';
import { at, parseDay } from '../calendar/day.js';
import { isRefused } from '../shared/refusal.js';
import type { EventIn } from '../shared/stream.js';
import type { Actor } from './actor.js';
import type { ProxiesCommandBody } from './proxies.commands.js';
import { decideProxies } from './proxies.decide.js';
import type { ProxiesEvents } from './proxies.events.js';
import { evolveProxies } from './proxies.evolve.js';
import { noProxies, type ProxiesState } from './proxies.state.js';
import { asAgreed } from '#testing/answer-contract.js';

const day = parseDay;
const clerk = user('c1', '44', 'clerk');
const second = user('c2', '44', 'clerk');
const third = user('c3', '44', 'clerk');
const leader = user('l', '44', 'leader');
const PEOPLE = [clerk, second, third, leader].map((each) => known(each));
const SET = { type: 'SetProxy', principal: 'c1', proxy: 'c2', from: day('2024-05-01'), until: day('2024-05-10'), tasks: null } as const;

const send = (state: ProxiesState, actor: Actor, body: ProxiesCommandBody, people = PEOPLE): { state: ProxiesState; code: string } => {
  const command = { ...body, actor, at: at(day('2024-04-20'), 12), commandId: 'x' };
  const decision = asAgreed(body, decideProxies(state, command, { people }));
  if (isRefused(decision)) return { state, code: decision.refusal.code };
  const after = decision.events.reduce<ProxiesState>((before, event) => evolveProxies(before, { ...event, stream: before.id, sequence: before.sequence + 1, at: command.at, actor, round: 1, previousHash: '', hash: 'h' } as EventIn<ProxiesEvents>), state);
  return { state: after, code: decision.events.map(({ type }) => type).join() };
};
const none = noProxies('proxies/44');

describe('a standing proxy', () => {
  it('is set by who is away, or by the head of the unit', () => {
    for (const actor of [clerk, leader]) {
      const { state, code } = send(none, actor, SET);
      expect([code, state.proxies]).toEqual(['ProxySet', [{ id: 'proxies/44/1', principal: 'c1', proxy: 'c2', from: '2024-05-01', until: '2024-05-10', tasks: null }]]);
    }
    for (const actor of [second, user('x', '11', 'leader'), { ...leader, unit: '11' }, { kind: 'system' } as const]) expect(send(none, actor, SET).code).toBe('WRONG_ROLE');
  });

  it('stands for people of the unit with an account, never for or by an administrator', () => {
    expect(send(none, clerk, SET, [known(clerk)]).code).toBe('PERSON_UNAVAILABLE');
    expect(send(none, clerk, SET, [known(clerk), known(second, false)]).code).toBe('PERSON_UNAVAILABLE');
    expect(send(none, clerk, SET, [known(clerk), known({ ...second, unit: '11' })]).code).toBe('NOT_SAME_UNIT');
    expect(send(none, clerk, SET, [known(clerk), known({ ...second, roles: ['system_admin'] })]).code).toBe('ADMINISTRATOR_NO_PROXY');
    expect(send(none, clerk, { ...SET, proxy: 'c1' }).code).toBe('ALREADY_THEIRS');
  });

  it('has days that are not past', () => {
    expect(send(none, clerk, { ...SET, until: day('2024-04-30') }).code).toBe('PROXY_DATES');
    expect(send(none, clerk, { ...SET, from: day('2024-04-01'), until: day('2024-04-19') }).code).toBe('PROXY_DATES');
    expect(send(none, clerk, { ...SET, from: day('2024-04-01'), until: day('2024-04-20') }).code).toBe('ProxySet');
  });

  it('is no proxy of a proxy, in either order, while the days and tasks meet', () => {
    const { state } = send(none, clerk, { ...SET, tasks: ['t07'] });
    const chain = { ...SET, principal: 'c2', proxy: 'c3', from: day('2024-05-10'), until: day('2024-05-20') };
    expect(send(state, second, chain).code).toBe('PROXY_OF_PROXY');
    expect(send(state, third, { ...chain, principal: 'c3', proxy: 'c1' }).code).toBe('PROXY_OF_PROXY');
    expect(send(state, second, { ...chain, from: day('2024-05-11') }).code).toBe('ProxySet');
    expect(send(state, second, { ...chain, tasks: ['t08'] }).code).toBe('ProxySet');
    expect(send(state, second, { ...chain, tasks: ['t08', 't07'] }).code).toBe('PROXY_OF_PROXY');
    expect(send(state, { ...clerk, userId: 'c2', actingFor: 'c1' }, { ...SET, proxy: 'c3' }).code).toBe('PROXY_OF_PROXY');
  });

  it('is ended by those it is about, or the head; then it is none', () => {
    const { state } = send(none, clerk, SET);
    const END = { type: 'EndProxy', id: 'proxies/44/1' } as const;
    expect(send(state, third, END).code).toBe('WRONG_ROLE');
    for (const actor of [clerk, second, leader]) expect(send(state, actor, END).code).toBe('ProxyEnded');
    const ended = send(state, leader, END).state;
    expect(ended.proxies).toEqual([]);
    expect(send(ended, leader, END).code).toBe('NO_PROXY');
  });

  it('is set by a head who has another role as well, also for one day', () => {
    expect(send(none, { ...leader, roles: ['clerk', 'leader'] }, { ...SET, until: SET.from }).code).toBe('ProxySet');
  });

  it('stands beside one of other people; each is ended by its own, the other goes on', () => {
    const first = send(none, clerk, SET).state;
    const { state, code } = send(first, third, { ...SET, principal: 'c3', proxy: 'l' });
    expect(code).toBe('ProxySet');
    expect(send(state, third, { type: 'EndProxy', id: 'proxies/44/1' }).code).toBe('WRONG_ROLE');
    expect(send(state, third, { type: 'EndProxy', id: 'proxies/44/2' }).state.proxies.map(({ id }) => id)).toEqual(['proxies/44/1']);
  });

  it('is chained from the first day of the other to its last, for any task that both have', () => {
    const chain = { ...SET, principal: 'c2', proxy: 'c3' };
    const meets = (tasks: readonly string[] | null, more: object) => send(send(none, clerk, { ...SET, tasks }).state, second, { ...chain, ...more }).code;
    expect([meets(null, { from: day('2024-04-20'), until: day('2024-05-01') }), meets(null, { from: day('2024-04-20'), until: day('2024-04-30') })]).toEqual(['PROXY_OF_PROXY', 'ProxySet']);
    expect([meets(null, { tasks: ['t08'] }), meets(['t07', 't08'], { tasks: ['t07', 't09'] }), meets(['t07', 't08'], { tasks: ['t09'] }), meets(['t07'], { tasks: null })]).toEqual(['PROXY_OF_PROXY', 'PROXY_OF_PROXY', 'ProxySet', 'PROXY_OF_PROXY']);
  });

  const chained = (): ProxiesState => send(none, clerk, SET).state;
  it.each<[string, Actor, object, object, ProxiesState?]>([
    ['who has no account', clerk, { proxy: 'nobody' }, { code: 'PERSON_UNAVAILABLE', facts: { by: 'nobody' } }],
    ['who is of another unit', leader, { principal: 'o' }, { code: 'NOT_SAME_UNIT', facts: { by: 'o' } }],
    ['who administers, whatever else they are', clerk, { proxy: 's' }, { code: 'ADMINISTRATOR_NO_PROXY', facts: { by: 's' } }],
    ['oneself', clerk, { proxy: 'c1' }, { code: 'ALREADY_THEIRS', facts: { by: 'c1' } }],
    ['who would act two steps away', second, { principal: 'c2', proxy: 'c3' }, { code: 'PROXY_OF_PROXY', facts: { by: 'c2' } }, chained()],
    ['who is away', third, { principal: 'c3', proxy: 'c1' }, { code: 'PROXY_OF_PROXY', facts: { by: 'c1' } }, chained()],
    ['days that end before they begin', clerk, { until: day('2024-04-30') }, { code: 'PROXY_DATES', facts: { from: '2024-05-01', until: '2024-04-30' } }],
    ['anybody, as a proxy', { ...clerk, userId: 'c3', actingFor: 'c1' }, {}, { code: 'PROXY_OF_PROXY', facts: { by: 'c3' } }],
    ['others, without being their head', third, {}, { code: 'WRONG_ROLE', facts: { verb: 'SetProxy', roles: ['head', 'leader', 'director', 'bureau_leader'], side: 'unit' } }],
  ])('is refused, and says whom: %s', (_, actor, more, refusal, state = none) => {
    const people = [...PEOPLE, known(user('o', '11', 'clerk')), known(user('s', '44', 'clerk', 'system_admin'))];
    expect(decideProxies(state, { ...SET, ...more, actor, at: at(day('2024-04-20'), 12), commandId: 'x' }, { people })).toEqual({ refusal });
  });
});
