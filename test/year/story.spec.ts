import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { AssignmentId } from '#domain/shared/ids.js';
import type { DueRule } from '#domain/deadline/due-rule.js';
import { executeTimed } from '#record/execute-timed.js';
import { createRecord, type RecordContext } from '#record/record-context.js';
import { verifyRecord } from '#record/verify.js';
import { instantOf } from '#testing/assignment-scene.js';
import { PASSWORD, runningApi, type RunningApi } from '#testing/running-api.js';
import { Api } from './api.js';
import { Player } from './player.js';
import { SECTION_4, STORY } from './story.js';

const MINUTES = 60_000;
/** A story's morning: what is due at nine is over. */
const HOUR = 10;

/** The year's story on API and record alone, without Temporal: in a minute it tells whether the story is one. */
describe('the story of a year', () => {
  let running: RunningApi;
  let record: RecordContext;
  const streams = [...new Set(STORY.flatMap((step) => ('on' in step ? [step.on] : [])))];
  beforeAll(async () => {
    running = await runningApi();
    record = createRecord(running.database.recordUrl, { max: 2 });
  }, 2 * MINUTES);
  afterAll(async () => {
    await record?.pool.end();
    await running?.close();
  });

  const setClock = (at: number): Promise<unknown> => running.owner.query('update demo_clock set offset_ms = $1', [at - Date.now()]);
  /** The instants of the story's assignments pass in their order, as a worker would let them. */
  const walkTo = async (day: string): Promise<void> => {
    const target = instantOf(day, HOUR);
    for (;;) {
      const { rows } = await running.owner.query<{ id: AssignmentId; at: number; rule: DueRule; occurrence: string; sequence: number }>(
        `select stream.id, (due ->> 'at')::float8 as at, due ->> 'rule' as rule, due ->> 'occurrence' as occurrence, stream.sequence
         from stream cross join jsonb_array_elements(stream.state -> 'instants') as due
         where stream.id = any ($1) and not stream.closed and stream.next_due_at is not null and (due ->> 'at')::float8 <= $2 order by 2, 1 limit 1`,
        [streams, target],
      );
      const [due] = rows;
      if (!due) break;
      await setClock(due.at + 1_000);
      await executeTimed(record, { assignment: due.id, rule: due.rule, occurrence: due.occurrence, after: due.sequence });
    }
    await setClock(target);
  };

  it('is accepted word for word, with every verb of section 4, and the record is what its events say', async () => {
    const api = await Api.at(await running.app.getUrl(), PASSWORD);
    const player = new Player(api, walkTo);
    await player.play(STORY);
    const client = new pg.Client({ connectionString: running.database.ownerUrl });
    await client.connect();
    const { differences } = await verifyRecord(client, instantOf('2024-03-29', 9));
    await client.end();
    expect(differences).toEqual([]);
    expect(SECTION_4.filter((verb) => !player.accepted.has(verb))).toEqual([]);
  }, 10 * MINUTES);
});
