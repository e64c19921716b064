import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { assignmentId } from '#domain/shared/ids.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { execute } from './execute.js';
import { hashOf } from './hash.js';
import { closeRecord, createRecord, type RecordContext } from './record-context.js';

/** Grow with every act or assignment. */
const GROWING = ['stream', 'event', 'receipt', 'wake', 'audit', 'assignment_view', 'assignment_version', 'worklist_item', 'involvement', 'reminder', 'progress_report', 'metric_value', 'supervision_case', 'draft', 'plan_text'];

describe('the statements of an act', () => {
  let cycle: LaunchedCycle;
  let record: RecordContext;
  beforeAll(async () => {
    cycle = await launched2024({ submitOnSignOff: true });
    record = createRecord(cycle.database.recordUrl, { max: 1, clock: () => cycle.clock.now });
  });
  afterAll(async () => {
    await closeRecord(record);
    await cycle.close();
  });

  const act = async (unit: string, body: PersonCommandBody, actor = person(`c${unit}`, unit, 'liaison', 'clerk')): Promise<void> => {
    const outcome = await execute(record, { stream: assignmentId(2024, 't01-o1', unit), commandId: randomUUID(), actor, body });
    if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
  };
  const SECTIONS = [{ id: 'goals', text: '目标' }, { id: 'measures', text: '举措' }];
  const saveDraft = (unit: string) => cycle.owner.query(`insert into draft (assignment_id, version, sections, saved_at, saved_by) values ($1, 1, $2, now(), $3)`, [assignmentId(2024, 't01-o1', unit), JSON.stringify(SECTIONS), `c${unit}`]);
  const submit = async (unit: string): Promise<void> => {
    await act(unit, { type: 'AcknowledgeAssignment' });
    await act(unit, { type: 'Comment', text: '收到', audience: 'inside', about: null, mentions: [] });
    await saveDraft(unit);
    await act(unit, { type: 'DraftPlan', draftVersion: 1, answers: [] });
    await act(unit, { type: 'SignOffPlan', textHash: hashOf(SECTIONS), opinion: '同意' }, person(`l${unit}`, unit, 'leader'));
    const reviewer = person('r-dept-strategy', 'dept-strategy', 'reviewer');
    await act(unit, { type: 'ClaimReview', department: 'dept-strategy' }, reviewer);
    await act(unit, { type: 'DecideReview', department: 'dept-strategy', decision: 'approve', opinion: '同意', items: [] }, reviewer);
  };
  /** Whole readings of tables since they were made, as the one connection of the record counts them. */
  const readings = async (): Promise<ReadonlyMap<string, number>> => {
    await record.pool.query('select pg_stat_force_next_flush()');
    const { rows } = await cycle.owner.query<{ table: string; whole: string }>('select relname as "table", seq_scan as whole from pg_stat_user_tables where relname = any ($1)', [GROWING]);
    return new Map(rows.map(({ table, whole }) => [table, Number(whole)]));
  };

  it('read no table whole that grows, however little its statistics know', async () => {
    const before = await readings();
    expect([...before.keys()].sort()).toEqual([...GROWING].sort());
    for (const unit of ['11', '12', '13']) await submit(unit);
    expect(await readings()).toEqual(before);
  });

  it('leave in two pieces: what opens it, what writes it', async () => {
    const client = await record.pool.connect();
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    client.release();
    const pieces = [jest.spyOn(stream, '_write'), jest.spyOn(stream, '_writev' as never)];
    await act('14', { type: 'AcknowledgeAssignment' });
    const sent = pieces.map((piece) => piece.mock.calls.length);
    pieces.forEach((piece) => piece.mockRestore());
    expect(sent.reduce((sum, each) => sum + each, 0)).toBe(2);
  });
});
