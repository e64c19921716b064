import pg from 'pg';
import { parseArgs } from 'node:util';
import { takeAnchor } from '#record/anchors/take-anchor.js';
import { verifyAudit } from '#record/anchors/verify-audit.js';
import { closeRecord, createRecord } from '#record/record-context.js';
import { appendAnchorFile, readAnchorFile } from '#storage/anchor-file.js';
import { run, say, UsageError } from './command.js';
import { findServers } from './connect.js';

const USAGE = `npm run audit:verify -- [--json] [--after-restore 原因]
  --after-restore  数据库恢复到较早时刻之后：说明原因，下一个锚，丢失的部分从此列明而不再算作不符
                   after a restore to an earlier time: says why and takes an anchor; what was lost stays listed and is no difference any more`;

/**
 * Proves the chain of every stream, and holds the record and its audit trail against the anchors in the database and
 * outside. Reads only, but for --after-restore. Lines for people, or with --json one line a difference and the sum last.
 */
async function main(): Promise<number> {
  const { json, restored } = readArguments();
  const servers = findServers();
  const { keys, anchorDir } = servers;
  if (restored !== undefined) await anchorAgain(servers, restored);
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  try {
    const outside = anchorDir === undefined ? undefined : await readAnchorFile(anchorDir);
    const { differences, anchors, streams, auditRows, lastAt, restores } = await verifyAudit(client, { outside, publicKey: keys?.signing.publicKey });
    const last = lastAt === null ? null : new Date(lastAt).toISOString();
    if (json) {
      for (const each of differences) say(JSON.stringify(each));
      say(JSON.stringify({ streams, anchors, auditRows, lastAnchor: last, outside: outside !== undefined, signed: keys !== undefined, restores, differences: differences.length }));
    } else {
      for (const { kind, about, detail } of differences) say(`✗ ${kind}  ${about}  ${detail}`);
      for (const { anchor, reason } of restores) say(`· 锚 anchor ${anchor}: 恢复 restored — ${reason}`);
      if (outside === undefined) say('· 未指定 ANCHOR_DIR，只查数据库内的锚 / no ANCHOR_DIR: only the anchors in the database');
      say(`${differences.length === 0 ? '✔' : '✗'} ${streams} 个事件流 streams，${anchors} 个锚 anchors（${last ?? '—'}），${auditRows} 条留痕 audit rows，${differences.length} 处不符 differences`);
    }
    return differences.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
}

async function anchorAgain({ databaseUrl, keys, anchorDir }: ReturnType<typeof findServers>, restored: string): Promise<void> {
  if (!keys || anchorDir === undefined) throw new UsageError(`KEYS_FILE, ANCHOR_DIR?\n${USAGE}`);
  const record = createRecord(databaseUrl, { max: 1 });
  try {
    const taken = await takeAnchor(record, { keys, outside: await readAnchorFile(anchorDir), restored });
    if ('anchor' in taken) await appendAnchorFile(anchorDir, taken.append);
  } finally {
    await closeRecord(record);
  }
}

function readArguments(): { json: boolean; restored: string | undefined } {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, 'after-restore': { type: 'string' } } });
    if (values['after-restore']?.trim() === '') throw new Error('--after-restore?');
    return { json: values.json, restored: values['after-restore'] };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

run(main);
