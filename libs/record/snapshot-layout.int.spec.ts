import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { assignmentId } from '#domain/shared/ids.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { execute } from './execute.js';

const UNITS = ['11', '12', '13', '14', '15', '21', '22', '23', '31', '32'];
const [FIRST, SECOND] = [person('coord', 'bureau', 'coordinator'), person('coord2', 'bureau', 'coordinator')];

describe('where the snapshots of streams lie', () => {
  let cycle: LaunchedCycle;
  beforeAll(async () => {
    cycle = await launched2024();
  });
  afterAll(() => cycle.close());

  const act = async (unit: string, actor: typeof FIRST, body: PersonCommandBody): Promise<void> => {
    const outcome = await execute(cycle.record, { stream: assignmentId(2024, 't07-o1', unit), commandId: randomUUID(), actor, body });
    if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
  };
  const of = UNITS.map((unit) => assignmentId(2024, 't07-o1', unit));
  const pages = async () => (await cycle.owner.query<{ id: string; page: number }>('select stream.id, (stream.ctid::text::point)[0] as page from stream where stream.id = any ($1) order by stream.id', [of])).rows;
  const aside = async () => (await cycle.owner.query<{ bytes: number }>(`select pg_relation_size(reltoastrelid)::float8 as bytes from pg_class where oid = 'stream'::regclass`)).rows[0]?.bytes;

  it('an act finds room in the page of its row, as the launch left it', async () => {
    const before = await pages();
    expect(before).toHaveLength(UNITS.length);
    for (const unit of UNITS) await act(unit, FIRST, { type: 'SuspendAssignment', reason: '机构调整' });
    expect(await pages()).toEqual(before);
  });

  it('nothing of a row lies aside, where each version would wait for vacuum', async () => {
    // As after a year of acts: more than two kilobytes, pressed.
    await cycle.owner.query(`update stream set state = stream.state || jsonb_build_object('padding', (select string_agg(md5(stream.id || number), '') from generate_series(1, 120) as number)) where stream.id = any ($1)`, [of]);
    for (const unit of UNITS) await act(unit, SECOND, { type: 'ResumeAssignment', reason: '完成' });
    const { rows } = await cycle.owner.query<{ least: number }>('select min(pg_column_size(stream.state)) as least from stream where stream.id = any ($1)', [of]);
    expect(rows[0]?.least).toBeGreaterThan(2048);
    expect(await aside()).toBe(0);
  });
});
