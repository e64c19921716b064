import type { ChangeSetCommandBody } from '#domain/change-set/change-set.commands.js';
import { decideChangeSet, type ChangeSetFacts } from '#domain/change-set/change-set.decide.js';
import type { ChangeSetEvents } from '#domain/change-set/change-set.events.js';
import { evolveChangeSet } from '#domain/change-set/change-set.evolve.js';
import { notProposed, type ChangeSetState } from '#domain/change-set/change-set.state.js';
import type { Aggregate, Happened } from './execute-stream.js';
import { changeSetFacts } from './facts/change-set.facts.js';
import { instant, recordset, type Part } from './part.js';

/** 变更单 as a stream; its rows stand in a table of their own, under the preview's hash. */
export const CHANGE_SET: Aggregate<ChangeSetState, ChangeSetCommandBody, ChangeSetEvents, ChangeSetFacts> = {
  kind: 'change_set',
  version: 1,
  hasWorkflow: true,
  initial: notProposed,
  decide: decideChangeSet,
  evolve: evolveChangeSet,
  isClosed: ({ status }) => status === 'done',
  facts: changeSetFacts,
  projections: (happened, facts) => [previewedRows(happened, facts), settledRows(happened), publishedCalendar(happened)],
};

type ChangeSetHappened = Happened<ChangeSetState, ChangeSetEvents>;

const previewedRows = ({ before, events }: ChangeSetHappened, { preview }: ChangeSetFacts): Part => {
  const isPreviewed = events.some(({ type }) => type === 'ChangeProposed' || type === 'ChangePreviewedAgain');
  const rows = isPreviewed && preview && 'rows' in preview ? preview.rows : [];
  return {
    name: 'change_set_rows',
    rows: rows.map((row) => ({ change_set: before.id, assignment: row.assignment, expected: row.expectedSequence, change: row.change, preview: row })),
    sql: (p) => `insert into change_set_row as r (change_set_id, assignment_id, expected_sequence, change, preview, state)
      select row.change_set, row.assignment, row.expected, row.change, row.preview, 'pending' from ${recordset(p, 'change_set text, assignment text, expected int, change jsonb, preview jsonb')}
      on conflict (change_set_id, assignment_id) do update set expected_sequence = excluded.expected_sequence, change = excluded.change, preview = excluded.preview, state = 'pending', code = null`,
  };
};

interface Settled {
  readonly assignment: string;
  readonly state: 'applied' | 'stale' | 'dropped';
  readonly code?: string;
}

const settledRows = ({ before, events, at }: ChangeSetHappened): Part => ({
  name: 'change_set_settled',
  rows: events.flatMap(settledBy).map(({ code = null, ...row }) => ({ ...row, code, change_set: before.id, at_ms: at })),
  sql: (p) => `update change_set_row set state = row.state, code = row.code, settled_at = ${instant('row.at_ms')} from ${recordset(p, 'change_set text, assignment text, state text, code text, at_ms float8')}
    where change_set_row.change_set_id = row.change_set and change_set_row.assignment_id = row.assignment`,
});

const settledBy = (event: ChangeSetHappened['events'][number]): Settled[] => {
  switch (event.type) {
    case 'RowsSettled':
      return [...event.data.applied.map((assignment): Settled => ({ assignment, state: 'applied' })), ...event.data.stale.map(({ assignment, code }): Settled => ({ assignment, state: 'stale', code }))];
    case 'RowDropped':
      return [{ assignment: event.data.assignment, state: 'dropped' }];
    case 'ChangePreviewedAgain':
      return event.data.gone.map((assignment) => ({ assignment, state: 'dropped' }));
    default:
      return [];
  }
};

/** A calendar version comes into being with the act that applies it (T2). */
const publishedCalendar = ({ after, events, at }: ChangeSetHappened): Part => ({
  name: 'calendars',
  rows: after.status !== 'not_proposed' && after.proposal.kind === 'calendar' && events.some(({ type }) => type === 'ChangeApplied') ? [{ version: after.proposal.calendar.version, content: after.proposal.calendar, at_ms: at }] : [],
  sql: (p) => `insert into calendar_version (version, content, published_at) select row.version, row.content, ${instant('row.at_ms')} from ${recordset(p, 'version text, content jsonb, at_ms float8')} on conflict (version) do nothing`,
});
