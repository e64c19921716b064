import { ROLES, type Actor, type Role } from '../access/actor.js';
import { addDays, dayOf, laterOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import type { AssignmentId, UnitId, UserId } from '../shared/ids.js';
import { refuse, type Decision, type Refusal } from '../shared/refusal.js';
import type { NewEventOf, Sent, StreamState } from '../shared/stream.js';
import type { ContactMove, ContactsCommandBody, UnitKind } from './organisation.commands.js';
import type { ContactsEvents } from './organisation.events.js';

/** 联系人 as the record knows them now. */
export interface Contact {
  readonly userId: UserId;
  readonly unit: UnitId;
  readonly roles: readonly Role[];
  readonly enabled: boolean;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
}
export interface ContactsFacts {
  readonly unit: UnitId;
  /** Null where there is no such unit. */
  readonly kind: UnitKind | null;
  /** Of the unit. */
  readonly contacts: readonly Contact[];
  /** Whoever is named, of whatever unit. */
  readonly named: readonly Contact[];
  /** Of SetUnitChannels: names of channels that are set up here for units. */
  readonly channels?: readonly string[];
  /** Of MoveContact: what the unit is to which they go; null where there is none. */
  readonly target?: UnitKind | null;
  /** Of HandOverContact and MoveContact: what would move, and what cannot. */
  readonly moves?: { readonly hash: string; readonly count: number; readonly stuck: readonly AssignmentId[] };
}
type Decided = Decision<NewEventOf<ContactsEvents>>;
type Command<T extends ContactsCommandBody['type']> = Extract<ContactsCommandBody, { type: T }> & Sent;

/** Who keeps contacts: the cycle's coordinator, the system's administrator; a leaver's work their own head too. */
const KEEPERS: readonly Role[] = ['coordinator', 'system_admin'];
/** Of the bureau itself: no coordinator makes the second person whom their own acts need. */
const BUREAU_KEEPERS: readonly Role[] = ['system_admin'];
const HEADS: readonly Role[] = ['head', 'leader', 'director'];
/** Roles that there are in a unit of each kind. 三员 are given by nobody here (fixed). */
export const ROLES_IN: Readonly<Record<UnitKind, readonly Role[]>> = {
  province: ['liaison', 'clerk', 'leader', 'head', 'reviewer'], city: ['liaison', 'clerk', 'leader', 'head'], department: ['reviewer', 'director'], bureau: ['coordinator', 'bureau_leader'],
};
/** Roles that a unit works with: a launch needs them (Y2). */
export const ROLES_NEEDED: Readonly<Record<UnitKind, readonly Role[]>> = { province: ['liaison', 'clerk', 'leader'], city: ['liaison', 'clerk', 'leader'], department: ['reviewer', 'director'], bureau: ['coordinator', 'bureau_leader'] };
/** What a unit may not be without (I1). */
const KEPT_IN: Readonly<Record<UnitKind, readonly Role[]>> = { province: ['liaison', 'leader'], city: ['liaison', 'leader'], department: ['reviewer', 'director'], bureau: ['coordinator'] };
/** So many are named in a refusal. */
const NAMED = 20;

export const decideContacts = (_state: StreamState, command: ContactsCommandBody & Sent, facts: ContactsFacts): Decided => {
  const refusal = mayNot(command.actor, command.type, facts);
  if (refusal) return { refusal };
  if (facts.kind === null) return refuse('UNKNOWN_UNIT', { units: [facts.unit] });
  switch (command.type) {
    case 'AddContact':
      return add(command, facts, facts.kind);
    case 'ChangeContact':
      return change(command, facts, facts.kind);
    case 'HandOverContact':
      return handOver(command, facts);
    case 'SetUnitChannels':
      return setChannels(command, facts);
    case 'MoveContact':
      return move(command, facts, facts.kind);
  }
};

const mayNot = (actor: Actor, verb: ContactsCommandBody['type'], { unit, kind, target }: ContactsFacts): Refusal | undefined => {
  const keepers = kind === 'bureau' || target === 'bureau' ? BUREAU_KEEPERS : KEEPERS;
  const isOwnHead = verb === 'HandOverContact' && actor.kind === 'user' && actor.unit === unit && actor.roles.some((role) => HEADS.includes(role));
  const may = actor.kind === 'user' && actor.actingFor === undefined && (isOwnHead || actor.roles.some((role) => keepers.includes(role)));
  return may ? undefined : { code: 'WRONG_ROLE', facts: { verb, roles: [...keepers, ...(verb === 'HandOverContact' ? HEADS : [])] } };
};

const unfit = (roles: readonly Role[], kind: UnitKind): Decided | undefined => {
  const wrong = roles.filter((role) => !ROLES_IN[kind].includes(role));
  return wrong.length > 0 || roles.length === 0 ? refuse('ROLE_UNFIT', { roles: wrong, possible: [...ROLES_IN[kind]] }) : undefined;
};

const add = ({ user, roles, from, until, name, email, phone }: Command<'AddContact'>, { named }: ContactsFacts, kind: UnitKind): Decided => {
  if (named.some(({ userId }) => userId.toLowerCase() === user.toLowerCase())) return refuse('ACCOUNT_TAKEN', { account: user });
  return unfit(roles, kind) ?? { events: [{ type: 'ContactAdded', data: { user, roles: inOrder(roles), from, until, enabled: true }, texts: { name, email, ...(phone ? { phone } : {}) } }] };
};

const change = ({ user, change: asked, reason, at }: Command<'ChangeContact'>, { contacts }: ContactsFacts, kind: UnitKind): Decided => {
  const before = contacts.find(({ userId }) => userId === user);
  if (!before) return refuse('NOT_FOUND', { user });
  const after: Contact = { ...before, roles: inOrder(asked.roles ?? before.roles), enabled: asked.enabled ?? before.enabled, from: asked.from === undefined ? before.from : asked.from, until: asked.until === undefined ? before.until : asked.until };
  if (after.from !== null && after.until !== null && after.until < after.from) return refuse('PROXY_DATES', { from: after.from, until: after.until });
  // 三员 keep what was given elsewhere; only what is asked for is held against the unit's kind.
  const wrong = asked.roles ? unfit(asked.roles, kind) : undefined;
  const vacant = wrong ? [] : vacated(before, after, contacts, kind, dayOf(at));
  if (vacant.length > 0) return refuse('LAST_OF_ROLE', { by: user, roles: vacant });
  const { roles, enabled, from, until } = after;
  const phone = asked.phone ?? before.phone;
  return wrong ?? { events: [{ type: 'ContactChanged', data: { user, roles, from, until, enabled }, texts: { name: asked.name ?? before.name, email: asked.email ?? before.email, ...(phone ? { phone } : {}), reason } }] };
};

/** Roles that nobody would hold on the day on which the person stops: successor first (I1). */
const vacated = (before: Contact, after: Contact, contacts: readonly Contact[], kind: UnitKind, today: Day): Role[] => {
  const others = contacts.filter(({ userId }) => userId !== before.userId);
  return KEPT_IN[kind].filter((role) => {
    if (!before.roles.includes(role) || !isThere(before, today)) return false;
    const ends = after.enabled && after.roles.includes(role) && (after.from === null || after.from <= today) ? after.until && addDays(after.until, 1) : today;
    const day = ends === null ? null : laterOf(ends, today);
    return day !== null && !others.some((each) => each.roles.includes(role) && isThere(each, day));
  });
};
const isThere = ({ enabled, from, until }: Contact, day: Day): boolean => enabled && (from === null || from <= day) && (until === null || until >= day);

const handOver = ({ leaver, to, reason, previewHash, at }: Command<'HandOverContact'>, facts: ContactsFacts): Decided => {
  const { named, unit } = facts;
  const from = named.find(({ userId }) => userId === leaver);
  if (!from || from.unit !== unit) return refuse('NOT_FOUND', { user: leaver });
  const successor = successorOf(from, to, facts, dayOf(at));
  if ('code' in successor) return { refusal: successor };
  const refusal = isNoAdministrator(from, successor) ?? notAsSeen(previewHash, leaver, facts);
  if (refusal) return { refusal };
  return { events: [{ type: 'ContactHandedOver', data: { leaver, to, roles: rolesAfter(from.roles, successor), assignments: facts.moves?.count ?? 0 }, texts: { reason } }] };
};

const setChannels = ({ channels, reason }: Command<'SetUnitChannels'>, { channels: there = [] }: ContactsFacts): Decided => {
  const unknown = channels.filter((name) => !there.includes(name));
  if (unknown.length > 0) return refuse('CHANNEL_UNKNOWN', { channels: unknown, possible: [...there] });
  return { events: [{ type: 'UnitChannelsSet', data: { channels: [...new Set(channels)].sort() }, texts: { reason } }] };
};

const move = (command: Command<'MoveContact'>, facts: ContactsFacts, kind: UnitKind): Decided => {
  const { user, unit, from, until, reason, successor: to, at } = command;
  const before = facts.contacts.find(({ userId }) => userId === user);
  if (!before) return refuse('NOT_FOUND', { user });
  if (!facts.target) return refuse('UNKNOWN_UNIT', { units: [unit] });
  if (from !== null && until !== null && until < from) return refuse('PROXY_DATES', { from, until });
  const successor = to === null ? null : successorOf(before, to, facts, dayOf(at));
  if (successor && 'code' in successor) return { refusal: successor };
  const refusal = isNoAdministrator(before, ...(successor ? [successor] : []));
  if (refusal) return { refusal };
  const wrong = unfit(command.roles, facts.target);
  if (wrong) return wrong;
  const roles = inOrder(command.roles);
  const isLeaving = unit !== facts.unit;
  const successorRoles = successor ? rolesAfter(givenUp(before.roles, command, facts.unit), successor) : [];
  // Who takes over counts with the roles that they take over.
  const others = facts.contacts.map((each) => (each.userId === to ? { ...each, roles: successorRoles } : each));
  const vacant = vacated(before, isLeaving ? { ...before, enabled: false } : { ...before, roles, from, until }, others, kind, dayOf(at));
  if (vacant.length > 0) return refuse('LAST_OF_ROLE', { by: user, roles: vacant });
  const held = notAsSeen(command.previewHash, user, facts);
  if (held) return { refusal: held };
  return { events: [{ type: 'ContactMoved', data: { user, unit, roles, from, until, successor: to, successorRoles, assignments: facts.moves?.count ?? 0 }, texts: { reason } }] };
};

/** Whoever takes over is there today, and of the same unit. */
const successorOf = (leaver: Contact, to: UserId, { contacts, named }: ContactsFacts, today: Day): Contact | Refusal => {
  const successor = named.find(({ userId }) => userId === to);
  if (leaver.userId === to) return { code: 'ALREADY_THEIRS', facts: { by: to } };
  if (!successor || !isThere(successor, today)) return { code: 'PERSON_UNAVAILABLE', facts: { by: to } };
  return contacts.includes(successor) ? successor : { code: 'NOT_SAME_UNIT', facts: { by: to } };
};

const isNoAdministrator = (...people: readonly Contact[]): Refusal | undefined => {
  const roles = people.flatMap((each) => each.roles).filter((role) => role.endsWith('_admin'));
  return roles.length > 0 ? { code: 'ROLE_UNFIT', facts: { roles, possible: [] } } : undefined;
};

/** All of it can move, and it is what was seen. */
const notAsSeen = (previewHash: string, leaver: UserId, { unit, moves }: ContactsFacts): Refusal | undefined => {
  if (!moves) throw new Error(`${unit}: the work of ${leaver} was not read`);
  if (moves.stuck.length > 0) return { code: 'HAND_OVER_HELD', facts: { count: moves.stuck.length, assignments: moves.stuck.slice(0, NAMED) } };
  return previewHash === moves.hash ? undefined : { code: 'PREVIEW_CHANGED', facts: { previewHash: moves.hash } };
};

/** Roles of the old unit that they no longer hold there. */
export const givenUp = (roles: readonly Role[], { unit, roles: kept }: Pick<ContactMove, 'unit' | 'roles'>, old: UnitId): readonly Role[] => roles.filter((role) => unit !== old || !kept.includes(role));

/** The successor's from now on. */
export const rolesAfter = (taken: readonly Role[], successor: Contact): readonly Role[] => inOrder([...successor.roles, ...taken]);
const inOrder = (roles: readonly Role[]): Role[] => ROLES.filter((role) => roles.includes(role));
