import type pg from 'pg';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { Contact } from '#domain/organisation/contacts.decide.js';
import type { AssignmentId, UserId } from '#domain/shared/ids.js';
import { isRefused } from '#domain/shared/refusal.js';
import type { Sent } from '#domain/shared/stream.js';
import { changeOf, type StreamChange } from '../stream-change.js';
import { readJudged, type OpenedStream } from './assignment.facts.js';

/** One piece of work that moves: to the successor, or back to the queue where they may not review what they drafted. */
export interface Move {
  readonly assignment: AssignmentId;
  readonly sequence: number;
  readonly verb: 'Reassign' | 'ReleaseReview';
}
export interface Moves {
  readonly moves: readonly Move[];
  readonly changes: readonly StreamChange[];
  /** What can neither be given to the successor nor released. */
  readonly stuck: readonly AssignmentId[];
}

/** Everything that somebody has in hand, as it would move to another (`to` null: to nobody): locked, decided by the rules of each assignment, and not written yet. */
export async function readMoves(client: pg.PoolClient, leaver: Contact, to: UserId | null, reason: string, sent: Sent): Promise<Moves> {
  const moves: Move[] = [];
  const changes: StreamChange[] = [];
  const stuck: AssignmentId[] = [];
  // In the order of ids, so that two hand-overs never wait for each other.
  for (const stream of await inHandOf(client, leaver.userId)) {
    const found = await moveOf(client, stream, leaver, to, reason, sent);
    if (!found) stuck.push(stream);
    else {
      moves.push({ assignment: stream, sequence: found.change.before.sequence, verb: found.verb });
      changes.push(found.change);
    }
  }
  return { moves, changes, stuck };
}

async function inHandOf(client: pg.PoolClient, user: UserId): Promise<AssignmentId[]> {
  const { rows } = await client.query<{ id: AssignmentId }>({
    name: 'in-hand-of',
    text: `select stream.id from stream where stream.kind = 'assignment' and not stream.closed
        and (stream.state #>> '{handler,by}' = $1 or stream.state #>> '{handler,returnTo}' = $1 or exists (
          select from jsonb_array_elements(case when stream.state ->> 'status' = 'in_review' then stream.state -> 'slots' else '[]' end) as slot
          where slot ->> 'decision' is null and (slot ->> 'claimedBy' = $1 or slot ->> 'delegatedBy' = $1)))
      order by stream.id`,
    values: [user],
  });
  return rows.map((row) => row.id);
}

/** Who hands over acts for the leaver: the record keeps both names. */
async function moveOf(client: pg.PoolClient, stream: AssignmentId, leaver: Contact, to: UserId | null, reason: string, sent: Sent): Promise<{ verb: Move['verb']; change: StreamChange } | undefined> {
  const { rows } = await client.query<OpenedStream>({ name: 'open-stream', text: 'select * from open_stream($1, $2)', values: [stream, sent.commandId] });
  const holder = { kind: 'user', userId: leaver.userId, unit: leaver.unit, roles: leaver.roles } as const;
  for (const body of bodiesOf(leaver.unit, to, reason)) {
    const judged = rows[0] ? await readJudged(client, stream, rows[0], holder, body, sent.at) : undefined;
    if (!judged || 'refusal' in judged) return undefined;
    const actor = sent.actor.kind === 'user' ? { ...holder, userId: sent.actor.userId, actingFor: leaver.userId } : sent.actor;
    const command = { ...body, commandId: sent.commandId, at: sent.at, actor };
    const decision = decide(judged.before, command, judged.facts);
    if (!isRefused(decision)) return { verb: body.type, change: changeOf(judged.before, decision.events, command, judged.facts) };
  }
  return undefined;
}

const bodiesOf = (department: string, to: UserId | null, reason: string): readonly Extract<PersonCommandBody, { type: Move['verb'] }>[] => [
  ...(to === null ? [] : [{ type: 'Reassign' as const, to, reason }]),
  { type: 'ReleaseReview', department },
];

/** Contacts of a unit, and whoever else is named. */
export async function readContacts(client: pg.PoolClient, unit: string, ids: readonly string[], folded: readonly string[] = []): Promise<Contact[]> {
  const { rows } = await client.query<Contact>({
    name: 'contacts',
    text: `select app_user.id as "userId", app_user.unit_id as unit, app_user.roles, app_user.enabled, app_user.valid_from::text as "from", app_user.valid_until::text as until, app_user.name, app_user.email, app_user.phone
      from app_user where app_user.unit_id = $1 or app_user.id = any ($2) or lower(app_user.account) = any ($3) order by app_user.id`,
    values: [unit, ids, folded],
  });
  return rows;
}
