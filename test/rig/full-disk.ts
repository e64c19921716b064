import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssignmentId } from '#domain/shared/ids.js';
import { eventually } from '#testing/eventually.js';
import type { Clients } from './clients.js';
import type { Deed, Journal } from './journal.js';
import { pathOf } from '../integration/people.js';
import type { ComposedSystem } from '../integration/system.js';
import type { Done } from './harms.js';
import { assignmentsOf, silentUnitOf, type Size } from './size.js';

/** What was answered while nothing could be written, by status; 0: nothing. */
export interface Heard {
  readonly looks: number[];
  readonly acts: number[];
  readonly files: number[];
  /** Parts of files that lay there afterwards. */
  readonly left: string[];
}
/** Pages that have room left take a few acts more, and they are as good as any. */
const MOST_ACTS = 40;
/** Segments of the log that are there already take what is written until they are used up. */
const MOST_SEGMENTS = 80;
const BACK_MS = 60_000;

/** Where the run's people may be asked for one thing more. */
export interface Stage {
  readonly system: ComposedSystem;
  readonly clients: Clients;
  readonly size: Size;
  readonly journal: Journal;
  /** How many acts a worker that is away misses; without it as many as come. */
  readonly actsAway?: number | undefined;
}

/**
 * R10: first no table can grow, then the log itself has no room, which ends PostgreSQL. People look, act and send a file
 * meanwhile. With room again everything goes on; whoever ended is started again, as `npm start` does it.
 */
export async function fillDisk(stage: Stage): Promise<Done> {
  const { system } = stage;
  const { disk } = system;
  if (typeof disk === 'string') return { pids: [], what: disk, raise: () => Promise.resolve() };
  const heard: Heard = { looks: [], acts: [], files: [], left: [] };
  disk.fill();
  const deeds = await tried(stage, heard);
  await useUpTheLog(system);
  const last = await stage.clients.tryComment(longText());
  heard.acts.push(last.answers.at(-1)?.status ?? 0);
  const raise = async (): Promise<void> => {
    disk.free();
    await eventually('PostgreSQL answers', async () => {
      await system.revive('postgres');
      return system.owner.query('select 1').then(() => true, () => false);
    }, BACK_MS);
    for (const deed of [...deeds, last]) await stage.clients.finish(deed);
    heard.left.push(...(await readdir(join(system.filesDir, 'incoming')).catch(() => [])));
  };
  return { pids: [], what: 'disk of PostgreSQL, files and anchors', heard, raise };
}

/** Longer than what a page has left, and nothing that can be made shorter. */
const longText = (): string => randomBytes(900).toString('hex').slice(0, 1_800);

async function tried({ clients, size }: Stage, heard: Heard): Promise<readonly Deed[]> {
  const silent = silentUnitOf(size);
  const stream = assignmentsOf(size).find((id) => id.endsWith(`/${silent}`)) as AssignmentId;
  const clerk = clients.as(`c${silent}`);
  const deeds: Deed[] = [];
  for (let status = 200; status === 200 && deeds.length < MOST_ACTS; ) {
    const deed = await clients.tryComment(longText());
    deeds.push(deed);
    heard.acts.push((status = deed.answers.at(-1)?.status ?? 0));
  }
  heard.looks.push((await clerk.ask('GET', pathOf(stream))).status, (await clerk.ask('GET', pathOf(stream, '/attachments'))).status);
  heard.files.push((await clerk.upload(pathOf(stream, '/attachments'), '附件.txt', longText().repeat(100))).status);
  return deeds;
}

/** Until nothing can be written into it. */
async function useUpTheLog({ owner }: ComposedSystem): Promise<void> {
  for (let segment = 0; segment < MOST_SEGMENTS; segment++) {
    const isWritten = await owner.query(`select pg_logical_emit_message(true, 'rig', 'x'), pg_switch_wal()`).then(() => true, () => false);
    if (!isWritten) return;
  }
}
