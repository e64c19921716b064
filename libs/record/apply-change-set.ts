import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { AssignmentCommandBody } from '#domain/assignment/assignment.commands.js';
import type { RowChange, StaleRow } from '#domain/change-set/change-set.commands.js';
import type { ProposedChange } from '#domain/change-set/change-set.state.js';
import type { CycleCommandBody } from '#domain/cycle/cycle.commands.js';
import type { CycleSettings } from '#domain/cycle/cycle-settings.js';
import { assignmentParts, type AssignmentId, type ChangeSetId, type CycleId } from '#domain/shared/ids.js';
import { CHANGE_SET } from './change-set.aggregate.js';
import { CYCLE } from './cycle.aggregate.js';
import { execute } from './execute.js';
import { executeStream } from './execute-stream.js';
import { hashOf } from './hash.js';
import type { RecordContext } from './record-context.js';

/** So many rows are settled by one act of the change set. */
const PAGE = 50;

interface Row {
  readonly assignment: AssignmentId;
  readonly expected: number;
  readonly change: RowChange;
}

/**
 * Applies one page of what waits, row by row through the door of assignments, and settles it. Killed half-way and repeated:
 * each row has its command id, so that none is applied twice. Answers whether something is left; `isClosed` where the
 * change set is done.
 */
export async function applyPage(record: RecordContext, changeSet: ChangeSetId, progress: (assignment: string) => void = () => undefined): Promise<{ settled: number; isLeft: boolean; isClosed: boolean }> {
  const state = await proposedChange(record, changeSet);
  if (state?.status !== 'applying') return { settled: 0, isLeft: false, isClosed: state?.status === 'done' };
  await prepareCycle(record, state);
  const reason = await reasonOf(record, changeSet);
  const rows = await pendingRows(record, changeSet);
  const applied: AssignmentId[] = [];
  const stale: StaleRow[] = [];
  for (const row of rows) {
    const code = await applyRow(record, state, row, reason);
    if (code === null) applied.push(row.assignment);
    else stale.push({ assignment: row.assignment, code });
    progress(row.assignment);
  }
  if (rows.length > 0) {
    // The id names the preview too: a row that was stale then may be settled again now.
    const commandId = `${changeSet}/settle/${hashOf([state.previewHash, rows.map((row) => row.assignment)]).slice(0, 24)}`;
    await executeStream(record, CHANGE_SET, { stream: changeSet, commandId, actor: SYSTEM, body: { type: 'SettleRows', applied, stale }, tellsWorkflow: true });
  }
  const after = await proposedChange(record, changeSet);
  return { settled: rows.length, isLeft: after?.status === 'applying', isClosed: after?.status === 'done' };
}

async function proposedChange(record: RecordContext, changeSet: ChangeSetId): Promise<ProposedChange | null> {
  const { rows } = await record.pool.query<{ state: ProposedChange }>(`select stream.state from stream where stream.id = $1 and stream.kind = 'change_set'`, [changeSet]);
  return rows[0]?.state ?? null;
}

async function pendingRows(record: RecordContext, changeSet: ChangeSetId): Promise<Row[]> {
  const { rows } = await record.pool.query<Row>(
    `select change_set_row.assignment_id as assignment, change_set_row.expected_sequence as expected, change_set_row.change from change_set_row
     where change_set_row.change_set_id = $1 and change_set_row.state = 'pending' order by change_set_row.assignment_id limit ${PAGE}`,
    [changeSet],
  );
  return rows;
}

/** What the rows rest on, before the first of them: twice is harmless. */
async function prepareCycle(record: RecordContext, state: ProposedChange): Promise<void> {
  const { id, cycle, proposal } = state;
  if (proposal.kind === 'settings') await publishSettings(record, state);
  if (proposal.kind === 'group') await onCycle(record, id, cycle, 'group', { type: 'ChangeGroup', group: proposal.group, members: proposal.members, changeSet: id });
}

async function onCycle(record: RecordContext, id: ChangeSetId, cycle: CycleId, key: string, body: CycleCommandBody): Promise<void> {
  const outcome = await executeStream(record, CYCLE, { stream: cycle, commandId: `${id}/${key}`, actor: SYSTEM, body });
  if ('refusal' in outcome) throw new Error(`${id}: ${body.type} of ${cycle} is refused: ${outcome.refusal.code}`);
}

/** Settings of a cycle get their version before the first assignment is reckoned with them. */
async function publishSettings(record: RecordContext, { id, cycle, proposal, settingsVersion }: ProposedChange): Promise<void> {
  if (proposal.kind !== 'settings' || settingsVersion === null) return;
  const { rows } = await record.pool.query<{ versions: Record<string, CycleSettings>; settings: CycleSettings }>(`select stream.state -> 'settingsVersions' as versions, stream.state -> 'settings' as settings from stream where stream.id = $1`, [cycle]);
  const found = rows[0];
  if (!found || found.versions[settingsVersion]) return;
  const settings = { ...found.settings, ...proposal.settings, version: settingsVersion };
  await onCycle(record, id, cycle, 'settings', { type: 'ChangeSettings', settings, changeSet: id });
}

async function reasonOf(record: RecordContext, changeSet: ChangeSetId): Promise<string> {
  const { rows } = await record.pool.query<{ reason: string }>(`select event.texts ->> 'reason' as reason from event where event.stream_id = $1 and event.sequence = 1`, [changeSet]);
  return rows[0]?.reason ?? '';
}

/** Null where it is applied, else the code of the refusal. */
async function applyRow(record: RecordContext, state: ProposedChange, row: Row, reason: string): Promise<string | null> {
  if (row.change.kind === 'issue') return issueRow(record, state, row.assignment);
  for (const { actor, body, key } of commandsOf(state, row.expected, row.change, reason)) {
    const outcome = await execute(record, { stream: row.assignment, commandId: `${state.id}/${row.assignment}/${key}`, actor, body, lane: 2 });
    if ('refusal' in outcome) return outcome.refusal.code;
    // Somebody had sent the other half by hand.
    if (outcome.receipt.status === 'closed') return null;
  }
  return null;
}

async function issueRow(record: RecordContext, { id, cycle }: ProposedChange, assignment: AssignmentId): Promise<string | null> {
  const { obligation = '', unit = '' } = assignmentParts(assignment) ?? {};
  const outcome = await executeStream(record, CYCLE, { stream: cycle, commandId: `${id}/${assignment}/issue`, actor: SYSTEM, body: { type: 'IssueToUnit', obligation, unit, changeSet: id } });
  return 'refusal' in outcome ? outcome.refusal.code : null;
}

interface RowCommand {
  readonly actor: Actor;
  readonly body: AssignmentCommandBody;
  readonly key: string;
}

/**
 * A change by the system; a verb by the persons themselves: who proposed it, and where two are needed who applied it. The
 * first of them acts only on what the preview showed, the second on what the first has done just before.
 */
const commandsOf = (state: ProposedChange, expected: number, change: Exclude<RowChange, { kind: 'issue' }>, reason: string): RowCommand[] => {
  if (change.kind !== 'verb') return [{ actor: SYSTEM, body: { type: 'ApplyChange', changeSet: state.id, expectedSequence: expected, change }, key: String(expected) }];
  const persons = change.verb === 'RevokeAssignment' && state.appliedBy ? [state.proposedBy, state.appliedBy] : [state.proposedBy];
  return persons.map((actor, index) => ({ actor, body: { type: change.verb, reason, expectedSequence: expected + index }, key: `${expected}/${index + 1}` }));
};
