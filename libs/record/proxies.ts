import type { Actor } from '#domain/access/actor.js';
import type { ProxiesCommandBody } from '#domain/access/proxies.commands.js';
import { decideProxies, type ProxiesFacts } from '#domain/access/proxies.decide.js';
import type { ProxiesEvents } from '#domain/access/proxies.events.js';
import { evolveProxies } from '#domain/access/proxies.evolve.js';
import { noProxies, type ProxiesState } from '#domain/access/proxies.state.js';
import { proxiesId } from '#domain/shared/ids.js';
import { executeStream, type Aggregate, type Happened } from './execute-stream.js';
import { readPeople } from './facts/person.facts.js';
import type { Outcome } from './outcome.js';
import type { RecordContext } from './record-context.js';
import { instant, recordset, type Part } from './part.js';

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
