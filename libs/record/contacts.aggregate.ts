import type pg from 'pg';
import { dayOf } from '#domain/calendar/day.js';
import { decideContacts, type ContactsFacts } from '#domain/organisation/contacts.decide.js';
import type { ProxiesState } from '#domain/access/proxies.state.js';
import type { ContactsCommandBody, UnitKind } from '#domain/organisation/organisation.commands.js';
import type { ContactsEvents } from '#domain/organisation/organisation.events.js';
import { evolveContacts, unwritten } from '#domain/organisation/organisation.state.js';
import type { Sent, StreamState } from '#domain/shared/stream.js';
import type { Aggregate, Happened } from './execute-stream.js';
import { readContacts, readMoves, type Moves } from './facts/hand-over.facts.js';
import { hashOf } from './hash.js';
import { recordset, type Part } from './part.js';
import { lockedProxies, proxiesAround, proxiesEndedWith } from './proxies.js';

/** The rules' facts, and what the act writes besides. */
export interface KeptFacts extends ContactsFacts {
  readonly moved: Moves | null;
  /** Of the unit of a leaver. */
  readonly proxies: ProxiesState | null;
  /** Of them, by id, what ends with the act. */
  readonly ending: readonly string[];
  /** Name and addresses of whom the act is about. */
  readonly texts: { readonly name: string; readonly email: string; readonly phone: string };
}

/** 联系人 of a unit as a stream: who is there, from when to when; a leaver's work moves in the same transaction (I1, I2). */
export const CONTACTS: Aggregate<StreamState, ContactsCommandBody, ContactsEvents, KeptFacts> = {
  kind: 'contacts',
  version: 1,
  hasWorkflow: false,
  initial: unwritten,
  decide: decideContacts,
  evolve: evolveContacts,
  facts: keptFacts,
  alongside: ({ events }, _command, { moved }) => (events.some(({ type }) => type === 'ContactHandedOver' || type === 'ContactMoved') ? (moved?.changes ?? []) : []),
  besides: ({ events }, command, { proxies, unit }) =>
    events.flatMap((event) => {
      const gone = event.type === 'ContactHandedOver' ? event.data.leaver : event.type === 'ContactMoved' && event.data.unit !== unit ? event.data.user : undefined;
      return proxies && gone !== undefined ? proxiesEndedWith(proxies, gone, command) : [];
    }),
  projections: (happened, facts) => [added(happened, facts), changed(happened, facts), leaverGone(happened), moved(happened), successorThere(happened), channelsSet(happened, facts)],
};

/** Read under the lock of the unit's contacts. */
export async function keptFacts(client: pg.PoolClient, { id }: StreamState, command: ContactsCommandBody & Sent): Promise<KeptFacts> {
  const unit = id.slice('contacts/'.length);
  const over = handedOver(command);
  const ids = over ? [over.from, ...(over.to === null ? [] : [over.to])] : 'user' in command ? [command.user] : [];
  const kind = await kindOf(client, unit);
  // `User` is no other account than `user`.
  const folded = command.type === 'AddContact' ? [command.user.toLowerCase()] : [];
  const all = await readContacts(client, unit, ids, folded);
  const common = { unit, kind, contacts: all.filter((each) => each.unit === unit), named: all.filter(({ userId }) => ids.includes(userId) || folded.includes(userId.toLowerCase())), moved: null, proxies: null, ending: [], texts: textsOf(command, all), ...(command.type === 'MoveContact' ? { target: await kindOf(client, command.unit) } : {}), ...(command.type === 'SetUnitChannels' ? { channels: await channelsForUnits(client, unit) } : {}) };
  const from = all.find(({ userId }) => userId === over?.from);
  if (!over || !from || common.named.length !== ids.length) return common;
  const moved = await readMoves(client, from, over.to, over.reason, command);
  const proxies = await lockedProxies(client, unit);
  const ending = over.isLeaving(unit) ? proxiesAround(proxies, over.from, dayOf(command.at)).map(({ id }) => id) : [];
  const hash = hashOf({ moves: moved.moves, people: common.named.map(({ userId, roles }) => ({ userId, roles })), proxies: ending });
  return { ...common, moved, proxies, ending, moves: { hash, count: moved.moves.length, stuck: moved.stuck } };
}

/** Whose work goes to whom by this command, if anybody's. */
const handedOver = (command: ContactsCommandBody): { readonly from: string; readonly to: string | null; readonly reason: string; readonly isLeaving: (unit: string) => boolean } | undefined => {
  if (command.type === 'HandOverContact') return { from: command.leaver, to: command.to, reason: command.reason, isLeaving: () => true };
  return command.type === 'MoveContact' ? { from: command.user, to: command.successor, reason: command.reason, isLeaving: (unit) => command.unit !== unit } : undefined;
};

async function kindOf(client: pg.PoolClient, unit: string): Promise<UnitKind | null> {
  const { rows } = await client.query<{ kind: UnitKind }>({ name: 'kind-of-unit', text: 'select unit.kind from unit where unit.id = $1', values: [unit] });
  return rows[0]?.kind ?? null;
}

/** Set up here, for all units or this one alone; e-mail and text messages are persons' own. */
const channelsForUnits = async (client: pg.PoolClient, unit: string): Promise<string[]> =>
  (await client.query<{ channel: string }>(`select channel_state.channel from channel_state where channel_state.is_set_up and channel_state.kind not in ('email', 'sms') and (channel_state.unit is null or channel_state.unit = $1) order by channel_state.channel`, [unit])).rows.map(({ channel }) => channel);

const textsOf = (command: ContactsCommandBody, all: ContactsFacts['named']): KeptFacts['texts'] => {
  if (command.type === 'AddContact') return { name: command.name, email: command.email, phone: command.phone ?? '' };
  const known = command.type === 'ChangeContact' ? all.find(({ userId }) => userId === command.user) : undefined;
  const asked = command.type === 'ChangeContact' ? command.change : {};
  return { name: asked.name ?? known?.name ?? '', email: asked.email ?? known?.email ?? '', phone: asked.phone ?? known?.phone ?? '' };
};

type Kept = Happened<StreamState, ContactsEvents>;
const FACTS = 'account text, unit text, name text, email text, phone text, roles text[], "from" date, until date, enabled boolean';

/** Without a password: who is new signs in once one is set. */
const added = ({ events }: Kept, { unit, texts }: KeptFacts): Part => ({
  name: 'contact_added',
  rows: events.flatMap((event) => (event.type === 'ContactAdded' ? [{ account: event.data.user, unit, ...texts, ...event.data }] : [])),
  sql: (p) => `insert into app_user (id, account, name, unit_id, roles, email, phone, password_hash, enabled, valid_from, valid_until)
    select row.account, row.account, row.name, row.unit, row.roles, row.email, row.phone, '-', row.enabled, row."from", row.until from ${recordset(p, FACTS)}`,
});

const changed = ({ events }: Kept, { unit, texts }: KeptFacts): Part => ({
  name: 'contact_changed',
  rows: events.flatMap((event) => (event.type === 'ContactChanged' ? [{ account: event.data.user, unit, ...texts, ...event.data }] : [])),
  sql: (p) => `update app_user set name = row.name, email = row.email, phone = row.phone, roles = row.roles, enabled = row.enabled, valid_from = row."from", valid_until = row.until from ${recordset(p, FACTS)} where app_user.id = row.account`,
});

const leaverGone = ({ events, at }: Kept): Part => ({
  name: 'leaver_gone',
  rows: events.flatMap((event) => (event.type === 'ContactHandedOver' ? [{ account: event.data.leaver, until: dayOf(at) }] : [])),
  sql: (p) => `update app_user set enabled = false, valid_until = greatest(row.until, app_user.valid_from) from ${recordset(p, 'account text, until date')} where app_user.id = row.account`,
});

const moved = ({ events }: Kept): Part => ({
  name: 'contact_moved',
  rows: events.flatMap((event) => (event.type === 'ContactMoved' ? [{ account: event.data.user, ...event.data }] : [])),
  sql: (p) => `update app_user set unit_id = row.unit, roles = row.roles, valid_from = row."from", valid_until = row.until from ${recordset(p, 'account text, unit text, roles text[], "from" date, until date')} where app_user.id = row.account`,
});

const successorThere = ({ events }: Kept): Part => ({
  name: 'successor_there',
  rows: events.flatMap((event) => {
    if (event.type === 'ContactHandedOver') return [{ account: event.data.to, roles: event.data.roles }];
    return event.type === 'ContactMoved' && event.data.successor !== null ? [{ account: event.data.successor, roles: event.data.successorRoles }] : [];
  }),
  sql: (p) => `update app_user set roles = row.roles from ${recordset(p, 'account text, roles text[]')} where app_user.id = row.account`,
});

const channelsSet = ({ events }: Kept, { unit }: KeptFacts): Part => ({
  name: 'unit_channels_set',
  rows: events.flatMap((event) => (event.type === 'UnitChannelsSet' ? [{ unit, channels: event.data.channels }] : [])),
  sql: (p) => `update unit set channels = row.channels from ${recordset(p, 'unit text, channels text[]')} where unit.id = row.unit`,
});
