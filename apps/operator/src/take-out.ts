import { join } from 'node:path';
import type pg from 'pg';
import type { Keys } from '#config/keys.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { LocalServiceError } from '#local-services/local-service-error.js';
import { makeWholeFolder } from '#local-services/whole-folder.js';
import { movedTables, rowsOf } from '#persistence/moved-rows.js';
import { migrationNames } from '#persistence/data-source.js';
import { joined, tableDigests } from '#record/digest.js';
import { appendAnchorFile, readAnchorFile } from '#storage/anchor-file.js';
import { FileStore } from '#storage/file-store.js';
import { ANCHORS, copyFolders, FILES, writeAbout, writeTable } from './moved-folder.js';

interface TakeOut {
  /** Of this program. */
  readonly product: string;
  readonly to: string;
  readonly keys: Keys;
  readonly identityKey: string;
  readonly filesDir: string;
  readonly anchorDir: string;
}
export interface TakenOut {
  readonly takenAt: string;
  readonly digest: string;
  readonly rows: number;
  readonly files: number;
  readonly clockOffsetMs: number;
}

/** Half an upload is nobody's, and half a list is made anew. */
const NOT_MOVED = /^incoming\/|\.part$/;

/** Writes all that a deployment is into a folder: rows under one view of the database, then the files that they name. Refused while anybody may write. */
export async function takeOut(client: pg.Client, { product, to, keys, identityKey, filesDir, anchorDir }: TakeOut): Promise<TakenOut> {
  return makeWholeFolder(to, async (folder) => {
    await client.query('begin isolation level repeatable read read only');
    const held = await heldSince(client);
    await refuseOtherTables(client);
    const { rows: [now] } = await client.query<{ at: Date; offset: string }>('select clock_timestamp() as at, demo_clock.offset_ms as offset from demo_clock');
    const tables = await movedTables(client);
    for (const table of tables) await writeTable(folder, table.name, rowsOf(client, table));
    const digests = await tableDigests(client, tables.map(({ name }) => name));
    const files = await takeFiles(client, filesDir, folder);
    await appendAnchorFile(join(folder, ANCHORS), await anchorLines(client, anchorDir));
    await client.query('commit');
    // Ended and begun again meanwhile, somebody may have acted behind what was taken.
    if ((await heldSince(client)) !== held) throw new LocalServiceError('其间只读维护结束过，请重新迁出。/ Maintenance ended meanwhile: take it out once more.');
    const taken: TakenOut = { takenAt: (now?.at ?? new Date(0)).toISOString(), digest: joined(digests), rows: [...digests.values()].reduce((sum, { rows }) => sum + rows, 0), files, clockOffsetMs: Number(now?.offset ?? 0) };
    const { takenAt, digest, clockOffsetMs } = taken;
    await writeAbout(folder, { product, rules: RULES_VERSION, migrations: migrationNames(), takenAt, digest, tables: Object.fromEntries(digests), clockOffsetMs }, { KEYS: JSON.stringify(keys), IDENTITY_KEY: identityKey, CRYPTO_PROVIDER: keys.provider });
    return taken;
  });
}

/** The maintenance that holds every write, by its number. Messages that were taken before it must have come to their end: sent at the old place, they would be sent again. */
async function heldSince(client: pg.Client): Promise<string> {
  const { rows: [held] } = await client.query<{ id: string; under_way: number; seconds: number }>(
    `select maintenance.id, message.under_way, message.seconds from maintenance, lateral (
       select count(*)::int as under_way, ceil(extract(epoch from max(message.leased_until) - now()))::int as seconds from message where message.state = 'handed' and message.leased_until >= now()) as message
     where maintenance.ended_at is null`,
  );
  if (!held) throw new LocalServiceError('还可以办理：先运行 npm run maintenance -- --on 原因（未运行的先 npm start），否则迁出之后办的会丢失，提醒会两处都发。/ People can still act: run npm run maintenance -- --on REASON first (and npm start before it), else what they do behind this is lost and reminders go out from both places.');
  if (held.under_way > 0) throw new LocalServiceError(`还有 ${held.under_way} 条消息在途中，${held.seconds} 秒后再试。/ ${held.under_way} messages are under way: try again in ${held.seconds} s.`);
  return held.id;
}

/** Tables of another release would be read by no program of this one. */
async function refuseOtherTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select migration.name from migration order by migration.id');
  const [there, own] = [rows.map(({ name }) => name).sort(), [...migrationNames()].sort()];
  if (there.join() !== own.join()) throw new LocalServiceError('数据表不是本版本的：先用本版本 npm start 一次。/ The tables are not of this release: run npm start of this release once.');
}

/** Answers how many. What is kept under a hash and named by a row must be what was put there. */
async function takeFiles(client: pg.Client, filesDir: string, folder: string): Promise<number> {
  const copied = await copyFolders([[filesDir, join(folder, FILES)]], NOT_MOVED);
  const { rows } = await client.query<{ hash: string }>('select distinct attachment.hash from attachment order by attachment.hash');
  const store = new FileStore(join(folder, FILES));
  const broken: string[] = [];
  for (const { hash } of rows) if (!(await store.isWhole(hash).catch(() => false))) broken.push(`  ${hash}`);
  if (broken.length > 0) throw new LocalServiceError(`附件缺失或内容已变：/ Attachments are missing or altered:\n${broken.join('\n')}`);
  return copied;
}

/** Those of the database alone: an anchor that was taken behind the view is of rows that are not in it. */
async function anchorLines(client: pg.Client, anchorDir: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>('select anchor.line from anchor order by anchor.number');
  const outside = (await readAnchorFile(anchorDir)).slice(0, rows.length);
  const other = outside.findIndex((line, index) => line !== rows[index]?.line);
  if (other >= 0) throw new LocalServiceError(`第 ${other + 1} 个锚与库中的不同，先查清（npm run audit:verify）。/ Anchor ${other + 1} is not the database's: find out why (npm run audit:verify).`);
  return outside;
}
