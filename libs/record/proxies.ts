import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import type { ProxiesCommandBody } from '#domain/access/proxies.commands.js';
import { decideProxies, type ProxiesFacts } from '#domain/access/proxies.decide.js';
import type { ProxiesEvents } from '#domain/access/proxies.events.js';
import { evolveProxies } from '#domain/access/proxies.evolve.js';
import { noProxies, type ProxiesState, type Proxy } from '#domain/access/proxies.state.js';
import { dayOf } from '#domain/calendar/day.js';
import type { Day } from '#domain/calendar/instant.js';
import { proxiesId } from '#domain/shared/ids.js';
import type { EventIn, Sent } from '#domain/shared/stream.js';
import { executeStream, type Aggregate, type Beside, type Happened } from './execute-stream.js';
import { readPeople } from './facts/person.facts.js';
import type { Outcome } from './outcome.js';
import type { RecordContext } from './record-context.js';
import { instant, recordset, type Part } from './part.js';
import { sealAndFold } from './recorded-event.js';

/** 代理 of a unit as a stream. */
const PROXIES: Aggregate<ProxiesState, ProxiesCommandBody, ProxiesEvents, ProxiesFacts> = {
  kind: 'proxies',
  version: 1,
  hasWorkflow: false,
  initial: noProxies,
  decide: decideProxies,
  evolve: evolveProxies,
  facts: async (client, _state, command) => ({ people: command.type === 'SetProxy' ? await readPeople(client, [command.principal, command.proxy]) : [] }),
  projections: (happened) => partsOf(happened),
};

const partsOf = ({ after, events }: Happened<ProxiesState, ProxiesEvents>): Part[] => [
  {
    name: 'proxies_set',
    rows: events.flatMap(({ type, data, at }) => (type === 'ProxySet' ? [{ ...data, unit_id: after.id.slice('proxies/'.length), set_ms: at }] : [])),
    sql: (p) => `insert into proxy (id, unit_id, principal, proxy, from_on, until_on, tasks, set_at)
      select row.id, row.unit_id, row.principal, row.proxy, row."from", row.until, row.tasks, ${instant('row.set_ms')}
      from ${recordset(p, 'id text, unit_id text, principal text, proxy text, "from" date, until date, tasks text[], set_ms float8')}`,
  },
  {
    name: 'proxies_ended',
    rows: events.flatMap(({ type, data, at }) => (type === 'ProxyEnded' ? [{ id: data.id, ended_ms: at }] : [])),
    sql: (p) => `update proxy set ended_at = ${instant('row.ended_ms')} from ${recordset(p, 'id text, ended_ms float8')} where proxy.id = row.id`,
  },
];

/** Acts on the proxies of the actor's own unit. */
export const actOnProxies = (record: RecordContext, input: { readonly commandId: string; readonly actor: Extract<Actor, { kind: 'user' }>; readonly body: ProxiesCommandBody; readonly source?: string }): Promise<Outcome> =>
  executeStream(record, PROXIES, { ...input, stream: proxiesId(input.actor.unit) });

/** The proxies of a unit, locked until the act that ends some of them is written. */
export async function lockedProxies(client: pg.PoolClient, unit: string): Promise<ProxiesState> {
  const id = proxiesId(unit);
  await client.query({ name: 'lock-stream', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [id] });
  const { rows } = await client.query<{ state: ProxiesState }>({ name: 'state-of-proxies', text: 'select stream.state from stream where stream.id = $1', values: [id] });
  return rows[0]?.state ?? noProxies(id);
}

/** Those that end when this person goes: in which they stand for somebody, or somebody for them. */
export const proxiesAround = ({ proxies }: ProxiesState, person: string, today: Day): readonly Proxy[] => proxies.filter(({ principal, proxy, until }) => (principal === person || proxy === person) && until >= today);

/** Who leaves stands for nobody any more, and nobody for them: ended in the act by which they leave. */
export const proxiesEndedWith = (before: ProxiesState, person: string, { at, actor }: Pick<Sent, 'at' | 'actor'>): readonly Beside[] => {
  const own = proxiesAround(before, person, dayOf(at));
  if (own.length === 0) return [];
  const { after, events, sealed } = sealAndFold<ProxiesState, EventIn<ProxiesEvents>>(before, own.map(({ id }) => ({ type: 'ProxyEnded', data: { id } })), { at, actor }, evolveProxies);
  const write = { kind: PROXIES.kind, id: after.id, sequence: after.sequence, hash: after.hash, state: after, rulesVersion: PROXIES.version, dueAt: null, closed: false, sealed, wake: null };
  return [{ write, parts: partsOf({ before, after, events, at }) }];
};
