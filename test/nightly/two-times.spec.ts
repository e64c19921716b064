import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { AssignmentId } from '#domain/shared/ids.js';
import { eventually } from '#testing/eventually.js';
import { Journal, Person, send } from '../integration/people.js';
import { operator } from '../integration/started.js';
import { ComposedSystem, DEMO, KEYS } from '../integration/system.js';
import type { Logins } from '../integration/system-options.js';
import { settled } from '../integration/verify.js';
import { copyStores, operatorVariables } from '../integration/stores.js';
import { leftLying, mailed, told, twice } from './mails.js';

const MINUTES = 60_000;
const STREAMS = ['asg/2024/t07-o1/65', 'asg/2024/t02-o1/44', 'asg/2024/t01-o1/11'] as const satisfies readonly AssignmentId[];
/** The demo begins on 29 March; copies are taken on these days, and each restored pair goes on to the last. */
const [EARLY, LATE, AFTER] = ['2024-04-03', '2024-04-12', '2024-04-19'];
const WALK_MS = 4 * MINUTES;

describe('the record and Temporal’s store, each of another time of one run', () => {
  let dir: string;
  let early: string[] = [];
  let late: string[] = [];
  /** Of the world's clock, which no restore sets back. */
  let offset = '';
  let system: ComposedSystem | undefined;
  const at = (time: 'early' | 'late', store: 'postgres' | 'temporal'): string => join(dir, time, store);

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'liandong-times-'));
    await chmod(dir, 0o755);
    system = await ComposedSystem.start();
    await goOn(system, EARLY);
    early = await mailed(system.outboxDir);
    await copy(system, 'early');
    await goOn(system, LATE);
    late = await mailed(system.outboxDir);
    offset = (await system.owner.query<{ offset_ms: string }>('select demo_clock.offset_ms from demo_clock')).rows[0]?.offset_ms ?? '';
    await copy(system, 'late');
    await end();
  }, 12 * MINUTES);
  afterAll(async () => {
    await end();
    await rm(dir, { recursive: true, force: true });
  }, MINUTES);

  async function copy(running: ComposedSystem, time: 'early' | 'late'): Promise<void> {
    await mkdir(join(dir, time), { mode: 0o755 });
    await copyStores(running, join(dir, time));
  }
  async function end(): Promise<void> {
    await system?.stop();
    system = undefined;
  }
  /** Some act, and the clock walks on: instants pass, rows fall due, mails go out. */
  async function goOn(running: ComposedSystem, to: string): Promise<void> {
    const [coord, journal] = [await Person.signedIn(running.origin, 'coord'), new Journal()];
    for (const stream of STREAMS) expect((await send(journal.meant(coord, stream, { type: 'Comment', audience: 'inside', about: null, text: `到 ${to}`, mentions: [] }))).status).toBe(200);
    await coord.untilTaken('the clock is told', () => coord.ask('POST', '/demo/clock', { to }));
    await eventually('the clock has arrived', async () => (await coord.untilTaken('the clock', () => coord.ask<{ movingTo: string | null }>('GET', '/demo/clock'))).movingTo === null, WALK_MS);
    await settled(running);
  }

  /** As an operator does it: everything runs, then every workflow begins anew; then nothing differs. */
  async function restored(fill: (logins: Logins) => Promise<unknown>, cluster: string, temporal?: string): Promise<ComposedSystem> {
    system = await ComposedSystem.start({ ...DEMO, fill, cluster, ...(temporal === undefined ? {} : { temporal }) });
    await reconciled(system);
    return system;
  }
  async function reconciled(running: ComposedSystem): Promise<void> {
    const all = await operator('reconcile', ['--all', '--json'], await operatorVariables(running));
    expect({ ...all, out: all.out.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, err: '', out: expect.stringMatching(/^\{"checked":\d+,"differences":\d+\}$/) });
    await settled(running);
    await agree(running);
  }
  async function agree(running: ComposedSystem): Promise<void> {
    let said = '';
    await eventually('nothing differs', async () => {
      const { code, out } = await operator('verify', ['--json'], await operatorVariables(running));
      said = out;
      return code === 0;
    }, WALK_MS).catch((error: Error) => {
      throw new Error(`${error.message}\n${said.slice(-4_000)}`);
    });
  }

  it('the two copies are of different times, with mails and acts between them', () => {
    expect([early.length > 0, late.length > early.length, twice(late)]).toEqual([true, true, []]);
  });

  it('a record older than Temporal: what may have gone out is listed as unknown, and none of it goes out again', async () => {
    const running = await restored(async ({ ownerUrl }) => {
      const owner = new pg.Client({ connectionString: ownerUrl });
      await owner.connect();
      await owner.query('update demo_clock set offset_ms = $1, target_at = null', [offset]);
      await owner.end();
      const settledBy = await operator('after-restore', ['--reason', '演练', '--taken-at', `${EARLY}T00:00:00+08:00`], { DATABASE_URL: ownerUrl, KEYS: JSON.stringify(KEYS), ANCHOR_DIR: join(dir, 'anchors') });
      expect([settledBy.code, settledBy.err]).toEqual([0, '']);
    }, at('early', 'postgres'), at('late', 'temporal'));
    expect(await mailed(running.outboxDir)).toEqual([]);
    const lost = late.filter((row) => !early.includes(row));
    const [sent, unknown] = [await told(running, 'sent'), await told(running, 'unknown')];
    expect(lost.filter((row) => !unknown.includes(row))).toEqual([]);
    expect(early.filter((row) => !sent.includes(row))).toEqual([]);
    expect([twice([...sent, ...unknown]), await leftLying(running)]).toEqual([[], 0]);
    const sys = await Person.signedIn(running.origin, 'sys');
    const { rows } = (await sys.ask<{ rows: { state: string }[] }>('GET', '/system/failed-messages')).body;
    expect([rows.length > 0, rows.every(({ state }) => state === 'unknown')]).toEqual([true, true]);
    await onwards(running);
  }, 12 * MINUTES);

  it('Temporal older than the record: nothing goes out again, nothing stays behind', async () => {
    await withWholeRecord(at('early', 'temporal'));
  }, 12 * MINUTES);

  it('Temporal empty: the same', async () => {
    await withWholeRecord();
  }, 12 * MINUTES);

  async function withWholeRecord(temporal?: string): Promise<void> {
    const running = await restored(() => Promise.resolve(), at('late', 'postgres'), temporal);
    expect(await mailed(running.outboxDir)).toEqual([]);
    const sent = await told(running, 'sent');
    expect([late.filter((row) => !sent.includes(row)), await told(running, 'unknown'), await leftLying(running)]).toEqual([[], [], 0]);
    await onwards(running);
  }

  /** What falls due from here on goes out once. */
  async function onwards(running: ComposedSystem): Promise<void> {
    const before = await told(running, 'sent');
    await goOn(running, AFTER);
    const [now, sent] = [await mailed(running.outboxDir), await told(running, 'sent')];
    expect([now.length > 0, twice([...late, ...now]), await leftLying(running)]).toEqual([true, [], 0]);
    expect(now.toSorted()).toEqual(sent.filter((row) => !before.includes(row)).toSorted());
    await agree(running);
    await end();
  }
});
