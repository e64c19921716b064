import type pg from 'pg';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { UserActor } from '#domain/assignment/verb.js';
import type { Instant } from '#domain/calendar/instant.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { ChangeSetCommandBody, Proposal, RowChange, Selection } from '#domain/change-set/change-set.commands.js';
import type { ChangeSetFacts } from '#domain/change-set/change-set.decide.js';
import type { ChangeSetState, ProposedChange } from '#domain/change-set/change-set.state.js';
import { inverseOf, planRows, type Candidate, type PlannedRow } from '#domain/change-set/rows.js';
import { completed } from '#domain/cycle/cycle-settings.js';
import type { LaunchedCycle } from '#domain/cycle/cycle.state.js';
import { obligationsOfGroup } from '#domain/cycle/region-groups.js';
import { assignmentId, type AssignmentId, type ChangeSetId, type CycleId } from '#domain/shared/ids.js';
import type { Sent } from '#domain/shared/stream.js';
import { calendarOf } from '../calendar-cache.js';
import { hashOf } from '../hash.js';

type Command = ChangeSetCommandBody & Sent;

/** What the rules of a change set need: the preview where one is asked for, the rows that are still open. */
export async function changeSetFacts(client: pg.PoolClient, state: ChangeSetState, command: Command): Promise<ChangeSetFacts> {
  const cycle = await cycleOf(client, command.type === 'ProposeChange' ? command.cycle : state.status === 'not_proposed' ? null : state.cycle);
  const open = command.type === 'ProposeChange' ? [] : await openRows(client, state.id);
  const proposal = command.type === 'ProposeChange' ? command.proposal : state.status === 'not_proposed' ? null : state.proposal;
  const common = { open: open.map(({ assignment }) => assignment), settingsVersion: cycle?.settings.version ?? null, isVersionTaken: await isVersionTaken(client, proposal) };
  if (!cycle || command.actor.kind !== 'user') return common;
  if (command.type === 'ProposeChange') {
    const changes = await proposedRows(client, command.proposal, cycle);
    return { ...common, preview: await previewed(client, state.id, changes, command.proposal, cycle, command.at, command.actor) };
  }
  if (command.type !== 'PreviewAgain' || state.status === 'not_proposed') return common;
  const changes = open.map(({ assignment, change }) => ({ assignment, change: renewed(change, state, cycle) }));
  return { ...common, preview: await previewed(client, state.id, changes, state.proposal, cycle, command.at, command.actor) };
}

async function isVersionTaken(client: pg.PoolClient, proposal: Proposal | null): Promise<boolean> {
  if (proposal?.kind !== 'calendar') return false;
  return (await client.query('select from calendar_version where calendar_version.version = $1', [proposal.calendar.version])).rowCount === 1;
}

interface ProposedRow {
  readonly assignment: AssignmentId;
  readonly change: RowChange;
}

async function cycleOf(client: pg.PoolClient, id: CycleId | null): Promise<LaunchedCycle | null> {
  const { rows } = await client.query<{ state: LaunchedCycle }>(`select stream.state from stream where stream.id = $1 and stream.kind = 'cycle' and stream.state ->> 'status' <> 'preparing'`, [id]);
  return rows[0]?.state ?? null;
}

async function openRows(client: pg.PoolClient, changeSet: string): Promise<ProposedRow[]> {
  const { rows } = await client.query<ProposedRow>(
    `select change_set_row.assignment_id as assignment, change_set_row.change from change_set_row where change_set_row.change_set_id = $1 and change_set_row.state in ('pending', 'stale') order by change_set_row.assignment_id`,
    [changeSet],
  );
  return rows;
}

/** Settings that others overtook get the next number. */
const renewed = (change: RowChange, { proposal, appliedBy }: ProposedChange, cycle: LaunchedCycle): RowChange =>
  change.kind === 'settings' && proposal.kind === 'settings' && !appliedBy ? { kind: 'settings', version: cycle.settings.version + 1 } : change;

async function proposedRows(client: pg.PoolClient, proposal: Proposal, cycle: LaunchedCycle): Promise<ProposedRow[]> {
  if (proposal.kind === 'undo') return inverseRows(client, proposal.of);
  if (proposal.kind === 'group') return groupRows(client, proposal, cycle);
  const all = await selected(client, cycle.id, 'where' in proposal ? proposal.where : {});
  const change = changeOf(proposal, cycle);
  return all.map((assignment) => ({ assignment, change }));
}

const changeOf = (proposal: Exclude<Proposal, { kind: 'undo' | 'group' }>, cycle: LaunchedCycle): RowChange => {
  switch (proposal.kind) {
    case 'deadline':
      return { kind: 'deadline', duty: proposal.duty, dueOn: proposal.dueOn };
    case 'calendar':
      return { kind: 'calendar', version: proposal.calendar.version };
    case 'settings':
      return { kind: 'settings', version: cycle.settings.version + 1 };
    case 'batch':
      return { kind: 'verb', verb: proposal.verb };
  }
};

async function selected(client: pg.PoolClient, cycle: string, { tasks, obligations, units, assignments }: Selection): Promise<AssignmentId[]> {
  const { rows } = await client.query<{ id: AssignmentId }>(
    `select assignment_view.id from assignment_view where assignment_view.cycle_id = $1 and assignment_view.status <> 'closed'
       and ($2::text[] is null or assignment_view.task_code = any ($2)) and ($3::text[] is null or assignment_view.obligation_id = any ($3))
       and ($4::text[] is null or assignment_view.unit_id = any ($4)) and ($5::text[] is null or assignment_view.id = any ($5)) order by assignment_view.id`,
    [cycle, tasks ?? null, obligations ?? null, units ?? null, assignments ?? null],
  );
  return rows.map((row) => row.id);
}

/** New members times obligations that were never issued to them, and what is open of who is no member any more. */
async function groupRows(client: pg.PoolClient, { group, members }: Extract<Proposal, { kind: 'group' }>, cycle: LaunchedCycle): Promise<ProposedRow[]> {
  const { rows: catalogues } = await client.query<{ content: CatalogueVersion }>('select catalogue_version.content from catalogue_version where catalogue_version.hash = $1', [cycle.catalogueHash]);
  const { rows: units } = await client.query<{ id: string }>(`select unit.id from unit where unit.kind = 'province' and unit.id = any ($1)`, [members]);
  if (!catalogues[0] || units.length < new Set(members).size) return [];
  const obligations = obligationsOfGroup(catalogues[0].content, group);
  const { rows: there } = await client.query<{ id: AssignmentId; unit: string; open: boolean }>(
    `select assignment_view.id, assignment_view.unit_id as unit, assignment_view.status <> 'closed' as open from assignment_view where assignment_view.cycle_id = $1 and assignment_view.obligation_id = any ($2)`,
    [cycle.id, obligations],
  );
  const known = new Set(there.map(({ id }) => id));
  const fresh = obligations.flatMap((obligation) => units.map(({ id }) => assignmentId(cycle.year, obligation, id))).filter((id) => !known.has(id));
  const gone = there.filter(({ unit, open }) => open && !members.includes(unit));
  return [...fresh.map((assignment): ProposedRow => ({ assignment, change: { kind: 'issue' } })), ...gone.map(({ id }): ProposedRow => ({ assignment: id, change: { kind: 'verb', verb: 'RevokeAssignment' } }))];
}

/** Of what was applied, row by row. */
async function inverseRows(client: pg.PoolClient, of: ChangeSetId): Promise<ProposedRow[]> {
  const { rows } = await client.query<{ assignment: AssignmentId; change: RowChange; preview: PlannedRow }>(
    `select change_set_row.assignment_id as assignment, change_set_row.change, change_set_row.preview from change_set_row where change_set_row.change_set_id = $1 and change_set_row.state = 'applied' order by change_set_row.assignment_id`,
    [of],
  );
  return rows.flatMap(({ assignment, change, preview }) => {
    const inverse = inverseOf({ change, stood: preview.stood, dates: preview.dates });
    return inverse ? [{ assignment, change: inverse }] : [];
  });
}

async function previewed(client: pg.PoolClient, changeSet: ChangeSetId, rows: readonly ProposedRow[], proposal: Proposal, cycle: LaunchedCycle, at: Instant, actor: UserActor): Promise<NonNullable<ChangeSetFacts['preview']>> {
  const found = await client.query<{ state: IssuedState }>('select stream.state from stream where stream.id = any ($1)', [rows.map(({ assignment }) => assignment)]);
  const states = new Map(found.rows.map(({ state }) => [state.id, state]));
  const toIssue = rows.filter(({ assignment, change }) => change.kind === 'issue' && !states.has(assignment)).map(({ assignment }) => assignment);
  const candidates: Candidate[] = [];
  for (const { assignment, change } of rows) {
    const state = states.get(assignment);
    if (state && state.status !== 'closed' && change.kind !== 'issue') candidates.push({ state, change, facts: await factsFor(client, state, change, proposal, cycle, at) });
  }
  const planned = planRows(changeSet, candidates, actor, toIssue);
  return 'refusal' in planned ? planned : { rows: planned, hash: hashOf(planned) };
}

/** As when the row is applied; a calendar and settings that are only proposed stand in the proposal. */
async function factsFor(client: pg.PoolClient, state: IssuedState, change: RowChange, proposal: Proposal, cycle: LaunchedCycle, at: Instant): Promise<AssignmentFacts> {
  const before = { calendar: await calendarOf(client, state.calendarVersion), settings: completed(cycle.settingsVersions[state.settingsVersion] ?? cycle.settings) };
  const facts = { at, draft: null };
  if (change.kind === 'calendar') return { ...facts, ...before, calendar: proposal.kind === 'calendar' ? proposal.calendar : await calendarOf(client, change.version), changedFrom: before };
  if (change.kind !== 'settings') return { ...facts, ...before };
  const settings = completed(cycle.settingsVersions[change.version] ?? (proposal.kind === 'settings' ? { ...cycle.settings, ...proposal.settings, version: change.version } : cycle.settings));
  return { ...facts, ...before, settings, changedFrom: before };
}
