import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import type { Instant } from '#domain/calendar/instant.js';
import { sha256 } from './hash.js';
import { assignmentView } from './projections/assignment-view.projection.js';
import { metricValues, progressReports } from './projections/progress.projection.js';
import { copies } from './projections/copy.projection.js';
import { involvements } from './projections/involvement.projection.js';
import { changedCases, openedCases } from './projections/supervision-case.projection.js';
import { ledgerParts } from './ledger-parts.js';
import { instant, ofTheseOnly, recordset, type Part } from './part.js';
import type { StreamChange } from './stream-change.js';
import { assignmentWrite, type StreamWrite } from './stream-write.js';

/** An act as a whole: the command, its receipt, and what it did to each stream. */
export interface Act {
  readonly commandId: string;
  readonly commandType: string;
  readonly bodyHash: string;
  readonly stream: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly source: string | null;
  readonly receipt: unknown;
  /** Assignments, with everything that is projected from them. */
  readonly changes: readonly StreamChange[];
  /** Streams of other kinds; their events come first. */
  readonly streams?: readonly StreamWrite[];
  /** What those streams project into tables of their own. */
  readonly parts?: readonly Part[];
  /** The text that `DraftPlan` froze. */
  readonly frozen?: { readonly assignment: string; readonly version: number; readonly textHash: string; readonly sections: unknown };
  /** W3C `traceparent` of the act, where somebody traces: whoever tells the workflows goes on from it. */
  readonly trace?: string | undefined;
  /** Of the assignments: 1 people's acts, 2 bulk starts; null where the caller tells the workflow itself (timed commands). */
  readonly lane: 1 | 2 | null;
  /** Events of further assignments that were written before, by `writeChanges`. */
  readonly ahead?: number;
}

const names = new Map<string, string>();
/** A short name for a statement: PostgreSQL cuts longer ones. */
const nameOf = (text: string): string => {
  const known = names.get(text) ?? `act-${sha256(text).slice(0, 24)}`;
  names.set(text, known);
  return known;
};

/**
 * Writes an act, whatever it touches, in one statement: one round trip, set-based, the same for an act of a person and a
 * launch of a thousand streams. The statement's name tells which parts it has, so that PostgreSQL keeps each prepared.
 */
export async function writeAct(client: pg.PoolClient, act: Act): Promise<void> {
  const streams = [...(act.streams ?? []), ...act.changes.map((change) => assignmentWrite(change, act.lane))];
  const parts = [...streamParts(streams, act), ...projectionParts(act.changes), ...ledgerParts(act.changes), ...(act.parts ?? []), ...receiptParts(act)].filter((part) => part.rows.length > 0);
  // A part that only selects runs when it is read; the ones that write run by themselves.
  const notify = `select (select count(*) from audits), pg_notify('liandong_changed', $${parts.length + 1})${streams.some(({ wake }) => wake) ? ", pg_notify('liandong_wake', '')" : ''}`;
  const changed = (act.ahead ?? 0) + streams.length > 20 ? '*' : streams.map(({ id }) => id).join(',');
  const text = `${ctesOf(parts)}\n${notify}`;
  await client.query({ name: nameOf(text), text, values: [...valuesOf(parts), changed] });
}

/** Assignments of an act alone, in a statement ahead of its own (`writeInPieces`). `ahead`: events of the act that come before theirs. */
export async function writeChanges(client: pg.PoolClient, act: Pick<Act, 'commandId' | 'trace' | 'lane'> & { readonly ahead: number }, changes: readonly StreamChange[]): Promise<void> {
  const streams = changes.map((change) => assignmentWrite(change, act.lane));
  const parts = [...streamParts(streams, act), ...projectionParts(changes), ...ledgerParts(changes)].filter((part) => part.rows.length > 0);
  const text = `${ctesOf(parts)}\nselect`;
  await client.query({ name: nameOf(text), text, values: valuesOf(parts) });
}

const ctesOf = (parts: readonly Part[]): string => `with ${parts.map((part, index) => `${part.name} as (${part.sql(`$${index + 1}`)})`).join(',\n')}`;
const valuesOf = (parts: readonly Part[]): string[] => parts.map((part) => JSON.stringify(part.rows));

/** What follows from the events of an assignment alone, and its column that names the assignment. `rebuild` makes them anew. */
export const PROJECTIONS = { assignment_view: 'id', assignment_version: 'assignment_id', worklist_item: 'assignment_id', involvement: 'assignment_id', copy: 'assignment_id', progress_report: 'assignment_id', metric_value: 'assignment_id', supervision_case: 'assignment_id' } as const;

/** Writes what lists, registers and the ledger show of these changes once more, by the code of `writeAct`; of each stream at most one. */
export async function writeAgain(client: pg.ClientBase, changes: readonly StreamChange[], what: { readonly ledger: boolean }): Promise<void> {
  const parts = [...projectionParts(changes), ...(what.ledger ? ledgerParts(changes) : [])].filter((part) => part.rows.length > 0);
  if (parts.length > 0) await client.query(`${ctesOf(parts)}\nselect`, valuesOf(parts));
}

/** Of one stream's telling: a herd of clicks is not told apart. */
const MOST_TRACES = 16;

const streamParts = (streams: readonly StreamWrite[], { commandId, trace, streams: own = [], ahead = 0 }: Pick<Act, 'commandId' | 'trace' | 'streams' | 'ahead'>): Part[] => {
  const first = own.reduce((sum, { sealed }) => sum + sealed.length, 0);
  let position = 0;
  // An act's own streams come first, then its assignments, in the order in which they were changed.
  const next = (): number => (position < first ? position++ : ahead + position++);
  return [
    {
      name: 'streams',
      rows: streams.map(({ kind, id, sequence, hash, state, rulesVersion, dueAt, closed }) => ({ id, kind, sequence, last_hash: hash, state, rules_version: rulesVersion, next_due_ms: dueAt, closed })),
      sql: (p) => `insert into stream as s (id, kind, sequence, last_hash, state, rules_version, next_due_at, closed)
        select row.id, row.kind, row.sequence, row.last_hash, row.state, row.rules_version, ${instant('row.next_due_ms')}, row.closed
        from ${recordset(p, 'id text, kind text, sequence int, last_hash text, state jsonb, rules_version int, next_due_ms float8, closed boolean')}
        on conflict (id) do update set sequence = excluded.sequence, last_hash = excluded.last_hash, state = excluded.state,
          rules_version = excluded.rules_version, next_due_at = excluded.next_due_at, closed = excluded.closed`,
    },
    {
      name: 'events',
      rows: streams.flatMap(({ sealed }) => sealed.map((event) => ({ command_id: commandId, position: next(), ...event }))),
      sql: (p) => `insert into event (stream_id, sequence, command_id, position, type, recorded_at, actor, round, data, texts, previous_hash, hash)
        select row.stream, row.sequence, row.command_id, row.position, row.type, ${instant('row.at')}, row.actor, row.round, row.data, row.texts, row."previousHash", row.hash
        from ${recordset(p, 'stream text, sequence int, command_id text, position int, type text, at float8, actor jsonb, round int, data jsonb, texts jsonb, "previousHash" text, hash text')}`,
    },
    {
      name: 'wakes',
      rows: streams.flatMap(({ id, sealed, wake }) => (wake ? [{ id, first: sealed[0]?.sequence, last: sealed.at(-1)?.sequence, lane: wake.lane, at_once: wake.atOnce, traces: trace === undefined ? null : [trace] }] : [])),
      // Only `last` moves on a row that is there; an act that must wake brings the telling forward.
      sql: (p) => `insert into wake as w (stream_id, first_sequence, last_sequence, lane, not_before, traces)
        select row.id, row.first, row.last, row.lane, case when row.at_once then now() else now() + interval '1 hour' end, row.traces
        from ${recordset(p, 'id text, first int, last int, lane smallint, at_once boolean, traces text[]')}
        on conflict (stream_id) do update set last_sequence = excluded.last_sequence, lane = least(w.lane, excluded.lane), not_before = least(w.not_before, excluded.not_before),
          traces = case when excluded.traces is null then w.traces else (w.traces || excluded.traces)[:${MOST_TRACES}] end`,
    },
  ];
};

const projectionParts = (changes: Act['changes']): Part[] => {
  const views = changes.map(({ after, at }) => assignmentView(after, at));
  const worklists = changes.map(({ worklist, at }) => ({ ...worklist, at }));
  return [
    {
      name: 'views',
      rows: views,
      sql: (p) => `insert into assignment_view (id, cycle_id, task_code, obligation_id, unit_id, level, mandatory, lead_department, departments, status, round, sequence, holder, due_on, due_at, case_level, percent, outcome, changed_at,
          province_id, lit, yellow_at, red_at)
        select row.id, row.cycle_id, row.task_code, row.obligation_id, row.unit_id, row.level, row.mandatory, row.lead_department, row.departments, row.status, row.round, row.sequence, row.holder, row.due_on, ${instant('row.due_ms')}, row.case_level, row.percent, row.outcome, ${instant('row.changed_ms')},
          row.province_id, row.lit, ${instant('row.yellow_ms')}, ${instant('row.red_ms')}
        from ${recordset(p, 'id text, cycle_id text, task_code text, obligation_id text, unit_id text, level text, mandatory boolean, lead_department text, departments text[], status text, round int, sequence int, holder text, due_on date, due_ms float8, case_level text, percent numeric, outcome text, changed_ms float8, province_id text, lit text, yellow_ms float8, red_ms float8')}
        on conflict (id) do update set departments = excluded.departments, status = excluded.status, round = excluded.round, sequence = excluded.sequence, holder = excluded.holder, due_on = excluded.due_on, due_at = excluded.due_at,
          case_level = excluded.case_level, percent = excluded.percent, outcome = excluded.outcome, changed_at = excluded.changed_at,
          lit = excluded.lit, yellow_at = excluded.yellow_at, red_at = excluded.red_at`,
    },
    {
      name: 'versions',
      rows: views,
      sql: (p) => `insert into assignment_version (assignment_id, sequence, changed_at, status, round, holder, due_on, due_at, case_level, percent, outcome, lit, yellow_at, red_at, counted, duties, plan_rounds, replies_asked, replies_in_time)
        select row.id, row.sequence, ${instant('row.changed_ms')}, row.status, row.round, row.holder, row.due_on, ${instant('row.due_ms')}, row.case_level, row.percent, row.outcome, row.lit, ${instant('row.yellow_ms')}, ${instant('row.red_ms')}, row.counted, row.duties, row.plan_rounds, row.replies_asked, row.replies_in_time
        from ${recordset(p, 'id text, sequence int, changed_ms float8, status text, round int, holder text, due_on date, due_ms float8, case_level text, percent numeric, outcome text, lit text, yellow_ms float8, red_ms float8, counted boolean, duties jsonb, plan_rounds int, replies_asked int, replies_in_time int')}`,
    },
    {
      name: 'work_gone',
      rows: worklists.flatMap((each) => each.gone),
      sql: (p) => `delete from worklist_item using ${recordset(p, 'assignment_id text, unit_id text, role text')}
        where ${ofTheseOnly('worklist_item.assignment_id', p)} and worklist_item.assignment_id = row.assignment_id and worklist_item.unit_id = row.unit_id and worklist_item.role = row.role`,
    },
    {
      name: 'work_written',
      rows: worklists.flatMap((each) => each.written.map((row) => ({ since_ms: each.at, ...row }))),
      sql: (p) => `insert into worklist_item as w (assignment_id, unit_id, role, verb, claimed_by, due_on, since)
        select row.assignment_id, row.unit_id, row.role, row.verb, row.claimed_by, row.due_on, ${instant('row.since_ms')}
        from ${recordset(p, 'assignment_id text, unit_id text, role text, verb text, claimed_by text, due_on date, since_ms float8')}
        on conflict (assignment_id, unit_id, role) do update set claimed_by = excluded.claimed_by, due_on = excluded.due_on, verb = excluded.verb,
          since = case when w.verb = excluded.verb then w.since else excluded.since end`,
    },
    {
      name: 'involved',
      rows: changes.flatMap(({ events }) => involvements(events)),
      sql: (p) => `insert into involvement as i (user_id, assignment_id, started, last_type, last_at)
        select row.user_id, row.assignment_id, row.started, row.last_type, ${instant('row.last_ms')}
        from ${recordset(p, 'user_id text, assignment_id text, started boolean, last_type text, last_ms float8')}
        on conflict (user_id, assignment_id) do update set started = i.started or excluded.started, last_type = excluded.last_type, last_at = excluded.last_at`,
    },
    {
      name: 'reports',
      rows: changes.flatMap(progressReports),
      sql: (p) => `insert into progress_report (assignment_id, sequence, cycle_id, task_code, unit_id, period, percent, evidence, text, reported_at)
        select row.assignment_id, row.sequence, row.cycle_id, row.task_code, row.unit_id, row.period, row.percent, row.evidence, row.text, ${instant('row.reported_ms')}
        from ${recordset(p, 'assignment_id text, sequence int, cycle_id text, task_code text, unit_id text, period text, percent numeric, evidence int, text text, reported_ms float8')}`,
    },
    {
      name: 'metric_values',
      rows: changes.flatMap(metricValues),
      sql: (p) => `insert into metric_value (assignment_id, metric_id, value, base, reported_at)
        select row.assignment_id, row.metric_id, row.value, row.base, ${instant('row.reported_ms')} from ${recordset(p, 'assignment_id text, metric_id text, value float8, base float8, reported_ms float8')}
        on conflict (assignment_id, metric_id) do update set value = excluded.value, base = excluded.base, reported_at = excluded.reported_at`,
    },
    {
      name: 'copied',
      rows: changes.flatMap(({ events }) => copies(events)),
      sql: (p) => `insert into copy (assignment_id, recipient, copied_at) select row.assignment_id, row.recipient, ${instant('row.copied_ms')}
        from ${recordset(p, 'assignment_id text, recipient text, copied_ms float8')} on conflict do nothing`,
    },
    {
      name: 'cases_opened',
      rows: changes.flatMap(({ after, events }) => openedCases(after, events)),
      sql: (p) => `insert into supervision_case (id, number, assignment_id, cycle_id, task_code, unit_id, lead_department, level, ground, duty, due_on, reply_due_on, event_sequence, opened_at, state, addressee, issuer, issued_at, draft_level, draft_sequence)
        select row.id, row.number, row.assignment_id, row.cycle_id, row.task_code, row.unit_id, row.lead_department, row.level, row.ground, row.duty, row.due_on, row.reply_due_on, row.event_sequence, ${instant('row.opened_ms')}, 'open',
          row.addressee, row.issuer, ${instant('row.issued_ms')}, row.draft_level, row.draft_sequence
        from ${recordset(p, 'id text, number text, assignment_id text, cycle_id text, task_code text, unit_id text, lead_department text, level text, ground text, duty text, due_on date, reply_due_on date, event_sequence int, opened_ms float8, addressee text, issuer text, issued_ms float8, draft_level text, draft_sequence int')}`,
    },
    {
      name: 'cases_changed',
      rows: changes.flatMap(({ before, after, events }) => changedCases(before, after, events)),
      // What an act does not tell stays as it is.
      sql: (p) => `update supervision_case set number = row.number, level = row.level, reply_due_on = row.reply_due_on, issuer = row.issuer, event_sequence = coalesce(row.event_sequence, supervision_case.event_sequence),
          issued_at = coalesce(${instant('row.issued_ms')}, supervision_case.issued_at), draft_level = row.draft_level,
          draft_sequence = case when row.draft_level is not null then coalesce(row.draft_sequence, supervision_case.draft_sequence) end, reply_state = row.reply_state, promised_on = row.promised_on,
          replied_at = case when row.reply_state is not null then coalesce(${instant('row.replied_ms')}, supervision_case.replied_at) end, appeal_state = coalesce(row.appeal_state, supervision_case.appeal_state),
          state = case when row.closed_ms is null then 'open' else 'closed' end, closed_at = ${instant('row.closed_ms')}
        from ${recordset(p, 'id text, number text, level text, reply_due_on date, issuer text, event_sequence int, issued_ms float8, draft_level text, draft_sequence int, reply_state text, promised_on date, replied_ms float8, appeal_state text, closed_ms float8')}
        where supervision_case.id = row.id`,
    },
  ];
};

const receiptParts = ({ frozen, commandId, stream, bodyHash, receipt, at, actor, commandType, source }: Act): Part[] => [
  {
    name: 'receipts',
    rows: [{ command_id: commandId, stream_id: stream, body_hash: bodyHash, content: receipt, at_ms: at }],
    sql: (p) => `insert into receipt (command_id, stream_id, body_hash, content, recorded_at)
      select row.command_id, row.stream_id, row.body_hash, row.content, ${instant('row.at_ms')} from ${recordset(p, 'command_id text, stream_id text, body_hash text, content jsonb, at_ms float8')}`,
  },
  {
    name: 'texts',
    rows: frozen ? [{ ...frozen, at_ms: at }] : [],
    sql: (p) => `insert into plan_text (assignment_id, version, text_hash, sections, frozen_at)
      select row.assignment, row.version, row."textHash", row.sections, ${instant('row.at_ms')} from ${recordset(p, 'assignment text, version int, "textHash" text, sections jsonb, at_ms float8')}`,
  },
  {
    name: 'audits',
    rows: [{ at_ms: at, actor, action: commandType, stream_id: stream, command_id: commandId, source }],
    sql: (p) => `select append_audit(${instant('row.at_ms')}, row.actor, row.action, row.stream_id, row.command_id, 'accepted', null, null, row.source)
      from ${recordset(p, 'at_ms float8, actor jsonb, action text, stream_id text, command_id text, source text')}`,
  },
];
