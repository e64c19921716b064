import { decideTree, type TreeFacts } from '#domain/organisation/tree.decide.js';
import type { TreeCommandBody } from '#domain/organisation/organisation.commands.js';
import type { TreeEvents } from '#domain/organisation/organisation.events.js';
import { evolveTree, unwritten } from '#domain/organisation/organisation.state.js';
import type { StreamState } from '#domain/shared/stream.js';
import type { Aggregate, Happened } from './execute-stream.js';
import { knownUnits } from './facts/units.facts.js';
import { recordset, type Part } from './part.js';

interface NamedFacts extends TreeFacts {
  readonly names: { readonly name: string; readonly short_name: string; readonly english_name: string };
}

/** 组织机构 as one stream: its units stand in their table. */
export const TREE: Aggregate<StreamState, TreeCommandBody, TreeEvents, NamedFacts> = {
  kind: 'organisation',
  version: 1,
  hasWorkflow: false,
  initial: unwritten,
  decide: decideTree,
  evolve: evolveTree,
  facts: async (client, _state, { name, shortName, englishName }) => ({ units: await knownUnits(client), names: { name, short_name: shortName, english_name: englishName } }),
  projections: (happened, facts) => [created(happened, facts), renamed(happened, facts)],
};

type Grown = Happened<StreamState, TreeEvents>;

/** Behind those of its kind that are there. */
const created = ({ events }: Grown, { names, units }: NamedFacts): Part => ({
  name: 'unit_created',
  rows: events.flatMap((event) => (event.type === 'UnitCreated' ? [{ id: event.data.unit, kind: event.data.kind, parent: event.data.parent, position: units.filter(({ kind }) => kind === event.data.kind).length + 1, ...names }] : [])),
  sql: (p) => `insert into unit (id, kind, position, name, short_name, english_name, detail, parent_id)
    select row.id, row.kind, row.position, row.name, row.short_name, row.english_name, '{}', row.parent from ${recordset(p, 'id text, kind text, parent text, position int, name text, short_name text, english_name text')}`,
});

const renamed = ({ events }: Grown, { names }: NamedFacts): Part => ({
  name: 'unit_renamed',
  rows: events.flatMap((event) => (event.type === 'UnitRenamed' ? [{ id: event.data.unit, ...names }] : [])),
  sql: (p) => `update unit set name = row.name, short_name = row.short_name, english_name = row.english_name from ${recordset(p, 'id text, name text, short_name text, english_name text')} where unit.id = row.id`,
});
