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
import { lockedProxies, proxiesEndedWith } from './proxies.js';

/** The rules' facts, and what the act writes besides. */
export interface KeptFacts extends ContactsFacts {
  readonly moved: Moves | null;
  /** Of the unit of a leaver. */
  readonly proxies: ProxiesState | null;
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
  alongside: ({ events }, _command, { moved }) => (events.some(({ type }) => type === 'ContactHandedOver') ? (moved?.changes ?? []) : []),
  besides: ({ events }, command, { proxies }) => events.flatMap((event) => (proxies && event.type === 'ContactHandedOver' ? proxiesEndedWith(proxies, event.data.leaver, command) : [])),
  projections: (happened, facts) => [added(happened, facts), changed(happened, facts), leaverGone(happened), successorThere(happened), channelsSet(happened, facts)],
};

/** Read under the lock of the unit's contacts. */
export async function keptFacts(client: pg.PoolClient, { id }: StreamState, command: ContactsCommandBody & Sent): Promise<KeptFacts> {
  const unit = id.slice('contacts/'.length);
  const ids = command.type === 'HandOverContact' ? [command.leaver, command.to] : command.type === 'SetUnitChannels' ? [] : [command.user];
  const { rows } = await client.query<{ kind: UnitKind }>({ name: 'kind-of-unit', text: 'select unit.kind from unit where unit.id = $1', values: [unit] });
  const all = await readContacts(client, unit, ids);
  const common = { unit, kind: rows[0]?.kind ?? null, contacts: all.filter((each) => each.unit === unit), named: all.filter(({ userId }) => ids.includes(userId)), moved: null, proxies: null, texts: textsOf(command, all), ...(command.type === 'SetUnitChannels' ? { channels: await channelsForUnits(client) } : {}) };
  const leaver = command.type === 'HandOverContact' ? all.find(({ userId }) => userId === command.leaver) : undefined;
  const isThere = command.type === 'HandOverContact' && common.named.length === 2;
  if (command.type !== 'HandOverContact' || !leaver || !isThere) return common;
  const moved = await readMoves(client, leaver, command.to, command.reason, command);
  const hash = hashOf({ moves: moved.moves, people: common.named.map(({ userId, roles }) => ({ userId, roles })) });
  return { ...common, moved, proxies: await lockedProxies(client, unit), moves: { hash, count: moved.moves.length, stuck: moved.stuck } };
}

/** Set up in the environment; e-mail and text messages are persons' own. */
const channelsForUnits = async (client: pg.PoolClient): Promise<string[]> =>
  (await client.query<{ channel: string }>(`select channel_state.channel from channel_state where channel_state.is_set_up and channel_state.kind not in ('email', 'sms') order by channel_state.channel`)).rows.map(({ channel }) => channel);

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

const successorThere = ({ events }: Kept): Part => ({
  name: 'successor_there',
  rows: events.flatMap((event) => (event.type === 'ContactHandedOver' ? [{ account: event.data.to, roles: event.data.roles }] : [])),
  sql: (p) => `update app_user set roles = row.roles from ${recordset(p, 'account text, roles text[]')} where app_user.id = row.account`,
});

const channelsSet = ({ events }: Kept, { unit }: KeptFacts): Part => ({
  name: 'unit_channels_set',
  rows: events.flatMap((event) => (event.type === 'UnitChannelsSet' ? [{ unit, channels: event.data.channels }] : [])),
  sql: (p) => `update unit set channels = row.channels from ${recordset(p, 'unit text, channels text[]')} where unit.id = row.unit`,
});
