import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import { initialState, NO_HASH, type AssignmentState } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentViewQuery } from '#messages/assignment.messages.js';
import { workflowIdOf } from '#messages/workflow-ids.js';
import { canonical, hashOf } from '#record/hash.js';
import { checkOutbox } from '#record/outbox-check.js';
import { loadEventsOf } from '#record/load-events.js';
import { eventually } from '#testing/eventually.js';
import type { Journal } from './people.js';
import type { ComposedSystem } from './system.js';

/** What of a system is looked at. */
export type Observed = Pick<ComposedSystem, 'owner' | 'record' | 'temporal' | 'outboxDir' | 'logged'>;

/** Behind the last outage everything is told, handed on and delivered within this. */
const SETTLED_MS = 90_000;
const LOADED_MS = 20_000;

/** Waits for the two stores to agree; what the API says goes on meanwhile. */
export async function settled({ owner }: Pick<Observed, 'owner'>): Promise<void> {
  const left = async (sql: string): Promise<number> => (await owner.query(sql)).rowCount ?? 0;
  // What changes no state is told within the hour: here at once.
  await owner.query(`update wake set not_before = now() where wake.not_before > now()`);
  await eventually('every workflow was told', async () => (await left('select from wake')) === 0, SETTLED_MS);
  await eventually('every message was delivered', async () => (await left(`select from message where message.state = 'handed'`)) === 0, SETTLED_MS);
}

/** Everything that must hold of both stores and the outbox: a sentence for each thing that does not. */
export async function complaints(system: Observed, journal: Journal): Promise<string[]> {
  const checks = [chains, onceOnRecord, noReceiptOfNobody, audited, workflowsRun, remindersOnce, mailsOnce, outboxMatches, noticesOnce, logs];
  const found: string[] = [];
  for (const check of checks) found.push(...(await check(system, journal)));
  return found;
}

interface StreamRow {
  readonly id: AssignmentId;
  readonly sequence: number;
  readonly last_hash: string;
  readonly state: AssignmentState;
}

/** Sequences without a gap, hashes unbroken, and the snapshot is the fold of the events. */
async function chains({ owner, record }: Observed): Promise<string[]> {
  const { rows } = await owner.query<StreamRow>(`select stream.id, stream.sequence, stream.last_hash, stream.state from stream where stream.kind = 'assignment'`);
  const events = await loadEventsOf(record, rows.map(({ id }) => ({ stream: id, after: 0 })));
  return rows.flatMap(({ id, sequence, last_hash: lastHash, state }) => {
    const { events: own, broken } = events.get(id) ?? { events: [] };
    if (broken !== undefined) return [`${id}: ${broken}`];
    const folded = own.reduce(evolve, initialState(id));
    return [
      ...(own[0]?.previousHash === NO_HASH ? [] : [`${id}: no beginning`]),
      ...(own.every((event, index) => event.sequence === index + 1) && own.length === sequence ? [] : [`${id}: sequences ${own.map((event) => event.sequence).join()} of ${sequence}`]),
      ...(own.at(-1)?.hash === lastHash ? [] : [`${id}: the last hash is another`]),
      ...(canonical(folded) === canonical(state) ? [] : [`${id}: the snapshot is not the fold of the events`]),
    ];
  });
}

/** Each act that was meant has one receipt and its events once; every answer to it was that receipt. */
async function onceOnRecord({ owner }: Observed, { acts }: Journal): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; sequence: number; hash: string; types: string[]; receipts: number; events: string[]; last: string | null }>(
    `select asked.id, (receipt.content ->> 'sequence')::int as sequence, receipt.content ->> 'hash' as hash, receipt.content -> 'events' as types,
       (select count(*)::int from receipt r where r.command_id = asked.id) as receipts,
       array(select event.type from event where event.command_id = asked.id order by event.stream_id, event.sequence) as events,
       (select event.hash from event where event.command_id = asked.id order by event.sequence desc limit 1) as last
     from unnest($1::text[]) as asked(id) left join receipt on receipt.command_id = asked.id`,
    [acts.map(({ commandId }) => commandId)],
  );
  return acts.flatMap(({ commandId, body, answers }) => {
    const row = rows.find(({ id }) => id === commandId);
    const taken = answers.filter(({ status }) => status === 200).map((answer) => answer.body as { sequence: number; hash: string });
    return [
      ...(row?.receipts === 1 ? [] : [`${body.type} ${commandId}: ${row?.receipts} receipts`]),
      ...(canonical(row?.events) === canonical(row?.types) && row?.last === row?.hash ? [] : [`${body.type} ${commandId}: on record ${canonical(row?.events)}, by its receipt ${canonical(row?.types)}`]),
      ...taken.filter(({ sequence, hash }) => sequence !== row?.sequence || hash !== row.hash).map((other) => `${body.type} ${commandId}: answered ${other.sequence} ${other.hash}, on record ${row?.sequence} ${row?.hash}`),
    ];
  });
}

/** Nothing of a person is on record that nobody of ours sent. */
async function noReceiptOfNobody({ owner }: Observed, { acts }: Journal): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select receipt.command_id as id from receipt where receipt.command_id !~ '^(demo|due)/' and receipt.command_id <> all ($1)
     union select event.command_id from event where not exists (select from receipt where receipt.command_id = event.command_id)`,
    [acts.map(({ commandId }) => commandId)],
  );
  return rows.map(({ id }) => `${id}: an act of nobody`);
}

async function audited({ owner }: Observed): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; rows: number }>(
    `select receipt.command_id as id, count(audit.id)::int as rows from receipt left join audit on audit.command_id = receipt.command_id and audit.outcome = 'accepted'
     group by receipt.command_id having count(audit.id) <> 1`,
  );
  return rows.map(({ id, rows: count }) => `${id}: ${count} audit rows`);
}

/** The state of a stream's workflow, by its own fold, once it is that far; a run that has just begun loads what was before it. */
export async function workflowState({ temporal }: Observed, { id, sequence }: { id: AssignmentId; sequence: number }): Promise<AssignmentState> {
  let known = initialState(id) as AssignmentState;
  await eventually(
    `the workflow of ${id} is at ${sequence}`,
    async () => {
      known = await temporal.workflow.getHandle(workflowIdOf(id)).query(assignmentViewQuery);
      return known.sequence >= sequence;
    },
    LOADED_MS,
  ).catch(() => undefined);
  return known;
}

/** One running workflow for each open stream; those with acts of ours and some others are asked what they know. */
async function workflowsRun(system: Observed, { acts }: Journal): Promise<string[]> {
  const { rows } = await system.owner.query<StreamRow>(`select stream.id, stream.sequence, stream.last_hash, stream.state from stream where stream.kind = 'assignment' and not stream.closed order by stream.id`);
  const { count } = await system.temporal.workflow.count(`WorkflowType = 'assignmentWorkflow' and ExecutionStatus = 'Running'`);
  const asked = rows.filter(({ id }, index) => index % 25 === 0 || acts.some(({ stream }) => stream === id));
  const differing: string[] = [];
  for (const { id, sequence, last_hash: hash, state } of asked) {
    const known = await workflowState(system, { id, sequence });
    if (canonical(known) !== canonical(state)) differing.push(`${id}: the workflow knows ${known.sequence} ${known.hash}, on record ${sequence} ${hash}`);
  }
  return [...(count === rows.length ? [] : [`${count} workflows run for ${rows.length} open streams`]), ...differing];
}

/** A row that was sent has one notice in the application for each recipient, none before its instant; no message names it twice. */
async function remindersOnce({ owner }: Observed): Promise<string[]> {
  const { rows } = await owner.query<{ what: string }>(
    `select 'sent early: ' || reminder.assignment_id || ' ' || reminder.rule as what from reminder where reminder.state = 'dispatched' and reminder.settled_at < reminder.due_at
     union all select 'sent to nobody: ' || reminder.assignment_id || ' ' || reminder.rule from reminder where reminder.state = 'dispatched'
       and not exists (select from delivery where (delivery.assignment_id, delivery.duty, delivery.rule, delivery.occurrence) = (reminder.assignment_id, reminder.duty, reminder.rule, reminder.occurrence) and delivery.channel = 'in_app')
     union all select 'left lying: ' || reminder.assignment_id || ' ' || reminder.rule from reminder where reminder.state = 'armed' and reminder.due_at <= record_now()
     union all select 'doubled: ' || message.recipient || ' ' || message.channel || ' ' || (line ->> 'assignment') || ' ' || (line ->> 'reminder')
       from message cross join jsonb_array_elements(message.lines) as line group by message.recipient, message.channel, line ->> 'assignment', line ->> 'reminder' having count(*) > 1
     union all select 'of nothing: ' || message.id from message where not exists (select from delivery where delivery.message_id = message.id)
     union all select message.state || ': ' || message.id from message where message.state not in ('sent', 'handed')`,
  );
  return rows.map(({ what }) => what);
}

/** Each mail that was sent has arrived; twice only, under the same Message-ID, where the worker was killed behind the peer's 250. */
async function mailsOnce({ owner, outboxDir }: Observed): Promise<string[]> {
  const names = (await readdir(outboxDir).catch((): string[] => [])).filter((name) => name.endsWith('.json'));
  const arrived = await Promise.all(names.map(async (name) => (JSON.parse(await readFile(join(outboxDir, name), 'utf8')) as { messageId: string }).messageId));
  const { rows } = await owner.query<{ id: string; attempts: number }>(`select message.id, message.attempts from message where message.channel = 'email' and message.state = 'sent'`);
  const times = (id: string): number => arrived.filter((messageId) => messageId.startsWith(`<${id}@`)).length;
  return rows.filter(({ id, attempts }) => times(id) < 1 || times(id) > attempts).map(({ id, attempts }) => `mail ${id}: arrived ${times(id)} times after ${attempts} attempts`);
}

/** Every message tells of rows of the ledger, and every row that went out has its messages. */
async function outboxMatches({ owner }: Observed): Promise<string[]> {
  const client = await owner.connect();
  try {
    return (await checkOutbox(client, null)).unmatched.map(({ side, about, detail }) => `${side} ${about}: ${detail}`);
  } finally {
    client.release();
  }
}

/** One supervision of an assignment and ground; each event that opened or raised one has its notice. */
async function noticesOnce({ owner }: Observed): Promise<string[]> {
  const { rows } = await owner.query<{ what: string }>(
    `select supervision_case.assignment_id || ' has ' || count(*) || ' cases' as what from supervision_case group by supervision_case.assignment_id, supervision_case.ground, supervision_case.due_on having count(*) > 1
     union all select event.stream_id || ' ' || event.sequence || ': case or notice missing' from event where event.type in ('SupervisionOpened', 'SupervisionRaised') and not (
       exists (select from supervision_case where supervision_case.id = event.data ->> 'caseId' and supervision_case.assignment_id = event.stream_id)
       and exists (select from document where document.stream_id = event.stream_id and document.event_sequence = event.sequence))`,
  );
  return rows.map(({ what }) => what);
}

/** pino's 50 is an error: a bug, or a workflow that ended too early. */
const logs = async ({ logged }: Observed): Promise<string[]> => logged.filter((line) => /"level":[56]0|[Uu]nhandled|TMPRL1100|[Dd]eterminism/.test(line));

/** Sends every act once more: all it can do is answer as before. */
export async function repeatAll(system: Observed, { acts }: Journal, again: (act: Journal['acts'][number]) => Promise<unknown>): Promise<{ before: string; after: string }> {
  const digest = async (): Promise<string> => hashOf((await system.owner.query(`select event.stream_id, event.sequence, event.hash from event where event.command_id = any ($1) order by 1, 2`, [acts.map(({ commandId }) => commandId)])).rows);
  const before = await digest();
  for (const act of acts) await again(act);
  return { before, after: await digest() };
}
