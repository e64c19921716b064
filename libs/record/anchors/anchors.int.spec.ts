import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { newKeyRing } from '#crypto/key-ring.js';
import { NO_HASH } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import type { Difference } from '../difference.js';
import { execute } from '../execute.js';
import { canonical, hashOf } from '../hash.js';
import type { AnchorQuestion } from './check-anchors.js';
import { takeAnchor } from './take-anchor.js';
import { lookedThrough, verifyAudit } from './verify-audit.js';

const GD = 'asg/2024/t01-o1/44' as AssignmentId;
const XJ = 'asg/2024/t07-o1/65' as AssignmentId;
const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 0, 5, 4);

describe('anchors, and what they find', () => {
  let cycle: LaunchedCycle;
  let client: pg.Client;
  const keys = newKeyRing('default');
  const outside: string[] = [];
  const anchor = async (more: { at?: number; restored?: string } = {}) => {
    const taken = await takeAnchor(cycle.record, { keys, outside, at: NOON + outside.length * HOUR, ...more });
    if ('anchor' in taken) outside.push(...taken.append);
    return taken;
  };
  const question = (): AnchorQuestion => ({ outside, publicKey: keys.signing.publicKey, at: NOON + (outside.length - 1) * HOUR });
  const check = (more: AnchorQuestion = {}) => verifyAudit(client, { ...question(), ...more });
  const named = ({ differences }: { differences: readonly Difference[] }): string[] => differences.map(({ kind, about, detail }) => `${kind} ${about}: ${detail}`);
  const found = async (more: AnchorQuestion = {}): Promise<string[]> => named(await check(more));
  /** What a superuser does, past every trigger and reference; rolled back afterwards. */
  const tampered = async (statements: readonly string[]): Promise<string[]> => {
    await client.query('begin');
    try {
      for (const statement of ['set local session_replication_role = replica', ...statements]) await client.query(statement);
      return named(await lookedThrough(client, question()));
    } finally {
      await client.query('rollback');
    }
  };
  const act = async (stream: AssignmentId, unit: string): Promise<void> => {
    const outcome = await execute(cycle.record, { stream, commandId: randomUUID(), actor: person(`c${unit}`, unit, 'liaison', 'clerk'), body: { type: 'AcknowledgeAssignment' } });
    if ('refusal' in outcome && outcome.refusal.code !== 'WRONG_STATE') throw new Error(JSON.stringify(outcome.refusal));
  };

  beforeAll(async () => {
    cycle = await launched2024();
    client = new pg.Client({ connectionString: cycle.database.ownerUrl });
    await client.connect();
    await anchor();
    await act(GD, '44');
    await act(GD, '44');
    await anchor();
    await act(XJ, '65');
    await anchor();
  });
  afterAll(async () => {
    await client.end();
    await cycle.close();
  });

  it('an untouched record is what they hold: every stream, every row of the trail', async () => {
    const { streams, anchors, auditRows, differences } = await check();
    const rows = (await client.query<{ n: number }>('select count(*)::int as n from audit')).rows[0]?.n;
    expect({ streams, anchors, auditRows, differences }).toEqual({ streams: 513, anchors: 3, auditRows: rows, differences: [] });
    // The second anchor holds what moved, and no more.
    expect((JSON.parse(outside[1] ?? '') as { heads: unknown[] }).heads).toEqual([[GD, 2, expect.any(String)]]);
  });

  /** The event altered, and every hash behind it reckoned anew, as somebody would who knows how. */
  const redone = async (stream: string): Promise<string[]> => {
    const { rows } = await client.query<Record<string, unknown>>(
      `select stream_id as stream, sequence, type, round(extract(epoch from recorded_at) * 1000)::float8 as at, actor, round, data, texts from event where stream_id = $1 order by sequence`, [stream]);
    let before: string = NO_HASH;
    const statements: string[] = [];
    for (const row of rows) {
      const event = { ...row, data: row['sequence'] === 1 ? { ...(row['data'] as object), redone: true } : row['data'], previousHash: before };
      const hash = hashOf(event);
      statements.push(`update event set data = '${canonical(event.data)}', previous_hash = '${before}', hash = '${hash}' where stream_id = '${stream}' and sequence = ${String(row['sequence'])}`);
      before = hash;
    }
    return [...statements, `update stream set last_hash = '${before}' where id = '${stream}'`];
  };

  it('a chain that was made anew to its end, which is whole in itself', async () => {
    expect(await tampered(await redone(GD))).toEqual([`anchor ${GD}: made anew: event 2 has another hash than the anchor holds`]);
  });

  it.each<[string, string[], RegExp[]]>([
    ['an event that was edited', [`update event set data = data || '{"x": 1}' where stream_id = '${GD}' and sequence = 1`], [/^chain asg\/2024\/t01-o1\/44: .*altered/]],
    ['a tail that was cut, with its stream set to it', [`update stream set sequence = 1, last_hash = (select hash from event where stream_id = '${GD}' and sequence = 1) where id = '${GD}'`, `delete from event where stream_id = '${GD}' and sequence = 2`], [/^anchor asg\/2024\/t01-o1\/44: cut: the anchor holds 2 events, the stream 1$/]],
    ['a stream that is gone altogether', [`delete from event where stream_id = '${XJ}'`, `delete from stream where id = '${XJ}'`], [/^anchor asg\/2024\/t07-o1\/65: the anchor holds 2 events, the stream is gone$/]],
    ['a row of the trail that was edited', [`update audit set actor = actor || '{"userId": "c65"}' where outcome = 'refused'`], [/^audit anchor 2: row \d+ was edited$/]],
    ['one that was deleted', [`delete from audit where outcome = 'refused'`], [/^audit anchor 2: row \d+ was deleted$/]],
    ['a trail whose tail was cut', [`delete from audit where id = (select max(id) from audit)`], [/^audit anchor 3: row \d+ was deleted$/]],
    ['a row put in behind the anchors', [`insert into audit (id, recorded_at, actor, action, outcome) overriding system value values (-1, now(), '{"kind":"system"}', 'Login', 'login')`], [/^audit anchors: row -1 was put in behind the anchors$/]],
    ['the table of events dropped', ['drop table event cascade'], [/^anchor event: the table is gone$/]],
    ['the trail dropped', ['drop table audit'], [/^anchor audit: the table is gone$/]],
    ['the anchors dropped, which stand outside', ['drop table anchor'], [/^anchor anchor: the table is gone$/, /^anchor anchor 1: stands outside, the database lost it$/, /^anchor anchor 2: stands/, /^anchor anchor 3: stands/]],
    ['the last anchor deleted', ['delete from anchor where number = 3'], [/^anchor anchor 3: stands outside, the database lost it$/]],
    ['an anchor altered in the database', [`update anchor set line = replace(line, '"number":2', '"number":9') where number = 2`], [/^anchor anchor 2: the database and the file outside say different things$/]],
  ])('%s', async (_, statements, expected) => {
    const lines = await tampered(statements);
    expect(lines).toHaveLength(expected.length);
    for (const [at, line] of lines.entries()) expect(line).toMatch(expected[at] ?? /^$/);
    expect(await found()).toEqual([]);
  });

  it('a file outside that was altered, signed by another, shortened or lost', async () => {
    const edited = outside.map((line, at) => (at === 1 ? line.replace('"streams":513', '"streams":512') : line));
    expect(await found({ outside: edited })).toEqual(['anchor anchor 2: the database and the file outside say different things', 'anchor anchor 2: it was altered']);
    expect(await found({ outside: outside.slice(0, 2) })).toEqual(['anchor anchor 3: is missing outside']);
    expect((await found({ outside: [] })).at(-1)).toBe('anchor anchors: none was ever taken, or all are gone');
    expect(new Set(await found({ publicKey: newKeyRing('default').signing.publicKey }))).toEqual(new Set([1, 2, 3].map((n) => `anchor anchor ${n}: it is signed with another key than ours`)));
  });

  it('nobody takes anchors any more; the clock was set back', async () => {
    expect(await found({ at: NOON + 4 * HOUR + 1 })).toEqual(['anchor anchor 3: late: the last one is 120 minutes old']);
    expect(await found({ at: NOON + 4 * HOUR - 1 })).toEqual([]);
    expect(await found({ at: NOON })).toEqual(['anchor anchor 3: the clock went back behind it']);
  });

  it('the runtime logins neither change nor delete one, and the readers add none', async () => {
    for (const [url, statements] of [[cycle.database.recordUrl, [`update anchor set line = ''`, 'delete from anchor', 'truncate anchor', 'drop table anchor']], [cycle.database.appUrl, [`insert into anchor values (9, now(), '', '')`, 'delete from anchor']]] as const) {
      const login = new pg.Client({ connectionString: url });
      await login.connect();
      for (const statement of statements) await expect(login.query(statement)).rejects.toThrow(/permission denied|must be owner/);
      await login.end();
    }
  });

  it('nor a row of the trail: neither login writes one past its one door, and nothing that happened is ever changed or cleared away', async () => {
    for (const url of [cycle.database.recordUrl, cycle.database.appUrl]) {
      const login = new pg.Client({ connectionString: url });
      await login.connect();
      for (const statement of [`insert into audit (recorded_at, actor, action, outcome) values (now(), '{}', 'Login', 'login')`, `update audit set code = null`, `delete from audit where recorded_at < now() - interval '3 years'`, 'truncate audit', 'drop table audit', `update event set data = '{}'`, 'delete from event', `update receipt set command_id = ''`, `update plan_text set sections = '[]'`]) await expect(login.query(statement)).rejects.toThrow(/permission denied|must be owner/);
      await login.end();
    }
  });

  it('a row that was under way is held by the next anchor', async () => {
    const slow = new pg.Client({ connectionString: cycle.database.ownerUrl });
    await slow.connect();
    await slow.query('begin');
    await slow.query(`select append_audit(now(), '{"kind":"system"}', 'Login', null, null, 'login', null, '{}', null)`);
    await act(XJ, '65');
    await anchor();
    await slow.query('commit');
    await slow.end();
    expect(await found()).toEqual([]);
    await anchor();
    const { audit } = JSON.parse(outside.at(-1) ?? '') as { audit: { late: number[] } };
    expect([audit.late.length, await found()]).toEqual([1, []]);
    await client.query(`update audit set actor = '{"kind":"user"}' where id = $1`, [audit.late[0]]);
    expect(await found()).toEqual([`audit anchor ${outside.length}: row ${audit.late[0]} was edited`]);
    await client.query(`update audit set actor = '{"kind":"system"}' where id = $1`, [audit.late[0]]);
  });

  it('what contradicts the anchors is never anchored, until somebody answers for a restore; it stays listed', async () => {
    const last = outside.length;
    await client.query(`delete from anchor where number = $1`, [last]);
    await client.query(`update stream set sequence = 1, last_hash = (select hash from event where stream_id = $1 and sequence = 1), state = '{}' where id = $1`, [XJ]);
    await client.query(`delete from event where stream_id = $1 and sequence > 1`, [XJ]);
    await client.query(`delete from audit where id = (select max(id) from audit)`);
    const refused = await anchor();
    expect('refused' in refused && refused.refused.map(({ about }) => about)).toEqual([XJ, expect.stringMatching(/^audit \d+–\d+$/)]);
    expect(outside).toHaveLength(last);
    expect(await anchor({ restored: '磁盘损坏，恢复到昨夜' })).toMatchObject({ anchor: { number: last + 1 } });
    const { differences, restores } = await check();
    expect([differences, restores]).toEqual([[], [{ anchor: last + 1, reason: '磁盘损坏，恢复到昨夜' }]]);
    await act(GD, '44');
    await anchor();
    expect(await found()).toEqual([]);
  });
});
