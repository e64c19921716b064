import type pg from 'pg';
import type { AssignmentCommandBody } from '#domain/assignment/assignment.commands.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { CarriedItem } from '#domain/carry-over/carry-over.events.js';
import type { CarryOverSides } from '#domain/carry-over/carry-over.js';
import { obligationOf, type CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { CycleBodyOf } from '#domain/cycle/cycle.commands.js';
import { assignmentParts, type AssignmentId } from '#domain/shared/ids.js';
import { isRefused } from '#domain/shared/refusal.js';
import type { Sent } from '#domain/shared/stream.js';
import { changeOf, type StreamChange } from '../stream-change.js';
import { readJudged, type OpenedStream } from './assignment.facts.js';

/** An assignment under its lock, with what its rules need. */
interface Side {
  readonly state: IssuedState;
  readonly facts: AssignmentFacts;
}
/** Of `CarryOver`: both assignments, and what the open milestones of the old one say. */
export interface CarryOverFact {
  readonly sides: CarryOverSides;
  readonly from: Side | null;
  readonly to: Side | null;
  readonly texts: Readonly<Record<string, string>>;
}
type Command = CycleBodyOf<'CarryOver'> & Sent;

export async function readCarryOver(client: pg.PoolClient, command: Command): Promise<CarryOverFact> {
  const { from, to, reason } = command;
  const found = new Map<string, Side>();
  // In the order of ids, so that two acts never wait for each other.
  for (const id of [...new Set([from, to])].sort()) {
    const side = await sideOf(client, id, id === from ? { type: 'CarryOver', to, items: [], reason } : { type: 'TakeOver', from, items: [], texts: {} }, command);
    if (side) found.set(id, side);
  }
  const [old, next] = [found.get(from) ?? null, found.get(to) ?? null];
  return { sides: { from: old?.state ?? null, to: next?.state ?? null, fromStatus: old && (await statusOf(client, old.state.cycle)) }, from: old, to: next, texts: old ? await textsOf(client, old.state) : {} };
}

async function sideOf(client: pg.PoolClient, id: AssignmentId, body: AssignmentCommandBody, { commandId, actor, at }: Sent): Promise<Side | null> {
  if (!assignmentParts(id)) return null;
  const { rows } = await client.query<OpenedStream>({ name: 'open-stream', text: 'select * from open_stream($1, $2)', values: [id, commandId] });
  const judged = rows[0]?.state ? await readJudged(client, id, rows[0], actor, body, at) : undefined;
  return judged && !('refusal' in judged) && judged.before.status !== 'not_issued' ? { state: judged.before, facts: judged.facts } : null;
}

async function statusOf(client: pg.PoolClient, cycle: string): Promise<string | null> {
  const { rows } = await client.query<{ status: string }>(`select stream.state ->> 'status' as status from stream where stream.id = $1 and stream.kind = 'cycle'`, [cycle]);
  return rows[0]?.status ?? null;
}

/** Of the notice, of the approval's conditions, or of what was taken over before. */
async function textsOf(client: pg.PoolClient, { id, task, obligation, catalogueHash }: IssuedState): Promise<Record<string, string>> {
  const versions = await client.query<{ content: CatalogueVersion }>('select catalogue_version.content from catalogue_version where catalogue_version.hash = $1 limit 1', [catalogueHash]);
  const found = versions.rows[0]?.content.tasks.find((each) => each.code === task);
  const named = (found && obligationOf(found, obligation)?.milestones) ?? [];
  const said = await client.query<{ key: string; value: string }>(
    `select said.key, said.value from event cross join lateral jsonb_each_text(coalesce(event.texts, '{}')) as said
     where event.stream_id = $1 and event.type in ('ReviewDecided', 'ItemsTakenOver') and (said.key like 'condition:%' or said.key like 'milestone:%') order by event.sequence`,
    [id],
  );
  return Object.fromEntries([...named.map(({ id: milestone, summary }) => [milestone, summary] as const), ...said.rows.map(({ key, value }) => [key.slice(key.indexOf(':') + 1), value] as const)]);
}

/** Both assignments as they change in the transaction of the act. */
export const carriedOver = ({ from, to, texts }: CarryOverFact, items: readonly CarriedItem[], { reason, commandId, actor, at, from: old, to: next }: Command): StreamChange[] => {
  const said = Object.fromEntries(items.map(({ milestone, as }) => [as, texts[milestone] ?? '']));
  const sent = { commandId, actor, at };
  return [
    ...(from ? [changed(from, { type: 'CarryOver', to: next, items, reason, ...sent })] : []),
    ...(to ? [changed(to, { type: 'TakeOver', from: old, items, texts: said, ...sent })] : []),
  ];
};

const changed = ({ state, facts }: Side, command: AssignmentCommandBody & Sent): StreamChange => {
  const decision = decide(state, command, facts);
  if (isRefused(decision)) throw new Error(`${state.id} cannot be carried over: ${decision.refusal.code}`);
  return changeOf(state, decision.events, command, facts);
};
