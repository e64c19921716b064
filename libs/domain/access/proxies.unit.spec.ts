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
});
