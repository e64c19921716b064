import { describe, expect, it } from '@jest/globals';
import { SYSTEM, type Actor, type Role } from '../access/actor.js';
import { at, parseDay } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { isRefused } from '../shared/refusal.js';
import { decideContacts, type Contact, type ContactsFacts } from './contacts.decide.js';
import type { ContactChange, ContactMove, ContactsCommandBody, TreeCommandBody } from './organisation.commands.js';
import { contactsId, evolveContacts, evolveTree, unwritten } from './organisation.state.js';
import { decideTree } from './tree.decide.js';

const user = (unit: string, ...roles: Role[]): Actor => ({ kind: 'user', userId: `${unit}-${roles[0]}`, unit, roles });
const COORD = user('bureau', 'coordinator');
const contact = (userId: string, roles: Role[], more: Partial<Contact> = {}): Contact => ({ userId, unit: '44', roles, enabled: true, from: null, until: null, name: userId, email: `${userId}@b.cn`, ...more });
const CONTACTS = [contact('lia', ['liaison', 'clerk']), contact('cle', ['clerk']), contact('lead', ['leader'])];
const day = (text: string) => text as Day;

const send = (body: ContactsCommandBody, { contacts = CONTACTS, named = contacts, kind = 'province', ...more }: Partial<ContactsFacts> = {}, actor: Actor = COORD) => {
  const decision = decideContacts(unwritten(contactsId('44')), { ...body, commandId: 'c', at: at(parseDay('2024-05-10'), 9), actor }, { unit: '44', kind, contacts, named, ...more });
  return isRefused(decision) ? decision.refusal : decision.events;
};
const ADD: ContactsCommandBody = { type: 'AddContact', user: 'new', name: '新人', email: 'n@b.cn', roles: ['clerk', 'liaison'], from: null, until: null };
const change = (userId: string, asked: ContactChange, facts: Partial<ContactsFacts> = {}) => send({ type: 'ChangeContact', user: userId, change: asked, reason: '调整' }, facts);

describe('contacts of a unit', () => {
  it('are added with roles that their unit has; name and address are texts', () => {
    expect(send(ADD)).toEqual([{ type: 'ContactAdded', data: { user: 'new', roles: ['liaison', 'clerk'], from: null, until: null, enabled: true }, texts: { name: '新人', email: 'n@b.cn' } }]);
    for (const user of ['lia', 'Lia']) expect(send({ ...ADD, user })).toEqual({ code: 'ACCOUNT_TAKEN', facts: { account: user } });
    expect(send({ ...ADD, roles: ['clerk', 'director'] })).toMatchObject({ code: 'ROLE_UNFIT', facts: { roles: ['director'] } });
    expect(send({ ...ADD, roles: ['system_admin'] }, { kind: 'bureau' }, user('bureau', 'system_admin'))).toMatchObject({ code: 'ROLE_UNFIT', facts: { roles: ['system_admin'] } });
    expect(send({ ...ADD, roles: [] })).toMatchObject({ code: 'ROLE_UNFIT' });
    expect(send(ADD, { kind: null })).toEqual({ code: 'UNKNOWN_UNIT', facts: { units: ['44'] } });
  });

  it('are kept by the coordinator and the system’s administrator', () => {
    for (const actor of [SYSTEM, user('44', 'leader'), user('bureau', 'bureau_leader'), user('bureau', 'security_admin'), { ...COORD, actingFor: 'x' } as Actor]) expect(send(ADD, {}, actor)).toMatchObject({ code: 'WRONG_ROLE' });
    expect(send(ADD, {}, user('bureau', 'system_admin'))).toHaveLength(1);
    // No coordinator makes another one, or takes one's place.
    expect(send({ ...ADD, roles: ['coordinator'] }, { kind: 'bureau' })).toEqual({ code: 'WRONG_ROLE', facts: { verb: 'AddContact', roles: ['system_admin'] } });
    expect(send({ ...ADD, roles: ['coordinator'] }, { kind: 'bureau' }, user('bureau', 'system_admin'))).toHaveLength(1);
  });

  it('change: what is not named stays', () => {
    expect(change('cle', { email: 'x@b.cn', until: day('2024-12-31') })).toEqual([{ type: 'ContactChanged', data: { user: 'cle', roles: ['clerk'], from: null, until: '2024-12-31', enabled: true }, texts: { name: 'cle', email: 'x@b.cn', reason: '调整' } }]);
    expect(change('cle', { until: null }, { contacts: [contact('cle', ['clerk'], { until: day('2024-06-01') })] })).toMatchObject([{ data: { until: null } }]);
    expect(change('nobody', { enabled: false })).toMatchObject({ code: 'NOT_FOUND' });
    expect(change('cle', { roles: ['coordinator'] })).toMatchObject({ code: 'ROLE_UNFIT' });
    expect(change('cle', { from: day('2024-06-01'), until: day('2024-05-31') })).toMatchObject({ code: 'PROXY_DATES' });
  });

  it('the last leader, the last liaison: a successor first', () => {
    for (const asked of [{ enabled: false }, { roles: ['clerk' as const] }, { until: day('2024-05-09') }, { until: day('2024-08-01') }, { from: day('2024-06-01') }]) expect([asked, change('lead', asked)]).toEqual([asked, { code: 'LAST_OF_ROLE', facts: { by: 'lead', roles: ['leader'] } }]);
    expect(change('lia', { enabled: false })).toMatchObject({ code: 'LAST_OF_ROLE', facts: { roles: ['liaison'] } });
    expect(change('lead', { email: 'x@b.cn', enabled: true })).toHaveLength(1);
    // A clerk is no such role; a successor who is there when they go is enough, one who comes later or has gone is not.
    expect(change('cle', { enabled: false })).toHaveLength(1);
    const next = (more: Partial<Contact>) => change('lead', { until: day('2024-08-01') }, { contacts: [...CONTACTS, contact('next', ['leader'], more)] });
    expect(next({ from: day('2024-08-02') })).toHaveLength(1);
    for (const more of [{ from: day('2024-08-03') }, { until: day('2024-08-01') }, { enabled: false }]) expect(next(more)).toMatchObject({ code: 'LAST_OF_ROLE' });
    // Who is not there today is nobody's last.
    expect(change('old', { roles: ['clerk'] }, { contacts: [contact('old', ['leader'], { enabled: false })] })).toHaveLength(1);
  });

  it('a leaver’s roles and work go to one successor of the unit, as it was seen', () => {
    const body = { type: 'HandOverContact', leaver: 'lia', to: 'cle', reason: '调离', previewHash: 'p' } as const;
    const moves = { hash: 'p', count: 3, stuck: [] };
    const named = [CONTACTS[0]!, CONTACTS[1]!];
    expect(send(body, { moves, named })).toEqual([{ type: 'ContactHandedOver', data: { leaver: 'lia', to: 'cle', roles: ['liaison', 'clerk'], assignments: 3 }, texts: { reason: '调离' } }]);
    expect(send(body, { moves, named }, user('44', 'leader'))).toHaveLength(1);
    for (const actor of [user('11', 'leader'), user('44', 'clerk')]) expect(send(body, { moves, named }, actor)).toMatchObject({ code: 'WRONG_ROLE' });
    expect(send({ ...body, previewHash: 'old' }, { moves, named })).toMatchObject({ code: 'PREVIEW_CHANGED' });
    expect(send(body, { moves: { ...moves, stuck: ['asg/2024/t01-o1/44'] }, named })).toEqual({ code: 'HAND_OVER_HELD', facts: { count: 1, assignments: ['asg/2024/t01-o1/44'] } });
    expect(send({ ...body, to: 'lia' }, { moves })).toMatchObject({ code: 'ALREADY_THEIRS' });
    expect(send({ ...body, leaver: 'x' }, { moves, named })).toMatchObject({ code: 'NOT_FOUND' });
    expect(send(body, { moves, named: [named[0]!, contact('cle', ['clerk'], { enabled: false })] })).toMatchObject({ code: 'PERSON_UNAVAILABLE' });
    expect(send(body, { moves, named: [named[0]!, contact('cle', ['clerk'], { unit: '11' })] })).toMatchObject({ code: 'NOT_SAME_UNIT' });
    const sys = contact('cle', ['system_admin']);
    expect(send(body, { moves, contacts: [named[0]!, sys], named: [named[0]!, sys] })).toMatchObject({ code: 'ROLE_UNFIT' });
    expect(() => send(body, { named })).toThrow('was not read');
  });

  describe('move', () => {
    const MOVE = { type: 'MoveContact', user: 'lia', unit: '11', roles: ['clerk'], from: null, until: null, successor: 'cle', reason: '调动', previewHash: 'p' } as const;
    const moves = { hash: 'p', count: 2, stuck: [] };
    const move = (more: Partial<ContactMove> & { previewHash?: string } = {}, facts: Partial<ContactsFacts> = {}, actor: Actor = COORD) => send({ ...MOVE, ...more }, { moves, target: 'province', ...facts }, actor);

    it('to another unit: roles of that unit and days there; what is given up goes to the successor', () => {
      expect(move({ from: day('2024-05-13'), until: day('2024-12-31') })).toEqual([{ type: 'ContactMoved', data: { user: 'lia', unit: '11', roles: ['clerk'], from: '2024-05-13', until: '2024-12-31', successor: 'cle', successorRoles: ['liaison', 'clerk'], assignments: 2 }, texts: { reason: '调动' } }]);
      expect(move({ roles: ['reviewer'] }, { target: 'department' })).toHaveLength(1);
      expect(move({ roles: ['liaison'] }, { target: 'department' })).toMatchObject({ code: 'ROLE_UNFIT', facts: { roles: ['liaison'] } });
      expect(move({}, { target: null })).toEqual({ code: 'UNKNOWN_UNIT', facts: { units: ['11'] } });
      expect(move({ from: day('2024-06-02'), until: day('2024-06-01') })).toMatchObject({ code: 'PROXY_DATES' });
      expect(move({ user: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' });
    });
    it('to other roles of the same unit: the successor takes what is given up, no more', () => {
      expect(move({ unit: '44', roles: ['clerk', 'reviewer'] })).toMatchObject([{ data: { unit: '44', roles: ['clerk', 'reviewer'], successorRoles: ['liaison', 'clerk'] } }]);
      expect(move({ unit: '44', user: 'cle', roles: ['leader'], successor: 'lia' })).toMatchObject([{ data: { successorRoles: ['liaison', 'clerk'] } }]);
    });
    it('without a successor only who is nobody’s last', () => {
      expect(move({ successor: null })).toEqual({ code: 'LAST_OF_ROLE', facts: { by: 'lia', roles: ['liaison'] } });
      expect(move({ unit: '44', roles: ['clerk'], successor: null })).toMatchObject({ code: 'LAST_OF_ROLE' });
      expect(move({ user: 'cle', successor: null })).toMatchObject([{ data: { user: 'cle', successor: null, successorRoles: [] } }]);
      // The last until a day is the last from then on.
      expect(move({ unit: '44', roles: ['liaison'], until: day('2024-08-01'), successor: null })).toMatchObject({ code: 'LAST_OF_ROLE' });
      expect(move({ unit: '44', roles: ['liaison'], until: day('2024-08-01') })).toMatchObject({ code: 'LAST_OF_ROLE' });
    });
    it('as it was seen, and whole; to somebody who is there', () => {
      expect(move({ previewHash: 'old' })).toMatchObject({ code: 'PREVIEW_CHANGED' });
      expect(move({}, { moves: { ...moves, stuck: ['asg/2024/t01-o1/44'] } })).toMatchObject({ code: 'HAND_OVER_HELD' });
      expect(move({ successor: 'lia' })).toMatchObject({ code: 'ALREADY_THEIRS' });
      expect(move({ successor: 'gone' })).toMatchObject({ code: 'PERSON_UNAVAILABLE' });
      expect(move({ successor: 'far' }, { named: [...CONTACTS, contact('far', ['clerk'], { unit: '11' })] })).toMatchObject({ code: 'NOT_SAME_UNIT' });
      expect(() => move({}, { moves: undefined! })).toThrow('was not read');
    });
    it('by who keeps both units; no administrator moves here', () => {
      for (const actor of [SYSTEM, user('44', 'leader'), user('bureau', 'security_admin')]) expect(move({}, {}, actor)).toMatchObject({ code: 'WRONG_ROLE' });
      expect(move({ unit: 'bureau', roles: ['coordinator'] }, { target: 'bureau' })).toEqual({ code: 'WRONG_ROLE', facts: { verb: 'MoveContact', roles: ['system_admin'] } });
      expect(move({ unit: 'bureau', roles: ['coordinator'] }, { target: 'bureau' }, user('bureau', 'system_admin'))).toHaveLength(1);
      expect(move({ user: 'sec' }, { contacts: [...CONTACTS, contact('sec', ['security_admin'])] })).toMatchObject({ code: 'ROLE_UNFIT' });
    });
  });
});

describe('the tree of units', () => {
  const UNITS = [{ id: '44', kind: 'province' as const, name: '广东省' }, { id: 'dept-legal', kind: 'department' as const, name: '条法司' }];
  const grow = (body: TreeCommandBody, actor: Actor = COORD) => {
    const decision = decideTree(unwritten('organisation'), { ...body, commandId: 'c', at: at(parseDay('2024-05-10'), 9), actor }, { units: UNITS });
    return isRefused(decision) ? decision.refusal : decision.events;
  };
  const create = (unit: string, kind: 'department' | 'province' | 'city', name = '新单位') => grow({ type: 'CreateUnit', unit, kind, name, shortName: name, englishName: 'New' });
  it('grows by provinces, their cities and departments', () => {
    expect(create('4401', 'city')).toEqual([{ type: 'UnitCreated', data: { unit: '4401', kind: 'city', parent: '44' }, texts: { name: '新单位', shortName: '新单位', englishName: 'New' } }]);
    expect(create('dept-publicity', 'department')).toMatchObject([{ data: { parent: null } }]);
    for (const [unit, kind] of [['4501', 'city'], ['441', 'city'], ['x', 'province'], ['publicity', 'department']] as const) expect([unit, create(unit, kind)]).toEqual([unit, { code: 'UNIT_UNFIT', facts: { unit, kind } }]);
    expect(create('44', 'province')).toMatchObject({ code: 'UNIT_TAKEN' });
    expect(create('dept-law', 'department', '条法司')).toMatchObject({ code: 'UNIT_TAKEN' });
  });
  it('a unit is renamed, not to another’s name; by who keeps contacts', () => {
    const rename = (unit: string, name: string, actor = COORD) => grow({ type: 'RenameUnit', unit, name, shortName: name, englishName: 'N', reason: '机构改革' }, actor);
    expect(rename('dept-legal', '法律司')).toEqual([{ type: 'UnitRenamed', data: { unit: 'dept-legal' }, texts: { name: '法律司', shortName: '法律司', englishName: 'N', reason: '机构改革' } }]);
    expect(rename('dept-legal', '条法司')).toHaveLength(1);
    expect(rename('dept-legal', '广东省')).toMatchObject({ code: 'UNIT_TAKEN' });
    expect(rename('dept-x', '法律司')).toMatchObject({ code: 'UNKNOWN_UNIT' });
    for (const actor of [SYSTEM, user('44', 'leader')]) expect(rename('dept-legal', '法律司', actor)).toMatchObject({ code: 'WRONG_ROLE' });
  });
  it('streams of the organisation know only that they were written', () => {
    const event = { stream: 's', sequence: 1, at: at(parseDay('2024-05-10'), 9), actor: SYSTEM, round: 1, previousHash: '', hash: 'h' };
    expect(evolveTree(unwritten('organisation'), { ...event, type: 'UnitRenamed', data: { unit: '44' } })).toEqual({ id: 'organisation', sequence: 1, hash: 'h', status: 'kept' });
    expect(evolveContacts(unwritten('contacts/44'), { ...event, type: 'ContactHandedOver', data: { leaver: 'a', to: 'b', roles: [], assignments: 0 } })).toMatchObject({ sequence: 1 });
  });
});
